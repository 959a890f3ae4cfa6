"""The spread of the chance to finish over draws of what nobody knows exactly: a beta-binomial over groups.

Model. A draw of the uncertain parameters gives a car with chance p; over draws p follows a beta distribution
with mean m and intraclass correlation ρ, that is Beta(m s, (1 − m) s) with s = (1 − ρ)/ρ. A group of n runs
shares one draw, so its finished runs k follow the beta-binomial law (J. G. Skellam, J. Royal Statistical
Society B 10, 1948, 257-261); up to a constant

    L(k, n | m, ρ) = Π_{i<k} (m(1−ρ) + iρ) · Π_{i<n−k} ((1−m)(1−ρ) + iρ) / Π_{i<n} ((1−ρ) + iρ),

which at ρ = 0 is the binomial law. Weak prior: m ~ Beta(½, ½) (H. Jeffreys, Proc. Royal Society A 186, 1946,
453-461) and, independently, ρ ~ Beta(½, 4): most weight on small correlations, none excluded.

What is reported is the posterior predictive distribution of the chance p of one more draw: it holds the doubt
about m and ρ from few runs and few draws as well as the differences between draws.

Everything lives on one grid in t = log(p / (1 − p)), where beta densities are smooth, so plain sums are
accurate. Chances beyond the grid's ends (0.005 % and 99.995 %) are not told apart from 0 and 1.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["spread_interval"]

Array = NDArray[np.float64]

T_END = 10.0  # grid from -10 to 10 in logit p
T_STEP = 0.05  # a posterior of 10,000 runs near 95 % is as wide as this
RHO_B = 4.0  # second parameter of the prior Beta(½, RHO_B) of ρ
RHO_CELLS = 16  # cells of equal prior weight for ρ; the last one is halved again and again
RHO_HALVINGS = 10  # so that ρ up to 0.85 is there, should the data ask for it


class _Grid(NamedTuple):
    """Everything that does not depend on the data.

    Attributes:
        p: Chances on the grid, shape (T,).
        prior: Prior weight of the mean chance m, shape (T,).
        rho: Intraclass correlations, shape (R,); the smallest, 0.0002, is as good as 0.
        rho_prior: Prior weight of each, shape (R,).
        kernel: Weight of chance p (columns: below the grid, T cells, above) given m (rows), per ρ,
            shape (R, T, T + 2).
    """

    p: Array
    prior: Array
    rho: Array
    rho_prior: Array
    kernel: Array


def _rho_cells() -> tuple[Array, Array]:
    """Midpoints (in prior weight) and weights of ρ; its cumulative weight is summed on a fine grid of √ρ."""
    halves = 1.0 - 2.0 ** -np.arange(1, RHO_HALVINGS + 1)
    edges = np.concatenate((np.arange(RHO_CELLS), RHO_CELLS - 1 + halves, [RHO_CELLS])) / RHO_CELLS
    root = (np.arange(20000) + 0.5) / 20000
    weight = np.cumsum((1.0 - root * root) ** (RHO_B - 1.0))  # ρ = r²: the factor ρ^(-1/2) cancels against dρ
    rho = np.interp(0.5 * (edges[1:] + edges[:-1]), weight / weight[-1], root) ** 2
    return rho, np.diff(edges)


@cache
def _grid() -> _Grid:
    t = np.arange(-T_END, T_END + 0.5 * T_STEP, T_STEP)
    log_p, log_q = -np.logaddexp(0.0, -t), -np.logaddexp(0.0, t)
    prior = np.exp(0.5 * (log_p + log_q))
    cells, cell_prior = _rho_cells()
    p = np.exp(log_p)
    kernel = np.empty((cells.size, t.size, t.size + 2))
    for place, rho in enumerate(cells):
        s = (1.0 - rho) / rho
        a, b = (p * s)[:, None], ((1.0 - p) * s)[:, None]
        density = a * log_p + b * log_q  # of t: the factor p(1-p) of dp/dt is already in it
        top = density.max(axis=1, keepdims=True)
        kernel[place, :, 1:-1] = np.exp(density - top) * T_STEP
        # Beyond the ends the density falls as exp(-a|t|) and exp(-b t).
        kernel[place, :, 0] = np.exp(density[:, 0] - top[:, 0]) / a[:, 0]
        kernel[place, :, -1] = np.exp(density[:, -1] - top[:, 0]) / b[:, 0]
    kernel /= kernel.sum(axis=2, keepdims=True)
    return _Grid(p, prior / prior.sum(), cells, cell_prior, kernel)


@cache
def _log_likelihood(finished: int, runs: int) -> Array:
    """Log-likelihood of one group on the grid, shape (R, T)."""
    grid = _grid()
    rho, p = grid.rho[:, None], grid.p[None, :]
    total = np.zeros((grid.rho.size, grid.p.size))
    for i in range(finished):
        total += np.log(p * (1.0 - rho) + i * rho)
    for i in range(runs - finished):
        total += np.log((1.0 - p) * (1.0 - rho) + i * rho)
    for i in range(runs):
        total -= np.log((1.0 - rho) + i * rho)
    return total


def predictive(counts: tuple[tuple[tuple[int, int], int], ...]) -> Array:
    """Weight of each chance of one more draw: below the grid, on it, above it. Shape (T + 2,)."""
    grid = _grid()
    log_weight = np.zeros((grid.rho.size, grid.p.size))
    for (finished, runs), times in counts:
        log_weight += times * _log_likelihood(finished, runs)
    weight = np.exp(log_weight - log_weight.max()) * grid.prior * grid.rho_prior[:, None]
    weight /= weight.sum()
    mixed: Array = np.einsum("rm,rmt->t", weight, grid.kernel)
    return mixed


def spread_interval(counts: tuple[tuple[tuple[int, int], int], ...], *, tail: float) -> tuple[float, float]:
    """The chances that one more draw stays above and below, each but for a share `tail`.

    Args:
        counts: Tally of groups: ((finished, runs), how many such groups).
        tail: Weight left out on each side, in (0, ½).
    """
    weight = predictive(counts)
    # The weight of a cell is spread evenly over it; so its edges carry the cumulative sums.
    edges = np.concatenate(
        ([-T_END - 0.5 * T_STEP], np.arange(-T_END, T_END + 0.5 * T_STEP, T_STEP) + 0.5 * T_STEP)
    )
    return _quantile(weight, edges, tail), _quantile(weight, edges, 1.0 - tail)


def _quantile(weight: Array, edges: Array, level: float) -> float:
    cumulative = np.cumsum(weight[:-1])
    if level <= cumulative[0]:
        return 0.0
    if level >= cumulative[-1]:
        return 1.0
    t = float(np.interp(level, cumulative, edges))
    return 1.0 / (1.0 + float(np.exp(-t)))
