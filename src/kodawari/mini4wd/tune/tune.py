"""Tune: from a parts box, a course and a rulebook to the best legal set-ups."""

from collections.abc import Callable
from datetime import date

import msgspec

from kodawari.errors import KodawariError
from kodawari.fit import Belief
from kodawari.mini4wd.build import PartsBox, car_text
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.dynamics import DEFAULT_STEP, PHYSICS_VERSION
from kodawari.mini4wd.race import Interval
from kodawari.mini4wd.tune._make import car_of
from kodawari.mini4wd.tune._problem import SetupProblem
from kodawari.mini4wd.tune._space import base_point
from kodawari.mini4wd.tune._words import areas, title_of, words_for, words_on_base
from kodawari.mini4wd.tune.outcome import PartChange, Setup, TuneResult
from kodawari.rules import Rulebook
from kodawari.store import Store
from kodawari.tuning import (
    Attribution,
    Budget,
    Candidate,
    Effect,
    Point,
    Progress,
    Settings,
    run_study,
    study_definition,
)

__all__ = ["FINISH", "tune"]

FINISH = 0.95
"""The chance to finish that is wanted when nobody says another."""

SETTINGS = Settings(rungs=(16, 64, 256), promote=4, confirm_runs=256)
"""Ladder of runs: the first rung fills the solver's lanes, so fewer runs would cost the same."""


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
    if not 0.0 < finish < 1.0:
        raise KodawariError(
            f"a chance to finish of {finish:g} makes no sense", mend="Give one between 0 and 1."
        )
    problem = SetupProblem(
        box, course, rulebook, class_=rulebook.class_named(class_).id, on=on, lane=lane, laps=laps, step=step,
        belief=belief,
    )  # fmt: skip
    base = base_point(problem.space)
    settings = msgspec.structs.replace(SETTINGS, finish=finish)
    journal = None
    if store is not None:
        definition = study_definition(problem, seed=seed, settings=settings, base=base)
        journal = store.studies.create(definition, title=f"{box.name} on {course.title}")
    study = run_study(
        problem,
        budget=budget,
        seed=seed,
        settings=settings,
        base=base,
        journal=journal,
        workers=workers,
        progress=progress,
        cancelled=cancelled,
    )
    maker = _SetupMaker(problem, base)
    return TuneResult(
        physics_version=PHYSICS_VERSION,
        box=box.name,
        course=course.name,
        rules=rulebook.id,
        class_=problem.class_,
        on=on.isoformat(),
        seed=seed,
        finish=finish,
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


class _SetupMaker:
    """Turns candidates of a study into set-ups."""

    def __init__(self, problem: SetupProblem, base: Point) -> None:
        self._problem, self._base = problem, base

    def setup(self, found: Candidate, rank: int, attribution: Attribution | None) -> Setup:
        """A candidate with its car, its inspection and its changes."""
        problem, laps = self._problem, self._problem.chain.laps
        is_base = found.point == self._base
        name = problem.box.car.car.name if is_base else f"{problem.box.name}, set-up {rank or found.key[:6]}"
        file = car_of(problem.box, found.point, name=name)
        time = found.time
        return Setup(
            name=name,
            car=msgspec.to_builtins(file),
            toml=car_text(file),
            point=dict(found.point),
            lap_time_s=None if time is None else _interval(time.median, time.low, time.high, 1.0 / laps),
            race_time_s=None if time is None else _interval(time.median, time.low, time.high, 1.0),
            finish=found.chance,
            confirmed=found.confirmed,
            fresh=found.fresh,
            runs=found.runs,
            inspection=problem.inspection(found.point).to_json_dict(),
            changes=self._changes(found.point, attribution),
        )

    def _changes(self, point: Point, attribution: Attribution | None) -> tuple[PartChange, ...]:
        """What differs from the base, area by area, in the order of its use where that was measured."""
        base, members = self._problem.box.base, areas(self._problem.space)
        changed = [area for area in members if words_for(area, point, base) != words_on_base(area, base)]
        steps = () if attribution is None else attribution.path
        step_of = {area: step for step in steps for area in members if area in step.change.names}
        order = [area for step in steps for area in changed if step_of.get(area) is step]
        order += [area for area in changed if area not in order]
        told: set[int] = set()
        changes = []
        for area in order:
            step = step_of.get(area)
            # a step that holds several areas tells its effect once, with the first of them
            effect = None if step is None or id(step) in told else step.effect
            told.add(id(step))
            others = [] if step is None else [title_of(key) for key in changed if step_of.get(key) is step]
            changes.append(self._change(area, point, effect, tuple(t for t in others if t != title_of(area))))
        return tuple(changes)

    def _change(
        self, area: str, point: Point, effect: Effect | None, together: tuple[str, ...]
    ) -> PartChange:
        base, laps = self._problem.box.base, self._problem.chain.laps

        def per_lap(seconds: float | None) -> float | None:
            return None if seconds is None else seconds / laps

        return PartChange(
            place=title_of(area),
            before=words_on_base(area, base),
            after=words_for(area, point, base),
            lap_time_s=per_lap(effect.time) if effect else None,
            lap_time_low_s=per_lap(effect.time_low) if effect else None,
            lap_time_high_s=per_lap(effect.time_high) if effect else None,
            finish=effect.chance if effect else None,
            finish_low=effect.chance_low if effect else None,
            finish_high=effect.chance_high if effect else None,
            together=together,
        )


def _interval(median: float, low: float, high: float, factor: float) -> Interval:
    return Interval(median=median * factor, low=low * factor, high=high * factor)
