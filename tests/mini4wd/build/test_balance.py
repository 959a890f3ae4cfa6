"""Centre of mass and inertia with their spreads."""

import pytest

from kodawari.mini4wd.build import balance_of, nominal, uncertain_balance
from kodawari.mini4wd.workbench import load_car
from kodawari.quantity import Quantity


def test_the_middle_is_the_balance_at_best_values() -> None:
    build = load_car("ma-race")
    best, spread = balance_of(build), uncertain_balance(build)

    assert (spread.ahead_mm.value, spread.left_mm.value, spread.height_mm.value) == best.centre_mm
    assert spread.front_percent.value == 100.0 * best.front_share
    assert spread.yaw_g_mm2.value == best.inertia_g_mm2[2]
    assert balance_of(build, nominal) == best


def test_a_mirrored_car_has_its_centre_in_the_middle_however_uncertain() -> None:
    assert uncertain_balance(load_car("ma-race")).left_mm.ends == pytest.approx((0.0, 0.0, 0.0), abs=1e-9)


def test_the_spread_holds_each_single_shift() -> None:
    """The chassis' mass alone, at its low and high end, must stay inside the whole spread."""
    build = load_car("ma-box-stock")
    spread = uncertain_balance(build)

    for end in (0, 2):

        def pick(key: str, quantity: Quantity, end: int = end) -> float:
            return quantity.ends[end if key == "mass.chassis" else 1]

        moved = balance_of(build, pick)
        assert spread.ahead_mm.ends[0] <= moved.centre_mm[0] <= spread.ahead_mm.ends[2]
        assert spread.yaw_g_mm2.ends[0] <= moved.inertia_g_mm2[2] <= spread.yaw_g_mm2.ends[2]
        assert moved.inertia_g_mm2[2] != spread.yaw_g_mm2.value


def test_it_says_how_sure_it_is() -> None:
    balance = uncertain_balance(load_car("ma-box-stock"))

    assert (balance.height_mm.unit, balance.front_percent.unit) == ("mm", "%")
    assert balance.roll_g_mm2.unit == "g·mm²"
    assert balance.height_mm.confidence == "assumed"
