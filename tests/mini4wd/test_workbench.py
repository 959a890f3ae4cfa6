"""The short way from a name to a build and its inspection."""

from datetime import date
from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.workbench import inspect_car, load_car
from kodawari.rules import load_rulebook


def test_a_car_goes_by_its_name_or_its_file(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[car]\nchassis = "vz"\n', encoding="utf-8")

    assert load_car("vz-box-stock").chassis_id == "vz"
    assert load_car(path).chassis_id == load_car(str(path)).chassis_id == "vz"


def test_a_part_that_does_not_fit_is_told_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[car]\nchassis = "vz"\nmotor = "hyper-dash-pro"\n', encoding="utf-8")

    with pytest.raises(KodawariError, match="shaft") as told:
        load_car(path)

    assert told.value.file == str(path)
    assert told.value.place == "car.motor"


def test_an_inspection_takes_a_book_or_its_name() -> None:
    car, day = load_car("ma-race"), date(2026, 11, 21)

    assert inspect_car(car, on=day).verdict == "pass"
    by_name = inspect_car(car, "stock-class", on=day)
    assert by_name == inspect_car(car, load_rulebook("stock-class"), on=day)
    assert by_name.verdict == "fail"


def test_without_a_day_it_is_today() -> None:
    assert abs((inspect_car(load_car("ma-race")).on - date.today()).days) <= 1  # noqa: DTZ011 - the machine's clock
