"""What differs from run to run: where the car is set down, how each piece grips, how fresh the cells are."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from kodawari.exact import cos, sin
from kodawari.files import data_path, read_toml
from kodawari.keyed import key_of, triangular, units
from kodawari.mini4wd.dynamics import Chain, RawCar
from kodawari.quantity import Figure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Scatter",
    "StartDraws",
    "free_play",
    "friction_factors",
    "load_scatter",
    "start_draws",
    "voltage_factors",
]

DEGREE = 3.141592653589793 / 180.0


class StartScatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a car is set down: share of the free play, yaw [°], share of the damper's travel."""

    offset_share: Figure
    yaw_deg: Figure
    damper_share: Figure


class FrictionScatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Factors of floor and wall friction, drawn for each piece and lane."""

    floor: Figure
    wall: Figure


class BatteryScatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Factor of the cells' voltage, drawn for each run."""

    voltage: Figure


class Scatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every distribution that a run draws from; the file is `data/mini4wd/scatter.toml`."""

    start: StartScatter
    friction: FrictionScatter
    battery: BatteryScatter

    def figures(self) -> dict[str, Figure]:
        """Every figure by its dotted name, for reports."""
        return {
            f"{group}.{name}": getattr(getattr(self, group), name)
            for group in self.__struct_fields__
            for name in getattr(self, group).__struct_fields__
        }


@cache
def load_scatter() -> Scatter:
    """The distributions that ship with Kodawari."""
    return read_toml(data_path("mini4wd", "scatter.toml"), Scatter)


@dataclass(frozen=True, slots=True)
class StartDraws:
    """Start states of n runs, shape (n,): share of the free play, yaw [rad], share of damper travel."""

    offset_share: "NDArray[np.float64]"
    yaw: "NDArray[np.float64]"
    damper_share: "NDArray[np.float64]"


def start_draws(seed: int, runs: "NDArray[np.int64]") -> StartDraws:
    """How the car is set down in each of the given runs."""
    scatter = load_scatter().start
    return StartDraws(
        _draw(scatter.offset_share, seed, "start.offset", runs),
        _draw(scatter.yaw_deg, seed, "start.yaw", runs) * DEGREE,
        _draw(scatter.damper_share, seed, "start.damper", runs),
    )


def voltage_factors(seed: int, runs: "NDArray[np.int64]") -> "NDArray[np.float64]":
    """Factor of the cells' voltage in each of the given runs, shape (n,): how fresh they come to a start."""
    return _draw(load_scatter().battery.voltage, seed, "battery.voltage", runs)


def _draw(figure: Figure, seed: int, name: str, runs: "NDArray[np.int64]") -> "NDArray[np.float64]":
    quantity = figure.quantity("")
    value, reach = quantity.ends[1], quantity.spread
    return value + reach * triangular(units(key_of(seed, name), runs))


def friction_factors(seed: int, runs: "NDArray[np.int64]", chain: Chain) -> "NDArray[np.float64]":
    """Factors of floor (0) and wall (1) friction for each run and segment, shape (runs, 2, segments).

    Drawn once for each piece and lane, so a car meets the same piece again on its next lap in that lane.
    """
    import numpy as np  # noqa: PLC0415 — heavy, and only needed when something is run

    scatter = load_scatter().friction
    factors = np.ones((len(runs), 2, len(chain.segments)))
    known: dict[tuple[int, int], NDArray[np.float64]] = {}
    for k, segment in enumerate(chain.segments):
        place = (segment.piece, segment.lane)
        if place not in known:
            known[place] = np.stack(
                [
                    _draw(scatter.floor, seed, f"friction.floor/{place[0]}/{place[1]}", runs),
                    _draw(scatter.wall, seed, f"friction.wall/{place[0]}/{place[1]}", runs),
                ],
                axis=1,
            )
        factors[:, :, k] = known[place]
    return np.maximum(factors, 0.05)


def free_play(car: RawCar, half_width: float, yaw: float) -> tuple[float, float]:
    """How far a car can be set off the middle [m], and the yaw that is left of the wish [rad].

    The yaw is cut to what leaves every roller a tenth of its clearance; the play is what the rollers leave at
    that yaw.
    """
    reach = [(abs(r.position[0]), abs(r.position[1]) + r.radius) for r in car.rollers]
    reach += [(abs(p.position[0]), abs(p.position[1])) for p in car.points]
    reach += [(abs(w.position[0]), abs(w.position[1]) + 0.5 * w.width) for w in car.wheels]
    most = min((0.9 * max(half_width - y, 0.0) / x for x, y in reach if x > 1e-6), default=0.0)
    angle = max(-most, min(most, yaw))
    cosine, sine = cos(angle), abs(sin(angle))
    play = min(half_width - (x * sine + y * cosine) for x, y in reach)
    return max(play, 0.0), angle
