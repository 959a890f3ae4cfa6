"""Samplers: what proposes the points that a study tries.

Anybody can write another one: derive from `Sampler`, run the checks of `kodawari.tuning.testing` on it, and
hand it to `register_sampler`.
"""

from collections.abc import Callable
from importlib import import_module

from kodawari.errors import KodawariError, nearest
from kodawari.tuning._space import Space
from kodawari.tuning.samplers._base import Sampler, Scored

__all__ = ["Sampler", "SamplerFactory", "Scored", "make_sampler", "register_sampler", "sampler_names"]

SamplerFactory = Callable[[Space, int], Sampler]
"""Makes a sampler from a space and a seed."""

# Imported when asked for: some bring NumPy or an optional package.
_BUILT_IN = {
    "random": ("_random", "RandomSampler"),
    "evolution": ("_evolution", "EvolutionSampler"),
    "model": ("_model", "ModelSampler"),
    "catcma": ("_catcma", "CatCmaSampler"),
    "tpe": ("_tpe", "TpeSampler"),
}
_REGISTERED: dict[str, SamplerFactory] = {}


def sampler_names() -> list[str]:
    """The names that `make_sampler` knows."""
    return sorted({*_BUILT_IN, *_REGISTERED})


def make_sampler(name: str, space: Space, seed: int) -> Sampler:
    """A sampler by its name.

    Raises:
        KodawariError: There is no such sampler, or a package that it needs is not installed.
    """
    if name in _REGISTERED:
        return _REGISTERED[name](space, seed)
    if name not in _BUILT_IN:
        known = sampler_names()
        mend = nearest(name, known) or f"There are: {', '.join(known)}."
        raise KodawariError(f"there is no sampler '{name}'", mend=mend)
    module, kind = _BUILT_IN[name]
    factory: SamplerFactory = getattr(import_module(f"{__name__}.{module}"), kind)
    return factory(space, seed)


def register_sampler(name: str, factory: SamplerFactory) -> None:
    """Make a sampler of your own known under a name.

    Raises:
        KodawariError: The name is taken by another one.
    """
    if name in _BUILT_IN or _REGISTERED.get(name, factory) is not factory:
        raise KodawariError(f"the sampler name '{name}' is taken", mend="Choose another name.")
    _REGISTERED[name] = factory
