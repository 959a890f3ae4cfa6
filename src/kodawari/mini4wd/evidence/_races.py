"""Predictions for shipped cars: the lane solver and the speed checker, at draws of what the fit believes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import Build, read_car, resolve
from kodawari.mini4wd.checker import run_checker
from kodawari.mini4wd.course import Course, load_course
from kodawari.mini4wd.evidence._quantiles import predicted
from kodawari.mini4wd.evidence.outcome import Prediction
from kodawari.mini4wd.race import RUNS_PER_DRAW, drawn_field, race_chain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["race_predictions"]

DRAWS = 400
"""Cars of each race: the ends of a 90 % interval are good to a tenth of its width."""
LEAST = 20
"""Finishes that a quantile may rest on."""


def race_predictions(seed: int = 0) -> Iterator[Prediction]:
    """A box-stock MA and the motors of an MS on the JCJC, and a Hyper-Dash PRO on the checker."""
    course = load_course("jcjc")
    yield from _box_stock(course, seed)
    yield _checker(seed)
    yield _ratio(course, seed)


def with_parts(car: str, **parts: str) -> Build:
    """A shipped car with other parts."""
    file = read_car(car)
    return resolve(msgspec.structs.replace(file, car=msgspec.structs.replace(file.car, **parts)))


def lap_times(build: Build, course: Course, seed: int) -> "NDArray[np.float64]":
    """Lap times of as many drawn cars, one run each; NaN for what was not completed; shape (draws, laps)."""
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

    chain = race_chain(course, 1, None)
    field = drawn_field(build, chain, seed=seed, runs=RUNS_PER_DRAW * np.arange(DRAWS))
    return np.asarray(np.diff(field.result.laps, axis=1, prepend=0.0))


def _box_stock(course: Course, seed: int) -> Iterator[Prediction]:
    import numpy as np  # noqa: PLC0415

    laps = lap_times(with_parts("ma-box-stock", motor="normal-pro"), course, seed)
    race = np.sum(laps, axis=1)
    if int(np.isfinite(race).sum()) < LEAST:
        raise KodawariError("hardly any drawn MA finishes the JCJC, so no time can be predicted")
    count = laps.shape[1]
    share = f"lane solver; of the {100.0 * np.isfinite(race).mean():.0f} % of drawn cars that finish"
    name = "jcjc/ma-box-stock/normal-pro"
    yield predicted(f"{name}/race", f"race of {count} laps, from rest", "s", race, share)
    yield predicted(f"{name}/lap", f"race ÷ {count}, from rest", "s", race / count, share)


def _checker(seed: int) -> Prediction:
    import numpy as np  # noqa: PLC0415

    build = with_parts("ma-box-stock", motor="hyper-dash-pro", gear="pro-4.0")
    result = run_checker(build, distance_m=100.0, runs=RUNS_PER_DRAW * DRAWS, seed=seed)
    return predicted(
        "checker-100m/ma/hyper-dash-pro/4.0",
        "100 m on the speed checker, from rest",
        "s",
        np.array(result.drawn_times_s),
        "speed checker's model",
    )


def _ratio(course: Course, seed: int) -> Prediction:
    """Race of three laps, the first from rest: lap 1 and twice lap 2, which hardly any drawn car fails to do.

    Two motors have borne the name; each stands for half of the draws.
    """
    import numpy as np  # noqa: PLC0415

    times = {
        motor: _three_laps(lap_times(with_parts("ms-box-stock", motor=motor), course, seed))
        for motor in ("normal-pro", "torque-tuned-pro", "torque-tuned-2-pro")
    }
    first = np.arange(DRAWS) % 2 == 0
    tuned = np.where(first, times["torque-tuned-pro"], times["torque-tuned-2-pro"])
    return predicted(
        "jcjc/ms/torque-tuned-pro-over-normal-pro",
        "lap from rest ÷ lap from rest, mean of three",
        "",
        tuned / times["normal-pro"],
        "lane solver; laps in lanes 1 and 2, whether or not the car finishes",
    )


def _three_laps(laps: "NDArray[np.float64]") -> "NDArray[np.float64]":
    return laps[:, 0] + 2.0 * laps[:, 1]
