"""A model-based sampler: kriging of the time and of the chance, and Thompson sampling.

Each proposal draws one possible truth from both models and takes the point of a pool that would be the
fastest of those that finish often enough, were that truth the real one (W. R. Thompson, Biometrika 25, 1933,
285-294; with constraints: D. Eriksson, M. Poloczek, "Scalable constrained Bayesian optimization", AISTATS
2021). So points are tried in proportion to how likely they are the best, and a whole generation spreads by
itself.

The chance is modelled by its logit with the binomial likelihood of the finished runs, in Laplace's
approximation (Rasmussen and Williams, 2006, section 3.4): a few rounds of kriging on working values.
"""

from collections.abc import Sequence

import numpy as np

from kodawari.tuning._parameters import Point, Value
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream
from kodawari.tuning.samplers._base import Sampler, Scored
from kodawari.tuning.samplers._kriging import Array, Coder, Kriging, root_of
from kodawari.tuning.samplers._variation import crossed, mutated

__all__ = ["ModelSampler"]

FIRST = 32  # random points before the models are used
LEARNT_FROM = 800  # points that the models learn from: the best half and the latest half
PARENTS = 24
POOL = 400
RANDOM_SHARE = 0.1  # of the pool
MOVES = 5  # hyperparameters that may move per generation
LAPLACE_ROUNDS = 5
LOGIT_END = 8.0  # logits are cut off here: one failure in 3,000 runs


