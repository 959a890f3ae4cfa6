"""Overall ratios: published ones, or a ladder that ends where the top speed asks for it."""

import numpy as np
from numpy.typing import NDArray

from kodawari.kei.drive._draws import Draws
from kodawari.kei.drive._force import GRAVITY, ROLLING_SPEED
from kodawari.kei.drive._layout import MOST_GEARS
from kodawari.kei.drive.car import RoadCar

__all__ = ["ROLLING_SHARE", "overall", "power_speed_limit"]

Array = NDArray[np.float64]

ROLLING_SHARE = 0.97
"""Effective over unloaded radius: ETRTO counts a circumference of 3.05 diameters for radials."""


def power_speed_limit(row: dict[str, Array]) -> Array:
    """The top speed that power allows [m/s], whatever the gears: P η = (air + rolling) v, by Newton."""
    power = row["power"] * row["efficiency"]
    air = 0.5 * row["density"] * row["cda"]
    roll = row["mass"] * GRAVITY * row["rolling"]
    cubic = air + roll / ROLLING_SPEED**2
    v = np.cbrt(power / cubic)
    for _ in range(30):
        v = v - (cubic * v**3 + roll * v - power) / (3.0 * cubic * v * v + roll)
    return v


def overall(car: RoadCar, draws: Draws, row: dict[str, Array]) -> Array:
    """Overall ratios of every draw, shape (draws, 8); fills the limits of a stepless gearbox too."""
    ratios = np.zeros((draws.count, MOST_GEARS))
    reach = row["power_speed"] * row["radius"]  # overall ratio × road speed at the speed of most power
    if car.gearbox == "cvt":
        high = reach / (draws.prior("cvt_top") * power_speed_limit(row))
        if car.ratios and car.final is not None:
            high = car.ratios[-1] * draws.known("final", car.final)
        row["cvt_high"], row["cvt_low"] = high, high * _span(car, draws)
        ratios[:, 0] = row["cvt_low"]
        return ratios
    if car.gearbox == "electric":
        fixed = car.ratios[0] * car.final.value if car.ratios and car.final is not None else None
        ratios[:, 0] = fixed if fixed is not None else reach / np.minimum(row["speed_limit"], 60.0)
        return ratios
    if car.ratios and car.final is not None:
        for k, ratio in enumerate(car.ratios):
            ratios[:, k] = ratio * draws.known("final", car.final)
        return ratios
    count = len(car.ratios) or car.gear_count
    short = "top_gear.short" if count <= 4 else "top_gear"
    ratios[:, count - 1] = reach / (draws.prior(short) * power_speed_limit(row))
    for k in range(count - 2, -1, -1):
        step = (
            np.full(draws.count, car.ratios[k] / car.ratios[k + 1])
            if car.ratios
            else draws.prior(f"step.{count}.{k + 1}")
        )
        ratios[:, k] = ratios[:, k + 1] * step
    return ratios


def _span(car: RoadCar, draws: Draws) -> Array | float:
    if len(car.ratios) > 1:
        return car.ratios[0] / car.ratios[-1]
    return draws.prior("cvt_span")
