"""Forces on the car, as small functions that the kernels inline. SI throughout.

`p` is a row of numbers by `_layout`. `torque` has four rows over the speed of the gearbox input in even
steps of `step` rad/s: torque without boost, torque with full boost, engine speed, and how fast the engine
turns up with the input. T. D. Gillespie, "Fundamentals of Vehicle Dynamics" (SAE, 1992), chapters 2 and 4.
"""

import numpy as np
from numpy.typing import NDArray

from kodawari.compiled import inlined
from kodawari.kei.drive._layout import GRID, INDEX

__all__ = [
    "BASE",
    "FULL",
    "SPEED",
    "TURN",
    "acceleration",
    "charge_rate",
    "look",
    "ratio_at",
    "resistance",
    "traction",
]

Row = NDArray[np.float64]
Table = NDArray[np.float64]

BASE, FULL, SPEED, TURN = 0, 1, 2, 3

GRAVITY = 9.80665
ROLLING_SPEED = 60.0
"""At this speed [m/s] rolling resistance is twice that at a walk; see docs/theory/road-solver.md."""

MASS, RIM_MASS, ENGINE_INERTIA = INDEX["mass"], INDEX["rim_mass"], INDEX["engine_inertia"]
CDA, ROLLING, DENSITY = INDEX["cda"], INDEX["rolling"], INDEX["density"]
RADIUS, SHARE, TRANSFER, GRIP = INDEX["radius"], INDEX["driven_share"], INDEX["transfer"], INDEX["grip"]
DRIVEN_WHEELS = INDEX["driven_wheels"]
EFFICIENCY, BOOST_S, TORQUE_SPEED = INDEX["efficiency"], INDEX["boost_s"], INDEX["torque_speed"]
CVT_LOW, CVT_HIGH, CVT_SPEED = INDEX["cvt_low"], INDEX["cvt_high"], INDEX["cvt_speed"]


@inlined
def look(torque: Table, row: int, speed: float, step: float) -> float:
    """A row of the table at a speed of the gearbox input; the last value beyond its end."""
    place = speed / step
    k = int(place)
    if k >= GRID - 1:
        return float(torque[row, GRID - 1])
    rest = place - k
    return float(torque[row, k] * (1.0 - rest) + torque[row, k + 1] * rest)


@inlined
def ratio_at(p: Row, gear_ratio: float, v: float) -> float:
    """Overall ratio: of the gear, or what a stepless gearbox chooses to hold its engine speed."""
    if p[CVT_LOW] <= 0.0:
        return gear_ratio
    wanted = p[CVT_SPEED] * p[RADIUS] / max(v, 0.1)
    return float(min(max(wanted, p[CVT_HIGH]), p[CVT_LOW]))


@inlined
def resistance(p: Row, v: float, slope: float) -> float:
    """Air, rolling and gradient [N] at speed v on a slope given as the sine of its angle."""
    weight = p[MASS] * GRAVITY
    roll = p[ROLLING] * (1.0 + (v / ROLLING_SPEED) ** 2) * np.sqrt(1.0 - slope * slope)
    return float(0.5 * p[DENSITY] * p[CDA] * v * v + weight * (roll + slope))


@inlined
def traction(p: Row, resisted: float, slope: float) -> float:
    """The most that the driven tyres pass on [N], with the load that driving itself moves.

    N = s W + τ (F − R) and F = µ N, so F = µ (s W − τ R) ÷ (1 − µ τ), τ = ± height ÷ wheelbase.
    """
    weight = p[MASS] * GRAVITY * np.sqrt(1.0 - slope * slope)
    loaded = p[GRIP] * (p[SHARE] * weight - p[TRANSFER] * resisted) / (1.0 - p[GRIP] * p[TRANSFER])
    return float(min(loaded, p[GRIP] * weight))  # the driven axle cannot carry more than the car


@inlined
def acceleration(
    p: Row, torque: Table, step: float, gear_ratio: float, v: float, boost: float, bite: float, slope: float
) -> tuple[float, float, float]:
    """Acceleration [m/s²], force at the driven tyres [N] and engine speed [rad/s]."""
    ratio = ratio_at(p, gear_ratio, v)
    spin = v * ratio / p[RADIUS]
    base = look(torque, BASE, spin, step)
    pull = bite * (base + boost * (look(torque, FULL, spin, step) - base))
    turn = look(torque, TURN, spin, step)
    if bite <= 0.0 or p[CVT_HIGH] < ratio < p[CVT_LOW]:
        turn = 0.0  # an open clutch, or an engine that keeps its speed while the ratio moves
    gain = ratio * p[EFFICIENCY] / p[RADIUS]
    carried = p[MASS] + p[RIM_MASS]
    resisted = resistance(p, v, slope)
    a = (pull * gain - resisted) / (carried + p[ENGINE_INERTIA] * turn * ratio * gain / p[RADIUS])
    pushed = p[MASS] + (1.0 - p[DRIVEN_WHEELS]) * p[RIM_MASS]  # the engine turns the driven wheels by itself
    force = pushed * a + resisted
    most = traction(p, resisted, slope)
    if force > most:
        force = most
        a = (force - resisted) / pushed
    return a, force, look(torque, SPEED, spin, step)


@inlined
def charge_rate(p: Row, boost: float, engine_speed: float, target: float) -> float:
    """How fast the share of full boost changes [1/s]: first order, quicker at higher engine speed."""
    pace = min(max(engine_speed / p[TORQUE_SPEED], 0.4), 1.5)
    return float((target - boost) * pace / p[BOOST_S])
