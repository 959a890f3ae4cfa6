"""The lane solver against MuJoCo as it runs here: under our own law, and with its own contacts."""

from pathlib import Path
from typing import Any

import pytest

from kodawari.mini4wd.crosscheck import Partner, cross_check, has_mujoco, native_speed

pytestmark = pytest.mark.skipif(not has_mujoco(), reason="MuJoCo is not installed")


def differences(fixture: str, case: str, settings: dict[str, Any], way: Partner) -> dict[str, float]:
    """How far ours is from one way of MuJoCo, by quantity."""
    found = cross_check(fixture, settings, cases=(case,), native=way == "native", injected=way == "injected")
    compared = {row.quantity: row.with_partner(way) for row in found.cases[0].rows}
    return {name: abs(each.difference) for name, each in compared.items() if each is not None}


SHORT = {"run.duration_s": 0.7}
"""Long enough for a metre from rest at full grip."""


def test_under_our_law_a_run_from_rest_is_the_same() -> None:
    found = differences("straight", "tyre friction 1.0", {**SHORT, "run.step_ms": 0.1}, "injected")

    assert found["t(1 m)"] < 2e-5
    assert found["v(1 m)"] < 2e-5


def test_under_our_law_a_flight_over_a_hump_is_the_same() -> None:
    found = differences("hump10", "5 m/s", {"run.duration_s": 0.65}, "injected")

    for quantity in ("take-off speed", "flight length", "flight time"):
        assert found[quantity] < 1e-4


def test_under_our_law_a_damper_and_a_wall_give_the_same_rebound() -> None:
    drop = differences("drop", "damper free from 12 mm", {"run.duration_s": 0.35}, "injected")
    hit = differences("wall-hit", "4 m/s", {}, "injected")

    assert drop["peak 1"] < 0.01
    assert hit["rebound"] < 1e-4


def test_under_our_law_a_lap_is_the_same() -> None:
    """The first lap from 6 m/s: rollers, walls of both curvatures, seams, scrub."""
    settings = {
        "start.s_m": -0.05,
        "run.laps": 1,
        "run.duration_s": 2.6,
        "run.step_ms": 0.1,
        "quantity.0.laps": [1, 1],
        "quantity.5.laps": [1, 1],
    }
    found = differences("loop", "base", settings, "injected")

    assert found["lap"] < 5e-4
    assert found["v C1 out"] < 2e-3


def test_with_its_own_contacts_a_run_from_rest_agrees_to_a_thousandth() -> None:
    found = differences("straight", "tyre friction 1.0", SHORT, "native")

    assert found["t(1 m)"] < 1e-3
    assert found["v(1 m)"] < 1e-3


def test_with_its_own_contacts_a_flight_agrees_to_2_per_cent() -> None:
    found = differences("hump10", "5 m/s", {"run.duration_s": 0.65}, "native")

    assert found["flight length"] < 0.02
    assert found["take-off speed"] < 0.01


def test_with_its_own_contacts_rebounds_agree_to_a_fiftieth() -> None:
    hit = differences("wall-hit", "2 m/s", {}, "native")

    assert hit["rebound"] < 0.02


SMALL_LOOP = """
title = "small loop"
include = "_car.toml"
[course]
section = [
    { straight_m = 0.5 }, { radius_m = 0.6, turn_deg = 180.0 },
    { straight_m = 0.5 }, { radius_m = 0.6, turn_deg = 180.0 },
]
[start]
s_m = -0.1
speed_m_s = 6.0
[run]
duration_s = 2.0
[[quantity]]
name = "lap"
kind = "lap"
unit = "s"
tolerance = 0.03
injected_tolerance = 0.005
"""


def test_its_speed_is_told_at_a_step_where_its_lap_is_right(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(SMALL_LOOP, encoding="utf-8")

    found = native_speed(str(path), steps_ms=(0.2,), limit_ms=0.1, laps=1)

    assert found.step_s == 2e-4
    assert found.lap_s == pytest.approx(found.limit_s, rel=0.005)
    assert found.times_real_time > 0.1
