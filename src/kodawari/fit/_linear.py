"""A fit through a straight line: for models too slow to sample, and readings near what they say.

The model's logarithm is taken as a line in the scores, ln y = a + b·z + e, fitted to runs of the model at
draws of what was believed before. With a normal belief and normal errors, what is believed after is then
normal, in closed form: the linear Bayes estimate (the Kalman update), as in A. Tarantola, Inverse Problem
Theory, SIAM 2005, section 3.2. The slope is shrunk by ridge regression, its strength by generalised
cross-validation (G. H. Golub, M. Heath, G. Wahba, Technometrics 21, 1979, 215).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kodawari.errors import KodawariError
from kodawari.fit._belief import Belief
from kodawari.fit._problem import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Line", "fit_line", "learn_from"]

LEAST = 12
"""Runs of the model below which no line is drawn."""

STRENGTHS = tuple(10.0 ** (k / 2.0) for k in range(-4, 9))
"""Ridges that are tried, in units of the scores' variance times one run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A model near what is believed: ln y = level + slope · z, and what this misses.

    Attributes:
        level: ln y at scores of zero.
        slope: By score, shape (k,).
        missed: Deviation of ln y around the line: what bends, and luck.
        explained: Share of the variance of ln y that the line explains, 0 to 1.
    """

    level: float
    slope: "NDArray[np.float64]"
    missed: float
    explained: float


def fit_line(scores: "NDArray[np.float64]", outcome: "NDArray[np.float64]") -> Line:
    """The line through runs of a model.

    Args:
        scores: Of each run, shape (n, k).
        outcome: What the model said, positive; NaN where it said nothing; shape (n,).

    Raises:
        KodawariError: Hardly any run said something.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is fitted

    good = np.isfinite(outcome)
    if int(good.sum()) < LEAST:
        raise KodawariError(
            f"only {int(good.sum())} of {len(outcome)} cars drawn from what is believed came that far",
            mend="Measure on an easier course or at an earlier lap, or correct the car file.",
        )
    x, y = scores[good], np.log(outcome[good])
    middle, level = x.mean(axis=0), float(y.mean())
    u, s, vt = np.linalg.svd(x - middle, full_matrices=False)
    seen = u.T @ (y - level)
    n, best, chosen = len(y), np.inf, 0.0
    for ridge in STRENGTHS:
        kept = s**2 / (s**2 + ridge)
        rest = float(np.sum((y - level) ** 2) - np.sum((2.0 * kept - kept**2) * seen**2))
        score = rest / n / (1.0 - (1.0 + float(kept.sum())) / n) ** 2
        if float(kept.sum()) < n - 2 and score < best:
            best, chosen = score, ridge
    slope = vt.T @ (s / (s**2 + chosen) * seen)
    variance = float(np.var(y))
    missed = min(float(np.sqrt(best)), float(np.sqrt(variance * n / (n - 1))))
    return Line(
        level=level - float(middle @ slope),
        slope=slope,
        missed=missed,
        explained=max(0.0, 1.0 - missed**2 / variance) if variance > 0.0 else 0.0,
    )


def learn_from(
    belief: Belief, lines: Sequence[Line], readings: Sequence[Reading], *, together: "NDArray[np.float64]"
) -> Belief:
    """What is believed after the readings.

    Args:
        belief: What is believed before; its order is that of the lines' slopes.
        lines: The model of each reading.
        readings: What was read.
        together: Covariance of the readings' logarithms beyond their own errors, shape (readings, readings):
            what the model gets wrong alike for several of them.

    Returns:
        The belief after, of the same quantities.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is fitted

    mean, covariance = np.array(list(belief.mean.values())), np.array(belief.covariance)
    slopes = np.array([line.slope for line in lines])
    gap = np.array(
        [np.log(r.value) - line.level - line.slope @ mean for r, line in zip(readings, lines, strict=True)]
    )
    own = np.diag([r.error**2 + line.missed**2 for r, line in zip(readings, lines, strict=True)]) + together
    gain = np.linalg.solve(slopes @ covariance @ slopes.T + own, slopes @ covariance).T
    left = np.eye(len(mean)) - gain @ slopes
    # Joseph's form: stays symmetric and positive whatever the rounding
    after = left @ covariance @ left.T + gain @ own @ gain.T
    return Belief.of(tuple(belief.mean), (mean + gain @ gap).tolist(), after.tolist())
