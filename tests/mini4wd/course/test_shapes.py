"""Each kind of piece against its closed form."""

from collections.abc import Callable
from math import atan, cos, degrees, dist, hypot, pi, radians, sin

import pytest

from kodawari.mini4wd.course import Course, Piece, Segment, direction, load_course, path_length, world_point


def _piece(course: Course, kind: str) -> Piece:
    return next(piece for piece in course.pieces if piece.kind == kind)


def _dense(stretch: tuple[Segment, ...], step: float = 0.004) -> list[tuple[float, float, float]]:
    points = []
    for segment in stretch:
        count = 1 + int(segment.length / step)
        points += [world_point(segment, segment.half_length * (2 * k / count - 1)) for k in range(count + 1)]
    return points


def test_straight_and_corner_are_one_segment_each() -> None:
    course = load_course("jcjc")

    assert [len(lane) for lane in _piece(course, "straight").segments] == [1, 1, 1]
    assert [len(lane) for lane in _piece(course, "corner-45").segments] == [1, 1, 1]


def test_corner_lanes_turn_about_one_centre_at_423_540_and_657_mm() -> None:
    radii = sorted(1 / abs(lane[0].curvature) for lane in _piece(load_course("jcjc"), "corner-45").segments)

    assert radii == pytest.approx([0.423, 0.540, 0.657], abs=1e-12)


def test_no_segment_turns_by_more_than_thirty_degrees_either_side_of_its_middle() -> None:
    for name in ("jcjc", "oval-home", "slopes"):
        for lane in load_course(name).lanes:
            assert max(abs(s.curvature) * s.half_length for s in lane.segments) <= radians(30) + 1e-12


def test_a_wave_swings_out_by_its_bulge_and_comes_back_parallel() -> None:
    wave = _piece(load_course("jcjc"), "wave")

    for slot, lane in enumerate(wave.segments):
        offset = (slot - 1) * 0.117
        first, middle, last = lane
        # Half an S-bend of 270 × 40 mm: R = (270² + 40²) / (4 · 40) = 465.625 mm, 2·atan(40/270) = 16.854°.
        assert 1 / first.curvature == pytest.approx(0.465625 - offset, abs=1e-12)
        assert 1 / middle.curvature == pytest.approx(-0.465625 - offset, abs=1e-12)
        assert degrees(first.length * first.curvature) == pytest.approx(2 * degrees(atan(40 / 270)), abs=1e-9)
        assert world_point(middle, 0.0)[1] == pytest.approx(offset + 0.040, abs=1e-12)
        assert world_point(last, last.half_length)[1] == pytest.approx(offset, abs=1e-12)


def test_the_changer_moves_1_to_2_2_to_3_and_3_to_1() -> None:
    course = load_course("jcjc")

    assert [(lane.number, lane.next_lane) for lane in course.lanes] == [(1, 2), (2, 3), (3, 1)]


def test_only_the_bridge_leaves_the_floor_and_its_deck_is_110_mm_up() -> None:
    changer = _piece(load_course("jcjc"), "lane-changer")
    tops = [max(point[2] for point in _dense(lane)) for lane in changer.segments]

    assert tops == pytest.approx([0.110, 0.0, 0.0], abs=1e-5)


def test_the_bridge_ramp_is_the_least_steep_that_fits() -> None:
    """Half of the bridge's own length is its ramp: π/2 · 110 over half the path, below 12°."""
    bridge = _piece(load_course("jcjc"), "lane-changer").segments[0]
    total = sum(segment.length for segment in bridge)
    steepest = max(
        segment.slope(segment.half_length * (k / 50 - 1)) for segment in bridge for k in range(101)
    )

    assert steepest == pytest.approx(0.5 * pi * 0.110 / (0.5 * total), rel=1e-3)
    assert degrees(atan(steepest)) < 12.0


def test_floor_lanes_of_a_changer_stay_a_pitch_apart() -> None:
    changer = _piece(load_course("jcjc"), "lane-changer")
    one, two = (_dense(changer.segments[slot]) for slot in (1, 2))

    nearest = [min(dist(p, q) for q in two) for p in one]
    assert min(nearest) == pytest.approx(0.117, abs=2e-5)
    assert max(nearest) == pytest.approx(0.117, abs=2e-4)


