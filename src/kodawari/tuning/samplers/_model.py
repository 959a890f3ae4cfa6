"""A model-based sampler: two kriging models, one for the time and one for the chance, and Thompson sampling.

Each proposal draws one possible truth from both models and takes the point of a pool that would be the fastest of
those that finish often enough, were that truth the real one (W. R. Thompson, Biometrika 25, 1933, 285-294; with
constraints: D. Eriksson, M. Poloczek, "Scalable constrained Bayesian optimization", AISTATS 2021). So points are
tried in proportion to how likely they are the best, and a whole generation spreads by itself.
"""

from collections.abc import Sequence
from math import isfinite, log
from typing import TYPE_CHECKING

from kodawari.tuning._parameters import Point, Value
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream
from kodawari.tuning.samplers._base import Sampler, Scored
from kodawari.tuning.samplers._variation import crossed, mutated

if TYPE_CHECKING:
    from kodawari.tuning.samplers._kriging import Array, Kriging

__all__ = ["ModelSampler"]

FIRST = 32  # random points before the models are used
KEPT = 1000  # points that the models learn from: the best and the latest
PARENTS = 24
POOL = 400
RANDOM_SHARE = 0.1  # of the pool
MOVES = 5  # hyperparameters that may move per generation


class ModelSampler(Sampler):
    """Proposes where a fast and steady point is likely."""

    def __init__(self, space: Space, seed: int) -> None:
        super().__init__(space, seed)
        self._stream = Stream("model-sampler", seed)
        self._known: dict[str, Scored] = {}
        self._pool: list[dict[str, Value]] = []
        self._proposed: set[str] = set()
        self._models: tuple[Kriging, Kriging] | None = None
        self._drawn: list[tuple[Array, Array]] = []
        self._misses = 0
