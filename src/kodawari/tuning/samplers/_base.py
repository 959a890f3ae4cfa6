"""The small interface between a study and whatever proposes points."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import msgspec

from kodawari.tuning._parameters import Point, Value
from kodawari.tuning._space import Space

__all__ = ["Sampler", "Scored"]


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """A point with its score so far.

    Attributes:
        point: The point.
        key: Its key.
        short: How far the unfavourable end of its chance falls short of the wanted one; 0 meets it, and more
            than 1 means that no run finished.
        time: Median or mean time of the finished runs [s]; infinite when none finished.
        finished: How many runs finished.
        runs: How many runs the score rests on.
    """

    point: dict[str, Value]
    key: str
    short: float
    time: float
    finished: int
    runs: int

    @property
    def rank(self) -> tuple[float, float]:
        """Small is better: feasible first, then fast."""
        return self.short, self.time


class Sampler(ABC):
    """Proposes points and learns from their scores.

    A sampler holds no file and no clock: the same seed, asked and told the same, proposes the same. That is
    what makes a study resumable, so `kodawari.tuning.testing` checks it.

    Attributes:
        batch: How many new points a generation should have.
        needed: Share of the runs that a point must finish to pass the test of fresh runs; the study sets it
            before it tells anything.
    """

    batch: ClassVar[int] = 16
    needed: float = 0.95

    def __init__(self, space: Space, seed: int) -> None:
        self.space = space
        self.seed = seed

    @abstractmethod
    def ask(self) -> dict[str, Value]:
        """A valid point of the space. It need not be new or allowed; then another one is asked for."""

    @abstractmethod
    def tell(self, scored: Sequence[Scored]) -> None:
        """Learn from a generation.

        It holds every point that was asked for and tried (also when its score was known before), and older
        points whose score has become more precise.
        """

    def reject(self, point: Point) -> None:  # noqa: B027 - a sampler may well not care
        """Hear that the last point asked for is forbidden and will not be tried."""
