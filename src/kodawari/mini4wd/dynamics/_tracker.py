"""The tracker: where the centre of mass is on its lane, and whether a run needs attention."""

import math
from typing import Any

from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._compile import kernel
from kodawari.mini4wd.dynamics._lanes import note_place, rotation_at, velocity_at, where
from kodawari.mini4wd.dynamics._place import floor_height
from kodawari.mini4wd.dynamics._vector import dot

L = at.LANES

SHORTEST_FLIGHT = 0.03
"""Air time that counts as a flight [s]: below it a wheel merely hops."""


@kernel
def track_pass(B: Any, C: Any) -> None:
    """Follow the centre of mass; flag what left its segment, its lane, its wheels or its time."""
    for i in range(L):
        r = rotation_at(B, i)
        s, n, z, q, m, _ = where(B, C, r, i)
        v = velocity_at(B, m, i)
        up = dot(r[2], r[5], r[8], m[6], m[7], m[8])
        C[at.T_SPEED * L + i] = math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
        C[at.T_UP * L + i] = up
        C[at.T_HEIGHT * L + i] = z - floor_height(
            s,
            C[at.C0 * L + i],
            C[at.C1 * L + i],
            C[at.C2 * L + i],
            C[at.C3 * L + i],
            C[at.C4 * L + i],
            C[at.C5 * L + i],
        )
        note_place(B, C, s, n, z, v[0] / q, i)
        # written so that a NaN flags too
        inside = 0.0 if abs(n) <= C[at.HALF_WIDTH * L + i] + 0.5 * at.WALL_THICKNESS else 1.0
        upright = 1.0 if up < 0.0 else 0.0
        upright = upright if B[at.TYRE_LOAD * L + i] + B[at.ANY_LOAD * L + i] > 0.0 else 0.0
        stray = 1.0 if B[at.STRAYED * L + i] > 0.0 else 0.0
        due = 1.0 if B[at.TIME * L + i] >= B[at.CHECK_AT * L + i] else 0.0
        B[at.NEED * L + i] += inside + upright + stray + due


@kernel
def flight_pass(B: Any, C: Any) -> None:
    """Time in the air since a tyre last touched, where that was, and the last flight that ended."""
    for i in range(L):
        touching = B[at.TYRE_LOAD * L + i] > 0.0
        air, now = B[at.AIR_TIME * L + i], B[at.TIME * L + i]
        landed = air if touching else 0.0
        flight = landed > SHORTEST_FLIGHT
        B[at.LAST_FLIGHT * L + i] = landed if flight else B[at.LAST_FLIGHT * L + i]
        B[at.LANDED_AT * L + i] = now if flight else B[at.LANDED_AT * L + i]
        B[at.TAKEOFF_K * L + i] = C[at.K * L + i] if touching else B[at.TAKEOFF_K * L + i]
        B[at.AIR_TIME * L + i] = 0.0 if touching else air + B[at.DT * L + i]
