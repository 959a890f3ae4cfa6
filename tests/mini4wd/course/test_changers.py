"""Rainbow and burning changers: where their lanes run, how long they are, and what fits below."""

from collections.abc import Callable
from math import asin, cos, degrees, hypot, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, Piece, direction, world_point
from kodawari.mini4wd.course._burning import biarc
from kodawari.mini4wd.course._pose import Pose, arc_end, turned

Open = Callable[..., Course]
Below = Callable[[Piece, int], float]
Plan = list[tuple[float, float, float]]


@pytest.fixture
def changer(open_course: Open) -> Callable[..., Piece]:
    def made(kind: str, turn: str, lanes: int = 3, parameters: str = "") -> Piece:
        course = open_course(lanes, f'{{ type = "{kind}", turn = "{turn}" }}', parameters=parameters)
        return course.pieces[0]

    return made


def _line(piece: Piece, slot: int) -> Plan:
    """Ends and middles of a lane's segments."""
    return [world_point(s, share * s.half_length) for s in piece.segments[slot] for share in (-1, 0, 1)]


def test_the_rainbow_changer_runs_where_the_drawing_shows_it(changer: Callable[..., Piece]) -> None:
    """Run through to the right from (−900, 540) mm: circles of R 540 and 423 about (150, 0) for the lanes
    that stay, and of R 540 about (−515, −117) for the one that climbs, at a pitch of 117.
    """
    piece = changer("rainbow-changer", "right")
    in_drawing = [[(x - 0.9, y + 0.54) for x, y, _ in _line(piece, slot)] for slot in range(3)]

    # slot 0 is the inner lane of the right turn: it enters at y = 540 − 117 and leaves at −540 − 117
    assert in_drawing[0][0] == pytest.approx((-0.9, 0.423), abs=1e-12)
    assert in_drawing[0][-1] == pytest.approx((-0.9, -0.657), abs=1e-12)
    climbing = [hypot(x + 0.515, y + 0.117) for x, y in in_drawing[0] if x > -0.515 + 1e-9]
    assert climbing == pytest.approx([0.540] * len(climbing), abs=1e-12)
    for slot, radius in ((1, 0.423), (2, 0.540)):
        assert in_drawing[slot][0] == pytest.approx((-0.9, radius + 0.117), abs=1e-12)
        assert in_drawing[slot][-1] == pytest.approx((-0.9, -radius), abs=1e-12)
        turning = [hypot(x - 0.15, y) for x, y in in_drawing[slot] if x > 0.15 + 1e-9]
        assert turning == pytest.approx([radius] * len(turning), abs=1e-12)


def test_the_rainbow_changer_is_as_long_as_its_parts(changer: Callable[..., Piece]) -> None:
    """Straights, half circles, and an S-bend of 360 × 117 mm: two arcs of R 306.2 mm through 36.01°."""
    piece = changer("rainbow-changer", "right")
    radius = (360**2 + 117**2) / (4 * 117)
    angle = asin(0.5 * 360 / radius)
    assert (radius, degrees(angle)) == pytest.approx((306.173, 36.008), abs=1e-3)
    # arcs of lanes beside the bend's middle line are longer on one side and shorter on the other by the same
    bend = 2 * radius * angle

    assert piece.plan_m[0] * 1000 == pytest.approx(2 * 385 + 540 * pi, abs=1e-9)
    assert piece.plan_m[1] * 1000 == pytest.approx(620 + bend + 70 + 423 * pi + 1050, abs=1e-9)
    assert piece.plan_m[2] * 1000 == pytest.approx(620 + bend + 70 + 540 * pi + 1050, abs=1e-9)


@pytest.mark.parametrize(("kind", "lanes"), [("rainbow-changer", 3), ("burning-changer", 5)])
@pytest.mark.parametrize(("turn", "side"), [("left", 1.0), ("right", -1.0)])
def test_a_u_turn_changer_ends_beside_its_start(
    changer: Callable[..., Piece], kind: str, lanes: int, turn: str, side: float
) -> None:
    piece = changer(kind, turn, lanes)
    ends = 1.080 if lanes == 3 else 1.200

    assert piece.end.origin == pytest.approx((0.0, side * ends, 0.0), abs=1e-12)
    assert piece.end.axes[0] == pytest.approx((-1.0, 0.0, 0.0), abs=1e-12)
    assert piece.exits == (lanes - 1, *range(lanes - 1))
    for slot, lane in enumerate(piece.segments):
        offset = (piece.exits[slot] - 0.5 * (lanes - 1)) * 0.117
        assert world_point(lane[-1], lane[-1].half_length) == pytest.approx(
            (0.0, side * ends - offset, 0.0), abs=1e-9
        )
        assert direction(lane[-1], lane[-1].half_length) == pytest.approx((-1.0, 0.0, 0.0), abs=1e-9)


