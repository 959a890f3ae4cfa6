"""Courses from plain geometry."""

from math import cos, pi, radians, sin, tan

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import (
    SectionSpec,
    bend,
    from_sections,
    incline,
    level,
    mirrored_floor,
    pitch_up,
    raised,
    straight,
    vertical_arc,
    world_point,
)


def _loop(*long_side: SectionSpec) -> list[SectionSpec]:
    """A flat loop with an S of R 0.6 m in one side, and a long side of 6 m."""
    wiggle = [bend(0.6, 30), bend(0.6, -60), bend(0.6, 30)]
    return [straight(1.2), *wiggle, straight(3.6), bend(0.6, 180), *long_side, bend(0.6, 180)]


def _hump() -> list[SectionSpec]:
    """R 0.5 m hollow to 10°, incline, R 0.3 m crest at 50 mm, 0.4 m of table, and the same mirrored."""
    rest = 0.050 - (0.5 + 0.3) * (1 - cos(radians(10)))
    up = (vertical_arc(0.5, 0, 10), incline(rest / tan(radians(10)), 10), vertical_arc(0.3, 10, 0))
    plan = 2 * sum(curve.length for curve in up) + 0.4
    assert plan == pytest.approx(1.107110, abs=1e-6)
    assert rest / sin(radians(10)) == pytest.approx(0.217948, abs=1e-6)
    return [straight(1.0), raised(*up, level(0.4), *mirrored_floor(*up)), straight(5.0 - plan)]


def test_the_flat_loop_is_15_83_m_long() -> None:
    lane = from_sections(_loop(straight(6.0))).lanes[0]

    assert lane.length_m == pytest.approx(15.826548, abs=1e-6)
    assert lane.length_m == pytest.approx(10.8 + 0.6 * (2 * pi / 3 + 2 * pi), abs=1e-12)


def test_a_half_circle_is_three_segments() -> None:
    kinds = [segment.kind for segment in from_sections(_loop(straight(6.0))).lanes[0].segments]

    assert kinds == ["straight", *["corner"] * 3, "straight", *["corner"] * 3, "straight", *["corner"] * 3]


def test_the_hump_keeps_the_plan_length_and_lengthens_the_path() -> None:
    lane = from_sections(_loop(*_hump())).lanes[0]
    # Along the floor an arc of 10° is R·10° long, an incline its hypotenuse.
    along = 2 * ((0.5 + 0.3) * radians(10) + 0.217948) + 0.4

    assert lane.plan_length_m == pytest.approx(15.826548, abs=1e-6)
    assert lane.length_m - lane.plan_length_m == pytest.approx(along - 1.107110, abs=2e-6)


def test_the_table_of_the_hump_is_50_mm_high() -> None:
    segments = from_sections(_loop(*_hump())).lanes[0].segments
    table = max((s for s in segments if s.kind == "raised"), key=lambda s: s.length)

    assert table.length == pytest.approx(0.4, abs=1e-12)
    assert world_point(table, 0.0)[2] == pytest.approx(0.050, abs=1e-12)
    assert table.slope(0.0) == pytest.approx(0.0, abs=1e-15)


def test_lanes_side_by_side_and_walls() -> None:
    course = from_sections(
        [straight(1.0)], lanes=2, lane_width_m=0.100, lane_pitch_m=0.104, wall_height_m=0.040, closed=False
    )

    assert [lane.segments[0].origin[1] for lane in course.lanes] == pytest.approx([0.052, -0.052])
    assert course.lanes[0].segments[0].half_width == 0.050
    assert course.lanes[0].segments[0].wall_height == 0.040


def test_a_pitched_road_goes_on_pitched() -> None:
    course = from_sections([pitch_up(0.65, 20), straight(1.0)], closed=False)
    end = course.pieces[-1].end.origin

    assert end[2] == pytest.approx(0.65 * (1 - cos(radians(20))) + sin(radians(20)), abs=1e-12)


def test_an_open_end_is_refused_unless_it_is_meant() -> None:
    with pytest.raises(KodawariError, match=r"does not close: ends 1\u2009000\.0 mm beyond the start line"):
        from_sections([straight(1.0)])


def test_sections_have_no_parameters_to_set() -> None:
    with pytest.raises(KodawariError, match="was built from sections"):
        from_sections([straight(1.0)], closed=False).with_parameters(lane_pitch_mm=115)
