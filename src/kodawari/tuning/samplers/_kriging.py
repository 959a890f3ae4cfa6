"""Kriging for mixed spaces: a Gaussian process over points with choices, levels and inactive parameters.

The values are taken as a sum of what each parameter does alone and what each pair does together (D. Duvenaud,
H. Nickisch, C. E. Rasmussen, "Additive Gaussian processes", NIPS 2011); so two points correlate by

    k(x, x') = (1 − g) · mean over d of c_d + g · mean over pairs d < e of c_d c_e,     c_d = exp(−θ_d δ_d),

where δ_d is 1 for two different choices, the squared difference of scaled levels for an ordered parameter,
and 1 when just one of the two points has the parameter active. θ, g, the variance and the noise maximise
their posterior, coordinate by coordinate, under weak log-normal priors (C. E. Rasmussen, C. K. I. Williams,
Gaussian Processes for Machine Learning, 2006, chapters 2 and 5).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kodawari.tuning._parameters import Point
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream

__all__ = ["Coder", "Kriging", "root_of"]

Array = NDArray[np.float64]

INACTIVE = -1.0
NOISE_PRIOR = 0.1  # precision of the prior of the noise factor's logarithm
FITTED_ON = 256  # points that hyperparameters are fitted on, the latest ones
MOVES = (0.5, 2.0)  # factors tried for a hyperparameter
THETA_RANGE = (0.02, 60.0)
MIX_RANGE = (0.02, 0.98)
JITTER = 1e-6  # keeps the factorisation stable; points that differ by nothing the model sees


class Coder:
    """Turns points into rows of numbers: level numbers, scaled to [0, 1] where they are ordered."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._varied = [p for p in space.parameters if len(space.levels(p.name)) > 1]
        self.ordered = np.array([p.is_ordered for p in self._varied], dtype=bool)

    def rows(self, points: Sequence[Point]) -> Array:
        """One row per point, shape (points, parameters); inactive parameters are -1."""
        rows = np.full((len(points), len(self._varied)), INACTIVE)
        for column, parameter in enumerate(self._varied):
            name = parameter.name
            scale = len(self._space.levels(name)) - 1 if parameter.is_ordered else 1
            for row, point in enumerate(points):
                if name in point:
                    rows[row, column] = self._space.index(name, point[name]) / scale
        return rows

    def distances(self, one: Array, other: Array) -> Array:
        """δ of every pair, shape (parameters, rows of one, rows of other)."""
        a, b = one.T[:, :, None], other.T[:, None, :]
        differ = (a != b).astype(float)
        apart = np.where((a == INACTIVE) | (b == INACTIVE), differ, (a - b) ** 2)
        return np.where(self.ordered[:, None, None], apart, differ)


class _Shape(NamedTuple):
    """Hyperparameters.

    Attributes:
        theta: θ of each parameter, shape (parameters,).
        mix: Weight g of the pairs.
        variance: Variance of the process, in units of the values' own.
        noise: Factor on the noise that was stated.
    """

    theta: Array
    mix: float
    variance: float
    noise: float

    def correlation(self, distances: Array) -> Array:
        """Correlation k of every pair, from their δ."""
        each = np.exp(-self.theta[:, None, None] * distances)
        alone, count = each.sum(axis=0), each.shape[0]
        pairs = 0.5 * (alone * alone - (each * each).sum(axis=0))
        pairs /= max(1.0, 0.5 * count * (count - 1))
        found: Array = (1.0 - self.mix) * alone / count + self.mix * pairs
        return found

    def log_prior(self) -> float:
        """Log-normal around 1 (variance: around 2), wider for the noise; without its constant."""
        odds = np.log(self.mix / (1.0 - self.mix))
        others = odds**2 + np.log(0.5 * self.variance) ** 2 + NOISE_PRIOR * np.log(self.noise) ** 2
        return float(-0.5 * (np.sum(np.log(self.theta) ** 2) + others))

    def moved(self, place: int, factor: float) -> "_Shape":
        """One hyperparameter multiplied, within its range; the weight g by its odds."""
        count = self.theta.size
        if place < count:
            theta = self.theta.copy()
            theta[place] = min(max(theta[place] * factor, THETA_RANGE[0]), THETA_RANGE[1])
            return self._replace(theta=theta)
        if place == count:
            odds = factor * self.mix / (1.0 - self.mix)
            return self._replace(mix=min(max(odds / (1.0 + odds), MIX_RANGE[0]), MIX_RANGE[1]))
        if place == count + 1:
            return self._replace(variance=min(max(self.variance * factor, 0.1), 30.0))
        return self._replace(noise=min(max(self.noise * factor, 1e-3), 1e3))


