"""Tuning a kei car: search, confirm, explain, and the winner as a file of modifications."""

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import tomlkit

from kodawari.errors import KodawariError, nearest
from kodawari.kei.catalogue import KeiCar
from kodawari.kei.drive.drive import PHYSICS_VERSION
from kodawari.kei.modify import Mods
from kodawari.kei.tune._parts import STANDARD, Parts, generic_parts, not_offered
from kodawari.kei.tune._problem import GOALS, KEEPS, Goal, Keep, ModsProblem
from kodawari.store import Store
from kodawari.tuning import (
    Budget,
    Candidate,
    Progress,
    Settings,
    StudyResult,
    run_study,
    study_definition,
)

__all__ = ["TuneResult", "TunedCar", "mods_toml", "tune"]

_UNITS = {"0-100": "s", "400m": "s", "economy": "L/100 km"}


class TunedCar(msgspec.Struct, frozen=True, kw_only=True):
    """One way to modify the car.

    Attributes:
        fitted: What is fitted, by slot; slots with the standard part are left out.
        mods: The same as modifications.
        median: Goal's figure, middle of the draws.
        low: 5 % lie below.
        high: 5 % lie above.
        class_: What becomes of the class.
        papers: Which papers it needs.
        safety: What the safety standards say.
        confirmed: Whether fresh draws confirmed it.
    """

    fitted: dict[str, str]
    mods: Mods
    median: float
    low: float
    high: float
    class_: str
    papers: str
    safety: str
    confirmed: bool


class TuneResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found.

    Attributes:
        car: Id of the car.
        name: Its name.
        goal: What was made small.
        unit: Its unit.
        task: The run behind it.
        keep: What had to stay.
        parts: Name of the offer.
        base: The standard car; None when it was not tried.
        best: The best ways, best first.
        not_offered: What was left out of a generic offer, and why.
        study: The whole study.
        physics_version: Version of the solver.
    """

    car: str
    name: str
    goal: str
    unit: str
    task: str
    keep: str
    parts: str
    base: TunedCar | None
    best: tuple[TunedCar, ...]
    not_offered: tuple[str, ...]
    study: StudyResult
    physics_version: str

    def to_json_dict(self) -> dict[str, Any]:
        """All of it as plain data."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain


def tune(
    car: KeiCar,
    *,
    goal: Goal,
    keep: Keep,
    on: date,
    parts: Parts | None = None,
    budget: Budget | None = None,
    seed: int = 0,
    workers: int = 2,
    store: Store | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> TuneResult:
    """The best modifications of a car that keep its class, or its papers too.

    Args:
        car: The standard car.
        goal: What is made small.
        keep: What must stay.
        on: Day of the inspection.
        parts: What may be fitted; a generic offer if left out.
        budget: How much may be spent.
        seed: Names every draw.
        workers: Threads.
        store: Where the study is kept, so that the same call goes on where it was; None forgets it.
        progress: Called after every batch.

    Raises:
        KodawariError: Goal or keep is unknown, the car cannot be driven, nothing may be fitted, or the day
            lies before the standards that are held.
    """
    for given, known in ((goal, GOALS), (keep, KEEPS)):
        if given not in known:
            raise KodawariError(
                f"there is no '{given}'", mend=nearest(given, known) or f"Known: {', '.join(known)}."
            )
    offer = parts or generic_parts(car)
    problem = ModsProblem(car, offer, goal=goal, keep=keep, on=on)
    settings = Settings(rungs=(16, 64), confirm_runs=256)
    journal = None
    if store is not None:
        definition = study_definition(problem, seed=seed, settings=settings, base=problem.base)
        journal = store.studies.create(definition, title=f"{car.name}, {goal}, {keep} kept")
    study = run_study(
        problem,
        budget=budget or Budget(runs=6_000),
        seed=seed,
        settings=settings,
        base=problem.base,
        journal=journal,
        workers=workers,
        progress=progress,
    )
    return TuneResult(
        car=car.id, name=car.name, goal=goal, unit=_UNITS[goal], task=problem.task.name, keep=keep,
        parts=offer.name, base=_tuned(problem, study.base) if study.base else None,
        best=tuple(_tuned(problem, found) for found in study.best),
        not_offered=() if parts else not_offered(car), study=study,
        physics_version=PHYSICS_VERSION,
    )  # fmt: skip


def _tuned(problem: ModsProblem, found: Candidate) -> TunedCar:
    standard = dict(found.point) == problem.base
    outcome = None if standard else problem.outcome(found.point)
    time = found.time
    return TunedCar(
        fitted={name: str(value) for name, value in found.point.items() if value != STANDARD},
        mods=problem.mods(found.point),
        median=time.median if time else float("inf"),
        low=time.low if time else float("inf"),
        high=time.high if time else float("inf"),
        class_=str(outcome.class_.verdict) if outcome else "kept",
        papers=str(outcome.papers.level) if outcome else "free",
        safety=str(outcome.safety.verdict) if outcome else "pass",
        confirmed=found.confirmed,
    )


def mods_toml(tuned: TunedCar, *, note: str) -> str:
    """A file of modifications, as `kodawari kei modify` reads it."""
    document = tomlkit.document()
    document["name"], document["note"] = tuned.mods.name, note
    changes = tomlkit.aot()
    for change in tuned.mods.changes:
        table = tomlkit.table()
        defaults = msgspec.structs.fields(type(change))
        plain = msgspec.to_builtins(change)
        table["kind"] = plain["kind"]
        for field in defaults:
            value = plain.get(field.encode_name)
            if value is not None and value != field.default:
                table[field.encode_name] = value
        changes.append(table)
    document["change"] = changes
    return tomlkit.dumps(document)
