"""What a fit found, and how well it was sampled."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from kodawari.fit._belief import Belief
from kodawari.fit._problem import Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Moved", "Posterior"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How far one parameter moved from its prior.

    Attributes:
        key: Its name.
        shift: Mean of its score: 0 is the prior's, 1 a prior deviation to the right.
        width: Deviation of its score: 1 is the prior's, less is what the readings taught.
        low: 5 % of the posterior lies below, in the parameter's unit.
        median: Half lies below.
        high: 5 % lies above.
    """

    key: str
    shift: float
    width: float
    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """Equally weighted draws from a posterior.

    Attributes:
        problem: What was fitted.
        scores: The draws, shape (n, parameters), island after island.
        islands: Groups that never met.
        stages: Tempering steps, at most, of an island.
        acceptance: Of the last moves, at least, of an island.
        log_evidence: Logarithm of the marginal likelihood, island by island.
    """

    problem: Problem
    scores: "NDArray[np.float64]"
    islands: int
    stages: int
    acceptance: float
    log_evidence: tuple[float, ...]

    @property
    def values(self) -> Mapping[str, "NDArray[np.float64]"]:
        """Draws by key, in each parameter's unit, shape (n,)."""
        return self.problem.values(self.scores)

    @property
    def predicted(self) -> "NDArray[np.float64]":
        """What the draws say should have been read, without its error; shape (n, readings)."""
        return self.problem.predicted(self.scores)

    def moved(self) -> list[Moved]:
        """Every parameter, the one that learnt most first."""
        import numpy as np  # noqa: PLC0415 - heavy, and only needed when something was fitted

        rows = []
        values = self.values
        for column, key in enumerate(self.problem.keys):
            score = self.scores[:, column]
            low, median, high = (float(x) for x in np.quantile(values[key], (0.05, 0.5, 0.95)))
            rows.append(
                Moved(
                    key=key,
                    shift=float(np.mean(score)),
                    width=float(np.std(score)),
                    low=low,
                    median=median,
                    high=high,
                )
            )
        return sorted(rows, key=_learnt, reverse=True)

    def _by_island(self) -> "NDArray[np.float64]":
        return self.scores.reshape(self.islands, -1, self.scores.shape[1])

    @property
    def effective(self) -> float:
        """Effective number of independent draws, for the mean of a parameter.

        Means of islands scatter by σ²/(draws of an island) where draws are independent; by how much more they
        scatter, pooled over all parameters, the sample is worth less.
        """
        import numpy as np  # noqa: PLC0415

        groups = self._by_island()
        within = np.mean(np.var(groups, axis=1, ddof=1), axis=0)
        between = np.var(np.mean(groups, axis=1), axis=0, ddof=1)
        return float(min(len(self.scores), self.islands * np.sum(within) / np.sum(between)))

    @property
    def reduction(self) -> float:
        """The largest potential scale reduction of a parameter (A. Gelman, D. B. Rubin, 1992).

        It compares the islands' means with their spread; 1 is perfect, above 1.05 is not converged.
        """
        import numpy as np  # noqa: PLC0415

        groups = self._by_island()
        within = np.mean(np.var(groups, axis=1, ddof=1), axis=0)
        between = np.var(np.mean(groups, axis=1), axis=0, ddof=1)
        return float(np.sqrt(1.0 + np.max(between / within)))

    def belief(self, keys: tuple[str, ...] | None = None) -> Belief:
        """The posterior of some parameters as a normal law of their scores: what a data file keeps."""
        import numpy as np  # noqa: PLC0415

        names = self.problem.keys if keys is None else keys
        columns = [self.problem.keys.index(key) for key in names]
        chosen = self.scores[:, columns]
        covariance = np.atleast_2d(np.cov(chosen, rowvar=False))
        return Belief.of(names, np.mean(chosen, axis=0).tolist(), covariance.tolist())


def _learnt(row: Moved) -> float:
    """What the readings taught about a parameter [nat]: the divergence of two normal laws of its score."""
    return 0.5 * (row.shift**2 + row.width**2 - 1.0) - log(row.width)
