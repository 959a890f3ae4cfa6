"""Kriging for mixed spaces: a Gaussian process over points with choices, ordered levels and inactive parameters.

Correlation of two points, after B. Ru et al., "Bayesian optimisation over multiple continuous and categorical
inputs", ICML 2020, as a sum and a product over parameters:

    k(x, x') = (1 − g) · mean_d c_d + g · Π_d c_d,     c_d = exp(−θ_d δ_d),

where δ_d is 1 for two different choices, the squared difference of scaled levels for an ordered parameter, and 1
when just one of the two points has the parameter active. The sum learns what each parameter does alone, from few
points; the product learns what they do together. θ_d and g are found by their likelihood, coordinate by
coordinate, the variance in closed form (C. E. Rasmussen, C. K. I. Williams, Gaussian Processes for Machine
Learning, 2006, chapters 2 and 5).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kodawari.tuning._parameters import Point
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream

__all__ = ["Coder", "Kriging"]

Array = NDArray[np.float64]

INACTIVE = -1.0
FITTED_ON = 256  # points that hyperparameters are fitted on, the latest ones
MOVES = (0.5, 2.0)  # factors tried for a hyperparameter
THETA_RANGE = (0.02, 60.0)
MIX_RANGE = (0.02, 0.98)


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
    """Hyperparameters: θ per parameter, shape (parameters,), and the weight g of the product."""

    theta: Array
    mix: float

    def correlation(self, distances: Array) -> Array:
        exponents = self.theta[:, None, None] * distances
        together: Array = self.mix * np.exp(-exponents.sum(axis=0))
        return (1.0 - self.mix) * np.exp(-exponents).mean(axis=0) + together


class Kriging:
    """One modelled quantity; keeps its hyperparameters from fit to fit.

    Args:
        coder: The space's coder.
        stream: Decides which hyperparameters are tried next.
    """

    def __init__(self, coder: Coder, stream: Stream) -> None:
        self._coder, self._stream = coder, stream
        count = coder.ordered.size
        self._shape = _Shape(np.where(coder.ordered, 2.0, 0.5), 0.5)
        self._count = count

    def fit(self, rows: Array, values: Array, noise: Array, *, moves: int) -> None:
        """Learn from values with known noise.

        Args:
            rows: Coded points, shape (points, parameters).
            values: What was seen at them, shape (points,).
            noise: Variance of each value, shape (points,).
            moves: How many hyperparameters may move.
        """
        self._mean, self._scale = float(values.mean()), max(float(values.std()), 1e-9)
        centred, relative = (values - self._mean) / self._scale, noise / self._scale**2
        latest = slice(-FITTED_ON, None)
        distances = self._coder.distances(rows[latest], rows[latest])
        self._improve(distances, centred[latest], relative[latest], moves)
        self._rows = rows
        whole = self._shape.correlation(self._coder.distances(rows, rows))
        self._variance = self._best_variance(distances, centred[latest], relative[latest])
        factor = np.linalg.cholesky(self._variance * whole + np.diag(relative + 1e-6))
        self._factor = factor
        self._weights = np.linalg.solve(factor.T, np.linalg.solve(factor, centred))

    def predict(self, rows: Array) -> tuple[Array, Array]:
        """Joint prediction at new points: mean, shape (points,), and covariance, shape (points, points)."""
        cross = self._variance * self._shape.correlation(self._coder.distances(rows, self._rows))
        own = self._variance * self._shape.correlation(self._coder.distances(rows, rows))
        half = np.linalg.solve(self._factor, cross.T)
        mean: Array = self._mean + self._scale * (cross @ self._weights)
        covariance: Array = self._scale**2 * (own - half.T @ half)
        return mean, covariance

    def _improve(self, distances: Array, centred: Array, noise: Array, moves: int) -> None:
        score = self._score(self._shape, distances, centred, noise)
        for _ in range(moves):
            place = self._stream.below(self._count + 1)
            for factor in MOVES:
                shape = _moved(self._shape, place, factor)
                found = self._score(shape, distances, centred, noise)
                if found > score:
                    self._shape, score = shape, found

    def _score(self, shape: _Shape, distances: Array, centred: Array, noise: Array) -> float:
        correlation = shape.correlation(distances)
        return max(_likelihood(correlation, centred, noise, variance) for variance in (0.5, 1.0, 2.0))

    def _best_variance(self, distances: Array, centred: Array, noise: Array) -> float:
        correlation = self._shape.correlation(distances)
        return max((0.5, 1.0, 2.0), key=lambda variance: _likelihood(correlation, centred, noise, variance))


def _moved(shape: _Shape, place: int, factor: float) -> _Shape:
    """One hyperparameter multiplied; the last place is the odds of the product's weight."""
    if place < shape.theta.size:
        theta = shape.theta.copy()
        theta[place] = min(max(theta[place] * factor, THETA_RANGE[0]), THETA_RANGE[1])
        return _Shape(theta, shape.mix)
    odds = factor * shape.mix / (1.0 - shape.mix)
    return _Shape(shape.theta, min(max(odds / (1.0 + odds), MIX_RANGE[0]), MIX_RANGE[1]))


def _likelihood(correlation: Array, centred: Array, noise: Array, variance: float) -> float:
    """Log marginal likelihood, without its constant."""
    factor = np.linalg.cholesky(variance * correlation + np.diag(noise + 1e-6))
    half = np.linalg.solve(factor, centred)
    return float(-0.5 * half @ half - np.log(np.diag(factor)).sum())
