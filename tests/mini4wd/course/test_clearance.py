"""Where a course passes over itself: which pieces, how high, and what is missing."""

from collections.abc import Callable
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import (
    Course,
    course_names,
    crossings,
    load_course,
    needed_clearance,
    parse_course,
)

Open = Callable[..., Course]

EIGHT = """
title = "Eight"
lanes = {lanes}
pieces = [
  {{ type = "start" }},
  {{ type = "straight", repeat = 3 }},
  {{ type = "corner-90", turn = "left" }},
  {{ type = "slope-up", rise_mm = {rise} }},
  {{ type = "corner-90", turn = "left", repeat = 2 }},
  {{ type = "straight", repeat = 3 }},
  {{ type = "slope-down", rise_mm = {rise} }},
  {{ type = "corner-90", turn = "right" }},
  {{ type = "straight", repeat = 2 }},
  {{ type = "corner-90", turn = "right" }},
  {{ type = "straight" }},
  {{ type = "corner-90", turn = "right" }},
]

[parameters]
slope_profile = "cosine"
"""


def _eight(rise: float, lanes: int = 3) -> Course:
    return parse_course(EIGHT.format(rise=rise, lanes=lanes))


def test_an_eight_crosses_itself_where_its_straights_meet() -> None:
    """The way back runs down at x = 1 620 mm and crosses the start straight's joint there, on y = 0."""
    found = crossings(_eight(110))

    assert {(c.lower.index, c.upper.index) for c in found} == {(2, 9), (2, 10), (3, 9), (3, 10)}
    for crossing in found:
        assert crossing.height_m == pytest.approx(0.110, abs=1e-9)
        assert crossing.missing_m() == 0.0
        x, y, z = crossing.at
        assert abs(x - 1.620) < 0.18
        assert abs(y) < 0.18
        assert z == pytest.approx(0.110, abs=1e-9)


@pytest.mark.parametrize(("rise", "missing"), [(60, 15.0), (74.5, 0.5), (75, 0.0), (110, 0.0)])
def test_what_is_missing_to_75_mm_is_told(rise: float, missing: float) -> None:
    (worst, *_) = sorted(crossings(_eight(rise)), key=lambda c: c.height_m)

    assert needed_clearance().ends == (75.0, 75.0, 75.0)
    assert 1000 * worst.missing_m() == pytest.approx(missing, abs=1e-6)
    assert 1000 * worst.missing_m(0.100) == pytest.approx(max(0.0, 100 - rise), abs=1e-6)


@given(rise=st.floats(20, 115))
def test_the_height_of_a_crossing_is_that_of_its_slope(rise: float) -> None:
    assert min(c.height_m for c in crossings(_eight(rise, lanes=1))) == pytest.approx(rise / 1000, abs=1e-9)


def test_a_course_through_itself_lacks_all_of_the_height(open_course: Open) -> None:
    """Four left turns of 90° with two straights between lead back through the first straight."""
    course = open_course(
        3,
        '{ type = "straight", repeat = 3 }',
        '{ type = "corner-90", turn = "left", repeat = 3 }',
        '{ type = "straight", repeat = 2 }',
    )
    found = crossings(course)

    assert found
    assert min(c.height_m for c in found) == pytest.approx(0.0, abs=1e-9)
    assert max(c.missing_m() for c in found) == pytest.approx(0.075, abs=1e-9)


@pytest.mark.parametrize("name", sorted(set(course_names()) - {"stacked"}))
def test_a_flat_ring_does_not_cross_itself(name: str) -> None:
    assert crossings(load_course(name)) == ()


def test_straights_side_by_side_do_not_overlap(open_course: Open) -> None:
    """A half circle of R 180 mm brings two lanes 360 mm apart: the walls nearly touch, nothing overlaps."""
    back = '{ type = "straight", length_mm = 2000 }'
    turn = '{ type = "corner", radius_mm = 180, angle_deg = 180, turn = "left" }'

    assert crossings(open_course(3, back, turn, back, '{ type = "straight" }')) == ()


def test_a_loop_that_sinks_below_itself_is_seen_from_either_side(open_course: Open) -> None:
    """One round of R 540 mm that falls by 120 mm all along: the end lies below the beginning."""
    down = '{ type = "slope-down", length_mm = 1000, rise_mm = 120, profile = "straight" }'
    corner = '{ type = "corner-90", turn = "left" }'
    level = '{ type = "straight", length_mm = 1000 }'
    course = open_course(1, level, corner, level, corner, down, corner, level, corner, level)
    (found,) = crossings(course)

    assert (found.lower.index, found.upper.index) == (8, 0)
    assert found.height_m == pytest.approx(0.120, abs=1e-9)


def test_an_end_below_the_start_does_not_close() -> None:
    text = """
title = "Spiral"
lanes = 1
pieces = [
  { type = "start" }, { type = "corner-90", turn = "left", repeat = 2 },
  { type = "slope-down" }, { type = "corner-90", turn = "left", repeat = 2 },
]
"""
    with pytest.raises(KodawariError, match=r"does not close: ends 110\.0 mm below the start line"):
        parse_course(text)


def test_every_lane_of_an_eight_is_as_long_as_its_mean() -> None:
    """Left and right turns of 270° each make up for each other: all lanes have the middle's length."""
    lengths = [lane.plan_length_m for lane in _eight(110).lanes]

    assert lengths == pytest.approx([12 * 0.540 + 3 * pi * 0.540] * 3, abs=1e-9)