class Kriging:
    """One modelled quantity; keeps its hyperparameters from fit to fit.

    Args:
        coder: The space's coder.
        stream: Decides which hyperparameters are tried next.
        fits_noise: Whether the stated noise is only right up to a factor.
    """

    def __init__(self, coder: Coder, stream: Stream, *, fits_noise: bool) -> None:
        self._coder, self._stream = coder, stream
        self._shape = _Shape(np.ones(coder.ordered.size), 0.5, 2.0, 1.0)
        self._movable = coder.ordered.size + 2 + fits_noise

    def tune(self, rows: Array, values: Array, noise: Array, *, moves: int) -> None:
        """Try a few hyperparameters one step up or down and keep what makes the values more likely.

        Args:
            rows: Coded points, shape (points, parameters).
            values: What was seen at them, mean 0, shape (points,).
            noise: Variance of each value, shape (points,).
            moves: How many hyperparameters may move.
        """
        latest = slice(-FITTED_ON, None)
        distances = self._coder.distances(rows[latest], rows[latest])
        score = _likelihood(self._shape, distances, values[latest], noise[latest])
        for _ in range(moves):
            place = self._stream.below(self._movable)
            for factor in MOVES:
                shape = self._shape.moved(place, factor)
                found = _likelihood(shape, distances, values[latest], noise[latest])
                if found > score:
                    self._shape, score = shape, found

    def learn(self, rows: Array, values: Array, noise: Array) -> Array:
        """Condition on values; the same arguments as `tune`. Returns the mean at the points themselves."""
        shape, self._rows = self._shape, rows
        prior = shape.variance * shape.correlation(self._coder.distances(rows, rows))
        self._factor = root_of(prior + np.diag(shape.noise * noise + JITTER))
        self._weights = np.linalg.solve(self._factor.T, np.linalg.solve(self._factor, values))
        mean: Array = prior @ self._weights
        return mean

    def predict(self, rows: Array) -> tuple[Array, Array]:
        """Joint prediction at new points: mean, shape (points,), and covariance, shape (points, points)."""
        shape = self._shape
        cross = shape.variance * shape.correlation(self._coder.distances(rows, self._rows))
        own = shape.variance * shape.correlation(self._coder.distances(rows, rows))
        half = np.linalg.solve(self._factor, cross.T)
        mean: Array = cross @ self._weights
        covariance: Array = own - half.T @ half
        return mean, covariance


def root_of(matrix: Array, lift: float = 0.0) -> Array:
    """Cholesky root of a covariance; its diagonal is lifted as far as rounding made it indefinite."""
    while True:
        try:
            return np.linalg.cholesky(matrix + lift * np.eye(matrix.shape[0])).astype(np.float64, copy=False)
        except np.linalg.LinAlgError:
            lift = max(100.0 * lift, 1e-10 * float(np.trace(matrix)), 1e-12)


def _likelihood(shape: _Shape, distances: Array, values: Array, noise: Array) -> float:
    """Log marginal likelihood plus log prior, without constants."""
    prior = shape.variance * shape.correlation(distances)
    factor = root_of(prior + np.diag(shape.noise * noise + JITTER))
    half = np.linalg.solve(factor, values)
    return float(-0.5 * half @ half - np.log(np.diag(factor)).sum() + shape.log_prior())
