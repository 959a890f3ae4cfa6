"""An evolutionary sampler for mixed spaces: tournaments, uniform crossover, mutation by kind of parameter.

Selection is feasible-first (K. Deb, Computer Methods in Applied Mechanics and Engineering 186, 2000,
311-338). Parents are the best points of all generations, so the ladder of runs decides who stays: a point
that was only lucky sinks when it gets more runs.
"""

from collections.abc import Sequence

from kodawari.tuning._parameters import Point, Value
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream
from kodawari.tuning.samplers._base import Sampler, Scored
from kodawari.tuning.samplers._variation import crossed, mutated

__all__ = ["EvolutionSampler"]

FIRST = 48  # random points before evolution begins
PARENTS = 16  # best points that may become parents
TOURNAMENT = 3  # drawn per parent; the best of them wins
CROSSOVER = 0.6  # chance of two parents instead of one
IMMIGRANT = 0.05  # chance of a fresh random point
TRIES = 10  # attempts at a child that was never proposed before


class EvolutionSampler(Sampler):
    """Evolves the best points found so far."""

    def __init__(self, space: Space, seed: int) -> None:
        super().__init__(space, seed)
        self._stream = Stream("evolution-sampler", seed)
        self._known: dict[str, Scored] = {}
        self._parents: list[Scored] = []
        self._proposed: set[str] = set()
        self._misses = 0

    def ask(self) -> dict[str, Value]:
        """A random point at first and now and then; else a child of the best."""
        for _ in range(TRIES):
            point = self._propose()
            key = self.space.key(point)
            if key not in self._proposed:
                break
        self._proposed.add(key)
        return point

    def tell(self, scored: Sequence[Scored]) -> None:
        """Renew the circle of parents."""
        for entry in scored:
            self._known[entry.key] = entry
            self._proposed.add(entry.key)
        self._parents = sorted(self._known.values(), key=lambda entry: (*entry.rank, entry.key))[:PARENTS]
        self._misses = 0

    def reject(self, point: Point) -> None:  # noqa: ARG002 - which point it was does not matter here
        """Count it: where chance seldom finds a legal point, evolution starts early, from the legal ones."""
        self._misses += 1

    def _propose(self) -> dict[str, Value]:
        stream = self._stream
        young = len(self._known) < FIRST and self._misses < FIRST
        if not self._parents or young or stream.uniform() < IMMIGRANT:
            return self.space.random(stream)
        point = self._select()
        if stream.uniform() < CROSSOVER:
            point = crossed(self.space, stream, point, self._select())
        return mutated(self.space, stream, point)

    def _select(self) -> dict[str, Value]:
        """The best of a few drawn parents; parents are sorted, so the lowest place wins."""
        count = len(self._parents)
        return self._parents[min(self._stream.below(count) for _ in range(TOURNAMENT))].point
