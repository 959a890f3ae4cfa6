"""From values to places on the sheet, and the round numbers that stand beside them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kodawari.quantity import format_number

__all__ = ["Scale", "round_step", "tick_texts", "ticks", "widened"]


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale.

    Attributes:
        low: Value at `start`.
        high: Value at `end`, different from `low`.
        start: Place of `low` [px].
        end: Place of `high` [px].
    """

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value [px]."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def within(self, value: float) -> float:
        """The place of a value, or the nearer end for one that lies outside [px]."""
        return self.at(min(max(value, self.low), self.high))


def round_step(length: float, most: int) -> float:
    """The smallest of 1, 2, 5, 10, 20, … × 10ⁿ that cuts a length > 0 into at most so many steps."""
    least = length / most
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= least * (1.0 - 1e-9))


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from `low` to `high`, one 1-2-5 step apart, at most `most` + 1 of them."""
    step = round_step(high - low, most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [k * step for k in range(first, last + 1)]


def widened(low: float, high: float, most: int) -> tuple[float, float]:
    """The ends moved out to the next round numbers; a single value gets room on both sides."""
    if high <= low:
        room = abs(low) * 0.1 or 1.0
        low, high = low - room, high + room
    step = round_step(high - low, most)
    return step * math.floor(low / step + 1e-9), step * math.ceil(high / step - 1e-9)


def tick_texts(values: Sequence[float]) -> list[str]:
    """Numbers beside an axis, all with as many decimals as their distance needs."""
    gaps = [abs(b - a) for a, b in pairwise(values)]
    step = min(gaps, default=abs(values[0]) if values else 1.0) or 1.0
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return [format_number(value, digits=digits) for value in values]
