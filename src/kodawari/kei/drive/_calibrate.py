"""Learning the shared factors from the calibration rows, and how well each row is told without it.

The solver is taken as linear in the shared factors' standard deviations, in logarithms: a row's prediction is
its median plus a gradient times them, scattered by what is unknown of its car (which rows of one car share)
and by the test. Then the posterior is normal and closed: A. Gelman et al., "Bayesian Data Analysis" (3rd
edition, 2013), 14.8. Leaving a car out is the same without its rows.
"""

from dataclasses import dataclass
from typing import Any, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from kodawari.errors import KodawariError
from kodawari.files import data_path, read_toml
from kodawari.kei.catalogue import find_car
from kodawari.kei.drive._answers import answers, claim_factor
from kodawari.kei.drive._catalogue import road_car
from kodawari.kei.drive._draws import Draws
from kodawari.kei.drive._priors import Learned, learning_inputs, shared_factors
from kodawari.kei.drive.car import Known, RoadCar
from kodawari.kei.drive.metrics import METRICS, metric_task

__all__ = ["Calibration", "Row", "RowCheck", "calibrate", "calibration_rows", "learned_toml"]

Array = NDArray[np.float64]

NUDGE = 1.0
"""Step for the gradients, in standard deviations: a secant over what the prior allows."""


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One published figure to learn from.

    Attributes:
        car: Id of the car.
        metric: One of the metrics.
        value: As published, in the metric's unit.
        scatter: Standard deviation of the logarithm of such a figure around the car's own.
        source: Id of the source.
        kind: What sort of figure it is.
        claim: Whether it is a maker's claim of a time.
        without: Fields of the catalogue car that do not hold for this row.
        given: Figures of this test, by the prior's name, as value and spread.
    """

    car: str
    metric: str
    value: float
    scatter: float
    source: str
    kind: str
    claim: bool = False
    without: tuple[str, ...] = ()
    given: dict[str, tuple[float, float]] = {}


class _Control(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    name: str
    year: int
    body: str
    layout: str
    driven: str
    gearbox: str
    kerb_kg: tuple[float, float]
    power_w: tuple[float, float]
    displacement: tuple[float, float]
    cd: tuple[float, float]
    area: tuple[float, float]
    load_kg: tuple[float, float]
    tyre_radius: tuple[float, float]
    reason: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    row: dict[str, Row]
    control: _Control


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCheck:
    """How a row is told.

    Attributes:
        row: Its id.
        car: Id of the car.
        metric: Its metric.
        unit: Unit of the figures.
        value: As published.
        kind: What sort of figure it is.
        left_out: Low, median and high of the prediction that learned nothing from this car's rows.
        fitted: The same with all rows.
    """

    row: str
    car: str
    metric: str
    unit: str
    value: float
    kind: str
    left_out: tuple[float, float, float]
    fitted: tuple[float, float, float]

    @property
    def error(self) -> float:
        """Predicted over published, less one, without this car's rows."""
        return self.left_out[1] / self.value - 1.0

    @property
    def inside(self) -> bool:
        """Whether the published figure lies in the left-out 90 % interval."""
        return self.left_out[0] <= self.value <= self.left_out[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What was learned, and how each row fares.

    Attributes:
        learned: The shared factors.
        rows: One check for each row.
    """

    learned: Learned
    rows: tuple[RowCheck, ...]


def _file() -> _File:
    return read_toml(data_path("kei", "drive", "calibration.toml"), _File)


def calibration_rows() -> dict[str, Row]:
    """Every calibration row by its id."""
    return _file().row


def _car_of(row: Row, control: _Control) -> RoadCar:
    """The car in a row's test."""
    car = _control_car(control) if row.car == control.id else road_car(find_car(row.car))
    given = {name: Known(*pair) for name, pair in row.given.items()}
    changes: dict[str, object] = dict.fromkeys(row.without)
    return car.with_(given={**car.given, **given}, **changes)


def _control_car(control: _Control) -> RoadCar:
    raw = {
        name: Known(*value) if isinstance(value, tuple) else value
        for name, value in msgspec.structs.asdict(control).items()
        if name not in {"reason", "load_kg"}
    }
    return RoadCar(**cast("Any", raw), given={"load": Known(*control.load_kg)})


def calibrate(*, count: int = 128, seed: int = 0) -> Calibration:
    """Learn the shared factors from every row.

    Args:
        count: Draws of what is unknown of each car.
        seed: Names them.

    Raises:
        KodawariError: A row names an unknown car or metric, or its car cannot do what the row says.
    """
    read = _file()
    names, rows = list(read.row), list(read.row.values())
    factors = shared_factors()
    centre, gradient, own = _linearise(rows, read.control, factors, count, seed)
    published = np.log([row.value for row in rows])
    noise = np.diag([row.scatter**2 for row in rows])
    everything = np.ones(len(rows), dtype=bool)
    mean, covariance = _posterior(published, centre, gradient, own + noise, everything)
    checks = []
    for k, row in enumerate(rows):
        others = np.array([other.car != row.car for other in rows])
        told = []
        for used in (others, everything):
            m, c = _posterior(published, centre, gradient, own + noise, used)
            spread = float(np.sqrt(gradient[k] @ c @ gradient[k] + own[k, k] + noise[k, k]))
            middle = float(centre[k] + gradient[k] @ m)
            told.append(tuple(float(np.exp(middle + q * spread)) for q in (-1.645, 0.0, 1.645)))
        checks.append(
            RowCheck(
                row=names[k], car=row.car, metric=row.metric, unit=METRICS[row.metric], value=row.value,
                kind=row.kind, left_out=cast("Any", told[0]), fitted=cast("Any", told[1]),
            )
        )  # fmt: skip
    learned = Learned(
        factors=factors,
        mean=tuple(float(value) for value in mean),
        covariance=tuple(tuple(float(value) for value in line) for line in covariance),
        rows=tuple(names),
        inputs=learning_inputs(),
    )
    return Calibration(learned=learned, rows=tuple(checks))


def _linearise(
    rows: list[Row], control: _Control, factors: tuple[str, ...], count: int, seed: int
) -> tuple[Array, Array, Array]:
    """Logarithms: medians (rows,), gradients (rows, factors), covariance of unknown figures (rows, rows)."""
    cars = [_car_of(row, control) for row in rows]

    def logs(fixed: dict[str, float]) -> Array:
        found = np.empty((len(rows), count))
        for k, (row, car) in enumerate(zip(rows, cars, strict=True)):
            draws = Draws(car.id, count, seed, car.given, fixed=fixed)
            task = metric_task(row.metric)
            values = answers(car, draws, [task])[0]
            found[k] = np.log(values * claim_factor(task, car, draws) if row.claim else values)
        if not np.isfinite(found).mean() > 0.98:
            raise KodawariError(
                "a calibration car cannot do what its row says", file="data/kei/drive/calibration.toml"
            )
        found[~np.isfinite(found)] = np.nan
        return found

    base = logs({})
    centre = np.nanmedian(base, axis=1)
    gradient = np.empty((len(rows), len(factors)))
    for place, factor in enumerate(factors):
        up, down = (np.nanmedian(logs({factor: way * NUDGE}), axis=1) for way in (1.0, -1.0))
        gradient[:, place] = (up - down) / (2.0 * NUDGE)
    filled = np.where(np.isfinite(base), base, centre[:, None]) - centre[:, None]
    own = filled @ filled.T / count
    same = np.array([[a.car == b.car for b in rows] for a in rows])
    return centre, gradient, np.where(same, own, 0.0)


def _posterior(
    published: Array, centre: Array, gradient: Array, scatter: Array, used: NDArray[np.bool_]
) -> tuple[Array, Array]:
    """Mean and covariance of standard normal factors after the rows that are used."""
    g = gradient[used]
    inverse = np.linalg.inv(scatter[np.ix_(used, used)])
    covariance = np.asarray(np.linalg.inv(np.eye(gradient.shape[1]) + g.T @ inverse @ g), np.float64)
    mean = covariance @ g.T @ inverse @ (published - centre)[used]
    return mean, covariance


def learned_toml(calibration: Calibration) -> str:
    """The text of `data/kei/drive/learned.toml`."""
    learned = calibration.learned
    lines = [
        "# What the calibration rows taught about the shared factors of priors.toml, in standard deviations.",
        "# Written by `kodawari kei validate --learn`; edit calibration.toml or priors.toml instead.",
        "",
        f"rows = [{', '.join(f'{name!r}' for name in learned.rows)}]".replace("'", '"'),
        f'inputs = "{learned.inputs}"',
        f"factors = [{', '.join(f'{name!r}' for name in learned.factors)}]".replace("'", '"'),
        f"mean = [{', '.join(f'{value:.4f}' for value in learned.mean)}]",
        "covariance = [",
        *(f"    [{', '.join(f'{value:.4f}' for value in line)}]," for line in learned.covariance),
        "]",
        "",
    ]
    return "\n".join(lines)
