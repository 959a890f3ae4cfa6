"""The tracker: where the centre of mass is on its lane, and whether a run needs attention."""

import math
from typing import Any

from kodawari.compiled import inlined, kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._lanes import (
    floor_under,
    outward,
    rotation_at,
    short_of_end,
    velocity_at,
    where,
)
from kodawari.mini4wd.dynamics._vector import dot

L, HALF = at.LANES, at.HALF

SHORTEST_FLIGHT = 0.03
"""Air time that counts as a flight [s]: below it a wheel merely hops."""


@inlined
def track_lanes(B: Any, C: Any, level: bool) -> None:
    """The tracker, for the first HALF lanes."""
    for i in range(HALF):
        r = rotation_at(B, i)
        s, n, frame, _, m, _ = where(B, C, r, i, level)
        v = velocity_at(B, m, i, level)
        up = r[8] if level else dot(r[2], r[5], r[8], m[6], m[7], m[8])
        C[at.T_S * L + i] = s
        C[at.T_N * L + i] = n
        C[at.T_SPEED * L + i] = math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
        C[at.T_UP * L + i] = up
        C[at.T_HEIGHT * L + i] = frame[2] - floor_under(C, s, i, level)
        nearly = short_of_end(C, frame[0], frame[1], i) - outward(frame[0], v[0]) * B[at.DT * L + i]
        leaves = 1.0 if nearly < 0.0 else 0.0
        C[at.LEAVES * L + i] = leaves
        # written so that a NaN flags too
        inside = 0.0 if abs(n) <= C[at.HALF_WIDTH * L + i] + 0.5 * at.WALL_THICKNESS else 1.0
        upright = 1.0 if up < 0.0 else 0.0
        upright = upright if B[at.TYRE_LOAD * L + i] + B[at.ANY_LOAD * L + i] > 0.0 else 0.0
        stray = 1.0 if B[at.STRAYED * L + i] > 0.0 else 0.0
        due = 1.0 if B[at.TIME * L + i] >= B[at.CHECK_AT * L + i] else 0.0
        B[at.NEED * L + i] += leaves + inside + upright + stray + due


@kernel
def track_pass(B: Any, C: Any) -> None:
    """Follow the centre of mass; flag what left its segment, its lane, its wheels or its time."""
    track_lanes(B, C, False)


@kernel
def track_pass_level(B: Any, C: Any) -> None:
    """As `track_pass`, the same bits, where the segment is level in all of these lanes."""
    track_lanes(B, C, True)


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
