"""A small random stream that gives the same numbers on every machine and every Python.

SplitMix64 after G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators",
OOPSLA 2014. The search draws a few thousand numbers, so speed does not matter; sameness does.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

from kodawari.exact import normal_quantile

__all__ = ["Stream", "derive_seed"]

T = TypeVar("T")

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


def derive_seed(*words: int | str) -> int:
    """A seed in [0, 2³¹) that depends on every word and its place."""
    text = "\x1f".join(f"{type(word).__name__}:{word}" for word in words)
    return int.from_bytes(sha256(text.encode()).digest()[:4], "big") >> 1


class Stream:
    """A stream of random numbers, named by words: the same words give the same stream."""

    def __init__(self, *words: int | str) -> None:
        text = "\x1f".join(f"{type(word).__name__}:{word}" for word in words)
        self._state = int.from_bytes(sha256(text.encode()).digest()[:8], "big")

    def _next(self) -> int:
        self._state = (self._state + _GOLDEN) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def uniform(self) -> float:
        """A number in [0, 1), multiples of 2⁻⁵³."""
        return (self._next() >> 11) * (1.0 / (1 << 53))

    def below(self, count: int) -> int:
        """A whole number in [0, count)."""
        return int(self.uniform() * count)

    def normal(self) -> float:
        """A standard normal number, by its quantile."""
        return normal_quantile(((self._next() >> 11) + 0.5) * (1.0 / (1 << 53)))

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, each equally likely."""
        return items[self.below(len(items))]
