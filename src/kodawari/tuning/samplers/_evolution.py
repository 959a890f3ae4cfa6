"""An evolutionary sampler for mixed spaces: tournaments, uniform crossover, mutation by kind of parameter.

Selection is feasible-first (K. Deb, Computer Methods in Applied Mechanics and Engineering 186, 2000, 311-338):
a parent wins its tournament by the rank of its score. Parents are the best points of all generations, so the
ladder of runs decides who stays: a point that was only lucky sinks when it gets more runs.
"""

from collections.abc import Sequence

from kodawari.tuning._parameters import Parameter, Value
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream
from kodawari.tuning.samplers._base import Sampler, Scored

__all__ = ["EvolutionSampler"]

FIRST = 48  # random points before evolution begins
PARENTS = 16  # best points that may become parents
TOURNAMENT = 3  # drawn per parent; the best of them wins
CROSSOVER = 0.6  # chance of two parents instead of one
IMMIGRANT = 0.05  # chance of a fresh random point
CHANGES = 1.6  # mutated parameters of a child, on average
STEP_SHARE = 0.15  # mean step of an ordered parameter, as a share of its range
TRIES = 30  # attempts at a child that was never proposed before


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

    def reject(self, point: dict[str, Value]) -> None:
        """Count it: where chance seldom finds a legal point, evolution starts earlier, from the legal ones."""
        self._misses += 1

    def _propose(self) -> dict[str, Value]:
        stream = self._stream
        young = len(self._known) < FIRST and self._misses < FIRST
        if not self._parents or young or stream.uniform() < IMMIGRANT:
            return self.space.random(stream)
        point: dict[str, Value] = dict(self._select().point)
        if stream.uniform() < CROSSOVER:
            point = self._crossed(point, self._select().point)
        return self._mutated(point)

    def _select(self) -> Scored:
        """The best of a few drawn parents; parents are sorted, so the lowest place wins."""
        count = len(self._parents)
        return self._parents[min(self._stream.below(count) for _ in range(TOURNAMENT))]

    def _crossed(self, one: dict[str, Value], other: dict[str, Value]) -> dict[str, Value]:
        """Each parameter from either parent; what only one of them has comes from that one."""
        mixed = {**other, **one}
        for name in other:
            if self._stream.uniform() < 0.5:
                mixed[name] = other[name]
        return self.space.complete(mixed, self.space.middle)

    def _mutated(self, point: dict[str, Value]) -> dict[str, Value]:
        """At least one parameter changed."""
        names = [name for name in point if len(self.space.levels(name)) > 1]
        if not names:
            return point
        stream = self._stream
        sure = stream.pick(names)
        chance = (CHANGES - 1.0) / max(1, len(names) - 1)
        changed = dict(point)
        for parameter in self.space.parameters:
            if parameter.name == sure or (parameter.name in names and stream.uniform() < chance):
                changed[parameter.name] = self._other(parameter, changed[parameter.name])
        return self.space.complete(changed, lambda parameter: stream.pick(self.space.levels(parameter.name)))

    def _other(self, parameter: Parameter, value: Value) -> Value:
        """Another level: any other of a choice; a step of random length, mostly short, of the rest."""
        stream, levels = self._stream, self.space.levels(parameter.name)
        here = self.space.index(parameter.name, value)
        if not parameter.is_ordered:
            there = stream.below(len(levels) - 1)
            return levels[there + (there >= here)]
        mean, length = max(1.0, STEP_SHARE * len(levels)), 1
        while stream.uniform() < 1.0 - 1.0 / mean and length < len(levels):
            length += 1
        there = here + (length if stream.uniform() < 0.5 else -length)
        if not 0 <= there < len(levels):
            there = here + here - there  # mirrored, as a step the other way
        there = min(max(there, 0), len(levels) - 1)
        if there == here:
            there = here + 1 if here == 0 else here - 1
        return levels[there]
