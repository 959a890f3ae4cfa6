from collections.abc import Callable
from datetime import date

import pytest

from kodawari.errors import KodawariError
from kodawari.rules import Rulebook, edition_on, load_rulebook, not_covered_on, rules_on, terms_needed

Make = Callable[..., Rulebook]


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2010, 1, 1), "first"),
        (date(2014, 12, 31), "first"),
        (date(2015, 1, 1), "second"),
        (date(2030, 1, 1), "second"),
    ],
)
def test_an_edition_lasts_until_the_day_before_the_next(make: Make, on: date, name: str) -> None:
    assert edition_on(make(), on).id == name


def test_a_day_before_the_first_edition_says_when_it_starts(make: Make) -> None:
    with pytest.raises(KodawariError) as caught:
        edition_on(make(), date(2009, 12, 31))
    assert "starts on 2010-01-01, after 2009-12-31" in str(caught.value)


def test_a_gap_and_an_end_name_their_days(make: Make, book_text: str) -> None:
    head = book_text.replace("from = 2010-01-01", "from = 2010-01-01\nuntil = 2011-12-31")
    head = head.replace("from = 2015-01-01", "from = 2015-01-01\nuntil = 2015-12-31")
    book = make(head=head)
    with pytest.raises(KodawariError, match=r"'first' ended on 2011-12-31, 'second' starts on 2015-01-01"):
        edition_on(book, date(2013, 1, 1))
    with pytest.raises(KodawariError, match=r"the last, 'second', ended on 2015-12-31"):
        rules_on(book, date(2016, 1, 1))


def test_an_unknown_class_names_the_nearest(make: Make) -> None:
    with pytest.raises(KodawariError) as caught:
        rules_on(make(), date(2012, 1, 1), "yuong")
    assert "has no class 'yuong'" in str(caught.value)
    assert "young" in caught.value.mend


def test_the_first_class_is_meant_when_nobody_names_one(make: Make) -> None:
    assert make().class_named().id == "all"


# At most six rollers until the special rule of 2017-12-08 (Tamiya's page, edition of 2023-12-15).
@pytest.mark.parametrize(
    ("on", "limit"),
    [
        (date(2010, 1, 1), 6),
        (date(2017, 12, 7), 6),
        (date(2017, 12, 8), None),
        (date(2024, 12, 31), None),
        (date(2026, 11, 21), None),
    ],
)
def test_rollers_were_six_and_are_free_since_the_special_rule(on: date, limit: float | None) -> None:
    (rule,) = [rule for rule in rules_on(load_rulebook("open"), on) if rule.id == "rollers"]
    assert rule.number == limit


def test_the_special_rule_is_primary_to_the_season_of_2024_and_secondary_after() -> None:
    book = load_rulebook("open")
    found = {
        year: next(rule.confidence for rule in rules_on(book, date(year, 6, 1)) if rule.id == "rollers")
        for year in (2018, 2024, 2025, 2026)
    }
    assert found == {2018: "primary", 2024: "primary", 2025: "secondary", 2026: "secondary"}


@pytest.mark.parametrize(
    ("on", "limit"), [(date(2005, 1, 1), 155), (date(2008, 1, 1), 165), (date(2026, 1, 1), 165)]
)
def test_the_early_copies_print_a_shorter_car(on: date, limit: float) -> None:
    (rule,) = [rule for rule in rules_on(load_rulebook("open"), on) if rule.id == "length"]
    assert rule.at_most == limit


@pytest.mark.parametrize(
    ("on", "makers"),
    [
        (date(2010, 12, 31), None),
        (date(2011, 1, 1), ("tamiya",)),
        (date(2026, 1, 4), ("tamiya",)),
        (date(2026, 1, 5), ("tamiya", "fdk")),
    ],
)
def test_the_cells_that_were_legal(on: date, makers: tuple[str, ...] | None) -> None:
    found = [rule.one_of for rule in rules_on(load_rulebook("open"), on) if rule.id == "cell-maker"]
    assert found == ([] if makers is None else [makers])


@pytest.mark.parametrize(
    ("name", "on", "edition"),
    [
        ("stock-class", date(2025, 4, 1), "2025-04"),
        ("stock-class", date(2026, 5, 10), "2025-04"),
        ("stock-class", date(2026, 5, 11), "2026-05"),
        ("b-max", date(2021, 7, 17), "v1.0"),
        ("b-max", date(2025, 12, 17), "v4.0s"),
        ("b-max", date(2026, 5, 31), "v4.0s"),
        ("b-max", date(2026, 6, 1), "v5.0"),
    ],
)
def test_the_editions_of_the_derived_books(name: str, on: date, edition: str) -> None:
    assert edition_on(load_rulebook(name), on).id == edition


@pytest.mark.parametrize(("name", "on"), [("stock-class", date(2025, 3, 31)), ("b-max", date(2021, 7, 16))])
def test_a_derived_book_does_not_reach_back_to_its_base(name: str, on: date) -> None:
    with pytest.raises(KodawariError, match="starts on"):
        rules_on(load_rulebook(name), on)


def test_what_cannot_be_checked_is_dated_too() -> None:
    book = load_rulebook("open")
    assert "body-size" not in {item.id for item in not_covered_on(book, date(2014, 6, 21))}
    assert "body-size" in {item.id for item in not_covered_on(book, date(2014, 6, 22))}


def test_the_needed_terms_include_conditions_and_declarations() -> None:
    needed = terms_needed(load_rulebook("b-max"), date(2026, 11, 21))
    assert {"width_mm", "motor", "motor_shaft", "damper_hole_mm", "parts_unworn"} <= set(needed)
    assert needed["width_mm"].unit == "mm"
    assert needed["body_painted"].judged_by == "declaration"
