"""What commands read from their command line, and shares as people read them."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.cli._options import command_line, day, output_kind, setting
from kodawari.errors import KodawariError
from kodawari.report import percent


def test_a_day_is_year_month_day() -> None:
    assert day("2017-12-08") == date(2017, 12, 8)


def test_without_a_day_it_is_today() -> None:
    assert abs((day(None) - date.today()).days) <= 1  # noqa: DTZ011 - the machine's own clock is meant


@pytest.mark.parametrize("text", ["2026-13-01", "yesterday", "", "21.11.2026"])
def test_no_other_form_is_a_day(text: str) -> None:
    with pytest.raises(KodawariError, match=rf"'{re.escape(text)}' is no day\. Write year, month and day"):
        day(text)


def test_a_day_that_no_rule_speaks_of_is_a_slip() -> None:
    assert day("2200-12-31") == date(2200, 12, 31)
    with pytest.raises(KodawariError, match="farther ahead"):
        day("9999-12-01")


def test_a_setting_is_a_number_or_a_word() -> None:
    assert setting("lane_pitch_mm=115") == ("lane_pitch_mm", 115.0)
    assert setting("slope_profile=arcs") == ("slope_profile", "arcs")


def test_the_ending_says_what_to_write(tmp_path: Path) -> None:
    assert output_kind(tmp_path / "race.JSON", ["html", "json"]) == "json"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("race.pdf", "cannot be '.pdf'. Name it FILE.html or FILE.json."),
        ("race", "has no ending that says what to write"),
        ("no/race.json", "there is no folder"),
        ("folder.json", "cannot be written"),
    ],
)
def test_an_output_without_a_place_is_refused_before_the_work(
    name: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "folder.json").mkdir()

    with pytest.raises(KodawariError, match=re.escape(message)):
        output_kind(tmp_path / name, ["html", "json"])


def test_a_command_line_can_be_pasted_into_a_shell() -> None:
    made = command_line(
        "race", "my car.toml", course="jcjc", laps=None, class_="", seed=0, set=["a=1", "b=2"]
    )

    assert made == "kodawari race 'my car.toml' --course jcjc --seed 0 --set a=1 --set b=2"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"),
        (0.0004, "<0.1 %"),
        (0.0044, "0.4 %"),
        (0.93, "93 %"),
        (0.9951, "99.5 %"),
        (0.99996, ">99.9 %"),
        (1.0, "100 %"),
    ],
)
def test_what_is_not_certain_is_not_rounded_to_certainty(share: float, text: str) -> None:
    assert percent(share) == text


def test_an_interval_of_shares() -> None:
    assert percent(0.91, 0.95) == "91–95 %"


@given(st.floats(0.0, 1.0, exclude_min=True, exclude_max=True))
def test_a_chance_that_is_not_certain_never_looks_certain(share: float) -> None:
    assert percent(share) not in {"0 %", "0.0 %", "100 %", "100.0 %"}
