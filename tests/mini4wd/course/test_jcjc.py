"""The Japan Cup Junior Circuit and the other courses that ship: lengths that are known from elsewhere."""

from math import pi

import pytest

from kodawari.mini4wd.course import Segment, course_names, load_course


def test_the_shipped_courses() -> None:
    assert {"flat-oval", "jcjc", "oval-home", "slopes"} <= set(course_names())


def test_nominal_lanes_at_117_mm_pitch() -> None:
    course = load_course("jcjc")

    assert [lane.plan_length_m for lane in course.lanes] == pytest.approx([5.898, 6.633, 7.368], abs=5e-4)
    assert course.lanes[0].plan_length_m == pytest.approx(3.24 + 2 * pi * 0.423, abs=1e-12)


def test_nominal_lanes_at_115_mm_pitch() -> None:
    course = load_course("jcjc", {"lane_pitch_mm": 115})

    assert [lane.plan_length_m for lane in course.lanes] == pytest.approx([5.910, 6.633, 7.355], abs=5e-4)


@pytest.mark.parametrize("pitch", [115, 117, 117.5])
def test_a_race_is_three_laps_and_19_90_m_whatever_the_pitch(pitch: float) -> None:
    course = load_course("jcjc", {"lane_pitch_mm": pitch})

    assert course.laps_per_race == 3
    assert course.race_length_m == pytest.approx(19.90, abs=5e-3)
    assert course.race_length_m == pytest.approx(3 * 3.24 + 6 * pi * 0.540, abs=1e-12)


def test_the_way_in_space_is_a_little_longer() -> None:
    """About 10 cm for a whole race: the wave, the S-bends and the climb."""
    course = load_course("jcjc")
    extra = course.distance_m(1) - course.race_length_m

    assert 0.05 < extra < 0.25
    assert course.distance_m(1) == pytest.approx(course.distance_m(2), abs=1e-12)


def test_the_boxed_set_covers_about_3060_by_1440_mm() -> None:
    """Over the walls 1620 + 2 · 716.5 mm by 2 · 716.5 mm; the printed size counts the flanges too."""
    ends = [piece.end.origin for piece in load_course("jcjc").pieces]
    xs, ys = [x for x, _, _ in ends], [y for _, y, _ in ends]
    outside = 2 * (0.117 + 0.0575 + 0.002)

    assert max(xs) - min(xs) + outside == pytest.approx(3.053, abs=1e-9)
    assert max(ys) - min(ys) + outside == pytest.approx(1.433, abs=1e-9)


def test_the_oval_home_circuit_is_about_ten_metres_for_both_lanes() -> None:
    course = load_course("oval-home")
    radii = {
        round(1 / s.curvature, 6) for lane in course.lanes for s in lane.segments if s.kind == "corner-90"
    }

    assert radii == {0.421, 0.539}
    assert course.race_length_m == pytest.approx(10.0, abs=0.2)
    assert course.laps_per_race == 2


def test_a_flat_oval_has_the_sides_it_is_given() -> None:
    course = load_course("flat-oval", {"side_length_mm": 1000})

    assert course.lanes[1].plan_length_m == pytest.approx(2.0 + 2 * pi * 0.540, abs=1e-12)
    assert course.lanes[1].length_m == pytest.approx(course.lanes[1].plan_length_m, abs=1e-12)
    assert course.laps_per_race == 1
    assert all(not any(segment.profile) for lane in course.lanes for segment in lane.segments)


def test_lane_one_is_the_inner_one() -> None:
    """Where all turns add up to one round; an eight has no inner lane."""
    for name in set(course_names()) - {"stacked"}:
        lengths = [lane.plan_length_m for lane in load_course(name).lanes]
        assert lengths == sorted(lengths)


def test_segments_know_their_piece_and_lane() -> None:
    course = load_course("jcjc")
    lane = course.lane(1)

    assert [segment.kind for segment in lane.segments[:3]] == ["start", "straight", "wave"]
    assert [segment.piece for segment in lane.segments[:3]] == [0, 1, 2]
    assert {segment.lane for segment in lane.segments} == {1, 2}
    assert _lane_at(lane.segments, 0) == 1
    assert _lane_at(lane.segments, len(course.pieces) - 1) == 2


def _lane_at(segments: tuple[Segment, ...], piece: int) -> int:
    return next(segment.lane for segment in segments if segment.piece == piece)


def test_building_twice_gives_the_same_bits() -> None:
    one, two = load_course("slopes"), load_course("slopes")

    assert one.lanes == two.lanes
