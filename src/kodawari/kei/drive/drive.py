"""Driving one car: answers with intervals, top speed and its limit, a trace, what was assumed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kodawari.kei.drive._batch import Batch, make_batch
from kodawari.kei.drive._draws import Draws
from kodawari.kei.drive._priors import prior
from kodawari.kei.drive.car import RoadCar
from kodawari.kei.drive.metrics import DRAWS, SEED, Prediction, predict_tasks
from kodawari.kei.drive.run import Trace, run_top_speed, run_trace
from kodawari.kei.drive.tasks import MPH, Task

__all__ = ["PHYSICS_VERSION", "Assumed", "DriveResult", "EngineSpeed", "Limits", "drive"]

Array = NDArray[np.float64]

PHYSICS_VERSION = "road-1"
"""Changes whenever a number of a run can change."""

US_SPEEDS_MPH = (45, 55, 65)
"""Speed limits of American roads, at which importers ask for the engine's speed."""

RPM = 30.0 / pi
NOT_ABOUT_THE_CAR = ("noise.", "claim", "accessory", "cold_start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What limits the top speed: shares of the draws, together one.

    Attributes:
        power: Air and rolling resistance take all that there is.
        gearing: The engine is at its limit in every gear that could go faster.
        limiter: The electronic speed limiter.
    """

    power: float
    gearing: float
    limiter: float

    @property
    def word(self) -> str:
        """The likeliest: `power`, `gearing` or `limiter`."""
        return max(("power", "gearing", "limiter"), key=lambda name: getattr(self, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSpeed:
    """Engine speed in top gear at a road speed.

    Attributes:
        mph: Road speed.
        rpm: Median.
        low: 5 % lie below.
        high: 5 % lie above.
        reached: Share of the draws in which the car holds that speed in that gear.
    """

    mph: int
    rpm: float
    low: float
    high: float
    reached: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """A figure that nobody has published and a prior stood in for.

    Attributes:
        name: Name of the prior.
        value: Median of the draws.
        low: 5 % lie below.
        high: 5 % lie above.
        reason: Why.
        source: Id of a source, or empty.
    """

    name: str
    value: float
    low: float
    high: float
    reason: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveResult:
    """How a car goes.

    Attributes:
        car: The car.
        answers: One for each task that it can do.
        cannot: Names of the tasks that it cannot do.
        top_speed: Top speed [km/h].
        limits: What limits it.
        engine_speeds: Engine speed in top gear at 45, 55 and 65 mph.
        trace: A standing start of the car with every unknown at its middle.
        assumed: What priors stood in for.
        seed: Names the draws.
        draws: How many.
    """

    car: RoadCar
    answers: tuple[Prediction, ...]
    cannot: tuple[str, ...]
    top_speed: Prediction
    limits: Limits
    engine_speeds: tuple[EngineSpeed, ...]
    trace: Trace
    assumed: tuple[Assumed, ...]
    seed: int
    draws: int

    def to_json_dict(self) -> dict[str, Any]:
        """Everything but the trace's every step, as plain data."""
        return {
            "car": self.car.id,
            "name": self.car.name,
            "physics_version": PHYSICS_VERSION,
            "seed": self.seed,
            "draws": self.draws,
            "interval": 0.9,
            "answers": [_plain(answer) for answer in self.answers],
            "cannot": list(self.cannot),
            "top_speed": {
                **_plain(self.top_speed),
                "limited_by": self.limits.word,
                "shares": {name: getattr(self.limits, name) for name in ("power", "gearing", "limiter")},
            },
            "engine_speed_in_top_gear": [
                {"mph": one.mph, "rpm": one.rpm, "low": one.low, "high": one.high, "reached": one.reached}
                for one in self.engine_speeds
            ],
            "assumed": [
                {"name": one.name, "value": one.value, "low": one.low, "high": one.high, "reason": one.reason}
                for one in self.assumed
            ],
        }


def _plain(found: Prediction) -> dict[str, Any]:
    return {
        "name": found.metric,
        "unit": found.unit,
        "median": found.median,
        "low": found.low,
        "high": found.high,
    }


def drive(car: RoadCar, tasks: Sequence[Task], *, count: int = DRAWS, seed: int = SEED) -> DriveResult:
    """Let a car do what is asked.

    The intervals hold what is unknown of the car, who drives it, and how far a test of a known car scatters.

    Args:
        car: The car.
        tasks: What it shall do.
        count: Draws of what is unknown.
        seed: Names them.
    """
    top = Task(kind="top", name="top speed")
    *answers, top_speed = predict_tasks(car, [*tasks, top], count=count, seed=seed)
    draws = Draws(car.id, count, seed, car.given)
    batch = make_batch(car, draws)
    done = {answer.metric for answer in answers}
    return DriveResult(
        car=car,
        answers=tuple(answers),
        cannot=tuple(task.name for task in tasks if task.name not in done),
        top_speed=top_speed,
        limits=_limits(batch),
        engine_speeds=_engine_speeds(car, batch),
        trace=_trace(car, tasks, seed),
        assumed=_assumed(draws),
        seed=seed,
        draws=count,
    )


def _limits(batch: Batch) -> Limits:
    why = run_top_speed(batch).limit
    power, gearing, limiter = (float(np.mean(why == k)) for k in (0, 1, 2))
    return Limits(power=power, gearing=gearing, limiter=limiter)


def _engine_speeds(car: RoadCar, batch: Batch) -> tuple[EngineSpeed, ...]:
    """ω = v i ÷ r in the highest gear; a stepless gearbox at its highest ratio."""
    highest = np.where(batch.ratios > 0.0, batch.ratios, np.inf).min(axis=1)
    if car.gearbox == "cvt":
        highest = batch.column("cvt_high")
    found = []
    for mph in US_SPEEDS_MPH:
        rpm = RPM * mph * MPH * highest / batch.column("radius")
        low, middle, high = (float(np.quantile(rpm, q)) for q in (0.05, 0.5, 0.95))
        held = (run_top_speed(batch).speed >= mph * MPH) & (rpm <= RPM * batch.column("limit"))
        found.append(EngineSpeed(mph=mph, rpm=middle, low=low, high=high, reached=float(np.mean(held))))
    return tuple(found)


def _trace(car: RoadCar, tasks: Sequence[Task], seed: int) -> Trace:
    """As far as the farthest mark that was asked for, 400 m at least where none was."""
    middle = make_batch(car, Draws(car.id, 1, seed, car.given))
    speeds = [task.value for task in tasks if task.kind == "speed"]
    ways = [task.value for task in tasks if task.kind in {"way", "way-speed"}]
    top = float(run_top_speed(middle).speed[0])
    reachable = [speed for speed in speeds if speed < 0.995 * top]
    way = max(ways) if ways else None if reachable else 400.0
    return run_trace(middle, speed=max(reachable, default=None), way=way)


def _assumed(draws: Draws) -> tuple[Assumed, ...]:
    found = []
    for name, values in draws.assumed.items():
        if name.startswith(NOT_ABOUT_THE_CAR):
            continue
        entry = prior(name)
        low, middle, high = (float(np.quantile(values, q)) for q in (0.05, 0.5, 0.95))
        found.append(
            Assumed(name=name, value=middle, low=low, high=high, reason=entry.reason, source=entry.source)
        )
    return tuple(found)
