"""The sampler: from the prior to the posterior in tempered steps.

Sequential Monte Carlo (P. Del Moral, A. Doucet, A. Jasra, J. R. Statist. Soc. B 68, 2006, 411-436):
particles start as draws from the prior; the likelihood is raised to a power that grows from 0 to 1, each time
by as much as leaves half of the effective sample; particles are resampled by their weights and then moved by
a Markov chain that keeps the tempered posterior. The move is preconditioned Crank-Nicolson (S. L. Cotter,
G. O. Roberts, A. M. Stuart, D. White, Statistical Science 28, 2013, 424-446), z′ = √(1−β²) z + β ξ: it keeps
the standard normal prior exactly, so only the likelihood decides, in any number of dimensions.

Islands that never meet run side by side. That their means agree is the check that they have converged.
"""

from typing import TYPE_CHECKING

from kodawari.errors import KodawariError
from kodawari.fit._posterior import Posterior
from kodawari.fit._problem import Problem
from kodawari.keyed import key_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["sample"]

KEPT = 0.5
"""Share of the effective sample that a tempering step leaves."""
TRAVEL = 1.2
"""Squared distance that a particle travels in a stage, in prior deviations squared, summed over its moves."""
LEAST_MOVES, MOST_MOVES = 8, 120
WANTED = 0.35
"""Acceptance that the length of the moves is steered to."""
MOST_STAGES = 200


def sample(problem: Problem, *, particles: int = 4000, islands: int = 4, seed: int = 0) -> Posterior:
    """Draw from the posterior of a problem.

    The same arguments give the same draws on one machine.

    Args:
        problem: What is believed and what was read.
        particles: Draws in all.
        islands: Groups that run apart; at least 2.
        seed: Of all randomness.

    Raises:
        KodawariError: There are too few particles, or no draw from the prior explains the readings at all.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is fitted

    size = particles // islands
    if islands < 2 or size < 20:
        raise KodawariError(
            f"{particles} particles on {islands} islands are too few",
            mend="Take 2 islands and 20 particles on each, or more.",
        )
    runs = [_island(problem, size, seed, island) for island in range(islands)]
    return Posterior(
        problem=problem,
        scores=np.concatenate([run[0] for run in runs]),
        islands=islands,
        stages=max(run[1] for run in runs),
        acceptance=min(run[2] for run in runs),
        log_evidence=tuple(run[3] for run in runs),
    )


def _island(
    problem: Problem, size: int, seed: int, island: int
) -> tuple["NDArray[np.float64]", int, float, float]:
    """One island: its scores, stages, last acceptance, and the logarithm of the evidence."""
    import numpy as np  # noqa: PLC0415

    chance = np.random.Generator(np.random.Philox(key=key_of("fit", seed, island)))
    scores = chance.standard_normal((size, len(problem.keys)))
    fits = problem.log_likelihood(scores)
    if not np.any(np.isfinite(fits)):
        raise KodawariError(
            "nothing that the priors allow gives readings like these",
            mend="Check the readings, their units, and the intervals of the parameters.",
        )
    power, stage, evidence, beta, accepted = 0.0, 0, 0.0, 0.5, 1.0
    while power < 1.0:
        stage += 1
        if stage > MOST_STAGES:
            raise KodawariError("the sampler does not reach the posterior", mend="Give it more particles.")
        rise = _rise(fits, power)
        weights = _weights(fits, rise)
        top = float(np.max(fits))
        evidence += rise * top + float(np.log(np.mean(np.exp(rise * (fits - top)))))
        power = min(1.0, power + rise)
        chosen = _resampled(weights, float(chance.random()))
        scores, fits = scores[chosen], fits[chosen]
        scores, fits, beta, accepted = _moved(problem, scores, fits, power, beta, chance)
    return scores, stage, accepted, evidence


def _weights(fits: "NDArray[np.float64]", rise: float) -> "NDArray[np.float64]":
    """Normalised weights of a rise of the power."""
    import numpy as np  # noqa: PLC0415

    weights = np.exp(rise * (fits - np.max(fits)))
    return np.asarray(weights / np.sum(weights))


def _rise(fits: "NDArray[np.float64]", power: float) -> float:
    """The largest rise of the power that leaves enough of the effective sample, by bisection."""
    import numpy as np  # noqa: PLC0415

    def share(rise: float) -> float:
        weights = _weights(fits, rise)
        return float(1.0 / (len(fits) * np.sum(weights * weights)))

    low, high = 0.0, 1.0 - power
    # particles that cannot be at all have no weight at any power: what counts is the sample without them
    wanted = KEPT * float(np.mean(np.isfinite(fits)))
    if share(high) >= wanted:
        return high
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if share(middle) > wanted else (low, middle)
    return high


def _resampled(weights: "NDArray[np.float64]", start: float) -> "NDArray[np.int64]":
    """Systematic resampling: indices of the particles that go on."""
    import numpy as np  # noqa: PLC0415

    places = (np.arange(len(weights)) + start) / len(weights)
    return np.minimum(np.searchsorted(np.cumsum(weights), places), len(weights) - 1)


def _moved(
    problem: Problem,
    scores: "NDArray[np.float64]",
    fits: "NDArray[np.float64]",
    power: float,
    beta: float,
    chance: "np.random.Generator",
) -> tuple["NDArray[np.float64]", "NDArray[np.float64]", float, float]:
    """Crank-Nicolson moves until the particles have travelled far enough."""
    import numpy as np  # noqa: PLC0415

    travelled, moves, accepted = 0.0, 0, 1.0
    while moves < LEAST_MOVES or (travelled < TRAVEL * len(problem.keys) and moves < MOST_MOVES):
        wish = np.sqrt(1.0 - beta * beta) * scores + beta * chance.standard_normal(scores.shape)
        new = problem.log_likelihood(wish)
        go = np.log(chance.random(len(fits))) < power * (new - fits)
        travelled += float(np.mean(np.where(go, np.sum((wish - scores) ** 2, axis=1), 0.0)))
        scores, fits = np.where(go[:, None], wish, scores), np.where(go, new, fits)
        accepted = float(np.mean(go))
        beta = float(np.clip(beta * np.exp(0.5 * (accepted - WANTED)), 0.02, 0.95))
        moves += 1
    return scores, fits, beta, accepted
