"""Whether a fit tells the truth about what it cannot know: its own check on data that it made up itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kodawari.fit._problem import Problem
from kodawari.fit._sampler import sample
from kodawari.keyed import key_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Coverage", "check_coverage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Ranks of true values among posterior draws, over many fits of made-up readings.

    Attributes:
        names: Parameters, then predicted quantities.
        ranks: Share of the posterior below the truth, shape (fits, names); uniform where a fit is honest.
    """

    names: tuple[str, ...]
    ranks: "NDArray[np.float64]"

    def inside(self, level: float = 0.9) -> dict[str, float]:
        """By name, the share of truths inside the middle `level` of their posterior."""
        import numpy as np  # noqa: PLC0415 - heavy, and only needed when something was fitted

        tail = 0.5 * (1.0 - level)
        held = np.mean((self.ranks > tail) & (self.ranks < 1.0 - tail), axis=0)
        return dict(zip(self.names, (float(x) for x in held), strict=True))

    def mean_inside(self, level: float = 0.9) -> float:
        """The same over all names together."""
        shares = self.inside(level).values()
        return sum(shares) / len(shares)


def check_coverage(
    problem: Problem,
    *,
    fits: int,
    particles: int = 600,
    seed: int = 0,
    predict: Callable[[dict[str, "NDArray[np.float64]"]], "NDArray[np.float64]"] | None = None,
    predicted: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> Coverage:
    """Draw truths from the priors, make readings of them, fit these, and see where the truths come to lie.

    Over many fits every truth is at a uniform rank in its posterior, whatever the model (S. Talts,
    M. Betancourt, D. Simpson, A. Vehtari, A. Gelman, arXiv:1804.06788). What this does not test is whether
    model and priors are those of the world.

    Args:
        problem: What is fitted; the values of its readings do not matter, their errors do.
        fits: How many.
        particles: Of each fit.
        seed: Of truths and errors.
        predict: Further quantities that follow from the parameters, shape (n, predicted), to be ranked too.
        predicted: Their names.
        progress: Called with the number of fits done.
    """
    import numpy as np  # noqa: PLC0415

    chance = np.random.Generator(np.random.Philox(key=key_of("coverage", seed)))
    errors = np.array([reading.error for reading in problem.readings])
    ranks: list[NDArray[np.float64]] = []
    while len(ranks) < fits:
        truth = chance.standard_normal((1, len(problem.keys)))
        exact = problem.predicted(truth)[0]
        if not np.all(np.isfinite(exact) & (exact > 0.0)):
            continue
        made = exact * np.exp(errors * chance.standard_normal(len(errors)))
        readings = [
            replace(reading, value=float(x)) for reading, x in zip(problem.readings, made, strict=True)
        ]
        found = sample(replace(problem, readings=readings), particles=particles, islands=2, seed=len(ranks))
        drawn, true = found.scores, truth
        if predict is not None:
            drawn = np.hstack([drawn, predict(problem.values(drawn))])
            true = np.hstack([true, predict(problem.values(truth))])
        ranks.append(np.mean(drawn < true, axis=0))
        if progress is not None:
            progress(len(ranks))
    return Coverage(names=(*problem.keys, *predicted), ranks=np.array(ranks))