class ModelSampler(Sampler):
    """Proposes where a fast and steady point is likely."""

    def __init__(self, space: Space, seed: int) -> None:
        super().__init__(space, seed)
        self._stream = Stream("model-sampler", seed)
        self._coder = Coder(space)
        self._time = Kriging(self._coder, self._stream, fits_noise=True)
        self._chance = Kriging(self._coder, self._stream, fits_noise=False)
        self._known: dict[str, Scored] = {}
        self._proposed: set[str] = set()
        self._parents: list[Scored] = []
        self._pool: list[dict[str, Value]] = []
        self._truths: tuple[_Truths, _Truths] | None = None
        self._misses = 0

    def ask(self) -> dict[str, Value]:
        """A random point at first; else the best of the pool under one possible truth."""
        ready = self._truths is not None and self._pool
        point = self._pool[self._thompson()] if ready else self._first()
        self._proposed.add(self.space.key(point))
        return point

    def reject(self, point: Point) -> None:  # noqa: ARG002 - which point it was does not matter here
        """Count it: where chance seldom finds a legal point, children of legal ones are asked for."""
        self._misses += 1

    def tell(self, scored: Sequence[Scored]) -> None:
        """Learn anew from all points, and lay out the pool of the next generation."""
        for entry in scored:
            self._known[entry.key] = entry
            self._proposed.add(entry.key)
        self._misses = 0
        ranked = sorted(self._known.values(), key=lambda entry: (*entry.rank, entry.key))
        self._parents = ranked[:PARENTS]
        if len(self._known) < FIRST or self._coder.ordered.size == 0:
            return
        learnt = self._learnt_from(ranked)
        rows = self._coder.rows([entry.point for entry in learnt])
        mean_logit = self._learn_chance(rows, learnt)
        timed = [place for place, entry in enumerate(learnt) if entry.finished]
        if len(timed) < FIRST // 2:
            return
        mean_time, scale = self._learn_time(rows[timed], [learnt[place] for place in timed])
        self._pool = self._lay_out(self._parents)
        pool = self._coder.rows(self._pool)
        time, chance = self._time.predict(pool), self._chance.predict(pool)
        self._truths = (
            _Truths(mean_time + scale * time[0], scale**2 * time[1], self._stream),
            _Truths(mean_logit + chance[0], chance[1], self._stream),
        )

    def _first(self) -> dict[str, Value]:
        """Chance, until there is something to learn from; children of the best where chance does not help."""
        unlucky = self._misses >= FIRST or len(self._known) >= FIRST
        if self._parents and unlucky and self._stream.uniform() < 0.5:
            return mutated(self.space, self._stream, self._stream.pick(self._parents).point)
        return self.space.random(self._stream)

    def _thompson(self) -> int:
        """Place of the best pool point that was not proposed yet, under one possible truth."""
        assert self._truths is not None
        time, logit = (truths.draw() for truths in self._truths)
        short = np.maximum(0.0, _logit(self.needed) - logit)
        for place in np.lexsort((time, short)):
            if self.space.key(self._pool[place]) not in self._proposed:
                return int(place)
        return self._stream.below(len(self._pool))

    def _learnt_from(self, ranked: Sequence[Scored]) -> list[Scored]:
        if len(ranked) <= LEARNT_FROM:
            return list(self._known.values())
        best = {entry.key for entry in ranked[: LEARNT_FROM // 2]}
        latest = [key for key in self._known if key not in best][-(LEARNT_FROM // 2) :]
        return [entry for key, entry in self._known.items() if key in best or key in set(latest)]

    def _learn_time(self, rows: Array, timed: Sequence[Scored]) -> tuple[float, float]:
        times = np.array([entry.time for entry in timed])
        mean, scale = float(times.mean()), max(float(times.std()), 1e-9)
        noise = 0.02 / np.array([entry.finished for entry in timed], dtype=float)
        values = (times - mean) / scale
        self._time.tune(rows, values, noise, moves=MOVES)
        self._time.learn(rows, values, noise)
        return mean, scale

    def _learn_chance(self, rows: Array, learnt: Sequence[Scored]) -> float:
        finished = np.array([entry.finished for entry in learnt], dtype=float)
        runs = np.array([entry.runs for entry in learnt], dtype=float)
        mean = _logit((finished.sum() + 0.5) / (runs.sum() + 1.0))
        latent = np.zeros(len(learnt))
        for turn in range(LAPLACE_ROUNDS):
            share = 1.0 / (1.0 + np.exp(-(mean + latent)))
            weight = np.maximum(runs * share * (1.0 - share), 1e-3)
            working, noise = latent + (finished - runs * share) / weight, 1.0 / weight
            if turn == LAPLACE_ROUNDS - 1:
                self._chance.tune(rows, working, noise, moves=MOVES)
            found = self._chance.learn(rows, working, noise)
            latent = np.clip(found, latent - 2.0, latent + 2.0)  # short steps, so that no round overshoots
            latent = np.clip(latent, -LOGIT_END - mean, LOGIT_END - mean)
        return mean

    def _lay_out(self, parents: Sequence[Scored]) -> list[dict[str, Value]]:
        """Children of the best points, and some random ones; none that was proposed before."""
        stream, pool = self._stream, dict[str, dict[str, Value]]()
        for _ in range(POOL):
            if stream.uniform() < RANDOM_SHARE:
                point = self.space.random(stream)
            else:
                point = stream.pick(parents).point
                if stream.uniform() < 0.5:
                    point = crossed(self.space, stream, point, stream.pick(parents).point)
                point = mutated(self.space, stream, point)
            pool.setdefault(self.space.key(point), point)
        return [point for key, point in pool.items() if key not in self._proposed]


class _Truths:
    """Possible truths at the pool's points: joint draws from one model."""

    def __init__(self, mean: Array, covariance: Array, stream: Stream) -> None:
        self._mean, self._stream = mean, stream
        self._root = root_of(covariance, lift=1e-8 * float(np.trace(covariance)) + 1e-12)

    def draw(self) -> Array:
        """One possible truth, shape (points,)."""
        found: Array = self._mean + self._root @ np.array([self._stream.normal() for _ in self._mean])
        return found


def _logit(share: float) -> float:
    share = min(max(float(share), 1e-6), 1.0 - 1e-6)
    return float(np.log(share / (1.0 - share)))
