"""Drawing the unknown numbers of a car: the same draws for the same name, whoever else is drawn."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from kodawari.exact import normal_quantile
from kodawari.kei.drive._priors import Learned, load_learned, load_priors, prior, shared_factors
from kodawari.kei.drive.car import Known
from kodawari.keyed import key_of, units

__all__ = ["Draws", "normal_scores"]

Array = NDArray[np.float64]


@cache
def _strata(count: int) -> Array:
    """Normal quantiles at the middle of `count` strata of equal chance."""
    return np.array([normal_quantile((k + 0.5) / count) for k in range(count)])


def normal_scores(count: int, *words: int | str) -> Array:
    """`count` standard normal numbers in a random order, one from each stratum: a Latin hypercube's column.

    M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21 (1979) 239-245.
    """
    order = np.argsort(units(key_of(*words), np.arange(count, dtype=np.int64)), kind="stable")
    return _strata(count)[order]


class Draws:
    """Distributions of one car as arrays.

    Args:
        car: Names the draws that belong to the car alone.
        count: How many; 1 gives medians.
        seed: Names everything.
        given: Figures that are known better than their priors, by name of the prior.
        learned: What is known of the shared factors; None takes what calibration taught.
        fixed: Shared factors held at a value, in their standard deviations, instead of drawn.

    Attributes:
        assumed: What was drawn from priors so far, by their names.
    """

    def __init__(
        self,
        car: str,
        count: int,
        seed: int,
        given: dict[str, Known],
        *,
        learned: Learned | None = None,
        fixed: dict[str, float] | None = None,
    ) -> None:
        self.car, self.count, self.seed, self.given = car, count, seed, given
        self.assumed: dict[str, Array] = {}
        names = shared_factors()
        if fixed is not None:
            self._shared = {name: np.full(count, fixed.get(name, 0.0)) for name in names}
        else:
            self._shared = _shared_draws(learned or load_learned(), count, seed)

    def known(self, name: str, known: Known) -> Array:
        """Draws of a published figure with its own spread."""
        if known.spread <= 0.0:
            return np.full(self.count, known.value)
        return known.value * np.exp(known.spread * self._own(name))

    def prior(self, name: str) -> Array:
        """Draws of a prior, or of what is given in its place."""
        if name in self.given:
            return self.known(name, self.given[name])
        entry = prior(name)
        drawn = entry.value * np.exp(entry.spread * self._own(name))
        if entry.shared:
            drawn = drawn * np.exp(load_priors().shared[entry.shared].sd * self._shared[entry.shared])
        self.assumed[name] = np.asarray(drawn)
        return self.assumed[name]

    def either(self, known: Known | None, name: str) -> Array:
        """The published figure where there is one, else the prior."""
        return self.known(name, known) if known is not None else self.prior(name)

    def _own(self, name: str) -> Array:
        if self.count == 1:
            return np.zeros(1)
        return normal_scores(self.count, self.seed, "car", self.car, name)


def _shared_draws(learned: Learned, count: int, seed: int) -> dict[str, Array]:
    """Draws of the shared factors: standard normal where nothing was learned."""
    names = shared_factors()
    free = np.zeros((len(names), count))
    if count > 1:
        free = np.stack([normal_scores(count, seed, "shared", name) for name in names])
    if not learned.factors:
        return dict(zip(names, free, strict=True))
    order = [learned.factors.index(name) for name in names]
    spread = np.linalg.cholesky(np.array(learned.covariance)[np.ix_(order, order)])
    mean = np.array(learned.mean)[order]
    return dict(zip(names, mean[:, None] + spread @ free, strict=True))
