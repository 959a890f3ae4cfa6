"""Chains hold together: position and direction at every joint; seams and mirrors change nothing."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.mini4wd.course import (
    Course,
    Segment,
    Vector,
    bend,
    course_names,
    from_sections,
    load_course,
    parse_course,
    straight,
    world_point,
)

Joints = Callable[[Sequence[Segment]], Iterator[tuple[Segment, Segment, float, float]]]


@pytest.mark.parametrize("name", course_names())
def test_every_joint_of_a_race_is_closed_and_smooth(name: str, joints: Joints) -> None:
    course = load_course(name)
    for lane in course.lanes:
        for first, second, gap, kink in joints(course.race_segments(lane.number)):
            assert gap < 1e-9, (first.kind, second.kind)
            assert kink < 1e-9, (first.kind, second.kind)


@pytest.mark.parametrize("name", course_names())
def test_axes_are_orthonormal(name: str) -> None:
    for lane in load_course(name).lanes:
        for segment in lane.segments:
            for i, a in enumerate(segment.axes):
                for j, b in enumerate(segment.axes):
                    product = sum(p * q for p, q in zip(a, b, strict=True))
                    assert product == pytest.approx(1.0 if i == j else 0.0, abs=1e-14)


def test_smooth_profiles_join_with_the_same_curvature() -> None:
    """A cosine bridge is C2 inside; its second derivative jumps only where it leaves the floor."""
    course = load_course("jcjc")
    bridge = next(piece for piece in course.pieces if piece.changes_lanes).segments[0]
    for a, b in pairwise(bridge):
        assert _second(a, a.half_length) == pytest.approx(_second(b, -b.half_length), abs=1e-9)


def test_a_straight_profile_is_kinked_exactly_where_it_should_be(joints: Joints) -> None:
    course = load_course("slopes", {"slope_profile": "straight"})
    kinks = [
        (first.kind, second.kind)
        for first, second, gap, kink in joints(course.race_segments(1, 1))
        if gap < 1e-9 and kink > 1e-6
    ]

    assert kinks == [
        ("straight", "slope-up"),
        ("slope-up", "straight"),
        ("straight", "slope-down"),
        ("slope-down", "straight"),
    ]


def _second(segment: Segment, s: float) -> float:
    _, _, c2, c3, c4, c5 = segment.profile
    return 2 * c2 + s * (6 * c3 + s * (12 * c4 + 20 * c5 * s))


def _at(chain: Sequence[Segment], s: float, n: float) -> Vector:
    for segment in chain:
        if s <= segment.length + 1e-12:
            return world_point(segment, s - segment.half_length, n)
        s -= segment.length
    raise AssertionError


def test_one_piece_or_ten_make_the_same_lane() -> None:
    whole = from_sections([straight(2.0), bend(0.6, 180), straight(2.0), bend(0.6, 180)])
    parts = [straight(0.2)] * 10 + [bend(0.6, 18)] * 10
    cut = from_sections([*parts, *parts])

    assert len(cut.lanes[0].segments) == 40
    for k in range(500):
        s = whole.lanes[0].length_m * k / 500
        for n in (-0.05, 0.0, 0.05):
            one, other = _at(whole.lanes[0].segments, s, n), _at(cut.lanes[0].segments, s, n)
            assert one == pytest.approx(other, abs=1e-12)


def test_a_mirrored_course_is_the_mirror_image(oval: Callable[..., Course]) -> None:
    home = (
        '{{ type = "start" }}, {{ type = "wave", turn = "{}" }}, '
        '{{ type = "slope-up" }}, {{ type = "slope-down" }}'
    )
    back = '{{ type = "lane-changer", bridge = "{}" }}, {{ type = "straight" }}'
    left = oval(home.format("left"), back.format("right-to-left"))
    right = oval(home.format("right"), back.format("left-to-right"), turn="right")

    for lane in (1, 2, 3):
        one, other = left.race_segments(lane), right.race_segments(lane)
        assert [s.lane for s in one] == [s.lane for s in other]
        for a, b in zip(one, other, strict=True):
            x, y, z = world_point(a, 0.3 * a.half_length, 0.02)
            assert world_point(b, 0.3 * b.half_length, -0.02) == pytest.approx((x, -y, z), abs=1e-12)


def test_running_round_twice_through_two_changers_still_visits_every_lane(
    oval: Callable[..., Course],
) -> None:
    changers = '{ type = "start" }, { type = "lane-changer" }'
    course = oval(changers, '{ type = "lane-changer" }, { type = "straight" }')

    assert [lane.next_lane for lane in course.lanes] == [3, 1, 2]


@settings(max_examples=40)
@given(
    lanes=st.integers(1, 5),
    sides=st.tuples(st.floats(100, 5000), st.floats(100, 5000)),
    radius=st.floats(400, 2000),
    pitch=st.floats(115, 125),
    turn=st.sampled_from(["left", "right"]),
)
def test_any_rectangle_of_straights_and_corners_closes(
    lanes: int, sides: tuple[float, float], radius: float, pitch: float, turn: str
) -> None:
    a, b = sides
    kind = "straight-300" if lanes == 5 else "straight"
    corner = f'{{ type = "corner-90", turn = "{turn}", radius_mm = {radius} }}'
    text = f"""
        title = "Rectangle"
        lanes = {lanes}
        parameters = {{ lane_pitch_mm = {pitch} }}
        pieces = [
          {{ type = "start", length_mm = {a} }}, {corner}, {{ type = "{kind}", length_mm = {b} }}, {corner},
          {{ type = "{kind}", length_mm = {a} }}, {corner}, {{ type = "{kind}", length_mm = {b} }}, {corner},
        ]"""
    course = parse_course(text)

    for lane in course.lanes:
        inwards = (0.5 * (lanes + 1) - lane.number) * pitch
        expected = (2 * (a + b) + 2 * 3.141592653589793 * (radius - inwards)) / 1000
        assert lane.plan_length_m == pytest.approx(expected, rel=1e-12)
        assert lane.length_m == pytest.approx(expected, rel=1e-12)
        assert lane.next_lane == lane.number
