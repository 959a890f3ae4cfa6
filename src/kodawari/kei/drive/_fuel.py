"""The kernel of consumption: a speed trace, driven second by second, and what it takes from the tank.

Fuel by the Willans line: mean fuel pressure = (mean brake pressure + loss) ÷ e, with e the inner efficiency
and the loss that of friction and gas exchange. L. Guzzella, A. Sciarretta, "Vehicle Propulsion Systems"
(Springer, 2013), 2.5.1 and 3.1.2.
"""

import numpy as np
from numpy.typing import NDArray

from kodawari.compiled import inlined, kernel
from kodawari.kei.drive._force import (
    ENGINE_INERTIA,
    FULL,
    MASS,
    RADIUS,
    RIM_MASS,
    look,
    resistance,
)
from kodawari.kei.drive._layout import GRID, INDEX, MOST_GEARS

__all__ = ["cycle_energy"]

Array = NDArray[np.float64]

EFFICIENCY, DRAG_TORQUE, ACCESSORY = INDEX["efficiency"], INDEX["drag_torque"], INDEX["accessory_power"]
IDLE, CVT_LOW, CVT_HIGH = INDEX["idle"], INDEX["cvt_low"], INDEX["cvt_high"]
POWER_SPEED = INDEX["power_speed"]
DISPLACEMENT, CYCLE_ANGLE = INDEX["displacement"], INDEX["cycle_angle"]
WILLANS_SLOPE, WILLANS_LOSS = INDEX["willans_slope"], INDEX["willans_loss"]
FUEL_CUT, IDLE_STOP, REGENERATION = INDEX["fuel_cut"], INDEX["idle_stop"], INDEX["regeneration"]
ELECTRIC, ELECTRIC_AUX = INDEX["electric_efficiency"], INDEX["electric_aux"]

LOSS_SPEED = 628.3
"""Engine speed [rad/s], 6000 rpm, up to which friction has grown by `LOSS_GROWTH`."""
LOSS_GROWTH = 0.5

MOST_LOAD = 0.85
"""Share of full torque above which a driver of a cycle takes the lower gear."""
LUGGING = 0.125
"""From third gear on, a gear is used above idling plus this share of the way to the speed of most power: the
rule of UN GTR No. 15, Annex 2."""
CVT_LOAD = 0.70
"""Share of full torque at which a stepless gearbox raises its engine speed."""
STANDING = 0.3
"""Speed [m/s] below which the car counts as standing."""


@inlined
def _fuel_power(p: Array, torque: float, speed: float) -> float:
    """Heat of the fuel burnt in a second [W] at a brake torque [N·m] and an engine speed [rad/s]."""
    swept = p[DISPLACEMENT] / p[CYCLE_ANGLE]
    loss = p[WILLANS_LOSS] * (1.0 + LOSS_GROWTH * (speed / LOSS_SPEED) ** 2) * swept
    return float(max(torque + loss, 0.0) * speed / p[WILLANS_SLOPE])


@inlined
def _idling(p: Array) -> float:
    return _fuel_power(p, p[ACCESSORY] / p[IDLE], p[IDLE])


@inlined
def _wanted(p: Array, force: float, a: float, ratio: float, speed: float) -> float:
    """Brake torque [N·m] for a force at the wheels, engine inertia and accessories included."""
    passed = force * p[RADIUS] / ratio
    passed = passed / p[EFFICIENCY] if passed > 0.0 else passed * p[EFFICIENCY]
    spun = p[ENGINE_INERTIA] * a * ratio / p[RADIUS]
    return float(passed + spun + p[DRAG_TORQUE] + p[ACCESSORY] / speed)


