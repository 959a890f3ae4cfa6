"""CatCMA with margin, from the package `cmaes`, for mixed spaces.

R. Hamano, S. Saito, M. Nomura, K. Uchida, S. Shirakawa, "CatCMA: Stochastic optimization for mixed-category
problems", GECCO 2024, and its successor with margin for ordered levels (arXiv:2504.07884).
"""

import warnings
from collections.abc import Sequence
from typing import Any

from cmaes import CatCMAwM  # type: ignore[import-untyped]  # ships no types

from kodawari.tuning._parameters import Parameter, Point, Value
from kodawari.tuning._space import Space
from kodawari.tuning.samplers._base import Sampler, Scored

__all__ = ["CatCmaSampler"]


class CatCmaSampler(Sampler):
    """A Gaussian over ordered parameters and a table of chances per choice, both adapted to the best points.

    Conditional parameters are drawn always and count only while active. A point that may not be tried is
    drawn again, as usual for constraints that cost nothing to check.
    """

    def __init__(self, space: Space, seed: int) -> None:
        super().__init__(space, seed)
        varied = [parameter for parameter in space.parameters if len(space.levels(parameter.name)) > 1]
        self._ordered = [p for p in varied if p.is_ordered and len(space.levels(p.name)) > 2]
        self._choices = [p for p in varied if p not in self._ordered]
        self._optimizer = _optimizer(space, self._ordered, self._choices, seed)
        self._asked: dict[str, list[Any]] = {}
        self._ready: list[tuple[Any, float, float]] = []

    def ask(self) -> dict[str, Value]:
        """A point drawn from the present distribution."""
        if self._optimizer is None:
            return self.space.complete({}, self.space.middle)
        solution = self._optimizer.ask()
        values: dict[str, Value] = {}
        for place, parameter in enumerate(self._ordered):
            values[parameter.name] = self.space.levels(parameter.name)[round(float(solution.z[place]))]
        for place, parameter in enumerate(self._choices):
            values[parameter.name] = self.space.levels(parameter.name)[int(solution.c[place].argmax())]
        point = self.space.complete(values, self.space.middle)
        self._asked.setdefault(self.space.key(point), []).append(solution)
        return point

    def reject(self, point: Point) -> None:
        """Forget the solution behind a forbidden point."""
        self._asked.pop(self.space.key(point), None)

    def tell(self, scored: Sequence[Scored]) -> None:
        """Adapt the distribution whenever a whole population has been tried."""
        if self._optimizer is None:
            return
        for entry in scored:
            for solution in self._asked.pop(entry.key, ()):
                self._ready.append((solution, *entry.rank))
        size = self._optimizer.population_size
        while len(self._ready) >= size:
            generation, self._ready = self._ready[:size], self._ready[size:]
            ranked = sorted(generation, key=lambda item: item[1:])
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # numerical notes of a converged distribution
                self._optimizer.tell([(item[0], float(place)) for place, item in enumerate(ranked)])


def _optimizer(space: Space, ordered: list[Parameter], choices: list[Parameter], seed: int) -> Any:
    """The optimiser over level numbers, or None when there is nothing to vary."""
    if not ordered and not choices:
        return None
    return CatCMAwM(
        z_space=[list(range(len(space.levels(p.name)))) for p in ordered] or None,
        c_space=[len(space.levels(p.name)) for p in choices] or None,
        population_size=CatCmaSampler.batch,
        seed=seed,
    )
