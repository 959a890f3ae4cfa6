"""The job `tune`: a study of the store, gone on with until its budget is spent."""

import os

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import convert
from kodawari.store import JobRow, Store
from kodawari.tuning import Budget, Progress
from kodawari.web._advance import Advance, Stopped

__all__ = ["SHARES", "TuneOrder", "run_tune_job"]

SHARES = 1000
"""A tune tells its progress in so many parts of its budget."""


class TuneOrder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the worker is told; what is asked stands with the study itself.

    Attributes:
        study: Identity of the study.
        budget: How much may be spent in all.
    """

    study: str
    budget: Budget


def run_tune_job(store: Store, job: JobRow, advance: Advance) -> None:
    """Go on with a study.

    Args:
        store: Where the study stands.
        job: The job.
        advance: Takes the stage, what is done and what there is to do; raises to stop.

    Raises:
        KodawariError: The study was begun by another version of the physics, or nothing legal can be built.
        Stopped: Somebody asked for it; what was raced has given a result all the same.
    """
    advance("loading", 0, 0)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the solver's own threads use the cores better
    from kodawari.mini4wd.dynamics import is_compiled  # noqa: PLC0415 - heavy, and only the worker needs it
    from kodawari.mini4wd.tune import kept_question, open_study, tune  # noqa: PLC0415 - as above

    order = convert(dict(store.jobs.definition(job.id)), TuneOrder, file="store")
    question = kept_question(store.studies.open(order.study))
    require_same(open_study(question).identity, order.study)
    watch = _Watch(advance, "search" if is_compiled() else "compiling")
    box, course, rulebook = question.read()
    tune(
        box, course, rulebook, **question.arguments(), budget=order.budget, store=store,
        progress=watch.progress, cancelled=watch.is_stopped,
    )  # fmt: skip
    if watch.stopped:
        raise Stopped
    advance("writing", SHARES, SHARES)


def require_same(now: str, then: str) -> None:
    """Check that a question still leads to the study that it is kept with.

    Raises:
        KodawariError: The physics or a part's data have changed since: the runs would not fit together.
    """
    if now != then:
        raise KodawariError(
            "this tune was begun by another version of Kodawari, and its runs would not fit with new ones",
            mend="Its result stays. Ask the same anew to tune with this version.",
        )


class _Watch:
    """Passes progress on, and remembers that the job shall stop until the study asks."""

    def __init__(self, advance: Advance, stage: str) -> None:
        self.stopped = False
        self._advance, self._now = advance, (stage, 0, SHARES)

    def progress(self, now: Progress) -> None:
        """Tell how far the study is."""
        stage = "recall" if now.recalled else now.phase
        self._tell(stage, round(SHARES * now.share), SHARES)

    def is_stopped(self) -> bool:
        """Whether the study shall end with what it has."""
        self._tell(*self._now)
        return self.stopped

    def _tell(self, stage: str, done: int, total: int) -> None:
        self._now = (stage, done, total)
        try:
            self._advance(stage, done, total)
        except Stopped:
            self.stopped = True
