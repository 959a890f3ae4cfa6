"""Drawing the uncertain parameters of a car: each from its own interval, each by its own name."""

from collections.abc import Callable

from kodawari.exact import normal_quantile
from kodawari.keyed import key_of, unit
from kodawari.quantity import Quantity

__all__ = ["drawn"]

TAIL = 0.025
EDGE = normal_quantile(1.0 - TAIL)


def drawn(seed: int, draw: int) -> Callable[[str, Quantity], float]:
    """The pick of draw number `draw`: every quantity from a split normal whose middle 95 % is its interval.

    The tails beyond the interval are not drawn: an interval is where the value is held to lie. Each half of
    the distribution has its own width, so a lopsided interval keeps its best value as the median. The number
    depends on the seed, the draw and the quantity's key alone: what two cars share is drawn alike for both.
    """

    def pick(key: str, quantity: Quantity) -> float:
        low, value, high = quantity.ends
        z = normal_quantile(TAIL + (1.0 - 2.0 * TAIL) * unit(key_of(seed, "pick", key), draw)) / EDGE
        return value + z * (high - value if z > 0.0 else value - low)

    return pick