@pytest.mark.parametrize(("kind", "lanes"), [("rainbow-changer", 3), ("burning-changer", 5)])
def test_a_left_turn_is_the_right_one_run_through_backwards(
    changer: Callable[..., Piece], kind: str, lanes: int
) -> None:
    left, right = changer(kind, "left", lanes), changer(kind, "right", lanes)
    for slot in range(lanes):
        there = [left.end.invert(point) for point in _line(left, slot)]
        # seen from the left turn's end, back to front: x forward becomes the way in of the right turn
        back = [(-x, -y, z) for x, y, z in reversed(there)]
        way = lanes - 1 - left.exits[slot]
        for one, other in zip(back, _line(right, way), strict=True):
            assert one == pytest.approx(other, abs=1e-9)


@pytest.mark.parametrize(("kind", "lanes"), [("rainbow-changer", 3), ("burning-changer", 5)])
@pytest.mark.parametrize("turn", ["left", "right"])
def test_a_car_fits_below_the_bridge_of_a_u_turn(
    changer: Callable[..., Piece], height_below: Below, kind: str, lanes: int, turn: str
) -> None:
    assert 0.075 <= height_below(changer(kind, turn, lanes), 0) < 0.080


def test_a_car_fits_below_the_five_lane_bridge(open_course: Open, height_below: Below) -> None:
    piece = open_course(5, '{ type = "lane-changer" }').pieces[0]

    assert 0.075 <= height_below(piece, 0) < 0.080


def test_only_the_bridge_leaves_the_floor(changer: Callable[..., Piece]) -> None:
    for kind, lanes in (("rainbow-changer", 3), ("burning-changer", 5)):
        piece = changer(kind, "left", lanes)
        tops = [max(z for _, _, z in _line(piece, slot)) for slot in range(lanes)]
        assert tops == pytest.approx([0.110] + [0.0] * (lanes - 1), abs=1e-9)


def test_lanes_that_stay_on_the_floor_never_overlap(changer: Callable[..., Piece]) -> None:
    """Neighbours run parallel, a pitch apart: their floors are 2 mm apart, and never nearer."""
    for kind, lanes in (("rainbow-changer", 3), ("burning-changer", 5)):
        piece = changer(kind, "right", lanes)
        for slot in range(1, lanes - 1):
            one, other = _line(piece, slot), _line(piece, slot + 1)
            nearest = min(hypot(a[0] - b[0], a[1] - b[1]) for a in one for b in other)
            assert nearest == pytest.approx(0.117, abs=1e-6)


@pytest.mark.parametrize(
    ("kind", "lanes", "parameters", "message"),
    [
        ("rainbow-changer", 3, "rainbow_shift_start_mm = 700", "S-bend of 360 mm behind 700 mm exceeds"),
        ("rainbow-changer", 3, "rainbow_ramp_length_mm = 1300", "two ramps of 1300 mm exceed the bridge"),
        ("rainbow-changer", 3, "rainbow_ends_mm = 100", "would turn on a radius of 50 mm"),
        ("burning-changer", 5, "burning_shift_angle_deg = 180", "shift_angle_deg has to be below 180"),
        ("burning-changer", 5, "burning_outer_ramp_length_mm = 1900", "ramps of 1900 and 640 mm exceed"),
        ("burning-changer", 5, "corner_radius_mm = 280", "would turn on a radius of"),
    ],
)
def test_dimensions_that_make_no_changer_are_refused(
    changer: Callable[..., Piece], kind: str, lanes: int, parameters: str, message: str
) -> None:
    with pytest.raises(KodawariError, match=message):
        changer(kind, "right", lanes, parameters)


@given(
    x=st.floats(0.2, 2.0), y=st.floats(-1.0, 1.0), heading=st.floats(-0.7, 0.7), leaving=st.floats(-0.7, 0.7)
)
def test_two_arcs_lead_from_any_pose_to_any_other(x: float, y: float, heading: float, leaving: float) -> None:
    first, second = biarc((0.0, 0.0), (cos(heading), sin(heading)), (x, y), (cos(leaving), sin(leaving)))
    pose: Pose = turned(yaw=heading)
    for arc in (first, second):
        pose = pose.then(arc_end(arc.curvature, arc.length))

    assert pose.origin == pytest.approx((x, y, 0.0), abs=1e-9)
    assert pose.axes[0] == pytest.approx((cos(leaving), sin(leaving), 0.0), abs=1e-9)


def test_the_biarc_of_a_quarter_circle_is_that_circle() -> None:
    for arc in biarc((0.0, 0.0), (1.0, 0.0), (0.6, 0.6), (0.0, 1.0)):
        assert arc.curvature == pytest.approx(1 / 0.6, rel=1e-12)
        assert arc.length == pytest.approx(0.6 * radians(45), rel=1e-12)
