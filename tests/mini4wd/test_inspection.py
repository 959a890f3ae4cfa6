from datetime import date
from typing import Any

import pytest

from kodawari.files import convert
from kodawari.mini4wd.build import CarFile, list_cars, read_car, resolve
from kodawari.mini4wd.inspection import facts
from kodawari.quantity import Quantity
from kodawari.rules import Choice, Fact, Flag, inspect, load_rulebook

TODAY = date(2026, 11, 21)


def of(**tables: Any) -> dict[str, Fact]:
    head = {"chassis": "ma", "kit_rollers": False, **tables.pop("car", {})}
    return facts(resolve(convert({"car": head, **tables}, CarFile, file="test.toml")))


def number(fact: Fact) -> float:
    assert isinstance(fact, Quantity)
    return fact.ends[1]


def test_every_fact_is_a_term_of_the_rulebooks_and_of_its_kind() -> None:
    kinds = {"number": Quantity, "choice": Choice, "flag": Flag}
    terms = load_rulebook("open").terms
    for car in list_cars():
        for name, fact in facts(resolve(read_car(car))).items():
            assert isinstance(fact, kinds[terms[name].kind]), name
            if isinstance(fact, Quantity):
                assert fact.unit == terms[name].unit, name
            if isinstance(fact, Choice) and terms[name].values:
                assert fact.values is not None
                assert set(fact.values) <= set(terms[name].values), name


@pytest.mark.parametrize("car", sorted(list_cars()))
def test_every_shipped_car_passes_the_open_rules(car: str) -> None:
    report = inspect(load_rulebook("open"), facts(resolve(read_car(car))), on=TODAY)
    assert report.verdict == "pass", [f for f in report.findings if f.status != "pass"]


@pytest.mark.parametrize("book", ["stock-class", "b-max", "junior"])
def test_a_box_stock_car_passes_the_strict_books_and_the_race_car_does_not(book: str) -> None:
    rules = load_rulebook(book)
    assert inspect(rules, facts(resolve(read_car("ma-box-stock"))), on=TODAY).verdict == "pass"
    assert inspect(rules, facts(resolve(read_car("ma-race"))), on=TODAY).verdict == "fail"


def test_undeclared_questions_stay_open() -> None:
    found = of(roller=[{"spec": "kit-13", "on": "front", "y_mm": 42.0}])
    assert "motor_unopened" not in found
    assert inspect(load_rulebook("open"), found, on=TODAY).verdict == "unknown"


def test_a_double_roller_counts_as_one() -> None:
    rollers = [
        {"spec": "aluminium-13-12-15398", "on": "front", "y_mm": 45.0},
        {"spec": "kit-13", "on": "rear", "y_mm": 42.0, "pair": False},
    ]
    assert number(of(roller=rollers)["roller_count"]) == 3


def test_a_width_beyond_the_limit_fails_and_one_on_the_edge_is_unknown() -> None:
    def status(y: float) -> str:
        found = of(roller=[{"spec": "aluminium-13-15437", "on": "front", "y_mm": y}])
        report = inspect(load_rulebook("open"), found, on=TODAY)
        return next(str(f.status) for f in report.findings if f.rule.id == "width")

    assert status(45.5) == "pass"  # 104.0 ± 0.6
    assert status(46.0) == "unknown"  # 105.0 ± 0.6
    assert status(46.5) == "fail"  # 106.0 ± 0.6


def test_a_reading_settles_the_edge() -> None:
    rollers = [{"spec": "aluminium-13-15437", "on": "front", "y_mm": 46.0}]
    width = of(roller=rollers, measured={"width_mm": {"value": 104.8, "pm": 0.05}})["width_mm"]
    assert isinstance(width, Quantity)
    assert width.ends == pytest.approx((104.75, 104.8, 104.85))
    assert width.origin == "measured"


def test_a_shaved_tyre_shows_whatever_the_owner_says() -> None:
    wheels = {end: {"diameter_mm": 24.0} for end in ("front", "rear")}
    found = of(wheels=wheels, declared={"tyres_cut_or_reshaped": False})
    assert found["tyres_cut_or_reshaped"] == Flag.of(value=True, source="a tyre is smaller than a new one")
    assert number(found["tyre_diameter_max_mm"]) == 24.0


def test_sizes_of_unlike_tyres_are_told_apart() -> None:
    front = {"wheel": "large-low-profile", "tyre": "large-low-profile"}
    found = of(wheels={"front": front})
    assert number(found["tyre_diameter_max_mm"]) == 31.0
    assert number(found["tyre_diameter_min_mm"]) == 26.0
    assert number(found["tyre_width_max_mm"]) == 13.0


def test_parts_between_the_axles_are_seen() -> None:
    weight = {"mass_g": 3.0, "x_mm": 10.0, "above_axle_mm": 0.0}
    found = of(weight=[weight])
    assert found["parts_between_axles"] == Flag.of(value=True, source="between the axles: weight 1")
    assert "parts_foreign" not in found  # nobody knows whose part it is


def test_dampers_are_named_by_guide_and_place() -> None:
    on_top = {"spec": "block-6x6x32-15427", "x_mm": -58.0, "above_axle_mm": 14.0}
    side = {"spec": "cylinder-15392", "x_mm": 5.0, "y_mm": 38.0, "above_axle_mm": 4.0, "pair": True}
    found = of(damper=[on_top, side])
    assert found["damper_types"] == Choice.of("side", "sit-on")


def test_dampers_are_held_against_the_line_between_the_rollers() -> None:
    rollers = [
        {"spec": "kit-13", "on": "front", "y_mm": 42.0},
        {"spec": "kit-13", "on": "rear", "y_mm": 42.0},
    ]

    def inside(y: float) -> bool | None:
        entry = {"spec": "cylinder-15392", "x_mm": 5.0, "y_mm": y, "above_axle_mm": 4.0, "pair": True}
        fact = of(roller=rollers, damper=[entry])["dampers_within_rollers"]
        assert isinstance(fact, Flag)
        return fact.value

    assert inside(35.0) is True  # its outside at 39.5, the line at 42
    assert inside(37.5) is None  # 42.0 against 42.0
    assert inside(41.0) is False


def test_a_car_without_a_body_is_seen() -> None:
    found = of(car={"body": "none"})
    assert found["body_fitted"] == Flag.of(value=False, source="the car file names no body")


def test_cells_are_known_by_brand_and_kind() -> None:
    found = of(car={"battery": "eneloop"})
    assert found["battery_brand"] == Choice.of("other")
    assert found["battery_chemistry"] == Choice.of("nimh")
    assert of()["battery_brand"] == Choice.of("tamiya")
