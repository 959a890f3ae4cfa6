"""Chains of a whole race, and what lies before and behind it."""

from itertools import pairwise
from math import dist

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import (
    Segment,
    from_sections,
    load_course,
    raised,
    straight,
    vertical_arc,
    world_point,
)


def _connected(chain: tuple[Segment, ...]) -> bool:
    return all(
        dist(world_point(a, a.half_length), world_point(b, -b.half_length)) < 1e-9 for a, b in pairwise(chain)
    )


def test_a_race_runs_each_lap_in_the_lane_that_the_last_one_led_to() -> None:
    course = load_course("jcjc")
    chain = course.race_segments(2)

    expected = sum((course.lane(number).segments for number in (2, 3, 1)), ())
    assert chain == expected
    assert _connected(chain)


def test_laps_can_be_counted_out() -> None:
    course = load_course("jcjc")

    assert course.race_segments(1, 4) == course.race_segments(1, 3) + course.lane(1).segments
    assert course.distance_m(1, 2) == pytest.approx(course.lane(1).length_m + course.lane(2).length_m)


def test_the_lead_in_ends_at_the_start_line_of_its_lane() -> None:
    course = load_course("jcjc")
    for lane in (1, 2, 3):
        lead = course.lead_in(lane, 0.5)
        assert sum(segment.length for segment in lead) >= 0.5
        assert sum(segment.length for segment in lead[1:]) < 0.5
        assert _connected((*lead, course.lane(lane).segments[0]))


@pytest.mark.parametrize("length", [0.3, 1.0, 9.0])
def test_the_lead_out_goes_on_where_the_race_ends(length: float) -> None:
    course = load_course("jcjc")
    chain = course.race_segments(1, 2) + course.lead_out(1, 2, length)

    assert _connected(chain)
    assert sum(segment.length for segment in course.lead_out(1, 2, length)) >= length


def test_an_open_course_is_prolonged_by_straights() -> None:
    course = from_sections([straight(1.0), raised(vertical_arc(0.5, 0, 10))], closed=False)
    before, after = course.lead_in(1, 0.7), course.lead_out(1, 1, 0.9)

    assert _connected((*before, *course.race_segments(1, 1), *after))
    assert world_point(before[0], -before[0].half_length) == pytest.approx((-0.7, 0.0, 0.0), abs=1e-12)
    assert after[0].slope(0.0) == pytest.approx(0.17632698, abs=1e-8)  # tan 10°


@pytest.mark.parametrize(
    ("lane", "laps", "message"), [(4, 1, "has no lane 4"), (1, 0, "0 laps cannot be run")]
)
def test_impossible_races_are_refused(lane: int, laps: int, message: str) -> None:
    with pytest.raises(KodawariError, match=message):
        load_course("jcjc").race_segments(lane, laps)


def test_an_open_course_has_no_second_lap() -> None:
    with pytest.raises(KodawariError, match="2 laps cannot be run"):
        from_sections([straight(1.0)], closed=False).race_segments(1, 2)
