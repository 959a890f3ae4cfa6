"""From a sampler's proposals to new points that may be tried."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kodawari.tuning._parameters import Point, Value
from kodawari.tuning._problem import Problem
from kodawari.tuning._refusals import RefusalLog
from kodawari.tuning._stream import Stream
from kodawari.tuning.samplers import Sampler

__all__ = ["Generation", "Proposals"]

MISSES = 150  # proposals in a row that bring nothing new before the fallbacks come in
STEPS_PER_POINT = 60  # steps away from known points, per wanted point
BLIND_TRIES = 4000  # random points looked at before "nothing legal can be built" is said
EXHAUSTIVE = 20_000  # spaces up to this size are walked through instead


class Generation(NamedTuple):
    """What one round of asking gave.

    Attributes:
        fresh: Keys of new, allowed points, in the order they were proposed.
        asked: Keys of all allowed points that the sampler proposed, known ones included.
    """

    fresh: list[str]
    asked: list[str]


class Proposals:
    """Asks the sampler, keeps what is new and allowed, counts what is refused.

    Attributes:
        points: Every allowed point that was proposed, by key.
        refusals: Every forbidden point that was proposed, counted once.
    """

    def __init__(self, problem: Problem, sampler: Sampler, start: Sequence[Point], seed: int) -> None:
        self.points: dict[str, dict[str, Value]] = {}
        self.refusals = RefusalLog()
        self._problem, self._space, self._sampler = problem, problem.space, sampler
        self._start = deque(dict(self._space.check(point)) for point in start)
        self._refused: set[str] = set()
        self._stream = Stream("proposals", seed)
        self._walk: Iterator[dict[str, Value]] | None = None

    def next(self, count: int) -> Generation:
        """Up to `count` new points; fewer or none when the space runs out of them.

        Raises:
            KodawariError: No point of the space is allowed; the message names the rule that nothing meets.
        """
        fresh: list[str] = []
        asked: list[str] = []
        while self._start and len(fresh) < count:
            self._take(self._start.popleft(), fresh, asked)
        misses = 0
        while len(fresh) < count and misses < MISSES:
            point, before = self._sampler.ask(), len(fresh)
            if not self._take(point, fresh, asked):
                self._sampler.reject(point)
            misses = 0 if len(fresh) > before else misses + 1
        if not fresh:
            self._fall_back(count, fresh)
        if not self.points:
            self._look_blindly(fresh)
        return Generation(fresh, asked)

    def _take(self, point: Mapping[str, Value], fresh: list[str], asked: list[str]) -> bool:
        """File one proposal; False when it is forbidden."""
        exact = self._space.check(point)
        key = self._space.key(exact)
        if key in self._refused:
            return False
        if key not in self.points:
            refusal = self._problem.is_allowed(exact)
            self.refusals.add(refusal)
            if refusal is not None:
                self._refused.add(key)
                return False
            self.points[key] = exact
            fresh.append(key)
        asked.append(key)
        return True

    def _fall_back(self, count: int, fresh: list[str]) -> None:
        """The sampler has nothing new: step away from known points, or walk a small space to its end."""
        known = list(self.points.values())
        for _ in range(STEPS_PER_POINT * count if known else 0):
            if len(fresh) >= count:
                return
            point = self._stream.pick(known)
            for _ in range(1 + self._stream.below(3)):
                point = self._stream.pick(list(self._space.neighbours(point)) or [point])
            self._take(point, fresh, [])
        if self._space.size_at_most <= EXHAUSTIVE:
            self._walk = self._walk or self._space.points()
            for point in self._walk:
                self._take(point, fresh, [])
                if len(fresh) >= count:
                    return

    def _look_blindly(self, fresh: list[str]) -> None:
        """Nothing allowed so far: look at many random points; if that finds none, say which rule it is."""
        exhaustive = self._space.size_at_most <= EXHAUSTIVE  # then `_fall_back` has been through all of it
        for _ in range(0 if exhaustive else BLIND_TRIES):
            if self._take(self._space.random(self._stream), fresh, []):
                return
        raise self.refusals.nothing_legal(exhaustive=exhaustive)
