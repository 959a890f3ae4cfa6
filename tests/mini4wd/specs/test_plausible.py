"""Estimates stay inside what size and material allow."""

import math

import pytest

from kodawari.mini4wd.specs import load_specs, quantity_of

LIGHT, HEAVY = (
    {"plastic": 0.9, "low-friction-plastic": 0.9, "aluminium": 2.7, "rubber": 2.7, "steel": 7.8},
    7.8,
)


@pytest.mark.parametrize("key", load_specs().roller)
def test_a_roller_weighs_less_than_solid_and_more_than_a_thin_shell(key: str) -> None:
    spec = load_specs().roller[key]
    for disc in spec.discs:
        radius = 0.05 * quantity_of(disc, "diameter_mm").ends[1]
        height = 0.1 * quantity_of(disc, "thickness_mm").ends[1]
        volume = math.pi * radius * radius * height
        mass = quantity_of(disc, "mass_g").ends[1]
        assert 0.2 * LIGHT[spec.rim] * volume < mass < HEAVY * volume
        assert 0.4 <= quantity_of(disc, "inertia_share").ends[1] <= 1.0


@pytest.mark.parametrize("key", load_specs().tyre)
def test_a_tyre_weighs_less_than_a_solid_ring(key: str) -> None:
    spec = load_specs().tyre[key]
    outer = 0.05 * quantity_of(spec, "diameter_mm").ends[1]
    width = 0.1 * quantity_of(spec, "width_mm").ends[1]
    inner = {"small": 0.85, "low-profile": 1.0, "middle": 1.05, "large": 1.15, "large-low-profile": 1.25}[
        spec.rim
    ]
    solid = 1.1 * math.pi * (outer**2 - inner**2) * width
    assert 0.1 * solid < quantity_of(spec, "mass_g").ends[1] < solid


@pytest.mark.parametrize("key", load_specs().tyre)
def test_a_tyre_is_legal_when_new(key: str) -> None:
    # The maker's own limits: 22 to 35 mm high, 8 to 26 mm wide.
    spec = load_specs().tyre[key]
    low, _, high = quantity_of(spec, "diameter_mm").ends
    assert 22 <= low <= high <= 35
    low, _, high = quantity_of(spec, "width_mm").ends
    assert 8 <= low <= high <= 26


def test_a_chassis_set_weighs_what_the_scale_showed() -> None:
    # dash2.link: AR 31.9, Super-II 20.9, Super XX 23.6, Super-1 16.9 g; MA the heaviest of them.
    mass = {key: quantity_of(spec, "set_mass_g").ends[1] for key, spec in load_specs().chassis.items()}
    shown = {"ar": 31.9, "super-ii": 20.9, "super-xx": 23.6, "super-1": 16.9}
    assert {key: mass[key] for key in shown} == shown
    assert mass["ma"] > mass["ar"]


def test_a_motor_can_is_the_usual_one() -> None:
    for can in load_specs().can.values():
        low, _, high = quantity_of(can, "mass_g").ends
        assert 15 < low < high < 20
