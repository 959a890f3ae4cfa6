"""The kernel of a standing start: midpoint steps, gear changes and marks located inside a step.

Explicit midpoint rule, second order: E. Hairer, S. P. Nørsett, G. Wanner, "Solving Ordinary Differential
Equations I" (Springer, 1993), II.1. Every jump of the forces (a gear change, its end, a limiter) ends a step,
so that the order holds; marks are read off the cubic through both ends of the step.
"""

import numpy as np
from numpy.typing import NDArray

from kodawari.compiled import inlined, kernel
from kodawari.kei.drive._force import acceleration, charge_rate
from kodawari.kei.drive._layout import INDEX, MOST_GEARS
from kodawari.kei.drive._shift import NEVER, gear_end, shift_speed

__all__ = ["TRACE", "sprint", "sprints"]

Array = NDArray[np.float64]

RAMP_S, SHIFT_S, SHIFT_TORQUE = INDEX["ramp_s"], INDEX["shift_s"], INDEX["shift_torque"]
BOOST_KEPT, SPEED_LIMIT = INDEX["boost_kept"], INDEX["speed_limit"]

TRACE = ("time", "speed", "distance", "gear", "engine_speed", "force", "boost")
"""Columns of a trace: s, m/s, m, –, rad/s, N, –."""

SECANTS = 4
"""Tries to end a step exactly where a gear ends; the last lies far below the step's own error."""


@inlined
def _rates(
    p: Array,
    torque: Array,
    step: float,
    ratio: float,
    t: float,
    v: float,
    b: float,
    changing: bool,
    slope: float,
) -> tuple[float, float, float, float]:
    """Acceleration, change of boost, force, engine speed. At the start the clutch bites within `ramp_s`."""
    bite = p[SHIFT_TORQUE] if changing else 1.0 - np.exp(-t / p[RAMP_S])
    a, force, spin = acceleration(p, torque, step, ratio, v, b, bite, slope)
    return a, charge_rate(p, b, spin, p[BOOST_KEPT] if changing else 1.0), force, spin


@inlined
def _advance(
    p: Array, torque: Array, step: float, ratio: float, slope: float, t: float, v: float, b: float, h: float,
    changing: bool, goal: float, cap: float,
) -> tuple[float, float, float, float, float, float, float]:  # fmt: skip
    """One midpoint step, cut where the speed reaches the goal.

    Returns:
        Step taken, accelerations at its begin and middle, new speed, new boost, force and engine speed.
    """
    v1 = a0 = a_mid = db_mid = force = spin = 0.0
    for _ in range(SECANTS):
        a0, db0, force, spin = _rates(p, torque, step, ratio, t, v, b, changing, slope)
        if v >= cap:
            a0 = min(a0, 0.0)
        half = 0.5 * h
        v_mid = min(max(v + half * a0, 0.0), cap)
        a_mid, db_mid, _f, _s = _rates(
            p, torque, step, ratio, t + half, v_mid, b + half * db0, changing, slope
        )
        if v >= cap:
            a_mid = min(a_mid, 0.0)
        v1 = max(v + h * a_mid, 0.0)
        if v1 <= goal * (1.0 + 1e-12) or v >= goal:
            break
        h *= (goal - v) / (v1 - v)
    if v < goal and v1 >= goal * (1.0 - 1e-9):
        v1 = goal
    return h, a0, a_mid, v1, b + h * db_mid, force, spin


@inlined
def _moment(t: float, h: float, y0: float, y1: float, d0: float, d1: float, goal: float) -> float:
    """When the cubic through values and slopes at both ends reaches the goal (Newton, kept inside)."""
    if y1 <= y0:
        return t + h
    s = (goal - y0) / (y1 - y0)
    for _ in range(4):
        rest = 1.0 - s
        y = rest * rest * ((1.0 + 2.0 * s) * y0 + s * h * d0) + s * s * ((3.0 - 2.0 * s) * y1 - rest * h * d1)
        dy = 6.0 * s * rest * (y1 - y0) + h * (rest * (1.0 - 3.0 * s) * d0 + s * (3.0 * s - 2.0) * d1)
        if dy > 0.0:
            s = min(max(s - (y - goal) / dy, 0.0), 1.0)
    return t + s * h


@inlined
def _gear_ends(
    p: Array, ratios: Array, torque: Array, step: float, slope: float, hold: bool, ends: Array
) -> None:
    """Where each gear is left [m/s]."""
    for k in range(MOST_GEARS):
        if ratios[k] > 0.0:
            higher = ratios[k + 1] if k + 1 < MOST_GEARS else 0.0
            ends[k] = shift_speed(p, torque, step, ratios[k], higher, slope, hold)


