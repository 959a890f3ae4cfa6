import math

import pytest

from kodawari.rules import Limit, LimitKind

TEXTS = [
    (Limit(at_most=105.0), "mm", "≤ 105 mm"),
    (Limit(at_least=90.0), "g", "≥ 90 g"),
    (Limit(below=3.0), "mm", "< 3 mm"),
    (Limit(above=0.5), "mm", "> 0.5 mm"),
    (Limit(between=(22.0, 35.0)), "mm", "22 to 35 mm"),
    (Limit(count=2), "", "exactly 2"),
    (Limit(one_of=("tamiya", "fdk")), "", "one of tamiya, fdk"),
    (Limit(one_of=("4wd",)), "", "4wd"),
    (Limit(none_of=("me",)), "", "not me"),
    (Limit(none_of=("a", "b")), "", "none of a, b"),
    (Limit(must=True), "", "required"),
    (Limit(must_not=True), "", "not allowed"),
    (Limit(unlimited=True), "", "no limit"),
]


@pytest.mark.parametrize(("limit", "unit", "text"), TEXTS)
def test_people_read_a_limit(limit: Limit, unit: str, text: str) -> None:
    assert limit.text(unit) == text


@pytest.mark.parametrize(
    ("limit", "number"),
    [
        (Limit(at_most=105.0), 105.0),
        (Limit(between=(22.0, 35.0)), [22.0, 35.0]),
        (Limit(count=2), 2),
        (Limit(one_of=("a", "b")), ["a", "b"]),
        (Limit(must=True), True),
        (Limit(must_not=True), False),
        (Limit(unlimited=True), None),
    ],
)
def test_programs_read_a_limit(limit: Limit, number: object) -> None:
    assert limit.number == number


def test_bounds_are_only_for_numbers() -> None:
    at_most = Limit(at_most=105.0).bounds
    assert at_most is not None
    assert (at_most.low, at_most.high) == (-math.inf, 105.0)
    count = Limit(count=2).bounds
    assert count is not None
    assert (count.low, count.high) == (2, 2)
    assert Limit(must=True).bounds is None


@pytest.mark.parametrize(
    ("limit", "needs"),
    [
        (Limit(below=3.0), "number"),
        (Limit(none_of=("a",)), "choice"),
        (Limit(must_not=True), "flag"),
        (Limit(unlimited=True), ""),
    ],
)
def test_a_limit_says_what_it_can_judge(limit: Limit, needs: str) -> None:
    assert limit.needs == needs


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        (Limit(), "needs exactly one limit, and has none"),
        (Limit(at_most=1.0, must=True), "needs exactly one limit, and has at_most and must"),
        (Limit(must=False), "'must' can only be true"),
        (Limit(between=(35.0, 22.0)), "the lower limit 35 lies above the upper limit 22"),
        (Limit(one_of=()), "'one_of' lists nothing"),
        (Limit(at_most=math.inf), "'at_most' needs a finite number"),
        (Limit(at_least=math.nan), "'at_least' needs a finite number"),
    ],
)
def test_a_nonsense_limit_is_named(limit: Limit, problem: str) -> None:
    assert limit.problem() == problem


def test_a_sound_limit_has_no_problem() -> None:
    assert Limit(at_most=105.0).problem() == ""
    assert Limit(at_most=105.0).kind is LimitKind.AT_MOST
