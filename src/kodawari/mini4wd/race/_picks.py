"""The uncertain parameters of a car: best values, and draws, each by its own name.

What a fit to measured runs has taught stands in `data/mini4wd/posterior.toml`: a normal law of the scores of
some parameters, correlations included. Every other parameter is believed as its own interval says.
"""

from collections.abc import Callable
from functools import cache

from kodawari.exact import normal_quantile
from kodawari.files import data_path
from kodawari.fit import Belief, at_score, read_belief
from kodawari.keyed import key_of, unit
from kodawari.quantity import Quantity

__all__ = ["believed", "drawn", "load_belief"]

TAIL = 0.025


@cache
def load_belief() -> Belief:
    """What measured runs have taught; written by `kodawari fit --write`."""
    return read_belief(data_path("mini4wd", "posterior.toml"))


def believed(key: str, quantity: Quantity) -> float:
    """The pick that takes every quantity at its median after the fit: its best value, where none was made."""
    return at_score(quantity, load_belief().mean.get(key, 0.0))


def drawn(seed: int, draw: int) -> Callable[[str, Quantity], float]:
    """The pick of draw number `draw`: every quantity from a split normal whose middle 95 % is its interval.

    The tails beyond the interval are not drawn: an interval is where the value is held to lie. Each half of
    the distribution has its own width, so a lopsided interval keeps its best value as the median. Quantities
    that the fit knows are drawn together, as it has found them. The number depends on the seed, the draw and
    the quantity's key alone: what two cars share is drawn alike for both.
    """

    def share(key: str) -> float:
        return unit(key_of(seed, "pick", key), draw)

    known = load_belief().scores(lambda key: normal_quantile(share(key)))

    def pick(key: str, quantity: Quantity) -> float:
        score = known.get(key)
        if score is None:
            score = normal_quantile(TAIL + (1.0 - 2.0 * TAIL) * share(key))
        return at_score(quantity, score)

    return pick
