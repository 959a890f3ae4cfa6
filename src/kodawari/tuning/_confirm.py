"""Winners confirmed on fresh runs that the search never saw.

The best of many noisy candidates is partly the luckiest, so its own figures flatter it. Here each candidate runs
again on another row of seeds, and only those runs count. A candidate passes once all its fresh runs are in; it may
fail earlier, as soon as even the favourable end of its Wilson interval lies below the wanted chance.
"""

from collections.abc import Callable, Iterable

from kodawari.tuning._evaluator import Evaluator, Want
from kodawari.tuning._settings import Settings
from kodawari.tuning._summary import pareto_front, rank_key

__all__ = ["FRESH", "Confirmer"]

FRESH = "fresh"
LOOK_EVERY = 64  # fresh runs between two looks whether a candidate has already failed


class Confirmer:
    """Puts candidates to the test of fresh runs.

    Attributes:
        tried: Keys of the candidates tested, in order.
        passed: Keys of those that passed, in order.
    """

    def __init__(self, evaluator: Evaluator, settings: Settings) -> None:
        self.tried: list[str] = []
        self.passed: list[str] = []
        self._evaluator, self._settings = evaluator, settings

    def confirm(self, order: Iterable[str], may_spend: Callable[[int], bool]) -> None:
        """Test candidates in order until enough have passed or the budget says no; the first is always tested."""
        for key in order:
            want = Want(key, self._settings.confirm_runs)
            if len(self.passed) >= self._settings.wanted:
                return
            if self.tried and not may_spend(self._evaluator.cost(FRESH, [want])):
                return
            self.tried.append(key)
            if self._test(want):
                self.passed.append(key)

    def complete(self, keys: Iterable[str], may_spend: Callable[[int], bool]) -> None:
        """Fresh runs for set-ups of the trade-off front, as far as the budget goes."""
        for key in keys:
            want = Want(key, self._settings.confirm_runs)
            if may_spend(self._evaluator.cost(FRESH, [want])):
                self._evaluator.fulfil("confirm", FRESH, [want])

    def is_confirmed(self, key: str) -> bool:
        """Whether all fresh runs of a set-up are in and meet the wanted chance."""
        runs = self._evaluator.count(FRESH, key)
        return runs >= self._settings.confirm_runs and self.rank(key)[0] == 0.0

    def rank(self, key: str) -> tuple[float, float]:
        """Rank of a set-up by its fresh runs alone."""
        summary = self._evaluator.summary(FRESH, key)
        return rank_key(summary, finish=self._settings.finish, statistic=self._settings.statistic)

    def front(self, keys: Iterable[str], stream: str) -> list[str]:
        """The set-ups among `keys` that no other beats in time and unfavourable chance, fastest first."""
        entries = []
        for key in keys:
            summary = self._evaluator.summary(stream, key)
            if summary.time is not None:
                value = summary.time.median if self._settings.statistic == "median" else summary.time.mean
                entries.append((value, summary.chance.spread_low, key))
        return pareto_front(entries)

    def _test(self, want: Want) -> bool:
        for runs in [*range(LOOK_EVERY, want.runs, LOOK_EVERY), want.runs]:
            self._evaluator.fulfil("confirm", FRESH, [Want(want.key, runs)])
            if self._evaluator.summary(FRESH, want.key).chance.high < self._settings.finish:
                return False
        return self.is_confirmed(want.key)
