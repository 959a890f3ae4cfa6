"""Published tests by name, and predictions of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kodawari.errors import KodawariError, nearest
from kodawari.exact import normal_quantile
from kodawari.kei.drive._answers import answers, claim_factor, test_scatter, unit_of_task
from kodawari.kei.drive._draws import Draws, normal_scores
from kodawari.kei.drive._priors import Learned, prior
from kodawari.kei.drive.car import RoadCar
from kodawari.kei.drive.cycles import load_cycle
from kodawari.kei.drive.tasks import KMH, MILE, MPH, Task

__all__ = ["METRICS", "Prediction", "metric_task", "predict", "predict_tasks"]

Array = NDArray[np.float64]

METRICS: dict[str, str] = {
    "0-50 km/h": "s",
    "0-80 km/h": "s",
    "0-100 km/h": "s",
    "0-120 km/h": "s",
    "0-60 mph": "s",
    "0-62 mph": "s",
    "0-200 m": "s",
    "400 m": "s",
    "quarter mile": "s",
    "quarter mile terminal speed": "km/h",
    "top speed": "km/h",
    "top speed (unlimited)": "km/h",
    "wltc": "km/L",
    "jc08": "km/L",
    "10-15 mode": "km/L",
    "10 mode": "km/L",
    "constant 60 km/h": "km/L",
    "gradeability": "deg",
}
"""Every metric with its unit; of electric cars `wltc` and `jc08` are a range in km."""

_CYCLES = {"wltc": "wltc-jp", "jc08": "jc08", "10-15 mode": "10-15", "10 mode": "10-mode"}
_WAYS = {"0-200 m": 200.0, "400 m": 400.0, "quarter mile": MILE / 4.0}
_OTHERS: dict[str, Task] = {
    "quarter mile terminal speed": Task(
        kind="way-speed", name="quarter mile terminal speed", value=MILE / 4.0
    ),
    "top speed": Task(kind="top", name="top speed"),
    "top speed (unlimited)": Task(kind="top-unlimited", name="top speed (unlimited)"),
    "constant 60 km/h": Task(kind="steady", name="constant 60 km/h", value=60.0 * KMH),
    "gradeability": Task(kind="gradeability", name="gradeability"),
}
_PETROL_ONLY = {"10-15 mode", "10 mode", "constant 60 km/h"}

BELIEVED = 0.9
"""Share of the draws that must be able to do something before it is predicted at all."""

SEED = 0
"""Names the draws; two cars predicted under one seed share the draws of what they share."""

DRAWS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A predicted test result.

    Attributes:
        metric: One of `METRICS`, or the name of a task.
        unit: Its unit.
        median: Middle.
        low: 5 % lie below.
        high: 5 % lie above.
    """

    metric: str
    unit: str
    median: float
    low: float
    high: float


def metric_task(metric: str) -> Task:
    """What a metric asks of a car.

    Raises:
        KodawariError: There is no such metric.
    """
    if metric not in METRICS:
        raise KodawariError(f"there is no metric '{metric}'", mend=nearest(metric, METRICS))
    if metric in _OTHERS:
        return _OTHERS[metric]
    if metric in _CYCLES:
        return Task(kind="cycle", name=metric, cycle=load_cycle(_CYCLES[metric]))
    if metric in _WAYS:
        return Task(kind="way", name=metric, value=_WAYS[metric])
    number, unit = metric.removeprefix("0-").split(" ")
    return Task(kind="speed", name=metric, value=float(number) * (MPH if unit == "mph" else KMH))


def predict(
    car: RoadCar, metrics: Sequence[str] = tuple(METRICS), *, count: int = DRAWS, seed: int = SEED,
    learned: Learned | None = None,
) -> list[Prediction]:  # fmt: skip
    """Medians and 90 % intervals of published tests; metrics that the car cannot do are left out.

    Half of the published times are taken to be makers' claims (`claim_share` of the priors).

    Args:
        car: The car.
        metrics: Which of `METRICS`.
        count: Draws of what is unknown.
        seed: Names them.
        learned: What is known of the shared factors; None takes what calibration taught.

    Raises:
        KodawariError: A metric is unknown.
    """
    asked = [metric for metric in metrics if not (car.gearbox == "electric" and metric in _PETROL_ONLY)]
    tasks = [metric_task(metric) for metric in asked]
    return predict_tasks(car, tasks, count=count, seed=seed, learned=learned, claims=True)


def predict_tasks(
    car: RoadCar, tasks: Sequence[Task], *, count: int = DRAWS, seed: int = SEED,
    learned: Learned | None = None, claims: bool = False,
) -> list[Prediction]:  # fmt: skip
    """The same for any tasks; `claims` mixes makers' claims in."""
    draws = Draws(car.id, count, seed, car.given, learned=learned)
    found = []
    for task, values in zip(tasks, answers(car, draws, tasks), strict=True):
        able = np.isfinite(values)
        if np.mean(able) < BELIEVED:
            continue
        centre, noise = test_scatter(task, values, car)
        factor = np.full(count, centre)
        if claims:
            share = normal_quantile(prior("claim_share").value)
            claimed = normal_scores(count, seed, "claim", car.id, task.name) < share
            factor = factor * np.where(claimed, claim_factor(task, car, draws), 1.0)
        scatter = normal_scores(count, seed, "test", car.id, task.name)
        drawn = (values * factor * np.exp(noise * scatter))[able]
        low, median, high = (float(np.quantile(drawn, q)) for q in (0.05, 0.5, 0.95))
        unit = unit_of_task(task, car)
        found.append(Prediction(metric=task.name, unit=unit, median=median, low=low, high=high))
    return found
