"""The lane solver against what another engine found on the reference car: recorded figures, no engine needed.

The figures below are typed from the page of the reference car, not read from the fixtures.
"""

from functools import cache

import pytest

from kodawari.mini4wd.crosscheck import CaseResult, cross_check, fixture_names, load_cases


@cache
def case(fixture: str, name: str) -> CaseResult:
    (found,) = cross_check(fixture, cases=(name,), native=False, injected=False).cases
    return found


def ours(fixture: str, name: str, quantity: str) -> float:
    return next(row.ours for row in case(fixture, name).rows if row.quantity == quantity)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("t(1 m)", 0.4643), ("t(3 m)", 0.8609), ("t(6 m)", 1.3139), ("t(10 m)", 1.8393),
        ("v(1 m)", 3.986), ("v(3 m)", 5.930), ("v(6 m)", 7.1885), ("v(10 m)", 7.9488),
        ("top speed", 8.6892),
    ],
)  # fmt: skip
def test_a_straight_run_agrees_to_a_thousandth(quantity: str, expected: float) -> None:
    assert ours("straight", "tyre friction 1.0", quantity) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [("t(1 m)", 0.8244), ("t(3 m)", 1.4279), ("t(6 m)", 2.0193), ("t(10 m)", 2.6109), ("v(10 m)", 7.432)],
)
def test_a_straight_run_on_slipping_tyres_agrees_to_a_thousandth(quantity: str, expected: float) -> None:
    assert ours("straight", "tyre friction 0.3", quantity) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(
    ("name", "lap", "out", "close"),
    [
        ("base", 2.0459, 7.384, 0.012),
        ("tyre friction 0.3", 1.9635, 7.853, 0.012),
        ("no thrust", 1.8758, 8.378, 0.03),
    ],
)
def test_laps_and_speeds_out_of_a_corner_agree(name: str, lap: float, out: float, close: float) -> None:
    """A different contact law may cost 3 %; the two cases whose tyres stay on the floor come nearer."""
    assert ours("loop", name, "lap") == pytest.approx(lap, rel=close)
    assert ours("loop", name, "v C1 out") == pytest.approx(out, rel=close)


def test_the_car_keeps_to_the_outer_wall_of_a_corner() -> None:
    assert ours("loop", "base", "n C1 mid") == pytest.approx(-2.36, abs=0.06)


def test_laps_order_as_there() -> None:
    """Less grip is faster, no thrust faster still."""
    laps = [ours("loop", name, "lap") for name in ("base", "tyre friction 0.3", "no thrust")]

    assert laps == sorted(laps, reverse=True)


def test_a_drop_rebounds_as_there() -> None:
    """24.4 and 5.65 mm from 100 mm: a restitution of 0.494."""
    assert ours("drop", "rigid", "peak 1") == pytest.approx(24.4, abs=0.2)
    assert ours("drop", "rigid", "peak 2") == pytest.approx(5.65, abs=0.1)


@pytest.mark.parametrize(("start", "peak"), [("0", 24.4), ("12", 14.3)])
def test_a_free_damper_takes_the_bounce_as_there(start: str, peak: float) -> None:
    """From 6 mm the mass strikes its stop while the tyres are on the floor: there the laws differ."""
    assert ours("drop", f"damper free from {start} mm", "peak 1") == pytest.approx(peak, abs=0.6)


@pytest.mark.parametrize("speed", [1, 2, 4, 8, 12])
def test_a_broadside_hit_gives_back_the_same_share_at_every_speed(speed: int) -> None:
    assert ours("wall-hit", f"{speed} m/s", "rebound") == pytest.approx(0.58, abs=0.02)


@pytest.mark.parametrize(
    ("fixture", "name"),
    [
        (fixture, each.case.name)
        for fixture in fixture_names()
        for each in load_cases(fixture)
        if each.case.reference
    ],
)
def test_no_recorded_row_is_outside_its_tolerance(fixture: str, name: str) -> None:
    assert [row.quantity for row in case(fixture, name).rows if row.verdict == "outside"] == []
