"""Fixture files: cases, settings, includes, and what is refused."""

from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.crosscheck import fixture_names, load_cases, road_of


def test_the_shipped_fixtures_load() -> None:
    assert fixture_names() == [
        "drop",
        "friction-rate",
        "hump10",
        "hump10-race",
        "loop",
        "straight",
        "wall-hit",
    ]
    assert all(road_of(case.fixture.course, 1) for name in fixture_names() for case in load_cases(name))


def test_a_case_sets_its_figures_and_nothing_else() -> None:
    base, slippery = (
        load_cases("straight", names=(n,))[0] for n in ("tyre friction 1.0", "tyre friction 0.3")
    )

    assert base.fixture.contact.tyre.friction == 1.0
    assert slippery.fixture.contact.tyre.friction == 0.3
    assert slippery.fixture.contact.roller == base.fixture.contact.roller


def test_a_setting_reaches_every_case_and_drops_the_recorded_rows() -> None:
    cases = load_cases("loop", {"drive.voltage_V": 2.4})

    assert {case.fixture.drive.voltage_V for case in cases} == {2.4}
    assert [case.case.reference for case in cases] == [{}] * len(cases)


def test_a_step_changes_how_a_run_is_done_and_keeps_the_recorded_rows() -> None:
    assert load_cases("loop", {"run.step_ms": 0.1})[0].case.reference["lap"] == 2.0459


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"contact.tire.friction": 0.5}, "Did you mean tyre"),
        ({"contact.tyre.fricton": 0.5}, "Did you mean friction"),
        ({"contact.tyre.friction": "much"}, "contact.tyre.friction: expected `float`, got `str`"),
        ({"title.x": 1}, "'title' is no table"),
        ({"quantity.99.aim": 1.0}, "no table"),
    ],
)
def test_a_setting_that_cannot_be_is_told_with_its_place(settings: dict[str, object], said: str) -> None:
    with pytest.raises(KodawariError) as told:
        load_cases("straight", settings)

    assert said in str(told.value)


def test_an_unknown_fixture_or_case_names_the_nearest() -> None:
    with pytest.raises(KodawariError, match="Did you mean loop"):
        load_cases("lop")
    with pytest.raises(KodawariError, match="Did you mean no thrust"):
        load_cases("loop", names=("no thurst",))


def test_a_file_may_include_a_shipped_car_and_change_it(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'title = "own"\ninclude = "_car.toml"\nquantity = []\n'
        "[contact.tyre]\nfriction = 0.7\n"
        '[course]\nclosed = false\nsection = [{ name = "a", straight_m = 3.0 }]\n'
        "[start]\n[run]\nduration_s = 1.0\n",
        encoding="utf-8",
    )
    (case,) = load_cases(path)

    assert case.case.name == "as written"
    assert case.fixture.contact.tyre.friction == 0.7
    assert case.fixture.contact.tyre.frequency_rad_s == 400.0


@pytest.mark.parametrize("text", ['include = "nothing.toml"\n', "include = 3\n"])
def test_an_include_that_is_not_there_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(KodawariError, match="include"):
        load_cases(path)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"course.section": []}, "either sections or a name"),
        ({"course.section": [{"name": "a"}]}, "not one of a straight, a bend and a hump"),
        ({"course.section": [{"straight_m": 1.0, "radius_m": 0.6, "turn_deg": 30.0}]}, "not one of"),
        ({"run.laps": 2}, "an open course has one lap"),
    ],
)
def test_a_course_that_cannot_be_is_refused(settings: dict[str, object], said: str) -> None:
    (case, _) = load_cases("straight", settings)

    with pytest.raises(KodawariError, match=said):
        road_of(case.fixture.course, case.fixture.run.laps)


def test_the_loop_with_the_hump_closes_as_the_flat_one() -> None:
    (hump, *_) = load_cases("hump10")

    assert road_of(hump.fixture.course, 2).laps == 2
