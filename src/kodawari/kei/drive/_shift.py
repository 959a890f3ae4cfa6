"""When a driver changes up."""

import numpy as np
from numpy.typing import NDArray

from kodawari.compiled import inlined
from kodawari.kei.drive._force import CVT_HIGH, CVT_LOW, RADIUS, acceleration
from kodawari.kei.drive._layout import INDEX

__all__ = ["NEVER", "gear_end", "shift_speed"]

Array = NDArray[np.float64]

LIMIT, POWER_SPEED = INDEX["limit"], INDEX["power_speed"]

NEVER = 1e9
"""A speed [m/s] that no car reaches."""

SCAN, BISECTIONS = 20, 24


@inlined
def gear_end(p: Array, ratio: float) -> float:
    """Road speed at which the engine is at its limit [m/s]."""
    smallest = p[CVT_HIGH] if p[CVT_LOW] > 0.0 else ratio
    return float(p[LIMIT] * p[RADIUS] / smallest)


@inlined
def _pull(p: Array, torque: Array, step: float, ratio: float, v: float, slope: float) -> float:
    return acceleration(p, torque, step, ratio, v, 1.0, 1.0, slope)[0]


@inlined
def _next_pulls_harder(
    p: Array, torque: Array, step: float, ratio: float, higher: float, v: float, slope: float
) -> bool:
    return _pull(p, torque, step, higher, v, slope) > _pull(p, torque, step, ratio, v, slope)


@inlined
def shift_speed(
    p: Array, torque: Array, step: float, ratio: float, higher: float, slope: float, hold: bool
) -> float:
    """Road speed at which the driver changes up [m/s]; never where the next gear could not pull.

    The driver revs at least to the speed of most power, and on until the next gear pulls harder; one who
    holds the gear goes to the engine's limit.
    """
    end = gear_end(p, ratio)
    if higher <= 0.0 or _pull(p, torque, step, higher, end, slope) <= 0.0:
        return NEVER
    first = float(min(p[POWER_SPEED] * p[RADIUS] / ratio, end))
    if hold:
        return end
    if _next_pulls_harder(p, torque, step, ratio, higher, first, slope):
        return first
    low = first
    for k in range(1, SCAN + 1):
        high = first + (end - first) * k / SCAN
        if _next_pulls_harder(p, torque, step, ratio, higher, high, slope):
            for _ in range(BISECTIONS):
                middle = 0.5 * (low + high)
                if _next_pulls_harder(p, torque, step, ratio, higher, middle, slope):
                    high = middle
                else:
                    low = middle
            return high
        low = high
    return end
