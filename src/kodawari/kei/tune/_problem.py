"""The tuning problem of a kei car: modifications that keep class or papers, driven by the road solver."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Literal, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import KeiCar
from kodawari.kei.drive import (
    Draws,
    Task,
    load_cycle,
    load_learned,
    make_batch,
    metric_task,
    road_car,
    run_top_speed,
)
from kodawari.kei.drive._answers import batch_answers
from kodawari.kei.drive.drive import PHYSICS_VERSION
from kodawari.kei.modify import (
    AnyChange,
    ClassVerdict,
    Level,
    Modified,
    Mods,
    Paint,
    modified_road_car,
    modify,
)
from kodawari.kei.tune._parts import STANDARD, Parts
from kodawari.rules import Status, load_rulebook, rules_on
from kodawari.tuning import Choice, Ordered, Outcomes, Point, Refusal, Space

__all__ = ["GOALS", "KEEPS", "Goal", "Keep", "ModsProblem"]

Goal = Literal["0-100", "400m", "economy"]
"""What is made small: time to 100 km/h, time over 400 m, or L/100 km."""

Keep = Literal["class", "papers"]
"""What must stay: the class, or the class and the papers as they are."""

GOALS: tuple[str, ...] = get_args(Goal)
KEEPS: tuple[str, ...] = get_args(Keep)

BLOCK = 64
"""Draws that are made at once; run i takes draw i % 64 of block i // 64."""

_QUIET = {Level.FREE, Level.LIGHT}


class ModsProblem:
    """Which modifications of a car serve a goal best.

    Attributes:
        car: The standard car.
        parts: What may be fitted.
        goal: What is made small.
        keep: What must stay.
        on: Day of the inspection.
        task: What every candidate drives.
    """

    def __init__(self, car: KeiCar, parts: Parts, *, goal: Goal, keep: Keep, on: date) -> None:
        self.car, self.parts, self.goal, self.keep, self.on = car, parts, goal, keep, on
        self.task = _task(car, goal)
        # A day without standards would refuse every point; said once, it is an error of the question.
        modify(car, Mods(name="nothing", changes=(Paint(),)), on=on)
        self._space = Space(
            [_parameter(slot.name, slot.options, ordered=slot.ordered) for slot in parts.slots]
        )
        self._options = {
            (slot.name, option.name): option.changes for slot in parts.slots for option in slot.options
        }
        self._drawn = lru_cache(maxsize=8192)(self._block)

    @property
    def space(self) -> Space:
        """What may be varied."""
        return self._space

    @property
    def base(self) -> dict[str, Any]:
        """The standard car as a point."""
        return {slot.name: STANDARD for slot in self.parts.slots}

    def definition(self) -> Mapping[str, Any]:
        """Everything besides the space that decides the results.

        The car's figures too, for a car file may change; and of the day only the standards that hold on it,
        so that a search goes on tomorrow.
        """
        return {
            "problem": "kei",
            "physics": PHYSICS_VERSION,
            "car": msgspec.json.decode(msgspec.json.encode(self.car)),
            "learned_from": load_learned().inputs,
            "parts": msgspec.json.decode(msgspec.json.encode(self.parts)),
            "goal": self.goal,
            "keep": self.keep,
            "standards": [rule.id for rule in rules_on(load_rulebook("kei-safety"), self.on)],
        }

    def mods(self, point: Point) -> Mods:
        """A point as modifications; the standard car has none."""
        changes: tuple[AnyChange, ...] = ()
        for slot, option in point.items():
            if option != STANDARD:
                changes += self._options[slot, str(option)]
        return Mods(name=f"{self.car.id}: {self.goal}", changes=changes)

    def outcome(self, point: Point) -> Modified:
        """What a point does to class, papers and standards."""
        return modify(self.car, self.mods(point), on=self.on, drive=False)

    def is_allowed(self, point: Point) -> Refusal | None:
        """Why a point may not be tried: class lost or in doubt, papers, a broken standard, no such part."""
        if point == self.base:
            return None  # the standard car needs no leave
        try:
            outcome = self.outcome(point)
        except KodawariError as error:
            return Refusal((error.cause,))
        reasons = []
        if outcome.class_.verdict not in {ClassVerdict.KEPT, ClassVerdict.NONE}:
            reasons.append(f"class: {outcome.class_.verdict}")
        if outcome.safety.verdict is Status.FAIL:
            reasons.append("a safety standard is broken")
        if self.keep == "papers" and outcome.papers.level not in _QUIET:
            reasons.append(f"papers: {outcome.papers.level}")
        return Refusal(tuple(reasons)) if reasons else None

    def evaluate(self, point: Point, *, runs: int, seed: int, first_run: int) -> Outcomes:
        """Drive a point; each run is one draw of what is unknown, the same for every point."""
        key = tuple(sorted((name, str(value)) for name, value in point.items()))
        numbers = range(first_run, first_run + runs)
        values = [self._drawn(key, seed, number // BLOCK)[number % BLOCK] for number in numbers]
        return Outcomes.of(values, numbers)

    def _block(self, key: tuple[tuple[str, str], ...], seed: int, block: int) -> NDArray[np.float64]:
        car = modified_road_car(self.car, self.mods(dict(key)))
        # The draws hang on the standard car's name: they are the same whatever is fitted.
        draws = Draws(f"{self.car.id} block {block}", BLOCK, seed, car.given)
        batch = make_batch(car, draws)
        values = batch_answers(car, draws, batch, [self.task])[0]
        return 100.0 / values if self.goal == "economy" else values


def _parameter(name: str, options: tuple[Any, ...], *, ordered: bool) -> Choice | Ordered:
    values = (STANDARD, *(option.name for option in options))
    return Ordered(name=name, values=values) if ordered else Choice(name=name, values=values)


def _task(car: KeiCar, goal: Goal) -> Task:
    """The run behind a goal; economy takes the newest cycle that the standard car can follow."""
    if goal != "economy":
        return metric_task({"0-100": "0-100 km/h", "400m": "400 m"}[goal])
    plain = road_car(car)
    draws = Draws(car.id, BLOCK, 0, plain.given)
    slowest = float(np.quantile(run_top_speed(make_batch(plain, draws)).speed, 0.02))
    for name in ("wltc-jp", "10-15", "10-mode"):
        cycle = load_cycle(name)
        if cycle.speed.max() < 0.97 * slowest:
            return Task(kind="cycle", name=name, cycle=cycle)
    raise KodawariError(f"{car.name} is too slow for every drive cycle", place=car.id)