@inlined
def _geared(
    p: Array, ratios: Array, torque: Array, step: float, force: float, v: float, a: float, shifts: Array
) -> float:
    """Fuel power [W] in the prescribed gear, else in the highest that neither lugs nor labours."""
    prescribed = MOST_GEARS - 1
    if shifts.size > 0:
        prescribed = 0
        while prescribed < shifts.size and v >= 0.98 * shifts[prescribed]:
            prescribed += 1
    slowest = p[IDLE] + LUGGING * (p[POWER_SPEED] - p[IDLE])
    for k in range(prescribed, -1, -1):
        if ratios[k] <= 0.0:
            continue
        spin = v * ratios[k] / p[RADIUS]
        speed = max(spin, 1.1 * p[IDLE])  # below that the clutch slips
        needed = _wanted(p, force, a, ratios[k], speed)
        spare = MOST_LOAD * look(torque, FULL, spin, step)
        if k == 0 or (spin > (slowest if k > 1 else 1.15 * p[IDLE]) and needed <= spare):
            break
    if needed <= 0.0 and spin > 1.3 * p[IDLE]:
        return 0.0 if p[FUEL_CUT] > 0.0 else _idling(p)
    return max(_fuel_power(p, needed, speed), 0.0 if p[FUEL_CUT] > 0.0 else _idling(p))


@inlined
def _stepless(p: Array, torque: Array, step: float, force: float, v: float) -> float:
    """Fuel power [W] of a stepless gearbox: as slow an engine as carries the load with some in hand."""
    low, high = v * p[CVT_HIGH] / p[RADIUS], v * p[CVT_LOW] / p[RADIUS]
    speed = max(low, 1.2 * p[IDLE])
    for _ in range(GRID):
        ratio = max(speed * p[RADIUS] / v, p[CVT_HIGH])
        needed = _wanted(p, force, 0.0, min(ratio, p[CVT_LOW]), speed)
        if needed <= CVT_LOAD * look(torque, FULL, min(speed, high), step) or speed >= high:
            break
        speed *= 1.05
    if needed <= 0.0:
        return 0.0 if p[FUEL_CUT] > 0.0 else _idling(p)
    return _fuel_power(p, needed, speed)


@inlined
def _battery(p: Array, force: float, v: float) -> float:
    """Power from the battery of an electric car [W]; negative when braking charges it."""
    shaft = force * v
    if shaft > 0.0:
        return float(shaft / (p[EFFICIENCY] * p[ELECTRIC]) + p[ELECTRIC_AUX])
    return float(shaft * p[REGENERATION] * p[EFFICIENCY] * p[ELECTRIC] + p[ELECTRIC_AUX])


@kernel
def cycle_energy(
    p: Array, ratios: Array, torque: Array, step: Array, mass: Array, trace: Array, dt: float, shifts: Array,
    energy: Array, way: Array,
) -> None:  # fmt: skip
    """Fuel heat or battery energy that a speed trace takes, for each car of a batch.

    Args:
        p: Cars, by `_layout`.
        ratios: Overall ratios, shape (cars, 8).
        torque: Torque tables, shape (cars, 4, 96).
        step: Their steps [rad/s].
        mass: Mass in the test [kg], shape (cars,).
        trace: Speed at even times [m/s], at least two.
        dt: Time between them [s].
        shifts: Speeds at which a manual gearbox is shifted up [m/s]; empty leaves it to the rule.
        energy: Filled with the energy [J].
        way: Filled with the distance [m].
    """
    for car in range(p.shape[0]):
        row = p[car].copy()
        row[MASS] = mass[car]
        total, distance = 0.0, 0.0
        for k in range(trace.size - 1):
            v, a = 0.5 * (trace[k] + trace[k + 1]), (trace[k + 1] - trace[k]) / dt
            distance += v * dt
            force = 0.0
            if v > STANDING:
                force = (row[MASS] + row[RIM_MASS]) * a + resistance(row, v, 0.0)
            if row[ELECTRIC] > 0.0:
                total += _battery(row, force, v) * dt
            elif v <= STANDING:
                total += _idling(row) * dt * (1.0 - row[IDLE_STOP])
            elif row[CVT_LOW] > 0.0:
                total += _stepless(row, torque[car], step[car], force, v) * dt
            else:
                total += _geared(row, ratios[car], torque[car], step[car], force, v, a, shifts) * dt
        energy[car], way[car] = total, distance
