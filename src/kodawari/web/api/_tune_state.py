"""How a tune stands: which it is, how far it is, and who is at work on it."""

from datetime import UTC, datetime

import msgspec

from kodawari.store import JobRow, Store, StudyRow
from kodawari.tuning import Budget

__all__ = ["TuneRow", "is_going", "tune_row", "tune_rows"]

KIND = "mini4wd"
SILENCE = 30.0
"""A study without a job that has got runs within so many seconds is gone on with by somebody else."""


class TuneRow(msgspec.Struct, frozen=True, kw_only=True):
    """A tune as a list shows it.

    Attributes:
        id: Identity of its study.
        title: A name for people: parts box and course.
        box: Name of the parts box; empty when nobody knows.
        course: English title of the course; `course_ja` the Japanese one.
        created: When it was begun, ISO time, UTC.
        updated: When it last went on.
        deleted: When it was thrown away; None while it is there.
        state: `queued`, `running`, `stopping`; `elsewhere` when the command line goes on with it; `done`,
            `stopped`, `interrupted` or `failed`.
        stage: What it is doing now: `loading`, `compiling`, `recall`, `search`, `confirm`, `explain`.
        share: Share of the budget that is spent; None when nobody knows.
        left_s: Seconds left; None when nobody knows.
        message: Why it failed.
        points: Set-ups tried.
        runs: Runs made.
        seconds: Wall time of these runs [s].
        has_result: Whether it has given a result.
        best_time_s: Race time of its best set-up [s].
        best_finish: Chance to finish of the same.
        is_confirmed: Whether fresh runs have confirmed the same.
        budget: The latest budget; None when nobody knows.
    """

    id: str
    title: str
    box: str
    course: str
    course_ja: str
    created: str
    updated: str
    deleted: str | None
    state: str
    stage: str
    share: float | None
    left_s: float | None
    message: str
    points: int
    runs: int
    seconds: float
    has_result: bool
    best_time_s: float | None
    best_finish: float | None
    is_confirmed: bool
    budget: Budget | None


def tune_rows(store: Store, *, deleted: bool = False) -> list[TuneRow]:
    """All tunes of a store, the one that went on last first."""
    return [_row(store, row) for row in store.studies.list(kind=KIND, deleted=deleted)]


def tune_row(store: Store, identity: str) -> TuneRow:
    """One tune.

    Raises:
        KodawariError: There is no such study.
    """
    return _row(store, store.studies.row(identity))


def is_going(row: TuneRow) -> bool:
    """Whether somebody is at work on it."""
    return row.state in {"queued", "running", "stopping", "elsewhere"}


def _row(store: Store, study: StudyRow) -> TuneRow:
    job = store.jobs.about(study.id)
    state, question = _state(study, job), store.studies.open(study.id).question() or {}
    budget = msgspec.convert(question["budget"], Budget) if "budget" in question else None
    course = question.get("definition", {})
    share = job.done / job.total if job is not None and job.total and state in _AT_WORK else None
    return TuneRow(
        id=study.id,
        title=study.title,
        box=question.get("box_name", ""),
        course=course.get("title", ""),
        course_ja=course.get("ja", ""),
        created=study.created,
        updated=study.updated,
        deleted=study.deleted,
        state=state,
        stage=job.stage if job is not None and state in _AT_WORK else "",
        share=share,
        left_s=_left(study, budget, share) if job is not None and job.stage in _TOLD else None,
        message=job.message if job is not None and state == "failed" else "",
        points=study.points,
        runs=study.runs,
        seconds=study.seconds,
        has_result=study.has_result,
        best_time_s=study.best_time_s,
        best_finish=study.best_finish,
        is_confirmed=study.is_confirmed,
        budget=budget,
    )


_AT_WORK = ("queued", "running", "stopping")
_TOLD = ("search", "confirm", "explain")


def _state(study: StudyRow, job: JobRow | None) -> str:
    """Who is at work, else what the result says, where no runs were made since."""
    if job is not None and job.state in _AT_WORK:
        return job.state
    if study.has_result and study.is_current:
        return "stopped" if study.stopped == "cancelled" else "done"
    if _age(study.updated) < SILENCE and (job is None or job.state == "done"):
        return "elsewhere"
    return job.state if job is not None and job.state in {"failed", "stopped"} else "interrupted"


def _age(updated: str) -> float:
    """Seconds since an ISO time."""
    return (datetime.now(UTC) - datetime.fromisoformat(updated)).total_seconds()


def _left(study: StudyRow, budget: Budget | None, share: float | None) -> float | None:
    """Seconds left, from the budget where it is a time, else from the pace of all runs so far."""
    if share is None or share <= 0.0:
        return None
    if budget is not None and budget.seconds is not None:
        return (1.0 - share) * budget.seconds
    return study.seconds * (1.0 - share) / share if study.seconds else None
