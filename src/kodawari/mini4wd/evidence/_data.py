"""Measured runs and the unknowns behind them, as the files of `data/mini4wd/calibration` hold them."""

from functools import cache

import msgspec

from kodawari.files import data_path, read_toml
from kodawari.mini4wd.specs import check_figures
from kodawari.quantity import Figure

__all__ = ["CheckerRun", "FlatLapRow", "Priors", "Readings", "Scale", "load_priors", "load_readings"]


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a calibration file."""


class FlatLapRow(_Row, frozen=True, kw_only=True):
    """A flying lap of the flat course.

    Attributes:
        motor: Id of the motor.
        ratio: Motor turns per wheel turn.
        scaled_s: Its time, scaled as the source prints it.
    """

    motor: str
    ratio: float
    scaled_s: Figure


class Flat(_Row, frozen=True, kw_only=True):
    """The flat laps of one car.

    Attributes:
        length_m: Of the lap.
        scaled_to_m: Way that the printed times are scaled to.
        run_to_run: Standard deviation of a lap's logarithm beyond rounding.
        run_to_run_reason: Why as much.
        lap: The laps.
    """

    length_m: float
    scaled_to_m: float
    run_to_run: float
    run_to_run_reason: str
    lap: tuple[FlatLapRow, ...]


class CheckerRun(_Row, frozen=True, kw_only=True):
    """A run on a speed checker.

    Attributes:
        car: Which car, by its table in the priors.
        name: In words.
        motor: Id of the motor.
        ratio: Motor turns per wheel turn.
        distance_m: Way of the run.
        time_s: Time over it from rest, where it was printed.
        top_kmh: Highest speed shown, where it was printed.
    """

    car: str
    name: str
    motor: str
    ratio: float
    distance_m: float
    time_s: Figure | None = None
    top_kmh: Figure | None = None


class Checker(_Row, frozen=True, kw_only=True):
    """Runs on a speed checker, with what differs from run to run as for the flat laps."""

    run_to_run: float
    run_to_run_reason: str
    run: tuple[CheckerRun, ...]


class Scale(_Row, frozen=True, kw_only=True):
    """A shipped car that somebody put on scales.

    Attributes:
        name: In words.
        car: Name of the shipped car.
        motor: Id of the motor in it.
        mass_g: What it weighed.
        front_share: Share of that on the front wheels.
    """

    name: str
    car: str
    motor: str
    mass_g: Figure
    front_share: Figure


class Readings(_Row, frozen=True, kw_only=True):
    """The file `readings.toml`."""

    flat: Flat
    checker: Checker
    scale: tuple[Scale, ...]


class Shared(_Row, frozen=True, kw_only=True):
    """An unknown that other cars share.

    Attributes:
        spec: Where its prior stands: `contacts.tyre.friction`, `checker.rollers.drag_mN`, ….
        kin: How much of its score another car's figure shares, 0 to 1.
        reason: Why as much.
    """

    spec: str
    kin: float
    reason: str


class MotorKin(_Row, frozen=True, kw_only=True):
    """What is learnt of a motor's type.

    Attributes:
        kin: Share of the type's scores that its other units have.
        brother_kin: Share that the types named in `brothers` have.
        reason: Why as much.
        brothers: By motor, the fitted motor that it is related to.
    """

    kin: float
    brother_kin: float
    reason: str
    brothers: dict[str, str]


class Priors(_Row, frozen=True, kw_only=True):
    """The file `parameters.toml`.

    Attributes:
        shared: Unknowns that other cars share, by the key under which a race draws them.
        motor: How far what is learnt of a motor reaches.
        car: Unknowns of the measured cars alone, by car and name.
    """

    shared: dict[str, Shared]
    motor: MotorKin
    car: dict[str, dict[str, Figure]]


@cache
def load_readings() -> Readings:
    """The measured runs that ship with Kodawari."""
    path = data_path("mini4wd", "calibration", "readings.toml")
    readings = read_toml(path, Readings)
    check_figures(readings, file=str(path))
    return readings


@cache
def load_priors() -> Priors:
    """The unknowns of the fit that ships with Kodawari."""
    path = data_path("mini4wd", "calibration", "parameters.toml")
    priors = read_toml(path, Priors)
    check_figures(priors, file=str(path))
    return priors
