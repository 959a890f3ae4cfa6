"""What a change of a car changes of its answers, over the same draws of everything that is unknown."""

from collections.abc import Sequence

import numpy as np

from kodawari.kei.drive._answers import answers, unit_of_task
from kodawari.kei.drive._draws import Draws
from kodawari.kei.drive.car import RoadCar
from kodawari.kei.drive.metrics import BELIEVED, DRAWS, SEED, Prediction
from kodawari.kei.drive.tasks import Task

__all__ = ["predict_change"]


def predict_change(
    before: RoadCar, after: RoadCar, tasks: Sequence[Task], *, count: int = DRAWS, seed: int = SEED
) -> list[Prediction]:
    """After less before, draw by draw: medians and 90 % intervals; what one of them cannot do is left out.

    Both cars share every draw, so that what is unknown of both falls out of the difference; the scatter of
    tests has no part in it.

    Args:
        before: The standard car.
        after: The changed one.
        tasks: What both do.
        count: Draws of what is unknown.
        seed: Names them.
    """
    pair = [answers(car, Draws(before.id, count, seed, car.given), tasks) for car in (before, after)]
    found = []
    for task, old, new in zip(tasks, *pair, strict=True):
        able = np.isfinite(old) & np.isfinite(new)
        if np.mean(able) < BELIEVED:
            continue
        low, median, high = (float(np.quantile((new - old)[able], q)) for q in (0.05, 0.5, 0.95))
        unit = unit_of_task(task, after)
        found.append(Prediction(metric=task.name, unit=unit, median=median, low=low, high=high))
    return found
