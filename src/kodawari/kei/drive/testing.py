"""Cars of bare numbers, for checks against closed forms and other programs."""

import numpy as np

from kodawari.kei.drive._batch import Batch
from kodawari.kei.drive._layout import COUNT, INDEX, MOST_GEARS
from kodawari.kei.drive._torque import electric_table, grid

__all__ = ["bare_batch"]


def bare_batch(
    *,
    power: float,
    mass: float,
    torque: float = 1e5,
    ratios: tuple[float, ...] = (1.0,),
    limit: float = 2000.0,
    **numbers: float,
) -> Batch:
    """One car with a motor of constant torque, then constant power, and nothing that is not given.

    No air, no rolling resistance, no losses, no turning masses, tyres that never slip, a clutch that bites
    at once; a wheel radius of 1 m, so that a ratio of 1 turns motor speed [rad/s] into road speed [m/s].

    Args:
        power: W.
        mass: kg.
        torque: N·m.
        ratios: Overall ratios.
        limit: Motor speed at the limiter [rad/s].
        numbers: Any of the numbers of `_layout`, by name.
    """
    p = np.zeros((1, COUNT))
    plain = {
        "mass": mass, "radius": 1.0, "driven_share": 1.0, "grip": 1e9, "efficiency": 1.0, "density": 1.2,
        "limit": limit, "ramp_s": 1e-9, "boost_s": 1.0, "boost_kept": 1.0, "torque_speed": 1.0,
        "power_speed": limit, "speed_limit": 1e6, "idle": 80.0, "willans_slope": 1.0, "cycle_angle": 1.0,
    }  # fmt: skip
    for name, value in {**plain, **numbers}.items():
        p[0, INDEX[name]] = value
    gears = np.zeros((1, MOST_GEARS))
    gears[0, : len(ratios)] = ratios
    speed, step = grid(np.array([limit]))
    table = electric_table(np.array([power]), np.array([torque]), speed)
    return Batch(p, gears, table, step, np.array([mass]), np.array([mass]))
