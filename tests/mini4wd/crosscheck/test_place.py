"""The second writing of the geometry, against figures worked out by hand and against the course itself."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.mini4wd.course import bend, from_sections, raised, straight, vertical_arc, world_point
from kodawari.mini4wd.crosscheck._place import Lane
from kodawari.mini4wd.dynamics import chain_of

COURSE = from_sections([straight(1.0), bend(0.5, 180.0), straight(1.0), bend(0.5, 180.0)])
LAP = COURSE.race_segments(1)
CHAIN = chain_of([LAP], before=COURSE.lead_in(1, 0.5), after=COURSE.lead_out(1, None, 0.5))
LANE = Lane(CHAIN.segments, CHAIN.progress)


def test_a_point_beside_a_straight() -> None:
    spot = LANE.spot(0, (0.3, 0.02, 0.04))

    assert (spot.n, spot.z) == pytest.approx((0.02, 0.04))
    assert LANE.progress[spot.k] + LANE.segments[spot.k].half_length + spot.s == pytest.approx(0.3)
    assert spot.along == pytest.approx((1.0, 0.0, 0.0))


def test_a_point_in_a_bend() -> None:
    """A quarter round a left bend about (1, 0.5) with 0.48 m to its centre: n = +20 mm, s = 1 + 0.25 π."""
    spot = LANE.spot(0, (1.48, 0.5, 0.0))

    assert spot.n == pytest.approx(0.02)
    assert LANE.progress[spot.k] + LANE.segments[spot.k].half_length + spot.s == pytest.approx(
        1.0 + 0.25 * math.pi
    )
    assert spot.along == pytest.approx((0.0, 1.0, 0.0), abs=1e-12)
    assert spot.stretch == pytest.approx(0.96)


@given(
    k=st.integers(0, len(CHAIN.segments) - 1),
    share=st.floats(-0.99, 0.99),
    n=st.floats(-0.05, 0.05),
    start=st.integers(0, len(CHAIN.segments) - 1),
)
def test_a_place_is_found_again_from_its_own_segment_and_near_by(
    k: int, share: float, n: float, start: int
) -> None:
    segment = CHAIN.segments[k]
    point = world_point(segment, share * segment.half_length, n)
    near = max(0, min(len(CHAIN.segments) - 1, k + start % 2))

    for begin in (k, near):
        spot = LANE.spot(begin, point)
        assert spot.k == k
        assert (spot.s, spot.n) == pytest.approx((share * segment.half_length, n), abs=1e-9)


def hill() -> Lane:
    """A crest of radius 0.3 m between slopes of 20°, on an open lane."""
    course = from_sections(
        [straight(0.5), raised(vertical_arc(0.5, 0.0, 20.0), vertical_arc(0.3, 20.0, 0.0)), straight(0.5)],
        closed=False,
    )
    chain = chain_of(
        [course.race_segments(1)], before=course.lead_in(1, 0.5), after=course.lead_out(1, None, 0.5)
    )
    return Lane(chain.segments, chain.progress)


def test_the_foot_on_an_arc_lies_on_the_line_to_its_centre() -> None:
    """0.1 m above the foot arc (centre (0.5, 0.5)), 12° up it: the distance to the floor is 0.5 m − 0.4 m."""
    angle = math.radians(12.0)
    point = (0.5 + 0.4 * math.sin(angle), 0.0, 0.5 - 0.4 * math.cos(angle))

    foot = hill().foot(0, point)

    assert foot.distance == pytest.approx(0.1, abs=2e-6)
    assert foot.normal == pytest.approx((-math.sin(angle), 0.0, math.cos(angle)), abs=2e-5)


def test_the_foot_on_a_flat_floor_is_straight_below() -> None:
    foot = LANE.foot(0, (0.3, 0.01, 0.013))

    assert foot.distance == pytest.approx(0.013, abs=1e-15)
    assert foot.normal == (0.0, 0.0, 1.0)
