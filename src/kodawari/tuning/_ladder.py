"""The ladder of runs: few runs for every point, more for those that do well.

Successive halving (K. Jamieson, A. Talwalkar, AISTATS 2016) in a growing form: a rung may hold one point for
every `promote` points of the rung below, and after each generation the best ones below fill the places that
are free. So the runs stay evenly shared between the rungs. Nothing depends on the budget: a study that goes
on with more budget repeats its own beginning.
"""

from collections.abc import Iterator

from kodawari.tuning._evaluator import Evaluator, Want
from kodawari.tuning._settings import Settings
from kodawari.tuning._summary import rank_key

__all__ = ["Ladder"]


class Ladder:
    """Decides which points of the `search` stream get more runs."""

    def __init__(self, evaluator: Evaluator, settings: Settings) -> None:
        self._evaluator, self._settings = evaluator, settings
        self._members: list[list[str]] = [[] for _ in settings.rungs]

    @property
    def climbed(self) -> int:
        """How many climbs there were."""
        return sum(len(rung) for rung in self._members[1:])

    def enter(self, keys: list[str]) -> list[Want]:
        """New points step onto the first rung; the runs that they need there."""
        self._members[0].extend(keys)
        return [Want(key, self._settings.rungs[0]) for key in keys]

    def climbs(self) -> Iterator[list[Want]]:
        """Rung by rung, the runs of those who climb; each list must be fulfilled before the next."""
        for rung in range(len(self._settings.rungs) - 1):
            yield self._climb(rung)

    def _climb(self, rung: int) -> list[Want]:
        """The best of a rung that are not above it yet, as many as there are places above.

        All are compared over the same run numbers, those of the rung: equal precision, equal luck.
        """
        members, above = self._members[rung], self._members[rung + 1]
        room = len(members) // self._settings.promote - len(above)
        if room <= 0:
            return []
        below = [key for key in members if key not in set(above)]
        below.sort(key=lambda key: (*self._rank(key, self._settings.rungs[rung]), key))
        climbing = below[:room]
        above.extend(climbing)
        return [Want(key, self._settings.rungs[rung + 1]) for key in climbing]

    def _rank(self, key: str, runs: int) -> tuple[float, float]:
        summary = self._evaluator.summary("search", key, runs=runs)
        return rank_key(summary, finish=self._settings.finish, statistic=self._settings.statistic)
