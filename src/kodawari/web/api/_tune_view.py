"""A tune as the pages show it: its set-ups as points, its result, one set-up as a car."""

from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.garage import the_car, tuned_id
from kodawari.mini4wd.tune import (
    CONFIRM_RUNS,
    Area,
    PartChange,
    Tuned,
    TuneQuestion,
    TuneResult,
    areas_of,
    kept_question,
    kept_study,
    open_study,
)
from kodawari.rules import load_rulebook
from kodawari.store import Store, StudyJournal
from kodawari.tuning import Tried, tried_in
from kodawari.web._problems import Problem, problem_of
from kodawari.web.api._car_view import CarView, car_view
from kodawari.web.api._tune_result import ResultView, result_view
from kodawari.web.api._tune_state import TuneRow, tune_row

__all__ = ["News", "SetupView", "TuneView", "news", "setup_view", "tune_result", "tune_view"]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked, in the words of people.

    Attributes:
        box: Name of the parts box.
        car: Name of the base car.
        course: Short name of the course; `course_title` and `course_ja` what people call it.
        rules: Name of the rulebook; `rules_title` and `rules_ja` what people call it.
        on: Day of the inspection, ISO.
        finish: Wanted chance to finish.
    """

    box: str
    car: str
    course: str
    course_title: str
    course_ja: str
    rules: str
    rules_title: str
    rules_ja: str
    class_: str = msgspec.field(name="class")
    on: str
    finish: float
    seed: int
    lane: int
    laps: int


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A set-up that was tried.

    Attributes:
        key: Its key.
        runs: Runs behind the figures.
        fresh: Whether they are fresh ones that the search never saw.
        time: Median race time of the finished runs [s]; None when none finished.
        time_low: Lower end of its 95 % interval; None from too few runs.
        time_high: Upper end.
        finish: Share of the runs that finished.
        low: What 5 % of real cars of this build stay below, with the doubt from few runs.
        high: What 5 % stay above.
    """

    key: str
    runs: int
    fresh: bool
    time: float | None
    time_low: float | None
    time_high: float | None
    finish: float
    low: float
    high: float


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What has changed since the page last looked.

    Attributes:
        tune: How the tune stands.
        mark: To ask from the next time.
        points: Set-ups that have got runs since.
    """

    tune: TuneRow
    mark: int
    points: list[Point]


class TuneView(msgspec.Struct, frozen=True, kw_only=True):
    """A tune that is open.

    Attributes:
        tune: How it stands.
        asked: What was asked; None where that is known no more.
        base_key: Key of the base car.
        confirm_runs: Fresh runs after which a set-up counts as tested.
        areas: What the search may change.
        result: What came of it; None before the first result.
        trouble: Why it cannot be opened wholly, or gone on with.
    """

    tune: TuneRow
    asked: Asked | None
    base_key: str
    confirm_runs: int
    areas: tuple[Area, ...]
    result: ResultView | None
    trouble: Problem | None


class SetupView(msgspec.Struct, frozen=True, kw_only=True):
    """One set-up of a tune as a car.

    Attributes:
        key: Its key.
        point: Its figures.
        changes: What differs from the base car.
        car: The car, with its inspection under the rules of the tune.
        base_id: Address of the base car, for comparing.
    """

    key: str
    point: Point
    changes: tuple[PartChange, ...]
    car: CarView
    base_id: str


def tune_view(store: Store, identity: str) -> TuneView:
    """A tune with everything but its points.

    Raises:
        KodawariError: There is no such tune.
    """
    row, journal = tune_row(store, identity), store.studies.open(identity)
    about: dict[str, Any] = {"tune": row, "confirm_runs": CONFIRM_RUNS}
    try:
        question = kept_question(journal)
        tuned = open_study(question)
        found = tune_result(journal, tuned)
    except KodawariError as error:
        trouble = problem_of(error)
        return TuneView(**about, asked=None, base_key="", areas=(), result=None, trouble=trouble)
    key = tuned.problem.space.key
    other = None if tuned.identity == identity else Problem(cause="another version", place="version")
    return TuneView(
        **about,
        asked=_asked(question, tuned),
        base_key=key(tuned.base),
        areas=areas_of(tuned.box),
        result=None if found is None else result_view(found, tuned),
        trouble=other,
    )


def tune_result(journal: StudyJournal, tuned: Tuned) -> TuneResult | None:
    """The latest result of a tune, or None before the first."""
    study = kept_study(journal)
    return None if study is None else tuned.result(study)


def news(store: Store, identity: str, mark: int) -> News:
    """What has changed since a mark."""
    journal = store.studies.open(identity)
    now, keys = journal.changed_since(mark)
    found = tried_in(journal.load(keys if mark else None)) if keys else []
    return News(tune=tune_row(store, identity), mark=now, points=[_point(each) for each in found])


def setup_view(store: Store, identity: str, key: str) -> SetupView:
    """One set-up of a tune.

    Raises:
        KodawariError: There is no such tune or set-up.
    """
    journal = store.studies.open(identity)
    question = kept_question(journal)
    tuned = open_study(question)
    point = journal.point(key)
    tried = tried_in(journal.load([key]))
    if point is None or not tried:
        raise KodawariError(f"the tune has no set-up '{key[:40]}'")
    is_base = dict(point) == dict(tuned.base)
    entry = the_car(store, tuned_id(identity, "base" if is_base else key))
    return SetupView(
        key=key,
        point=_point(tried[0]),
        changes=tuned.changes(point),
        car=car_view(entry, rules=question.rules, class_=question.class_, on=question.on),
        base_id=tuned_id(identity, "base"),
    )


def _point(tried: Tried) -> Point:
    time, chance = tried.summary.time, tried.summary.chance

    def cut(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return Point(
        key=tried.key,
        runs=tried.summary.runs,
        fresh=tried.fresh,
        time=cut(time.median) if time else None,
        time_low=cut(time.median_low) if time else None,
        time_high=cut(time.median_high) if time else None,
        finish=round(chance.estimate, 4),
        low=round(chance.spread_low, 4),
        high=round(chance.spread_high, 4),
    )


def _asked(question: TuneQuestion, tuned: Tuned) -> Asked:
    book = load_rulebook(question.rules)
    return Asked(
        box=question.box_name,
        car=question.car.car.name or tuned.box.base.name,
        course=question.course_name,
        course_title=tuned.course.title,
        course_ja=tuned.course.ja,
        rules=book.id,
        rules_title=book.title.en,
        rules_ja=book.title.ja,
        class_=question.class_,
        on=question.on.isoformat(),
        finish=question.finish,
        seed=question.seed,
        lane=question.lane,
        laps=question.laps,
    )
