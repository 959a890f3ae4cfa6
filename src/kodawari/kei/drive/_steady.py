"""The kernel of balances: top speed, what limits it, and the steepest hill."""

import numpy as np
from numpy.typing import NDArray

from kodawari.compiled import inlined, kernel
from kodawari.kei.drive._force import FULL, MASS, RADIUS, acceleration, look, resistance, traction
from kodawari.kei.drive._layout import GRID, INDEX, MOST_GEARS

__all__ = ["GEARING", "LIMITER", "POWER", "steepest_hills", "top_speeds"]

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

POWER, GEARING, LIMITER = 0, 1, 2
"""What limits a top speed."""

EFFICIENCY, LIMIT, SPEED_LIMIT = INDEX["efficiency"], INDEX["limit"], INDEX["speed_limit"]
CVT_LOW, CVT_HIGH = INDEX["cvt_low"], INDEX["cvt_high"]

SCAN = 160


@inlined
def _surplus(p: Array, torque: Array, step: float, ratio: float, v: float, slope: float) -> float:
    return acceleration(p, torque, step, ratio, v, 1.0, 1.0, slope)[0]


@inlined
def _gear_top(p: Array, torque: Array, step: float, ratio: float, slope: float) -> tuple[float, int]:
    """The highest speed that one gear holds, scanned from above; 0 where it holds none."""
    smallest = p[CVT_HIGH] if p[CVT_LOW] > 0.0 else ratio
    end = p[LIMIT] * p[RADIUS] / smallest
    if _surplus(p, torque, step, ratio, end, slope) >= 0.0:
        return end, GEARING
    high = end
    for k in range(SCAN - 1, -1, -1):
        low = end * k / SCAN
        if _surplus(p, torque, step, ratio, low, slope) >= 0.0:
            for _ in range(40):
                middle = 0.5 * (low + high)
                if _surplus(p, torque, step, ratio, middle, slope) >= 0.0:
                    low = middle
                else:
                    high = middle
            return low, POWER
        high = low
    return 0.0, POWER


@kernel
def top_speeds(
    p: Array, ratios: Array, torque: Array, step: Array, slope: float, speed: Array, limit: Whole, gear: Whole
) -> None:
    """The speed at which driving force and resistance balance, for each car of a batch.

    Args:
        p: Cars, by `_layout`, shape (cars, numbers).
        ratios: Overall ratios, shape (cars, 8).
        torque: Torque tables, shape (cars, 4, 96).
        step: Their steps [rad/s].
        slope: Sine of the road's angle.
        speed: Filled with the top speed [m/s]; 0 for a car that cannot hold any.
        limit: Filled with what limits it: `POWER`, `GEARING` or `LIMITER`.
        gear: Filled with the gear, counted from 1.
    """
    for car in range(p.shape[0]):
        best, why, which = 0.0, POWER, 1
        for k in range(MOST_GEARS):
            if ratios[car, k] > 0.0:
                v, reason = _gear_top(p[car], torque[car], step[car], ratios[car, k], slope)
                if v > best:
                    best, why, which = v, reason, k + 1
        if p[car, SPEED_LIMIT] < best:
            best, why = p[car, SPEED_LIMIT], LIMITER
        speed[car], limit[car], gear[car] = best, why, which


@kernel
def steepest_hills(
    p: Array, ratios: Array, torque: Array, step: Array, laden: Array, grip: bool, angle: Array
) -> None:
    """The steepest slope that each car climbs at a crawl in first gear [rad].

    Args:
        p: Cars, by `_layout`.
        ratios: Overall ratios, shape (cars, 8); a low range is in them.
        torque: Torque tables, shape (cars, 4, 96).
        step: Their steps [rad/s].
        laden: Mass with full load [kg].
        grip: Whether the tyres may slip; makers' figures leave that out.
        angle: Filled with the slope.
    """
    for car in range(p.shape[0]):
        row = p[car].copy()
        row[MASS] = laden[car]
        strongest = 0.0
        for k in range(GRID):
            strongest = max(strongest, look(torque[car], FULL, k * step[car], step[car]))
        ratio = max(ratios[car, 0], row[CVT_LOW])
        force = strongest * ratio * row[EFFICIENCY] / row[RADIUS]
        low, high = 0.0, 1.0
        for _ in range(40):
            slope = 0.5 * (low + high)
            resisted = resistance(row, 0.5, slope)
            enough = force >= resisted
            if grip and traction(row, resisted, slope) < resisted:
                enough = False
            if enough:
                low = slope
            else:
                high = slope
        angle[car] = np.arcsin(low)
