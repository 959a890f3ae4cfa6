"""What reaches the gearbox: through a plate clutch or a torque converter. Kernels over draws."""

import numpy as np
from numpy.typing import NDArray

from kodawari.compiled import inlined, kernel
from kodawari.kei.drive._force import BASE, FULL, SPEED, TURN
from kodawari.kei.drive._layout import GRID

__all__ = ["clutch_table", "converter_table"]

Array = NDArray[np.float64]

COUPLING = 0.87
"""Speed ratio at which a torque converter has become a coupling."""

BISECTIONS = 40


@inlined
def _at(values: Array, speed: float, step: float) -> float:
    """A curve on the grid at any speed."""
    place = speed / step
    k = int(place)
    if k >= GRID - 1:
        return float(values[GRID - 1])
    return float(values[k] + (values[k + 1] - values[k]) * (place - k))


@kernel
def clutch_table(base: Array, full: Array, step: Array, launch: Array) -> Array:
    """A plate clutch: below the launch speed it slips, and the engine stays there.

    Args:
        base: Torque without boost on the grid [N·m], shape (draws, points).
        full: Torque with full boost.
        step: Step of the grid [rad/s], shape (draws,).
        launch: Engine speed at which the clutch is let in [rad/s].

    Returns:
        Tables by the rows of `_force`, shape (draws, 4, points).
    """
    table = np.empty((base.shape[0], 4, GRID))
    for car in range(base.shape[0]):
        for k in range(GRID):
            speed = max(k * step[car], launch[car])
            table[car, BASE, k] = _at(base[car], speed, step[car])
            table[car, FULL, k] = _at(full[car], speed, step[car])
            table[car, SPEED, k] = speed
            table[car, TURN, k] = 1.0 if k * step[car] >= launch[car] else 0.0
    return table


@inlined
def _balanced(torque: Array, step: float, turbine: float, capacity: float) -> float:
    """The engine speed at which pump and engine balance [rad/s]."""
    low, high = turbine, 1.3 * GRID * step
    for _ in range(BISECTIONS):
        middle = 0.5 * (low + high)
        share = min((1.0 - turbine / middle) / (1.0 - COUPLING), 1.0)
        if _at(torque, middle, step) > capacity * middle * middle * share:
            low = middle
        else:
            high = middle
    return low


@kernel
def converter_table(base: Array, full: Array, step: Array, stall: Array, ratio: Array) -> Array:
    """A torque converter: the engine turns as fast as the pump takes its torque.

    The pump takes λ ω², in full up to the coupling point and falling to nothing at equal speeds; the turbine
    passes that on times a ratio that falls from its stall value to one. J. Y. Wong, "Theory of Ground
    Vehicles" (Wiley, 2008), 3.3.2.

    Args:
        base: Torque without boost on the grid [N·m], shape (draws, points).
        full: Torque with full boost.
        step: Step of the grid [rad/s], shape (draws,).
        stall: Engine speed at full throttle with the car held [rad/s].
        ratio: Torque ratio at stall.

    Returns:
        Tables by the rows of `_force`, shape (draws, 4, points).
    """
    table = np.empty((base.shape[0], 4, GRID))
    for car in range(base.shape[0]):
        h = step[car]
        capacity = _at(full[car], stall[car], h) / stall[car] ** 2
        for k in range(GRID):
            for row in range(2):
                torque = base[car] if row == BASE else full[car]
                engine = max(_balanced(torque, h, k * h, capacity), 1.0)
                slip = min(k * h / engine, COUPLING) / COUPLING
                table[car, row, k] = _at(torque, engine, h) * (ratio[car] - (ratio[car] - 1.0) * slip)
                table[car, SPEED, k] = engine
        for k in range(GRID):
            a, b = max(k - 1, 0), min(k + 1, GRID - 1)
            table[car, TURN, k] = (table[car, SPEED, b] - table[car, SPEED, a]) / ((b - a) * h)
    return table
