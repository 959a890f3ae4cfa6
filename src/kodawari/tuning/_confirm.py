"""Winners confirmed on fresh runs that the search never saw.

The best of many noisy candidates is partly the luckiest, so its own figures flatter it. Here each candidate
runs again on another row of seeds, and only those runs count. It is judged after `confirm_runs`; if it has
not passed but would, were twice as many runs to go the same way, it gets twice as many, and once more. As
soon as nothing that the rest of the runs may bring can lead there, it has failed, and the rest is not run.
"""

from collections.abc import Callable, Iterable, Sequence

from kodawari.tuning._evaluator import Evaluator, Want
from kodawari.tuning._settings import Settings
from kodawari.tuning._summary import pareto_front, rank_key
from kodawari.tuning.chance import chance_of

__all__ = ["FRESH", "SEARCH", "Confirmer"]

SEARCH, FRESH = "search", "fresh"  # the two rows of seeds
LONGEST = 4  # times confirm_runs that one candidate gets at most
STEADIER = 0.5  # how much nearer to certainty the next candidate must look, per failure
STEADIEST = 0.75
LOOK_EVERY = 64  # fresh runs between two looks whether a candidate has already failed


class Confirmer:
    """Puts candidates to the test of fresh runs.

    Attributes:
        tried: Keys of the candidates tested, in order.
        compared: Keys of the trade-off front that all fresh runs were made for.
    """

    def __init__(self, evaluator: Evaluator, settings: Settings) -> None:
        self.tried: list[str] = []
        self.compared: list[str] = []
        self._evaluator, self._settings = evaluator, settings

    def confirm(self, keys: Iterable[str], may_spend: Callable[[int], bool]) -> None:
        """Test candidates until enough have passed or the budget says no; the first is always tested.

        The fastest that looks feasible by its search runs comes first. After each that fails, the next must
        look steadier: what failed had been chosen for its luck, and so would be its neighbour.
        """
        left, passed = list(keys), 0
        while left and passed < self._settings.wanted:
            failed = len(self.tried) - passed
            key = min(left, key=lambda key: (*self._promise(key, failed), key))
            want = Want(key, self._settings.confirm_runs)
            if self.tried and not may_spend(self._evaluator.cost(FRESH, [want])):
                return
            left.remove(key)
            self.tried.append(key)
            passed += self._test(key, may_spend)

    def complete(self, front: Sequence[str], may_spend: Callable[[int], bool]) -> None:
        """Fresh runs for the trade-off front, as far as the budget goes; evenly thinned where it is long."""
        count = min(len(front), self._settings.front_points)
        for place in range(count):
            key = front[place * (len(front) - 1) // max(1, count - 1)]
            want = Want(key, self._settings.confirm_runs)
            if may_spend(self._evaluator.cost(FRESH, [want])):
                self._evaluator.fulfil("confirm", FRESH, [want])
                self.compared.append(key)

    @property
    def tested(self) -> list[str]:
        """Keys of all that got fresh runs to be judged by, be it as candidate or as part of the front."""
        return list(dict.fromkeys(key for key in (*self.tried, *self.compared) if self.runs(key)))

    def runs(self, key: str) -> int:
        """How many fresh runs of a set-up are in."""
        return self._evaluator.count(FRESH, key)

    def is_complete(self, key: str) -> bool:
        """Whether all fresh runs of a set-up are in."""
        return self.runs(key) >= self._settings.confirm_runs

    def is_confirmed(self, key: str) -> bool:
        """Whether all fresh runs of a set-up are in and meet the wanted chance."""
        return self.is_complete(key) and self.rank(key)[0] == 0.0

    def confirmed(self) -> list[str]:
        """Every set-up that meets the wanted chance on fresh runs, best first; the base may be among them."""
        keys = [key for key in self._evaluator.points if self.is_confirmed(key)]
        return sorted(keys, key=lambda key: (*self.rank(key), key))

    def rank(self, key: str) -> tuple[float, float]:
        """Rank of a set-up by its fresh runs alone."""
        summary = self._evaluator.summary(FRESH, key)
        return rank_key(summary, finish=self._settings.finish, statistic=self._settings.statistic)

    def front(self, keys: Iterable[str], stream: str) -> list[str]:
        """The set-ups among `keys` that no other beats in time and unfavourable chance, fastest first.

        Set-ups that fail more often than not are left out: nobody races them.
        """
        entries = []
        for key in keys:
            summary = self._evaluator.summary(stream, key)
            if summary.time is not None and summary.chance.estimate >= 0.5:
                value = summary.time.median if self._settings.statistic == "median" else summary.time.mean
                entries.append((value, summary.chance.spread_low, key))
        return pareto_front(entries)

    def _promise(self, key: str, failed: int) -> tuple[float, float]:
        """Rank by the search's runs against a wish that rises towards certainty with each failure."""
        wish = self._settings.finish + (1.0 - self._settings.finish) * min(STEADIER * failed, STEADIEST)
        return rank_key(self._evaluator.summary(SEARCH, key), finish=wish, statistic=self._settings.statistic)

    def _test(self, key: str, may_spend: Callable[[int], bool]) -> bool:
        """Fresh runs until the candidate has passed or failed."""
        runs = self._settings.confirm_runs
        while not self._fails_on_the_way(key, runs):
            if self.is_confirmed(key):
                return True
            more = Want(key, 2 * runs)
            if more.runs > LONGEST * self._settings.confirm_runs:
                return False
            if not may_spend(self._evaluator.cost(FRESH, [more])):
                return False
            runs = more.runs
        return False

    def _fails_on_the_way(self, key: str, runs: int) -> bool:
        """Make fresh runs up to a count, looking now and then whether it is worth going on."""
        looks = range(self.runs(key) + LOOK_EVERY, runs, LOOK_EVERY)
        for count in [*looks, runs]:
            self._evaluator.fulfil("confirm", FRESH, [Want(key, count)])
            if not self._is_promising(key, runs):
                return True
        return False

    def _is_promising(self, key: str, runs: int) -> bool:
        """Whether it would pass if the rest of `runs` finished and as many again went the same way."""
        tally = self._evaluator.outcomes(FRESH, key).by_group()
        size = max(runs_of_group for _, runs_of_group in tally)
        rest = [(size, size)] * ((runs - self.runs(key)) // size)
        return chance_of((tally + rest) * 2).spread_low >= self._settings.finish
