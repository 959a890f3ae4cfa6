"""Named parameters: an interval, and the standard normal score that stands behind it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from kodawari.exact import normal_quantile
from kodawari.quantity import Quantity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["EDGE", "Parameter", "at_score", "spread_of"]

EDGE = normal_quantile(0.975)
"""Score of an interval's ends: an interval is read as the middle 95 %."""


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One unknown of a fit.

    Attributes:
        key: Its name; whatever draws a quantity of the same name later draws from the posterior.
        prior: What is believed before: a split normal whose middle 95 % is the interval.
    """

    key: str
    prior: Quantity


def at_score(prior: Quantity, score: float) -> float:
    """The value of a quantity at a standard normal score.

    Each half of the split normal has its own width, so a lopsided interval keeps its best value as the
    median. Beyond the interval nothing is drawn: it is where the value is held to lie.

    Args:
        prior: The quantity.
        score: 0 is its best value, ±1.96 its ends.
    """
    low, value, high = prior.ends
    z = max(-1.0, min(1.0, score / EDGE))
    return value + z * (high - value if z > 0.0 else value - low)


def spread_of(priors: Sequence[Quantity], scores: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """The same for many quantities at many scores.

    Args:
        priors: The quantities.
        scores: Shape (n, quantities).

    Returns:
        Values, shape as `scores`.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is fitted

    low, value, high = np.array([prior.ends for prior in priors]).reshape(-1, 3).T
    z = np.clip(scores / EDGE, -1.0, 1.0)
    return np.asarray(value + np.where(z > 0.0, z * (high - value), z * (value - low)))
