"""The tuning problem of a Mini 4WD car: legal set-ups from a parts box, raced on a course."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.fit import Belief
from kodawari.mini4wd.build import Build, PartsBox, resolve, shortages
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.dynamics import DEFAULT_STEP, PHYSICS_VERSION, Chain
from kodawari.mini4wd.inspection import facts
from kodawari.mini4wd.race._field import race_chain
from kodawari.mini4wd.race._summary import finish_times
from kodawari.mini4wd.race.race import RUNS_PER_DRAW, drawn_field
from kodawari.mini4wd.tune._make import car_of
from kodawari.mini4wd.tune._space import space_of
from kodawari.rules import Finding, Inspection, Rulebook, Status, inspect
from kodawari.tuning import Outcomes, Point, Refusal, Space

__all__ = ["SetupProblem"]


class SetupProblem:
    """Which set-up of a parts box is fastest on a course under a rulebook.

    Attributes:
        box: The parts box.
        course: The course.
        rulebook: The rules; `class_` and `on` choose class and day.
        chain: The race that every set-up runs.
        belief: What measured laps have taught; None takes what ships with Kodawari.
    """

    def __init__(
        self,
        box: PartsBox,
        course: Course,
        rulebook: Rulebook,
        *,
        class_: str,
        on: date,
        lane: int = 1,
        laps: int | None = None,
        step: float = DEFAULT_STEP,
        belief: Belief | None = None,
    ) -> None:
        self.box, self.course, self.rulebook = box, course, rulebook
        self.class_, self.on, self.lane, self.step = class_, on, lane, step
        self.belief = belief
        self.chain: Chain = race_chain(course, lane, laps)
        self._space = space_of(box)
        self._build = lru_cache(maxsize=4096)(self._build_uncached)

    @property
    def space(self) -> Space:
        """What may be varied."""
        return self._space

    def definition(self) -> Mapping[str, Any]:
        """Everything besides the space that decides the results."""
        learnt = {} if self.belief is None else {"belief": _short_hash(self.belief.text(digits=9))}
        return {
            "physics": PHYSICS_VERSION,
            "step": self.step,
            "box": msgspec.to_builtins(self.box.car) | {"loose": sorted(map(str, self.box.loose.items()))},
            "course": _fingerprint(self.chain),
            "rules": self.rulebook.id,
            "class": self.class_,
            "on": self.on.isoformat(),
            "laps": self.chain.laps,
            "lane": self.lane,
            "runs_per_draw": RUNS_PER_DRAW,
        } | learnt

    def build(self, point: Point) -> Build:
        """The car of a point.

        Raises:
            KodawariError: A part does not fit where the point puts it.
        """
        return self._build(tuple(sorted(point.items())))

    def inspection(self, point: Point) -> Inspection:
        """The inspection of a point's car."""
        return inspect(self.rulebook, facts(self.build(point)), on=self.on, class_=self.class_)

    def is_allowed(self, point: Point) -> Refusal | None:
        """Why a set-up may not be raced: a part that does not fit or is not there, or a rule that it breaks.

        A rule whose answer only the owner can give does not stand in the way; one that the geometry leaves
        open does, because a set-up that may be too wide is no legal set-up.
        """
        try:
            build = self.build(point)
        except KodawariError as error:
            return Refusal((f"{error.place}: {error.cause}" if error.place else error.cause,))
        missing = shortages(self.box, build)
        if missing:
            return Refusal(tuple(f"not in the box: {text}" for text in missing))
        broken = [
            _reason(finding) for finding in self.inspection(point).findings if _stands_in_the_way(finding)
        ]
        return Refusal(tuple(broken)) if broken else None

    def evaluate(self, point: Point, *, runs: int, seed: int, first_run: int) -> Outcomes:
        """Race a set-up; run i takes draw i // RUNS_PER_DRAW of the uncertain parameters."""
        import numpy as np  # noqa: PLC0415 — heavy, and only needed when something is run

        numbers = np.arange(first_run, first_run + runs)
        field = drawn_field(
            self.build(point), self.chain, seed=seed, runs=numbers, step=self.step, threads=1,
            belief=self.belief,
        )  # fmt: skip
        return Outcomes.of(finish_times(field), numbers // RUNS_PER_DRAW)

    def _build_uncached(self, items: tuple[tuple[str, Any], ...]) -> Build:
        return resolve(car_of(self.box, dict(items)), source=self.box.file)


def _stands_in_the_way(finding: Finding) -> bool:
    if finding.status is Status.FAIL:
        return True
    return finding.status is Status.UNKNOWN and finding.measured is not None


def _reason(finding: Finding) -> str:
    """A rule in the same words for every set-up that breaks it, so that refusals can be counted."""
    word = "broken" if finding.status is Status.FAIL else "not certain to be met"
    return f"{finding.rule.title.en} ({finding.limit_text}): {word}"


def _fingerprint(chain: Chain) -> str:
    """A short name of a race's geometry, to the last bit."""
    text = repr([(segment.origin, segment.axes, segment.curvature, segment.half_length, segment.profile,
                  segment.half_width, segment.wall_height) for segment in chain.segments])  # fmt: skip
    return _short_hash(text)


def _short_hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
