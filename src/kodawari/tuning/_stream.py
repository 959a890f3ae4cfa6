"""A small random stream: keyed numbers in a row, the same on every machine and every Python."""

from collections.abc import Sequence
from typing import TypeVar

from kodawari.exact import normal_quantile
from kodawari.keyed import key_of, unit

__all__ = ["Stream", "derive_seed"]

T = TypeVar("T")


def derive_seed(*words: int | str) -> int:
    """A seed in [0, 2³¹) that depends on every word and its place."""
    return key_of(*words) >> 33


class Stream:
    """A stream of random numbers, named by words: the same words give the same stream."""

    def __init__(self, *words: int | str) -> None:
        self._key, self._drawn = key_of(*words), 0

    def uniform(self) -> float:
        """A number in (0, 1), odd multiples of 2⁻⁵⁴."""
        self._drawn += 1
        return unit(self._key, self._drawn - 1)

    def below(self, count: int) -> int:
        """A whole number in [0, count)."""
        return int(self.uniform() * count)

    def normal(self) -> float:
        """A standard normal number, by its quantile."""
        return normal_quantile(self.uniform())

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, each equally likely."""
        return items[self.below(len(items))]