@pytest.mark.parametrize(("name", "clear"), [("jcjc", 0.065), ("oval-home", 0.065)])
def test_a_car_fits_below_the_bridge_wherever_it_covers_a_lane(name: str, clear: float) -> None:
    """More than 10 mm of a lane may only lie under the deck where a car of 60 mm and the deck's floor fit."""
    course = load_course(name)
    changer = _piece(course, "lane-changer")
    lanes = [_dense(lane) for lane in changer.segments]
    bridge = max(range(len(lanes)), key=lambda slot: max(point[2] for point in lanes[slot]))
    for slot, floor in enumerate(lanes):
        if slot == bridge:
            continue
        for point in lanes[bridge]:
            overlap = 2 * course.half_width - min(hypot(point[0] - q[0], point[1] - q[1]) for q in floor)
            assert overlap < 0.010 or point[2] > clear


def test_a_slope_ends_level_and_110_mm_higher() -> None:
    slope = _piece(load_course("slopes"), "slope-up")
    first, last = slope.segments[1][0], slope.segments[1][-1]

    assert first.slope(-first.half_length) == pytest.approx(0.0, abs=1e-12)
    assert last.slope(last.half_length) == pytest.approx(0.0, abs=1e-12)
    assert slope.end.origin[2] - slope.start.origin[2] == pytest.approx(0.110, abs=1e-12)


def test_the_drawn_slope_unfolds_to_555_mm(oval: Callable[..., Course]) -> None:
    """R398 and R803 through 540 × 115 mm is 555.288 mm long; the drawing says 555.5."""
    sides = '{ type = "start" }, { type = "slope-up" }, { type = "slope-down" }'
    course = oval(sides, tail="[parameters]\nslope_rise_mm = 115")
    lane = _piece(course, "slope-up").segments[0]

    assert sum(map(path_length, lane)) == pytest.approx(0.555288046, abs=1e-8)


def test_a_jump_has_its_crest_where_it_is_put(oval: Callable[..., Course]) -> None:
    sides = '{ type = "start" }, { type = "jump", crest_mm = 400 }, { type = "straight" }'
    jump = _piece(oval(sides), "jump")
    top = max(_dense(jump.segments[1], 0.001), key=lambda point: point[2])

    assert top[2] == pytest.approx(0.060, abs=1e-6)
    assert top[0] == pytest.approx(0.540 + 0.400, abs=1e-3)
    assert jump.end.origin[2] == pytest.approx(0.0, abs=1e-15)


def test_a_bank_approach_is_the_arc_of_its_hull(oval: Callable[..., Course]) -> None:
    """R 650 mm through 20°: 222.3 mm in plan, 39.2 mm up, 226.9 mm along the arc."""
    approach = _piece(_banked(oval), "bank-approach-20")
    x, y, z = (b - a for a, b in zip(approach.start.origin, approach.end.origin, strict=True))

    assert (x, y, z) == pytest.approx((0.2223, 0.0, 0.0392), abs=5e-5)
    assert sum(map(path_length, approach.segments[0])) == pytest.approx(0.2269, abs=5e-5)
    assert sum(map(path_length, approach.segments[0])) == pytest.approx(0.650 * radians(20), abs=1e-9)
    assert approach.end.axes[0] == pytest.approx((cos(radians(20)), 0.0, sin(radians(20))), abs=1e-12)


def test_a_corner_on_a_bank_lies_in_the_tilted_plane(oval: Callable[..., Course]) -> None:
    """The half circle's far point lies 540 mm up the plane: 39.2 + 540 · sin 20° = 223.9 mm high."""
    course = _banked(oval)
    corners = [piece for piece in course.pieces if piece.kind == "corner-45"][:4]
    middle = corners[1].segments[1][-1]
    point = world_point(middle, middle.half_length)

    assert point[2] == pytest.approx(0.0391998 + 0.540 * sin(radians(20)), abs=1e-6)
    assert direction(middle, middle.half_length) == pytest.approx((0.0, 1.0, 0.0), abs=1e-12)
    for piece in corners:
        for lane in piece.segments:
            assert lane[0].axes[2] == pytest.approx((-sin(radians(20)), 0.0, cos(radians(20))), abs=1e-12)
    assert course.pieces[-1].end.origin == pytest.approx((0.0, 0.0, 0.0), abs=1e-12)


def _banked(oval: Callable[..., Course]) -> Course:
    """One half circle of an oval lifted onto a bank of 20°."""
    bank = '{ type = "bank-approach-20" }'
    return oval(f'{{ type = "start" }}, {bank}', f'{bank}, {{ type = "straight" }}')
