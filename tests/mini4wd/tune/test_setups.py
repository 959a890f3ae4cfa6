"""From a point of the space to a car: what stays, what is built anew, what may not be raced."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.mini4wd.build import read_parts_box, resolve, shortages
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.tune import space_of
from kodawari.mini4wd.tune._make import car_of
from kodawari.mini4wd.tune._problem import SetupProblem
from kodawari.mini4wd.tune._space import base_point
from kodawari.mini4wd.tune._words import areas, words_for, words_on_base
from kodawari.rules import load_rulebook
from kodawari.tuning import Stream, Value
from kodawari.tuning.testing import check_problem

DAY = date(2026, 11, 22)


@cache
def problem() -> SetupProblem:
    box = read_parts_box("ma-starter")
    return SetupProblem(box, load_course("flat-oval"), load_rulebook("open"), class_="open", on=DAY)


def point(**changes: Value) -> dict[str, Value]:
    """The base car with some things changed; what becomes active takes its middle."""
    space = problem().space
    return space.complete({**base_point(space), **changes}, space.middle)


def test_the_base_car_is_a_point_of_the_space() -> None:
    box = problem().box
    assert car_of(box, base_point(problem().space)) == box.car
    assert problem().is_allowed(base_point(problem().space)) is None


def test_a_new_front_takes_the_kit_rollers_off_there_and_nowhere_else() -> None:
    stay, roller = "frp-wide-front-15451", "aluminium-19-15464"
    changed = point(front_stay=stay, front_roller=roller, front_width_mm=104.0, front_thrust_deg=2.0)
    build = resolve(car_of(problem().box, changed))
    front = [item for item in build.rollers if item.end == "front"]
    rear = [item for item in build.rollers if item.end == "rear"]
    assert [item.spec_id for item in front] == [roller]
    assert {item.spec_id for item in rear} == {"kit-low-friction-13"}
    # 104 mm over a pair of 19 mm rollers puts their axles 85 mm apart
    assert front[0].place.y[0].quantity.ends[1] == pytest.approx(42.5)
    assert front[0].thrust[0].quantity.ends[1] == 2.0


def test_what_the_box_does_not_hold_is_not_raced() -> None:
    # four low-friction tyres, where two lie in the box
    refusal = problem().is_allowed(
        point(tyre_front="low-profile-low-friction", tyre_rear="low-profile-low-friction")
    )
    assert refusal is not None
    assert refusal.reasons == (
        "not in the box: Small low-profile tyre, low friction: 4 needed, 2 in the box",
    )


def test_what_may_be_too_wide_is_not_raced() -> None:
    stay, roller = "frp-wide-front-15451", "plastic-ring-19-15461"
    wide = point(front_stay=stay, front_roller=roller, front_width_mm=104.5, front_pole="none")
    refusal = problem().is_allowed(wide)
    assert refusal is not None
    assert "Overall width (≤ 105 mm): not certain to be met" in refusal.reasons
    assert problem().is_allowed({**wide, "front_width_mm": 103.0}) is None


@settings(max_examples=60)
@given(seed=st.integers(0, 10**6))
def test_whatever_is_allowed_passes_and_can_be_built_from_the_box(seed: int) -> None:
    found = problem().space.random(Stream(seed))
    if problem().is_allowed(found) is None:
        inspection = problem().inspection(found)
        assert inspection.verdict.value == "pass"
        assert shortages(problem().box, problem().build(found)) == []


def test_every_area_has_words_and_the_base_says_the_same_twice() -> None:
    base = problem().box.base
    here = base_point(problem().space)
    members = areas(problem().space)
    assert sum(len(names) for names in members.values()) == len(problem().space.parameters)
    for area in members:
        assert words_for(area, here, base) == words_on_base(area, base)


def test_words_name_parts_by_their_kind() -> None:
    # one id names a wheel and a tyre
    base = problem().box.base
    assert words_on_base("wheel", base) == "Small low-profile wheel"
    assert words_on_base("tyre_front", base) == "Small low-profile tyre"


def test_the_space_follows_the_box() -> None:
    names = {parameter.name for parameter in space_of(problem().box).parameters}
    assert {"motor", "gear", "bearing", "wheel", "front_stay", "rear_upper_mm", "side_damper"} <= names
    assert "body" not in names  # the box holds the kit body only


def test_the_problem_keeps_the_promises_of_a_problem() -> None:
    check_problem(problem(), point(motor="torque-tuned-2-pro", rear_brake="sponge-grey-15441"))
