"""Jumps, humps, banks and digital curves against their closed forms."""

from collections.abc import Callable
from math import atan, cos, degrees, pi, radians, sin, tan

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, Segment, direction, path_length, world_point
from kodawari.quantity import Confidence

Open = Callable[..., Course]


def _lane(course: Course, piece: int = 0, slot: int = 1) -> tuple[Segment, ...]:
    return course.pieces[piece].segments[slot]


def _heights(lane: tuple[Segment, ...], count: int = 40) -> list[tuple[float, float]]:
    points = []
    for segment in lane:
        for k in range(count + 1):
            x, _, z = world_point(segment, segment.half_length * (2 * k / count - 1))
            points.append((x, z))
    return points


def test_an_lc_jump_throws_a_car_off_a_lip_60_mm_up(open_course: Open) -> None:
    """An arc of (500² + 60²) / 120 = 2 113.3 mm, 2 · atan(60/500) = 13.69° steep at its lip, and a fall."""
    lane = _lane(open_course(3, '{ type = "lc-jump" }'))
    lip = next(i for i, s in enumerate(lane) if s.slope(s.half_length) < 0.0)
    ramp, fall = lane[lip - 1], lane[lip]

    assert world_point(ramp, ramp.half_length) == pytest.approx((0.5, 0.0, 0.06), abs=1e-9)
    assert degrees(atan(ramp.slope(ramp.half_length))) == pytest.approx(2 * degrees(atan(0.12)), abs=1e-9)
    assert lane[0].slope(-lane[0].half_length) == pytest.approx(0.0, abs=1e-12)
    assert sum(map(path_length, lane[:lip])) == pytest.approx(2.1133333 * 2 * atan(0.12), abs=1e-7)
    assert (fall.length, fall.slope(0.0)) == pytest.approx((0.040, -1.5), abs=1e-12)
    assert world_point(lane[-1], lane[-1].half_length) == pytest.approx((0.54, 0.0, 0.0), abs=1e-12)


def test_an_lc_jump_may_be_a_plain_incline_with_a_level_run_behind(open_course: Open) -> None:
    piece = '{ type = "lc-jump", profile = "straight", ramp_length_mm = 400 }'
    ramp, fall, level = _lane(open_course(3, piece))

    assert ramp.slope(0.0) == pytest.approx(0.15, abs=1e-12)
    assert fall.slope(0.0) == pytest.approx(-1.5, abs=1e-12)
    assert (level.length, level.slope(0.0)) == pytest.approx((0.100, 0.0), abs=1e-12)


def test_a_dragon_back_is_a_row_of_cosines(open_course: Open) -> None:
    """Three humps of 400 mm, 40 mm high; halfway up one its slope is π · 40/400."""
    lane = _lane(open_course(5, '{ type = "dragon-back" }'))

    for x, z in _heights(lane):
        assert z == pytest.approx(0.020 * (1 - cos(2 * pi * x / 0.400)), abs=1e-8)
    assert max(s.slope(s.half_length * (k / 50 - 1)) for s in lane for k in range(101)) == pytest.approx(
        pi * 40 / 400, rel=1e-4
    )


def test_a_washboard_has_ten_ridges_of_3_mm(open_course: Open) -> None:
    points = _heights(_lane(open_course(5, '{ type = "washboard" }')), 8)
    tops = {round(x, 3) for x, z in points if z > 0.003 - 1e-9}

    assert tops == {round(0.030 + 0.060 * k, 3) for k in range(10)}


def test_a_niagara_slope_falls_by_600_mm_in_1200(open_course: Open) -> None:
    """A cosine's steepest place is π/2 times as steep as its mean: atan(π/2 · 600/1200) = 38.1°."""
    course = open_course(5, '{ type = "niagara-slope-down" }')
    steepest = min(s.slope(s.half_length * (k / 50 - 1)) for s in _lane(course) for k in range(101))

    assert course.pieces[0].end.origin == pytest.approx((1.2, 0.0, -0.6), abs=1e-12)
    assert degrees(atan(-steepest)) == pytest.approx(degrees(atan(pi / 4)), abs=0.02)


def test_a_table_top_is_a_slope_straights_and_a_slope(open_course: Open) -> None:
    table = '{ type = "slope-up" }, { type = "straight", repeat = 3 }, { type = "slope-down" }'
    course = open_course(3, table)

    assert [round(piece.end.origin[2], 12) for piece in course.pieces] == [0.11, 0.11, 0.11, 0.11, 0.0]
    assert course.pieces[-1].end.origin[0] == pytest.approx(5 * 0.540, abs=1e-12)


def test_two_bank_approaches_make_40_degrees(open_course: Open) -> None:
    """One arc of R 650 mm through 40°: 417.8 mm in plan, 152.1 mm up; the plane behind is 40° steep."""
    bank = '{ type = "bank-approach-20", repeat = 2 }'
    course = open_course(3, bank, '{ type = "corner-45", turn = "left", repeat = 4 }', bank)
    foot = course.pieces[1].end

    assert foot.origin == pytest.approx(
        (0.65 * sin(radians(40)), 0.0, 0.65 * (1 - cos(radians(40)))), abs=1e-9
    )
    assert foot.axes[2] == pytest.approx((-sin(radians(40)), 0.0, cos(radians(40))), abs=1e-9)
    far = course.pieces[3].end
    assert far.origin[2] - foot.origin[2] == pytest.approx(0.540 * sin(radians(40)), abs=1e-9)
    assert course.pieces[-1].end.origin == pytest.approx((0.0, 1.080, 0.0), abs=1e-9)
    assert course.pieces[-1].end.axes[0] == pytest.approx((-1.0, 0.0, 0.0), abs=1e-9)


