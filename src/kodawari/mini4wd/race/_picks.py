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

__all__ = ["believed", "drawn", "drawn_scores", "load_belief"]

TAIL = 0.025


@cache
def load_belief() -> Belief:
    """What measured runs have taught; written by `kodawari fit --write`."""
    return read_belief(data_path("mini4wd", "posterior.toml"))


def believed(belief: Belief | None = None) -> Callable[[str, Quantity], float]:
    """The pick that takes every quantity at its median after a fit: its best value, where none was made.

    Args:
        belief: What was learnt; what ships with Kodawari when left out.
    """
    mean = (belief or load_belief()).mean
    return lambda key, quantity: at_score(quantity, mean.get(key, 0.0))


def drawn(seed: int, draw: int, belief: Belief | None = None) -> Callable[[str, Quantity], float]:
    """The pick of draw number `draw`: every quantity from a split normal whose middle 95 % is its interval.

    The tails beyond the interval are not drawn: an interval is where the value is held to lie. Each half of
    the distribution has its own width, so a lopsided interval keeps its best value as the median. Quantities
    that the fit knows are drawn together, as it has found them. The number depends on the seed, the draw and
    the quantity's key alone: what two cars share is drawn alike for both.

    Args:
        seed: Names all draws.
        draw: Number of the draw.
        belief: What was learnt; what ships with Kodawari when left out.
    """
    known = drawn_scores(seed, draw, belief or load_belief())

    def pick(key: str, quantity: Quantity) -> float:
        score = known.get(key)
        if score is None:
            score = normal_quantile(TAIL + (1.0 - 2.0 * TAIL) * _share(seed, draw, key))
        return at_score(quantity, score)

    return pick


def drawn_scores(seed: int, draw: int, belief: Belief) -> dict[str, float]:
    """The scores of the quantities that a belief knows, in draw number `draw`."""
    return belief.scores(lambda key: normal_quantile(_share(seed, draw, key)))


def _share(seed: int, draw: int, key: str) -> float:
    return unit(key_of(seed, "pick", key), draw)
