"""Body points on floor, walls and wall tops: plate edges, poles, underside, brake pads, roof.

They touch now and then only. So a probe finds out how deep a point is and for how long it cannot touch
anything; it is not looked at again before. Forces are worked out only when a lane of the batch touches. A
lane that is not due, or does not touch, gets a force of exactly zero either way: its bits do not depend on
the others.
"""

import math
from typing import Any

from kodawari.compiled import inlined, kernel
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics._force import friction_slope, normal_force, spring_energy
from kodawari.mini4wd.dynamics._lanes import (
    add_load,
    outward,
    rotation_at,
    short_of_end,
    turning_at,
    velocity_at,
    where,
)
from kodawari.mini4wd.dynamics._place import floor_shape
from kodawari.mini4wd.dynamics._roller import MOST_ACCELERATION, side_of_wall
from kodawari.mini4wd.dynamics._vector import Triple, cross, dot, larger, smaller

L, HALF = at.LANES, at.HALF

MOST_PERIOD = 16
"""Longest wait for the next probe, in steps; a car is put on the line when the count of steps is a multiple
of it."""


@inlined
def touch(
    n: Triple, overlap: float, speed: Triple, stiffness: float, damping: float, crossley: float,
    mu: float, soft: float,
) -> tuple[float, Triple]:  # fmt: skip
    """Force of a sliding contact with normal n: its size along n, and the whole vector with friction."""
    along = dot(speed[0], speed[1], speed[2], n[0], n[1], n[2])
    force = normal_force(overlap, -along, stiffness, damping, crossley)
    x, y, z = speed[0] - along * n[0], speed[1] - along * n[1], speed[2] - along * n[2]
    grip = friction_slope(force, mu, math.sqrt(x * x + y * y + z * z), 0.0, soft)
    return force, (force * n[0] - grip * x, force * n[1] - grip * y, force * n[2] - grip * z)


@inlined
def free_time(gap: float, closing: float, to_end: float, along: float) -> float:
    """For how long a point cannot touch anything nor leave its segment [s].

    With `gap` to the nearest surface and a closing speed c, gap - c τ - ½ a τ² stays above zero until
    τ = (√(c² + 2 a gap) - c)/a, for accelerations of the point up to a: see `MOST_ACCELERATION`.

    Args:
        gap: [m].
        closing: Speed towards any surface [m/s], ≥ 0.
        to_end: Way to the nearer end of the segment [m].
        along: Speed along the lane [m/s].
    """
    room = larger(gap, 0.0)
    touching = (math.sqrt(closing * closing + 2.0 * MOST_ACCELERATION * room) - closing) / MOST_ACCELERATION
    leaving = larger(to_end, 0.0) / (1.2 * abs(along) + 0.5)
    return larger(smaller(touching, leaving), 0.0)  # the square of a tiny closing speed may vanish


@inlined
def period_of(steps: float) -> float:
    """The largest power of two that is not above a number of steps: from 1 to MOST_PERIOD."""
    low = 2.0 if steps >= 2.0 else 1.0
    high = 8.0 if steps >= 8.0 else 4.0
    high = 16.0 if steps >= 16.0 else high
    return high if steps >= 4.0 else low


@inlined
def floor_at_point(C: Any, s: float, q: float, i: Any, level: bool) -> tuple[float, float, float]:
    """Height of the floor [m], its slope along the point's own path, and the cosine of that slope."""
    if level:
        return C[at.C0 * L + i], 0.0, 1.0
    h, slope, _ = floor_shape(
        s,
        C[at.C0 * L + i],
        C[at.C1 * L + i],
        C[at.C2 * L + i],
        C[at.C3 * L + i],
        C[at.C4 * L + i],
        C[at.C5 * L + i],
    )
    steep = slope / q
    return h, steep, 1.0 / math.sqrt(1.0 + steep * steep)


