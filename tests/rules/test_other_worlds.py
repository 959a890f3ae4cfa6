"""The engine knows no car: kei eras and import clocks are rulebooks like any other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kodawari.quantity import Quantity
from kodawari.rules import Choice, Fact, Rulebook, Status, diff, edition_on, inspect, load_rulebook

Make = Callable[..., Rulebook]


@pytest.fixture(scope="module")
def kei() -> Rulebook:
    return load_rulebook(Path(__file__).with_name("kei-box.toml"))


def car(length: float, cc: float, ps: float = 50.0, engine: str = "combustion") -> dict[str, Fact]:
    return {
        "length_mm": Quantity.exact(length, "mm"),
        "displacement_cc": Quantity.exact(cc, "cc"),
        "power_ps": Quantity.exact(ps, "PS"),
        "engine": Choice.of(engine),
    }


@pytest.mark.parametrize(
    ("approved", "era"),
    [
        (date(1975, 12, 31), "k1955"),
        (date(1976, 1, 1), "k1976"),
        (date(1989, 12, 31), "k1976"),
        (date(1990, 1, 1), "k1990"),
        (date(1998, 10, 1), "k1998"),
    ],
)
def test_the_era_is_that_of_the_type_approval(kei: Rulebook, approved: date, era: str) -> None:
    assert edition_on(kei, approved).id == era


# An engine of 660 cc in a type of 1980 makes it a small car, although 660 cc is inside today's box.
@pytest.mark.parametrize(
    ("approved", "length", "cc", "verdict"),
    [
        (date(1980, 1, 1), 3195, 543, "pass"),
        (date(1980, 1, 1), 3195, 657, "fail"),
        (date(2000, 1, 1), 3395, 658, "pass"),
        (date(1992, 1, 1), 3395, 658, "fail"),
        (date(2000, 1, 1), 3400, 660, "pass"),
    ],
)
def test_a_car_is_judged_by_its_own_era(
    kei: Rulebook, approved: date, length: float, cc: float, verdict: str
) -> None:
    assert inspect(kei, car(length, cc), on=approved).verdict == verdict


def test_an_electric_car_has_no_displacement_to_limit(kei: Rulebook) -> None:
    facts: dict[str, Fact] = {"length_mm": Quantity.exact(3395.0, "mm"), "engine": Choice.of("electric")}
    report = inspect(kei, facts, on=date(2022, 6, 16))
    assert report.verdict is Status.PASS
    assert [each.rule.id for each in report.not_applicable] == ["displacement"]


def test_64_ps_is_a_custom_and_warns(kei: Rulebook) -> None:
    report = inspect(kei, car(3100, 658, ps=80), on=date(2014, 4, 1))
    assert report.verdict is Status.PASS
    assert [rule for rule, _ in report.warnings] == ["power"]


def test_only_length_and_displacement_changed_in_1990(kei: Rulebook) -> None:
    found = diff(kei, date(1989, 12, 31), date(1990, 1, 1))
    assert [(each.rule, each.old, each.new) for each in found.changes] == [
        ("length", "≤ 3\u2009200 mm", "≤ 3\u2009300 mm"),
        ("displacement", "≤ 550 cc", "≤ 660 cc"),
    ]


CLOCK = """
id = "us-age"
title = { en = "Age on entry to the United States" }
machine = "import"
publisher = "49 U.S.C. 30112(b)(9)"
intro = "A vehicle of 25 years or more."

[[class]]
id = "road"
title = { en = "For the road" }

[[edition]]
id = "1989"
title = "25 years"
from = 1989-09-29
source = "statute"
confidence = "secondary"

[source.statute]
title = "United States Code, title 49"
as_of = "2026-08-22"
confidence = "primary-quoted"

[term.age_years]
kind = "number"
unit = "years"
title = { en = "age on the day of entry" }
settle = "Find a paper with the day of manufacture."
"""
AGE = """
[[rule]]
id = "age"
title = { en = "Age" }
quantity = "age_years"
at_least = 25
source = "statute"
confidence = "primary-quoted"
"""


# Built in November 2001, the day unknown, entry on 2026-11-21: 24.97 to 25.06 years old.
@pytest.mark.parametrize(
    ("youngest", "oldest", "verdict"),
    [(24.97, 25.06, "unknown"), (25.01, 25.08, "pass"), (24.90, 24.97, "fail")],
)
def test_a_clock_is_a_quantity_with_an_interval(
    make: Make, youngest: float, oldest: float, verdict: str
) -> None:
    age = Quantity.between(youngest, 0.5 * (youngest + oldest), oldest, "years")
    book = make(AGE, head=CLOCK)
    assert inspect(book, {"age_years": age}, on=date(2026, 11, 21)).verdict == verdict
