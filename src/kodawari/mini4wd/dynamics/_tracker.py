"""The tracker: where the centre of mass is on its lane, and whether something about the run needs attention."""

import math
from typing import Any

from kodawari.mini4wd.dynamics._compile import kernel
from kodawari.mini4wd.dynamics._lanes import note_place, rotation_at, velocity_at, where
from kodawari.mini4wd.dynamics._layout import (
    AIR_TIME, ANY_LOAD, C0, C1, C2, C3, C4, C5, CHECK_AT, DT, HALF_WIDTH, K, LANDED_AT, LANES, LAST_FLIGHT, NEED,
    STRAYED, T_HEIGHT, T_SPEED, T_UP, TAKEOFF_K, TIME, TYRE_LOAD, WALL_THICKNESS,
)  # fmt: skip
from kodawari.mini4wd.dynamics._place import floor_height
from kodawari.mini4wd.dynamics._vector import dot

L = LANES

SHORTEST_FLIGHT = 0.03
"""Air time that counts as a flight [s]: below it a wheel merely hops."""


@kernel
def track_pass(B: Any, C: Any) -> None:  # noqa: N803
    """Follow the centre of mass, and flag every lane that left its segment, its lane, its wheels, or its time."""
    for i in range(L):
        r = rotation_at(B, i)
        s, n, z, q, m, _ = where(B, C, r, i)
        v = velocity_at(B, m, i)
        up = dot(r[2], r[5], r[8], m[6], m[7], m[8])
        C[T_SPEED * L + i] = math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
        C[T_UP * L + i] = up
        C[T_HEIGHT * L + i] = z - floor_height(
            s, C[C0 * L + i], C[C1 * L + i], C[C2 * L + i], C[C3 * L + i], C[C4 * L + i], C[C5 * L + i]
        )
        note_place(B, C, s, n, z, v[0] / q, i)
        # written so that a NaN flags too
        inside = 0.0 if abs(n) <= C[HALF_WIDTH * L + i] + 0.5 * WALL_THICKNESS else 1.0
        upright = 1.0 if up < 0.0 else 0.0
        upright = upright if B[TYRE_LOAD * L + i] + B[ANY_LOAD * L + i] > 0.0 else 0.0
        stray = 1.0 if B[STRAYED * L + i] > 0.0 else 0.0
        due = 1.0 if B[TIME * L + i] >= B[CHECK_AT * L + i] else 0.0
        B[NEED * L + i] += inside + upright + stray + due


@kernel
def flight_pass(B: Any, C: Any) -> None:  # noqa: N803
    """Time in the air since a tyre last touched, where that was, and the last flight that ended."""
    for i in range(L):
        touching = B[TYRE_LOAD * L + i] > 0.0
        air, now = B[AIR_TIME * L + i], B[TIME * L + i]
        landed = air if touching else 0.0
        flight = landed > SHORTEST_FLIGHT
        B[LAST_FLIGHT * L + i] = landed if flight else B[LAST_FLIGHT * L + i]
        B[LANDED_AT * L + i] = now if flight else B[LANDED_AT * L + i]
        B[TAKEOFF_K * L + i] = C[K * L + i] if touching else B[TAKEOFF_K * L + i]
        B[AIR_TIME * L + i] = 0.0 if touching else air + B[DT * L + i]
