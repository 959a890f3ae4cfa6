"""Samplers: what proposes the points that a study tries.

Anybody can write another one: derive from `Sampler`, run the checks of `kodawari.tuning.testing` on it, and hand
it to `register_sampler`.
"""

from collections.abc import Callable

from kodawari.errors import KodawariError, nearest
from kodawari.tuning._space import Space
from kodawari.tuning.samplers._base import Sampler, Scored
from kodawari.tuning.samplers._catcma import CatCmaSampler
from kodawari.tuning.samplers._evolution import EvolutionSampler
from kodawari.tuning.samplers._random import RandomSampler
from kodawari.tuning.samplers._tpe import TpeSampler

__all__ = [
    "CatCmaSampler",
    "EvolutionSampler",
    "RandomSampler",
    "Sampler",
    "SamplerFactory",
    "Scored",
    "TpeSampler",
    "make_sampler",
    "register_sampler",
    "sampler_names",
]

SamplerFactory = Callable[[Space, int], Sampler]
"""Makes a sampler from a space and a seed."""

_FACTORIES: dict[str, SamplerFactory] = {
    "random": RandomSampler,
    "evolution": EvolutionSampler,
    "catcma": CatCmaSampler,
    "tpe": TpeSampler,
}


def sampler_names() -> list[str]:
    """The names that `make_sampler` knows."""
    return sorted(_FACTORIES)


def make_sampler(name: str, space: Space, seed: int) -> Sampler:
    """A sampler by its name.

    Raises:
        KodawariError: There is no such sampler, or a package that it needs is not installed.
    """
    factory = _FACTORIES.get(name)
    if factory is None:
        known = ", ".join(sampler_names())
        raise KodawariError(
            f"there is no sampler '{name}'", mend=nearest(name, _FACTORIES) or f"There are: {known}."
        )
    return factory(space, seed)


def register_sampler(name: str, factory: SamplerFactory) -> None:
    """Make a sampler of your own known under a name.

    Raises:
        KodawariError: The name is taken by another one.
    """
    if _FACTORIES.get(name, factory) is not factory:
        raise KodawariError(f"the sampler name '{name}' is taken", mend="Choose another name.")
    _FACTORIES[name] = factory