@inlined
def probe_lanes(B: Any, C: Any, beat: float, level: bool) -> None:
    """One point's probe."""
    for i in range(HALF):
        r = rotation_at(B, i)
        s, n, frame, (q, _, _), m, p = where(B, C, r, i, level)
        z = frame[2]
        v, w = velocity_at(B, m, i, level), turning_at(B, m, i, level)
        h, steep, flat = floor_at_point(C, s, q, i, level)
        due = C[at.P_PERIOD * L + i] <= beat
        floor = (h - z) * flat
        beyond = abs(n) - C[at.HALF_WIDTH * L + i]
        top = C[at.WALL_HEIGHT * L + i] - (z - h)
        state = side_of_wall(C[at.P_ABOVE * L + i], -top, 0.0, beyond, 0.0)
        side = beyond if state < 0.5 else 0.0
        rest = top if state == 1.0 else 0.0
        rest = rest if beyond > 0.0 else 0.0
        # a point that came over the wall stands on the floor of the next lane
        stray = beyond - at.WALL_THICKNESS if state > 1.5 else 0.0
        stray = stray if floor > 0.0 else 0.0
        k = C[at.STIFFNESS * L + i]
        stored = spring_energy(floor, k) + spring_energy(side, k) + spring_energy(rest, k)
        deepest = larger(larger(floor, side), rest)
        # when it has to be looked at again
        sx, sy, sz = cross(w[0], w[1], w[2], p[0], p[1], p[2])
        sx, sy, sz = sx + v[0], sy + v[1], sz + v[2]
        above = -top if beyond > 0.0 else 1.0
        above = above if state == 1.0 else 1.0
        beside = -beyond if state < 0.5 else abs(beyond)
        gap = smaller(smaller(-floor, beside), above)
        closing = larger(larger((sx * steep - sz) * flat, abs(sy)), abs(sz))
        dt, room = B[at.DT * L + i], short_of_end(C, frame[0], frame[1], i)
        rest_time = free_time(gap, closing, room, sx)
        C[at.P_ABOVE * L + i] = state if due else C[at.P_ABOVE * L + i]
        C[at.P_FLOOR * L + i] = floor if due else C[at.P_FLOOR * L + i]
        C[at.P_SIDE * L + i] = side if due else C[at.P_SIDE * L + i]
        C[at.P_TOP * L + i] = rest if due else C[at.P_TOP * L + i]
        C[at.STORED * L + i] = stored if due else C[at.STORED * L + i]
        period = period_of(rest_time / dt)
        C[at.P_PERIOD * L + i] = period if due else C[at.P_PERIOD * L + i]
        leaves = 1.0 if outward(frame[0], sx) * dt > room else 0.0
        leaves = leaves if due else 0.0
        C[at.LEAVES * L + i] = leaves
        touches = 1.0 if deepest > 0.0 else 0.0
        B[at.WALL_DEPTH * L + i] = larger(B[at.WALL_DEPTH * L + i], side if due else 0.0)
        B[at.TOUCH_POINTS * L + i] += touches if due else 0.0
        B[at.STRAYED * L + i] = larger(B[at.STRAYED * L + i], stray if due else 0.0)
        B[at.NEED * L + i] += leaves


@kernel
def probe_pass(B: Any, C: Any, beat: Any) -> None:
    """Find out how deep one point is in the floor, beyond the nearer wall, and in that wall's top.

    A point that is free for p steps, p a power of two, is looked at on every p-th step, so that the lanes of
    a batch fall due together. Only lanes that are due change; the others keep what they had, which is no
    contact.

    Args:
        B: Body block.
        C: The point's block.
        beat: The largest power of two, up to MOST_PERIOD, that divides the count of this step.
    """
    probe_lanes(B, C, beat, False)


@kernel
def probe_pass_level(B: Any, C: Any, beat: Any) -> None:
    """As `probe_pass`, the same bits, where the point is on a level segment in all of these lanes."""
    probe_lanes(B, C, beat, True)


@kernel
def point_pass(B: Any, C: Any) -> None:
    """Add one point's forces, at the overlaps that the probe found, to the sums of every lane."""
    for i in range(HALF):
        r = rotation_at(B, i)
        s, n, _, (q, _, _), m, p = where(B, C, r, i, False)
        v, w = velocity_at(B, m, i, False), turning_at(B, m, i, False)
        _, slope, _ = floor_shape(
            s,
            C[at.C0 * L + i],
            C[at.C1 * L + i],
            C[at.C2 * L + i],
            C[at.C3 * L + i],
            C[at.C4 * L + i],
            C[at.C5 * L + i],
        )
        scale = 1.0 / math.sqrt(q * q + slope * slope)
        x, y, h = cross(w[0], w[1], w[2], p[0], p[1], p[2])
        speed = (x + v[0], y + v[1], h + v[2])
        k, d, c = C[at.STIFFNESS * L + i], C[at.DAMPING * L + i], C[at.HUNT_CROSSLEY * L + i]
        mu, soft = C[at.MU * L + i], C[at.SLIP_SPEED * L + i]
        inward = -1.0 if n > 0.0 else 1.0
        n1, f1 = touch((-slope * scale, 0.0, q * scale), C[at.P_FLOOR * L + i], speed, k, d, c, mu, soft)
        n2, f2 = touch((0.0, inward, 0.0), C[at.P_SIDE * L + i], speed, k, d, c, mu, soft)
        n3, f3 = touch((0.0, 0.0, 1.0), C[at.P_TOP * L + i], speed, k, d, c, mu, soft)
        f = (f1[0] + f2[0] + f3[0], f1[1] + f2[1] + f3[1], f1[2] + f2[2] + f3[2])
        add_load(B, m, f, cross(p[0], p[1], p[2], f[0], f[1], f[2]), i, False)
        B[at.ANY_LOAD * L + i] += n1 + n2 + n3
