"""The result of a study, put together from what its phases left behind."""

from collections.abc import Iterable

from kodawari.tuning._confirm import FRESH, SEARCH, Confirmer
from kodawari.tuning._evaluator import Evaluator
from kodawari.tuning._importance import importance_of
from kodawari.tuning._parameters import Value
from kodawari.tuning._result import Candidate, Counts, Importance
from kodawari.tuning._search import Search
from kodawari.tuning._settings import Settings
from kodawari.tuning._space import Space

__all__ = ["best_of", "candidate", "counts_of", "front_of", "note_on", "study_importance"]


def candidate(evaluator: Evaluator, confirmer: Confirmer, key: str) -> Candidate:
    """A set-up with its fresh runs, or with those of the search where there are no fresh ones."""
    fresh = evaluator.count(FRESH, key) > 0
    summary = evaluator.summary(FRESH if fresh else SEARCH, key)
    return Candidate(
        key=key,
        point=evaluator.points[key],
        time=summary.time,
        chance=summary.chance,
        runs=summary.runs,
        fresh=fresh,
        confirmed=confirmer.is_confirmed(key),
    )


def best_of(search: Search, confirmer: Confirmer, settings: Settings) -> list[str]:
    """Confirmed set-ups; without any, those tested that came nearest; without these, the search's best."""
    found = confirmer.confirmed() or sorted(confirmer.tested, key=confirmer.rank) or search.ranked()
    return found[: settings.wanted]


def front_of(evaluator: Evaluator, search: Search, confirmer: Confirmer) -> list[str]:
    """The trade-off over fully tested set-ups; over the search's own figures while fewer than two are."""
    tested = [key for key in evaluator.points if confirmer.is_complete(key)]
    return confirmer.front(tested, FRESH) if len(tested) > 1 else confirmer.front(search.ranked(), SEARCH)


def study_importance(
    space: Space, evaluator: Evaluator, keys: Iterable[str], settings: Settings
) -> tuple[Importance, ...]:
    """What mattered over all set-ups tried, each judged by the runs of the first rung."""
    tried: list[tuple[dict[str, Value], float | None, float]] = []
    for key in keys:
        summary = evaluator.summary(SEARCH, key, runs=settings.rungs[0])
        times = summary.time
        time = None if times is None else times.median if settings.statistic == "median" else times.mean
        tried.append((evaluator.points[key], time, summary.chance.estimate))
    return importance_of(space, tried)


def counts_of(evaluator: Evaluator, search: Search, confirmer: Confirmer) -> Counts:
    """What the study did."""
    return Counts(
        points=len(search.proposals.points),
        runs=evaluator.runs,
        recalled_runs=evaluator.recalled_runs,
        refused=search.proposals.refusals.refused,
        generations=search.generations,
        climbed=search.ladder.climbed,
        confirm_tried=len(confirmer.tried),
        confirmed=len(confirmer.confirmed()),
        seconds=evaluator.seconds,
    )


def note_on(stopped: str, confirmer: Confirmer, settings: Settings, base: str | None) -> str:
    """One sentence when there is no confirmed winner but the base; else nothing."""
    confirmed = confirmer.confirmed()
    if confirmed and confirmed[0] != base:
        return ""
    if confirmed:
        return (
            "No set-up that is faster than the base has shown a chance to finish of at least "
            f"{100 * settings.finish:g} % on fresh runs yet; a larger budget may find one."
        )
    if stopped == "cancelled":
        return "The search was stopped before a winner was confirmed; the same command goes on from here."
    return (
        f"None of the {len(confirmer.tested)} set-ups put to fresh runs shows a chance to finish of at least "
        f"{100 * settings.finish:g} % at the unfavourable end; a larger budget or a lower wish may find one."
    )
