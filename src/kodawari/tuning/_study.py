"""A study: search, confirm, explain; stopped, killed or continued at will."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from kodawari.tuning._assemble import best_of, candidate, counts_of, front_of, note_on, study_importance
from kodawari.tuning._attribution import Attributor
from kodawari.tuning._confirm import FRESH, SEARCH, Confirmer
from kodawari.tuning._evaluator import Cancelled, Evaluator, Want
from kodawari.tuning._journal import Journal, MemoryJournal
from kodawari.tuning._parameters import Point, Value
from kodawari.tuning._pool import Pool
from kodawari.tuning._problem import Problem
from kodawari.tuning._result import Attribution, Candidate, StudyResult
from kodawari.tuning._search import Search
from kodawari.tuning._settings import Budget, Progress, Settings

__all__ = ["run_study", "study_definition", "study_identity"]

FEWEST_EXPLAIN_RUNS = 8  # runs per set-up below which the effect of a change would say nothing


def study_definition(
    problem: Problem,
    *,
    seed: int = 0,
    settings: Settings | None = None,
    base: Point | None = None,
    start: Sequence[Point] = (),
) -> dict[str, Any]:
    """Everything that decides how a study goes, budget excepted, as plain data.

    Raises:
        KodawariError: A set-up is not a point of the space.
    """
    return {
        "problem": msgspec.to_builtins(problem.definition()),
        "space": problem.space.to_plain(),
        "seed": seed,
        "settings": msgspec.to_builtins(settings or Settings()),
        "base": None if base is None else problem.space.check(base),
        "start": [problem.space.check(point) for point in start],
    }


def study_identity(definition: Mapping[str, Any]) -> str:
    """A short name of a study: the same definition has the same name, whatever the order of its keys."""
    return sha256(msgspec.json.encode(definition, order="deterministic")).hexdigest()[:16]


def run_study(
    problem: Problem,
    *,
    budget: Budget,
    seed: int = 0,
    settings: Settings | None = None,
    base: Point | None = None,
    start: Sequence[Point] = (),
    journal: Journal | None = None,
    workers: int = 1,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> StudyResult:
    """Search for the fastest set-ups that finish often enough, confirm them, and say what mattered.

    Started again with the same problem, seed, settings and journal, a study goes on where it was, also after
    being killed, and also after having finished, when the budget is larger. With a budget in runs the result
    is the same with any number of workers, and the same whether it was interrupted or not.

    Args:
        problem: What is tuned.
        budget: How much may be spent in all, earlier starts included. One generation and the test of one
            candidate are always made, so a very small budget may be exceeded by that.
        seed: Seed of everything that is drawn.
        settings: How to search.
        base: The set-up before tuning: tried first, tested too, and what changes are counted from.
        start: Further set-ups to try first.
        journal: What remembers the study; without one it is forgotten in the end.
        workers: Threads that run set-ups; 0 takes as many as there are cores.
        progress: Called after every batch.
        cancelled: Asked before every batch; True stops the study, which still gives a result.

    Raises:
        KodawariError: Nothing allowed can be built, a set-up is not a point of the space, the sampler is
            unknown, or the journal cannot be read or written.
    """
    settings = settings or Settings()
    definition = study_definition(problem, seed=seed, settings=settings, base=base, start=start)
    journal = MemoryJournal() if journal is None else journal
    with Pool(workers) as pool:
        evaluator = Evaluator(problem, journal, pool, seed, cancelled=cancelled)
        study = _Study(problem, evaluator, budget, settings, definition)
        if progress is not None:
            evaluator.after_batch = lambda phase, recalled: progress(study.progress(phase, recalled=recalled))
        result = study.run()
    journal.finish(msgspec.to_builtins(result))
    return result


class _Study:
    """The phases of one study, over one evaluator."""

    def __init__(
        self,
        problem: Problem,
        evaluator: Evaluator,
        budget: Budget,
        settings: Settings,
        definition: Mapping[str, Any],
    ) -> None:
        self.problem, self.evaluator, self.budget, self.settings = problem, evaluator, budget, settings
        self.definition, self.seed = definition, int(definition["seed"])
        base: dict[str, Value] | None = definition["base"]
        refusal = None if base is None else problem.is_allowed(base)
        self.base_refused = () if refusal is None else refusal.reasons
        self.base = evaluator.name(base) if base is not None and refusal is None else None
        first = [*([base] if base is not None else []), *definition["start"]]
        self.search = Search(problem, evaluator, settings, first, self.seed)
        self.confirmer = Confirmer(evaluator, settings)

    def run(self) -> StudyResult:
        """All phases, or as many as there is time for."""
        attribution = None
        explain = self.settings.explain_share if self.base is not None else 0.0
        try:
            stopped = self.search.run(self._allowance(1.0 - self.settings.confirm_share - explain))
            self._confirm(self._allowance(1.0 - explain))
            attribution = self._explain(self._allowance(1.0))
        except Cancelled:
            stopped = "cancelled"
        return self._result(stopped, attribution)

    def progress(self, phase: str, *, recalled: bool) -> Progress:
        """Where the study is."""
        evaluator, budget = self.evaluator, self.budget
        by_runs = 0.0 if budget.runs is None else evaluator.runs / budget.runs
        by_time = 0.0 if budget.seconds is None else evaluator.seconds / budget.seconds
        best = next(iter(self.search.ranked()), None)
        summary = None if best is None else self.search.summary(best)
        return Progress(
            phase=phase,
            share=min(1.0, max(by_runs, by_time)),
            runs=evaluator.runs,
            seconds=evaluator.seconds,
            points=len(self.search.proposals.points),
            refused=self.search.proposals.refusals.refused,
            best=None if best is None else evaluator.points[best],
            best_time=None if summary is None or summary.time is None else summary.time.median,
            best_chance_low=None if summary is None else summary.chance.spread_low,
            recalled=recalled,
        )

    def _allowance(self, share: float) -> Callable[[int], bool]:
        """Whether so many more runs stay within a share of the whole budget."""
        runs, seconds, spent = self.budget.runs, self.budget.seconds, self.evaluator

        def may_spend(more: int) -> bool:
            if runs is not None and spent.runs + more > share * runs:
                return False
            pace = spent.seconds / max(1, spent.runs)
            return seconds is None or spent.seconds + more * pace <= share * seconds

        return may_spend

    def _confirm(self, may_spend: Callable[[int], bool]) -> None:
        """Fresh runs: for the base, for candidates until enough have passed, for the trade-off front."""
        if self.base is not None:
            self.evaluator.fulfil("confirm", FRESH, [Want(self.base, self.settings.confirm_runs)])
        ranked = self.search.ranked()
        self.confirmer.confirm(ranked, may_spend)
        self.confirmer.complete(self.confirmer.front(ranked, SEARCH), may_spend)

    def _explain(self, may_spend: Callable[[int], bool]) -> Attribution | None:
        """The effect of each change, with as many runs per set-up as the rest of the budget gives."""
        winner = best_of(self.search, self.confirmer, self.settings)[0]
        if self.base is None or winner == self.base:
            return None
        points, runs = self.evaluator.points, self.settings.confirm_runs
        attributor = Attributor(
            self.problem, self.evaluator, self.settings, points[self.base], points[winner]
        )
        while not may_spend(runs * attributor.setups):
            runs //= 2
            if runs < FEWEST_EXPLAIN_RUNS:
                return None
        return attributor.measure(runs)

    def _base_candidate(self) -> Candidate | None:
        """The base, once it has been tried."""
        evaluator = self.evaluator
        if self.base is None or not any(evaluator.count(stream, self.base) for stream in (SEARCH, FRESH)):
            return None
        return candidate(evaluator, self.confirmer, self.base)

    def _result(self, stopped: str, attribution: Attribution | None) -> StudyResult:
        evaluator, search, confirmer = self.evaluator, self.search, self.confirmer
        tried = [key for key in search.proposals.points if evaluator.count(SEARCH, key)]
        return StudyResult(
            study=study_identity(self.definition),
            seed=self.seed,
            finish=self.settings.finish,
            best=tuple(
                candidate(evaluator, confirmer, key) for key in best_of(search, confirmer, self.settings)
            ),
            front=tuple(
                candidate(evaluator, confirmer, key) for key in front_of(evaluator, search, confirmer)
            ),
            base=self._base_candidate(),
            base_refused=self.base_refused,
            attribution=attribution,
            importance=study_importance(self.problem.space, evaluator, tried, self.settings),
            counts=counts_of(evaluator, search, confirmer),
            refusals=search.proposals.refusals.summary(),
            stopped=stopped,
            note=note_on(stopped, confirmer, self.settings, self.base),
        )
