"""A tune as it is asked for: read, checked, foreseen, and given to the worker."""

from datetime import UTC, date, datetime
from typing import Annotated

import msgspec
from litestar.datastructures import State

from kodawari.errors import KodawariError
from kodawari.mini4wd.garage import built_course, parts_box, the_box, the_car, the_course, with_base
from kodawari.mini4wd.race import RUNS_PER_DRAW
from kodawari.mini4wd.tune import Area, Tuned, areas_of
from kodawari.rules import list_rulebooks
from kodawari.store import Store
from kodawari.tuning import Budget, Reach, reach_of
from kodawari.web._tune_job import TuneOrder
from kodawari.web.api._tune_state import TuneRow, tune_row, tune_rows

__all__ = ["NewBudget", "NewTune", "Outlook", "budget_of", "order", "outlook", "tuned_of"]

LONGEST = 24 * 3600.0
"""Most that a tune of the pages may take [s]."""


class NewBudget(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much a tune may spend in all, earlier starts included.

    Attributes:
        seconds: Wall time [s].
        runs: Or runs; with a limit in runs a tune gives the same result on every machine.
    """

    seconds: Annotated[float, msgspec.Meta(ge=1.0, le=LONGEST)] | None = None
    runs: Annotated[int, msgspec.Meta(ge=1, le=10_000_000)] | None = None


class NewTune(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tune to ask for.

    Attributes:
        box: Name of a shipped parts box, or identity of one's own.
        car: Another base car than the box's own: a shipped name or an identity.
        course: Short name of a course.
        lane: Lane at the start.
        laps: Laps of a race; None takes as many as it has.
        rules: Name of a shipped rulebook.
        on: Day of the race; None means today.
        finish: Wanted chance to finish, with every doubt counted.
        seed: Names all draws.
        budget: How much it may spend.
    """

    box: str
    course: str
    car: str = ""
    lane: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    laps: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    rules: str = "open"
    class_: str = msgspec.field(default="", name="class")
    on: date | None = None
    finish: Annotated[float, msgspec.Meta(ge=0.05, le=0.995)] = 0.95
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 0
    budget: NewBudget = NewBudget(seconds=300.0)


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """What a tune would do, before it is asked for.

    Attributes:
        areas: What it may change.
        setups: How many set-ups that makes at most.
        unfit: Loose parts that do not go on the base car, with the reason.
        base: Name of the base car.
        refused: Why the base car itself may not be raced; empty when it may.
        known: The tune that has asked the same before; None when nobody has.
        reach: What confirming the wish takes at least.
        runs: Runs that the budget holds, by the pace of the tunes of this store where it is a time; None when
            nobody knows.
    """

    areas: tuple[Area, ...]
    setups: float
    unfit: list[tuple[str, str]]
    base: str
    refused: tuple[str, ...]
    known: TuneRow | None
    reach: Reach
    runs: float | None


def outlook(store: Store, asked: NewTune) -> Outlook:
    """What a tune would do.

    Raises:
        KodawariError: As `tuned_of`.
    """
    tuned = tuned_of(store, asked)
    refusal = tuned.problem.is_allowed(tuned.base)
    rows = tune_rows(store)
    known = {row.id: row for row in rows}
    return Outlook(
        areas=areas_of(tuned.box),
        setups=float(tuned.problem.space.size_at_most),
        unfit=[(key, reason) for (_, key), reason in tuned.box.unfit.items()],
        base=tuned.box.base.name,
        refused=refusal.reasons if refusal else (),
        known=known.get(tuned.identity),
        reach=reach_of(tuned.settings, group=RUNS_PER_DRAW),
        runs=_runs_within(asked.budget, rows),
    )


def _runs_within(budget: NewBudget, rows: list[TuneRow]) -> float | None:
    """How many runs a budget holds."""
    if budget.runs is not None or budget.seconds is None:
        return budget.runs
    seconds = sum(row.seconds for row in rows)
    return budget.seconds * sum(row.runs for row in rows) / seconds if seconds else None


def tuned_of(store: Store, asked: NewTune) -> Tuned:
    """Everything that a question names, read and checked.

    Raises:
        KodawariError: A name is unknown, or the parts, the lane, the class or the day make no sense.
    """
    box = parts_box(store, the_box(store, asked.box))
    if asked.car:
        box = with_base(box, the_car(store, asked.car).file)
    books = {book.id: book for book in list_rulebooks() if book.machine == "mini4wd"}
    if asked.rules not in books:  # a path is none
        raise KodawariError(
            f"there is no rulebook '{asked.rules[:80]}'", mend=f"There are: {', '.join(books)}."
        )
    place = the_course(store, asked.course)
    course = built_course(place.id, None if place.document is None else place.definition)
    tuned = Tuned(
        box, course, books[asked.rules], class_=asked.class_,
        on=asked.on or datetime.now(UTC).astimezone().date(), finish=asked.finish, seed=asked.seed,
        lane=asked.lane, laps=asked.laps,
    )  # fmt: skip
    tuned.inspection(tuned.base)  # refuses a day before the first edition
    return tuned


def budget_of(given: NewBudget) -> Budget:
    """A budget as the search takes it.

    Raises:
        KodawariError: Both limits are given, or none.
    """
    if given.seconds is not None and given.runs is not None:
        raise KodawariError("the budget is a time or a number of runs, not both", place="budget")
    return Budget(seconds=given.seconds, runs=given.runs)


def order(state: State, store: Store, identity: str, budget: Budget) -> TuneRow:
    """Give a study to the worker, unless it is at work on it, or has already spent as much."""
    row = tune_row(store, identity)
    spent = row.state == "done" and (
        (budget.runs is not None and budget.runs <= row.runs)
        or (budget.seconds is not None and budget.seconds <= row.seconds)
    )
    if not spent and row.state not in {"queued", "running"}:
        task = TuneOrder(study=identity, budget=budget)
        store.jobs.add("tune", row.title, msgspec.to_builtins(task), about=identity)
        row = tune_row(store, identity)
        state["crew"].look()
    return row