@kernel
def sprint(
    p: Array, ratios: Array, torque: Array, step: float, slope: float, hold: bool, dt: float, longest: float,
    speeds: Array, ways: Array, at_speed: Array, at_way: Array, way_speed: Array, trace: Array,
) -> int:  # fmt: skip
    """Drive from rest until every mark is passed, the car gets no faster, or the time is up.

    Args:
        p: The car, by `_layout`.
        ratios: Overall ratios, 0 where there is no gear, shape (8,).
        torque: Torque tables, shape (4, 96).
        step: Their step [rad/s].
        slope: Sine of the road's angle.
        hold: Whether the driver holds each gear to the engine's limit.
        dt: Step [s].
        longest: When to give up [s].
        speeds: Marks of speed, ascending [m/s].
        ways: Marks of distance, ascending [m].
        at_speed: Filled with the time of each mark of speed [s]; infinite where it is not reached.
        at_way: The same for distance.
        way_speed: Filled with the speed at each mark of distance [m/s].
        trace: Filled with a row for each step, by `TRACE`, as far as it reaches; may have no rows.

    Returns:
        How many rows of the trace were filled.
    """
    at_speed[:], at_way[:], way_speed[:] = np.inf, np.inf, np.nan
    ends = np.full(MOST_GEARS, NEVER)
    _gear_ends(p, ratios, torque, step, slope, hold, ends)
    gear = next_speed = next_way = rows = 0
    t = v = x = 0.0
    b, changed = p[BOOST_KEPT], -1.0
    while t < longest and (next_speed < speeds.size or next_way < ways.size):
        changing = t < changed - 1e-12
        whole = min(dt, changed - t) if changing else dt
        cap = min(p[SPEED_LIMIT], gear_end(p, ratios[gear]))
        goal = cap if changing else min(ends[gear], cap)
        h, a0, a_mid, v1, b1, force, spin = _advance(
            p, torque, step, ratios[gear], slope, t, v, b, whole, changing, goal, cap
        )
        if rows < trace.shape[0]:
            row = (t, v, x, gear + 1.0, spin, force, b)
            for k in range(len(row)):
                trace[rows, k] = row[k]
            rows += 1
        x1 = x + h * (v + 0.5 * h * a_mid)
        a1 = 2.0 * a_mid - a0
        while next_speed < speeds.size and v1 >= speeds[next_speed]:
            at_speed[next_speed] = _moment(t, h, v, v1, a0, a1, speeds[next_speed])
            next_speed += 1
        while next_way < ways.size and x1 >= ways[next_way]:
            when = _moment(t, h, x, x1, v, v1, ways[next_way])
            at_way[next_way], way_speed[next_way] = when, v + (v1 - v) * (when - t) / h
            next_way += 1
        if not changing and v < goal <= v1 and goal == ends[gear]:
            gear += 1
            changed = t + h + p[SHIFT_S]
        elif not changing and t > 3.0 and abs(v1 - v) < 1e-7 * h and (next_way >= ways.size or v1 <= 0.0):
            break  # no faster any more, and no distance is waited for
        t, v, x, b = t + h, v1, x1, b1
    return rows


@kernel
def sprints(
    p: Array, ratios: Array, torque: Array, step: Array, slope: float, dt: float, longest: float,
    speeds: Array, ways: Array, at_speed: Array, at_way: Array, way_speed: Array, first: int, last: int,
) -> None:  # fmt: skip
    """`sprint` for cars `first` to `last` - 1 of a batch; arrays carry the car as their first axis.

    For each mark the better of two ways to change gear counts, as a tester would find it: a change just
    before a mark costs more than it gives.
    """
    trace = np.empty((0, 7))
    held_speed, held_way, held_way_speed = np.empty(speeds.size), np.empty(ways.size), np.empty(ways.size)
    for car in range(first, last):
        sprint(
            p[car], ratios[car], torque[car], step[car], slope, False, dt, longest, speeds, ways,
            at_speed[car], at_way[car], way_speed[car], trace,
        )  # fmt: skip
        if ratios[car, 1] <= 0.0:
            continue
        sprint(
            p[car], ratios[car], torque[car], step[car], slope, True, dt, longest, speeds, ways,
            held_speed, held_way, held_way_speed, trace,
        )  # fmt: skip
        for k in range(speeds.size):
            at_speed[car, k] = min(at_speed[car, k], held_speed[k])
        for k in range(ways.size):
            if held_way[k] < at_way[car, k]:
                at_way[car, k], way_speed[car, k] = held_way[k], held_way_speed[k]
