"""What the solver gives for a task, for every draw of what is unknown, and how far a test may lie from it."""

from collections.abc import Sequence
from dataclasses import replace
from math import pi

import numpy as np
from numpy.typing import NDArray

from kodawari.kei.drive._batch import Batch, era, make_batch
from kodawari.kei.drive._draws import Draws
from kodawari.kei.drive._priors import prior
from kodawari.kei.drive.car import RoadCar
from kodawari.kei.drive.cycles import Cycle, load_cycle
from kodawari.kei.drive.run import consume, hill, run_sprint, run_top_speed
from kodawari.kei.drive.tasks import KMH, Task

__all__ = ["answers", "batch_answers", "claim_factor", "test_scatter", "unit_of_task"]

Array = NDArray[np.float64]

PETROL_J_L = 32.0e6
"""Lower heating value of petrol [J/L]: 42.9 MJ/kg at 0.745 kg/L."""

_UNITS = {"speed": "s", "way": "s", "gradeability": "deg", "cycle": "km/L", "steady": "km/L"}
_NOISE = {"way-speed": "way_speed", "steady": "steady", "gradeability": "hill"}


def unit_of_task(task: Task, car: RoadCar) -> str:
    """The unit of a task's answer: electric cars have a range where others have a consumption."""
    if car.gearbox == "electric" and task.kind in {"cycle", "steady"}:
        return "km"
    return _UNITS.get(task.kind, "km/h")


def answers(car: RoadCar, draws: Draws, tasks: Sequence[Task]) -> list[Array]:
    """The answer to each task for every draw, without the scatter of tests; not finite where a car cannot."""
    return batch_answers(car, draws, make_batch(car, draws), tasks)


def batch_answers(car: RoadCar, draws: Draws, batch: Batch, tasks: Sequence[Task]) -> list[Array]:
    """The same for a batch that is already there."""
    speeds = sorted({task.value for task in tasks if task.kind == "speed"})
    ways = sorted({task.value for task in tasks if task.kind in {"way", "way-speed"}})
    starts = run_sprint(batch, speeds=speeds, ways=ways) if speeds or ways else None
    found = []
    for task in tasks:
        if starts is not None and task.kind == "speed":
            found.append(starts.at_speed[:, speeds.index(task.value)])
        elif starts is not None and task.kind == "way":
            found.append(starts.at_way[:, ways.index(task.value)])
        elif starts is not None and task.kind == "way-speed":
            found.append(starts.way_speed[:, ways.index(task.value)] / KMH)
        else:
            found.append(_steady_answer(car, draws, batch, task))
    return found


def _steady_answer(car: RoadCar, draws: Draws, batch: Batch, task: Task) -> Array:
    """Everything that is no standing start."""
    if task.kind == "cycle" and task.cycle is not None:
        return _economy(car, draws, batch, task.cycle)
    if task.kind == "steady":
        return _economy(car, draws, batch, _steady_cycle(task.value), mass=batch.column("mass"))
    if task.kind == "gradeability":
        # Catalogues compute it: laden, in low range, without asking the tyres.
        top = np.where(batch.ratios > 0.0, batch.ratios, np.inf).min(axis=1)
        low = car.low_overall.value / top if car.low_overall is not None else 1.0
        return hill(batch, laden=batch.laden, low=low, grip=False) * 180.0 / pi
    if task.kind == "top-unlimited":
        batch = batch.with_(speed_limit=1e6)
    slope = task.value if task.kind == "hill" else 0.0
    speed = run_top_speed(batch, slope=slope).speed / KMH
    return np.where(speed > 0.0, speed, np.nan)


def _steady_cycle(speed: float) -> Cycle:
    """Ten seconds at one speed, with the load of a normal drive."""
    return replace(
        load_cycle("10-mode"), name="steady", speed=np.full(11, speed), shifts=np.array([]), cold_share=0.0
    )


def _economy(car: RoadCar, draws: Draws, batch: Batch, cycle: Cycle, mass: Array | None = None) -> Array:
    """km/L of petrol, or km of range; NaN for a car that is too slow."""
    energy, way = consume(batch, cycle, mass=mass)
    too_slow = run_top_speed(batch).speed < cycle.speed.max()
    if car.gearbox == "electric":
        nothing = np.full(draws.count, np.nan)
        capacity = draws.known("battery", car.battery) if car.battery is not None else nothing
        result = capacity * draws.prior("usable_battery") / (energy / way) / 1e3
    else:
        cold = 1.0 + cycle.cold_share * (draws.prior("cold_start") - 1.0)
        result = way / 1e3 / (energy * cold / PETROL_J_L)
    return np.where(too_slow, np.nan, result)


def claim_factor(task: Task, car: RoadCar, draws: Draws) -> Array:
    """A maker's claim of a time over a tester's; half as far off in logarithm over a distance."""
    factor = draws.prior(f"claim.{era(car.year, 1945, 1976)}")
    if task.kind == "speed":
        return factor
    return np.sqrt(factor) if task.kind == "way" else np.ones(draws.count)


def test_scatter(task: Task, values: Array, car: RoadCar) -> tuple[float, Array]:
    """By which factor, and standard deviation of its logarithm, a test of a known car leaves the model."""
    ones = np.ones_like(values)
    if task.kind == "speed":
        start = prior("noise.start_s").value / np.where(np.isfinite(values), values, 1e9)
        return 1.0, np.hypot(prior("noise.sprint").spread, start)
    if task.kind == "way":
        return 1.0, prior("noise.way").spread * ones
    if task.kind == "cycle" and task.cycle is not None:
        more = prior("noise.stand_in")
        wider = more.spread if task.cycle.stand_in else 0.0
        spread = float(np.hypot(prior("noise.cycle").spread, wider))
        return more.value if task.cycle.stand_in else 1.0, spread * ones
    if task.kind == "top" and car.speed_limit is not None:
        limited = values >= 0.985 * car.speed_limit.value / KMH
        return 1.0, np.where(limited, prior("noise.limiter").spread, prior("noise.top_speed").spread)
    return 1.0, prior(f"noise.{_NOISE.get(task.kind, 'top_speed')}").spread * ones
