"""Every sampler keeps the contract, and those that learn do learn."""

import importlib
from collections.abc import Callable

import pytest

from kodawari.errors import KodawariError
from kodawari.tuning import Space
from kodawari.tuning.samplers import Sampler, SamplerFactory, make_sampler, register_sampler, sampler_names
from kodawari.tuning.testing import SAMPLER_CHECKS

NAMES = ("random", "evolution", "model", "catcma", "tpe")


def factory_of(name: str) -> SamplerFactory:
    if name == "tpe":
        pytest.importorskip("optuna")

    def make(space: Space, seed: int) -> Sampler:
        return make_sampler(name, space, seed)

    return make


def test_every_built_in_sampler_is_under_test() -> None:
    assert set(NAMES) <= set(sampler_names())


@pytest.mark.parametrize("check", SAMPLER_CHECKS, ids=lambda check: str(check.__name__))
@pytest.mark.parametrize("name", NAMES)
def test_a_sampler_keeps_the_contract(name: str, check: Callable[[SamplerFactory], None]) -> None:
    check(factory_of(name))


def test_an_unknown_sampler_is_refused_with_the_nearest_name() -> None:
    space = importlib.import_module("kodawari.tuning.testing").ToyProblem().space
    with pytest.raises(KodawariError, match=r"Did you mean evolution\?"):
        make_sampler("evolutoin", space, 1)


def test_a_taken_name_is_refused() -> None:
    with pytest.raises(KodawariError, match="taken"):
        register_sampler("random", factory_of("evolution"))


def test_a_sampler_of_ones_own_can_be_registered() -> None:
    make = factory_of("random")
    register_sampler("mine", make)
    assert "mine" in sampler_names()
