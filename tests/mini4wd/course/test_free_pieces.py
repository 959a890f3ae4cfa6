"""Free pieces: a loop and a hump written as a file are those built from geometry."""

from collections.abc import Callable
from itertools import pairwise
from math import cos, degrees, radians, sin, tan

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import (
    Course,
    bend,
    from_sections,
    incline,
    level,
    mirrored_floor,
    parse_course,
    raised,
    straight,
    vertical_arc,
    world_point,
)

Open = Callable[..., Course]

HUMP = (
    '{ type = "table-top", length_mm = 6000, lead_length_mm = 1000, low_radius_mm = 500, angle_deg = 10, '
    "high_radius_mm = 300, rise_mm = 50, table_length_mm = 400 }"
)

LOOP = f"""
title = "Loop with a hump"
lanes = 1
pieces = [
  {{ type = "start", length_mm = 1200, line_mm = 50 }},
  {{ type = "corner", radius_mm = 600, angle_deg = 30, turn = "left" }},
  {{ type = "corner", radius_mm = 600, angle_deg = 60, turn = "right" }},
  {{ type = "corner", radius_mm = 600, angle_deg = 30, turn = "left" }},
  {{ type = "straight", length_mm = 3600 }},
  {{ type = "corner", radius_mm = 600, angle_deg = 180, turn = "left" }},
  {HUMP},
  {{ type = "corner", radius_mm = 600, angle_deg = 180, turn = "left" }},
]
"""


def test_a_loop_with_a_hump_has_the_length_of_its_parts() -> None:
    """15.826548 m in plan; the hump of 1.107110 m is 2 (0.8 · 10° + 0.217948) + 0.4 m along its floor."""
    lane = parse_course(LOOP).lanes[0]

    assert lane.plan_length_m == pytest.approx(15.826548, abs=5e-7)
    along = 2 * (0.8 * radians(10) + 0.217948) + 0.4
    assert lane.length_m - lane.plan_length_m == pytest.approx(along - 1.107110, abs=2e-6)
    assert (lane.segments[0].half_width, lane.segments[0].wall_height) == (0.0575, 0.050)


def test_the_loop_is_the_one_that_sections_make() -> None:
    rest = 0.050 - 0.8 * (1 - cos(radians(10)))
    up = (vertical_arc(0.5, 0, 10), incline(rest / tan(radians(10)), 10), vertical_arc(0.3, 10, 0))
    plan = 2 * sum(curve.length for curve in up) + 0.4
    wiggle = [bend(0.6, 30), bend(0.6, -60), bend(0.6, 30)]
    hump = [straight(1.0), raised(*up, level(0.4), *mirrored_floor(*up)), straight(5.0 - plan)]
    sections = from_sections(
        [straight(1.2), *wiggle, straight(3.6), bend(0.6, 180), *hump, bend(0.6, 180)]
    ).lanes[0]
    flat = [segment for piece in parse_course(LOOP).pieces for segment in piece.segments[0]]

    assert len(flat) == len(sections.segments) + 1  # the start line cuts one straight in two
    for one, other in zip(flat[2:], sections.segments[1:], strict=True):
        for share in (-1.0, -0.3, 0.4, 1.0):
            s = share * one.half_length
            assert world_point(one, s, 0.02) == pytest.approx(world_point(other, s, 0.02), abs=1e-9)
        assert one.curvature == pytest.approx(other.curvature, abs=1e-12)


def test_slopes_of_arcs_and_lines_go_on_in_each_other(open_course: Open) -> None:
    """Hollow R 0.5 m to 10°, an incline of 0.2 m, a crest of R 0.3 m down to −5°."""
    course = open_course(
        1,
        '{ type = "slope-arc", radius_mm = 500, start_deg = 0, end_deg = 10 }',
        '{ type = "slope-line", length_mm = 200, angle_deg = 10 }',
        '{ type = "slope-arc", radius_mm = 300, start_deg = 10, end_deg = -5 }',
    )
    ends = [piece.end.origin for piece in course.pieces]
    ten, five = radians(10), radians(5)

    assert ends[0] == pytest.approx((0.5 * sin(ten), 0.0, 0.5 * (1 - cos(ten))), abs=1e-12)
    assert ends[1][2] - ends[0][2] == pytest.approx(0.2 * tan(ten), abs=1e-12)
    assert ends[2][0] - ends[1][0] == pytest.approx(0.3 * (sin(ten) + sin(five)), abs=1e-12)
    assert ends[2][2] - ends[1][2] == pytest.approx(0.3 * (cos(five) - cos(ten)), abs=1e-12)
    segments = [segment for piece in course.pieces for segment in piece.segments[0]]
    for one, other in pairwise(segments):
        assert one.slope(one.half_length) == pytest.approx(other.slope(-other.half_length), abs=1e-9)


def test_free_pieces_go_into_every_system(open_course: Open) -> None:
    for lanes in (1, 2, 3, 4, 5):
        course = open_course(lanes, '{ type = "corner", radius_mm = 900, angle_deg = 17, turn = "right" }')
        assert len(course.lanes) == lanes
        heading = course.pieces[0].end.axes[0]
        assert heading == pytest.approx((cos(radians(17)), -sin(radians(17)), 0.0), abs=1e-12)


def test_a_lane_has_the_width_and_walls_that_it_is_given(open_course: Open) -> None:
    course = open_course(
        1, '{ type = "straight" }', parameters="lane_width_mm = 110\nwall_height_mm = 40\nlane_pitch_mm = 112"
    )
    segment = course.lanes[0].segments[0]

    assert (segment.half_width, segment.wall_height) == pytest.approx((0.055, 0.040), abs=1e-15)


@pytest.mark.parametrize(
    ("piece", "message"),
    [
        ('{ type = "slope-line", length_mm = 200 }', "'angle_deg' of a slope-line is unknown"),
        ('{ type = "slope-line", length_mm = -200, angle_deg = 5 }', "length_mm = -200 is not above zero"),
        ('{ type = "slope-line", length_mm = 200, angle_deg = 85 }', "angle_deg = 85 is too steep"),
        ('{ type = "slope-arc", radius_mm = 9, start_deg = 5, end_deg = 5 }', "equal slopes has no length"),
        (HUMP.replace("= 500", "= 5000"), "arcs of 5000 and 300 mm up to 10° rise higher than 50 mm"),
        (HUMP.replace("= 6000", "= 2000"), "the table-top does not fit into 2000 mm"),
    ],
)
def test_figures_that_make_no_floor_are_refused(open_course: Open, piece: str, message: str) -> None:
    with pytest.raises(KodawariError, match=message):
        open_course(1, piece)


def test_a_steep_incline_is_as_steep_as_it_is_told(open_course: Open) -> None:
    lane = open_course(1, '{ type = "slope-line", length_mm = 100, angle_deg = -45 }').lanes[0]

    assert degrees(lane.segments[0].slope(0.0)) == pytest.approx(-degrees(1.0), abs=1e-9)