def test_a_straight_across_a_bank_stays_level_and_leans(open_course: Open) -> None:
    course = open_course(
        3, '{ type = "bank-approach-20" }', '{ type = "corner-90", turn = "left" }', '{ type = "straight" }'
    )
    straight = _lane(course, 2)[0]
    right, left = (world_point(straight, 0.0, n)[2] for n in (-0.05, 0.05))

    assert direction(straight, 0.0) == pytest.approx((0.0, 1.0, 0.0), abs=1e-12)
    assert right - left == pytest.approx(0.1 * sin(radians(20)), abs=1e-12)


def test_a_five_lane_bank_approach_has_the_length_that_is_drawn(open_course: Open) -> None:
    """540 mm in plan up to 20°: R = 540 / sin 20° = 1 578.9 mm, 95.2 mm up."""
    course = open_course(5, '{ type = "bank-approach" }')

    assert course.pieces[0].end.origin == pytest.approx((0.540, 0.0, 0.540 * tan(radians(10))), abs=1e-9)


def test_a_glide_bank_lifts_the_road_by_45_degrees(open_course: Open) -> None:
    piece = open_course(5, '{ type = "bank-approach-45" }').pieces[0]

    assert piece.end.axes[0] == pytest.approx((sin(pi / 4), 0.0, sin(pi / 4)), abs=1e-12)
    assert piece.parameters["radius_mm"].confidence is Confidence.ASSUMED


@pytest.mark.parametrize(("turn", "side"), [("left", 1.0), ("right", -1.0)])
def test_a_digital_curve_ends_where_the_round_one_does(open_course: Open, turn: str, side: float) -> None:
    """Four kinks of 22.5°: each lane has three whole sides and two halves, (r − 120) tan 11.25° long."""
    piece = open_course(5, f'{{ type = "digital-curve", turn = "{turn}" }}').pieces[0]

    assert piece.end.origin == pytest.approx((0.6, side * 0.6, 0.0), abs=1e-12)
    for slot, lane in enumerate(piece.segments):
        radius = 0.600 - side * (slot - 2) * 0.117
        half = (radius - 0.120) * tan(radians(11.25))
        bends = [s for s in lane if s.curvature]
        assert [s.length for s in lane if not s.curvature] == pytest.approx(
            [half, 2 * half, 2 * half, 2 * half, half], abs=1e-12
        )
        assert [side * s.curvature for s in bends] == pytest.approx([1 / 0.120] * 4, rel=1e-12)
        exit_left = side * 0.6 - 0.0, 0.6 - side * (slot - 2) * 0.117
        x, y, _ = world_point(lane[-1], lane[-1].half_length)
        assert (x, y) == pytest.approx((exit_left[1], side * 0.6), abs=1e-12)
        # each side touches the circle of the round lane, whose centre is the corner's
        for straight in lane:
            if not straight.curvature:
                px, py, _ = straight.origin
                across = straight.axes[1]
                assert abs((px * across[0]) + (py - side * 0.6) * across[1]) == pytest.approx(
                    radius, abs=1e-12
                )


def test_wider_kinks_make_a_rounder_curve(open_course: Open) -> None:
    """The way round is less than a polygon's and more than a circle's, and ends up as the circle's."""
    lengths = []
    for radius in (70, 200, 360):
        piece = f'{{ type = "digital-curve", turn = "left", kink_radius_mm = {radius} }}'
        lengths.append(sum(s.length for s in _lane(open_course(5, piece), slot=2)))
    polygon = 8 * 0.6 * tan(radians(11.25))

    assert polygon > lengths[0] > lengths[1] > lengths[2] > 0.6 * pi / 2


@pytest.mark.parametrize("turn", ["left", "right"])
@pytest.mark.parametrize(("lanes", "length", "bulge"), [(3, 0.540, 0.040), (5, 1.200, 0.060)])
def test_waves_swing_out_to_either_side(
    open_course: Open, turn: str, lanes: int, length: float, bulge: float
) -> None:
    side = 1.0 if turn == "left" else -1.0
    piece = open_course(lanes, f'{{ type = "wave", turn = "{turn}" }}').pieces[0]
    middle = piece.segments[lanes // 2]
    crest = next(s for s in middle if s.curvature * side < 0.0)

    assert world_point(crest, 0.0) == pytest.approx((0.5 * length, side * bulge, 0.0), abs=1e-12)
    assert piece.end.origin == pytest.approx((length, 0.0, 0.0), abs=1e-12)


@pytest.mark.parametrize(
    ("lanes", "piece", "message"),
    [
        (3, '{ type = "lc-jump", ramp_length_mm = 520 }', "ramp and drop exceed the piece of 540 mm"),
        (3, '{ type = "lc-jump", rise_mm = 600 }', "too short to rise by 600 mm"),
        (5, '{ type = "washboard", hump_length_mm = 70 }', "humps of 70 mm do not fill 600 mm"),
        (5, '{ type = "digital-curve", turn = "left", kink_angle_deg = 25 }', "kinks of 25° do not make 90°"),
        (5, '{ type = "digital-curve", turn = "left", kink_radius_mm = 400 }', "wider than the lane of 366"),
        (5, '{ type = "digital-curve", turn = "left", kink_radius_mm = 50 }', "a radius of 50 mm, less than"),
    ],
)
def test_dimensions_that_make_no_piece_are_refused(
    open_course: Open, lanes: int, piece: str, message: str
) -> None:
    with pytest.raises(KodawariError, match=message):
        open_course(lanes, piece)
