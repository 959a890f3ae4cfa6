"""Torque: an engine's curve through its rated points, or a motor's. Arrays over draws.

The family: a parabola up to the speed of most torque, a cubic from there to the rated power such that power
is greatest exactly there (dT/dω = −T/ω), and a parabola of power beyond. It goes through both rated points
and has their slopes; nothing else of it is known. A boosted engine lies between that cubic and the most that
a waste gate can hold: constant torque, then constant power.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kodawari.kei.drive._layout import GRID

__all__ = ["Engine", "electric_table", "full_torque", "grid", "unblown_torque"]

Array = NDArray[np.float64]

OVERRUN = 4.0
"""Beyond its peak, power falls by 4 x² of itself at (1 + x) times the speed of the peak."""

SPOOL = 0.45
"""Below this share of the speed of most torque a turbo blows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine for every draw; arrays of shape (draws,).

    Attributes:
        power: Most power on the road [W].
        power_speed: Where [rad/s].
        torque: Most torque [N·m].
        torque_speed: Where [rad/s].
        low_end: Share of the torque missing at standstill on the parabola.
        unblown: Torque before the turbo blows [N·m]; as `torque` for other engines.
        turbo: Whether there is a turbo.
        plateau: How far the curve between the rated points lies towards constant torque and power, 0 to 1.
    """

    power: Array
    power_speed: Array
    torque: Array
    torque_speed: Array
    low_end: Array
    unblown: Array
    turbo: bool
    plateau: Array


def full_torque(engine: Engine, speed: Array) -> Array:
    """Full-load torque at settled boost [N·m]; `speed` has shape (draws, points)."""
    at_power = (engine.power / engine.power_speed)[:, None]
    peak = np.maximum(engine.torque[:, None], at_power)
    w_t = np.minimum(engine.torque_speed, 0.98 * engine.power_speed)[:, None]
    w_p = engine.power_speed[:, None]
    below = peak * (1.0 - engine.low_end[:, None] * (1.0 - np.minimum(speed, w_t) / w_t) ** 2)
    if engine.turbo:
        s = np.clip((speed / w_t - SPOOL) / (1.0 - SPOOL), 0.0, 1.0)
        unblown = np.minimum(unblown_torque(engine, speed), peak)
        below = unblown + (peak - unblown) * s * s * (3.0 - 2.0 * s)
    s = np.clip((speed - w_t) / (w_p - w_t), 0.0, 1.0)
    between = (
        peak * (1.0 + 2.0 * s) * (1.0 - s) ** 2
        + at_power * s * s * (3.0 - 2.0 * s)
        - (w_p - w_t) * (at_power / w_p) * s * s * (s - 1.0)
    )
    most = np.minimum(peak, engine.power[:, None] / np.maximum(speed, 1.0))
    between = np.minimum(between, most)  # nowhere more than the rated power
    between = between + engine.plateau[:, None] * (most - between)
    x = np.maximum(speed / w_p - 1.0, 0.0)
    beyond = engine.power[:, None] * np.maximum(1.0 - OVERRUN * x * x, 0.0) / np.maximum(speed, 1.0)
    return np.where(speed <= w_t, below, np.where(speed <= w_p, between, beyond))


def unblown_torque(engine: Engine, speed: Array) -> Array:
    """Torque at full throttle before the turbo blows [N·m]: flat, falling to both ends."""
    away = speed / (0.6 * engine.power_speed[:, None]) - 1.0
    return engine.unblown[:, None] * np.clip(1.0 - 0.25 * away * away, 0.3, 1.0)


def grid(limit: Array) -> tuple[Array, Array]:
    """Speeds of a table [rad/s] for every draw, a little beyond the limit, and their step."""
    step = 1.04 * limit / (GRID - 1)
    return step[:, None] * np.arange(GRID), step


def electric_table(power: Array, torque: Array, speed: Array) -> Array:
    """A motor with constant torque up to its rated power, constant power from there on."""
    count, points = speed.shape
    table = np.empty((count, 4, points))
    table[:, 0] = np.minimum(torque[:, None], power[:, None] / np.maximum(speed, 1e-3))
    table[:, 1] = table[:, 0]
    table[:, 2] = speed
    table[:, 3] = 1.0
    return table
