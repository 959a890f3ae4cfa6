"""Tune: from a parts box, a course and a rulebook to the best legal set-ups."""

from collections.abc import Callable
from datetime import date

import msgspec

from kodawari.errors import KodawariError
from kodawari.fit import Belief
from kodawari.mini4wd.build import CarFile, PartsBox
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.dynamics import DEFAULT_STEP, PHYSICS_VERSION
from kodawari.mini4wd.tune._make import car_of
from kodawari.mini4wd.tune._problem import SetupProblem
from kodawari.mini4wd.tune._setups import SetupMaker
from kodawari.mini4wd.tune._space import base_point
from kodawari.mini4wd.tune.outcome import PartChange, TuneResult
from kodawari.mini4wd.tune.question import STUDY_KIND, TuneQuestion
from kodawari.rules import Inspection, Rulebook
from kodawari.store import Store, StudyJournal
from kodawari.tuning import (
    Budget,
    Point,
    Progress,
    Settings,
    StudyResult,
    run_study,
    study_definition,
    study_identity,
)

__all__ = ["CONFIRM_RUNS", "FINISH", "Tuned", "open_study", "tune"]

FINISH = 0.95
"""The chance to finish that is wanted when nobody says another."""

SETTINGS = Settings(rungs=(16, 64, 256), promote=4, confirm_runs=256)
"""Ladder of runs: the first rung fills the solver's lanes, so fewer runs would cost the same."""

CONFIRM_RUNS = SETTINGS.confirm_runs
"""Fresh runs after which a set-up counts as tested."""


def tune(
    box: PartsBox,
    course: Course,
    rulebook: Rulebook,
    *,
    on: date,
    class_: str = "",
    finish: float = FINISH,
    budget: Budget,
    seed: int = 0,
    lane: int = 1,
    laps: int | None = None,
    step: float = DEFAULT_STEP,
    store: Store | None = None,
    workers: int = 0,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    belief: Belief | None = None,
) -> TuneResult:
    """Find the best legal set-ups that a parts box can build for a course.

    Fastest first for the wanted chance to finish; the constraint is on the unfavourable end of the interval,
    with the uncertain parameters drawn, and winners are confirmed on fresh runs. With a store the study
    survives a stop or a
    kill: the same call goes on where it was.

    Args:
        box: The parts box, with its base car.
        course: The course.
        rulebook: The rules.
        on: Day whose edition holds.
        class_: Class of the rulebook; empty takes its first.
        finish: Wanted chance to finish, in (0, 1).
        budget: How long, or how many runs.
        seed: Names all draws.
        lane: Lane at the start.
        laps: Laps of a race; as many as it has when left out.
        step: Time step [s].
        store: Where the study is kept; None forgets it.
        workers: Threads; 0 takes all cores.
        progress: Called after every batch.
        cancelled: Asked before every batch; True ends the study with what it has.
        belief: What measured laps have taught (`kodawari learn`); what ships with Kodawari when left out.

    Raises:
        KodawariError: Nothing legal can be built (with the rule that cannot be met), or an input makes no
            sense.
    """
    tuned = Tuned(
        box, course, rulebook, class_=class_, on=on, finish=finish, seed=seed, lane=lane, laps=laps,
        step=step, belief=belief,
    )  # fmt: skip
    study = run_study(
        tuned.problem,
        budget=budget,
        seed=seed,
        settings=tuned.settings,
        base=tuned.base,
        journal=None if store is None else tuned.journal(store, budget),
        workers=workers,
        progress=progress,
        cancelled=cancelled,
    )
    return tuned.result(study)


def open_study(question: TuneQuestion) -> "Tuned":
    """What the study of a question is about: its cars, its inspections, its results in words.

    Raises:
        KodawariError: A part, the course or the rules are known no more.
    """
    return Tuned(*question.read(), **question.arguments())


class Tuned:
    """What one tune is about, before, while and after it is run.

    Attributes:
        box: The parts box.
        course: The course.
        rulebook: The rules.
        problem: What is searched.
        settings: How it is searched.
        base: The base car as a point.

    Raises:
        KodawariError: The wish, the class, the day or the lane makes no sense.
    """

    def __init__(
        self,
        box: PartsBox,
        course: Course,
        rulebook: Rulebook,
        *,
        class_: str,
        on: date,
        finish: float,
        seed: int,
        lane: int = 1,
        laps: int | None = None,
        step: float = DEFAULT_STEP,
        belief: Belief | None = None,
    ) -> None:
        if not 0.0 < finish < 1.0:
            raise KodawariError(
                f"a chance to finish of {finish:g} makes no sense", mend="Give one between 0 and 1."
            )
        self.box, self.course, self.rulebook, self._seed = box, course, rulebook, seed
        self.problem = SetupProblem(
            box,
            course,
            rulebook,
            class_=rulebook.class_named(class_).id,
            on=on,
            lane=lane,
            laps=laps,
            step=step,
            belief=belief,
        )
        self.base = base_point(self.problem.space)
        self.settings = msgspec.structs.replace(SETTINGS, finish=finish)

    @property
    def identity(self) -> str:
        """Name of the study."""
        return study_identity(self._definition())

    def journal(self, store: Store, budget: Budget) -> StudyJournal:
        """The study in a store, begun if it is not there yet; its question is kept beside it."""
        problem = self.problem
        question = TuneQuestion.of(
            self.box, self.course, self.rulebook, class_=problem.class_, on=problem.on,
            finish=self.settings.finish, budget=budget, seed=self._seed, lane=problem.lane,
            laps=problem.chain.laps, step=problem.step, belief=problem.belief,
        )  # fmt: skip
        return store.studies.create(
            self._definition(),
            title=f"{self.box.name} on {self.course.title}",
            kind=STUDY_KIND,
            question=None if question is None else msgspec.to_builtins(question),
        )

    def car(self, point: Point, *, name: str = "") -> CarFile:
        """The car file of a set-up."""
        return car_of(self.box, point, name=name)

    def inspection(self, point: Point) -> Inspection:
        """The inspection of a set-up."""
        return self.problem.inspection(point)

    def changes(self, point: Point) -> tuple[PartChange, ...]:
        """What differs from the base car, in words."""
        return SetupMaker(self.problem, self.base).changes(point, None)

    def result(self, study: StudyResult) -> TuneResult:
        """The result of the study in the words of this package."""
        problem, maker = self.problem, SetupMaker(self.problem, self.base)
        return TuneResult(
            physics_version=PHYSICS_VERSION,
            box=self.box.name,
            course=self.course.name,
            rules=self.rulebook.id,
            class_=problem.class_,
            on=problem.on.isoformat(),
            seed=study.seed,
            finish=self.settings.finish,
            laps=problem.chain.laps,
            base=None if study.base is None else maker.setup(study.base, 0, None),
            best=tuple(
                maker.setup(found, rank, study.attribution if rank == 1 else None)
                for rank, found in enumerate(study.best, start=1)
            ),
            front=tuple(maker.setup(found, 0, None) for found in study.front),
            study=study,
            note=study.note,
        )

    def _definition(self) -> dict[str, object]:
        return study_definition(self.problem, seed=self._seed, settings=self.settings, base=self.base)
