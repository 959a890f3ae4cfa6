"""Where pieces lie: as the solver has them, and as a plan by hand has them."""

from collections.abc import Callable, Sequence
from math import cos, dist, hypot, pi, radians, sin
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Definition, Pose, Segment, Vector, build_course, locate, world_point
from kodawari.mini4wd.draft import (
    Chain,
    Draft,
    back_of,
    entry_of,
    kit_of,
    lay,
    look_at,
    preview,
    shape_of_part,
)

MakeDraft = Callable[..., Draft]

TURNING = ["corner-45", "corner-90", "wave", "rainbow-changer"]
PLAIN = ["straight", "lane-changer", "slope-up", "slope-down", "jump", "lc-jump", "bank-approach-20"]
ENTRIES = st.one_of(
    st.builds(
        lambda kind, turn: {"type": kind, "turn": turn},
        st.sampled_from(TURNING),
        st.sampled_from(["left", "right"]),
    ),
    st.builds(lambda kind: {"type": kind}, st.sampled_from(PLAIN)),
    st.builds(
        lambda radius, angle, turn: {"type": "corner", "radius_mm": radius, "angle_deg": angle, "turn": turn},
        st.floats(300.0, 3000.0),
        st.floats(1.0, 180.0),
        st.sampled_from(["left", "right"]),
    ),
)


@given(
    pieces=st.lists(ENTRIES, min_size=1, max_size=10),
    x=st.floats(-2e4, 2e4),
    y=st.floats(-2e4, 2e4),
    heading=st.floats(-180.0, 180.0),
)
def test_a_chain_lies_as_the_course_does_that_is_built_of_it(
    pieces: list[dict[str, Any]], x: float, y: float, heading: float
) -> None:
    draft = Draft(title="t", chains=[Chain(x_mm=x, y_mm=y, heading_deg=heading, pieces=pieces)])
    laid = lay(draft).chains[0]
    course = build_course(Definition(title="t", lanes=3, pieces=pieces), name="t", closed=False)
    c, s = cos(radians(heading)), sin(radians(heading))

    for mine, theirs in zip(laid.pieces, course.pieces, strict=True):
        u, v, w = theirs.end.origin
        wanted = (1e-3 * x + c * u - s * v, 1e-3 * y + s * u + c * v, w)
        assert dist(mine.end.origin, wanted) < 1e-9


def test_straights_and_corners_lie_where_a_plan_by_hand_has_them(one_chain: MakeDraft) -> None:
    laid = lay(one_chain("s L s R R", x_mm=1000.0, y_mm=2000.0, heading_deg=90.0)).chains[0]
    # North for 540 mm, 45° to the west on a radius of 540 mm, 540 mm to the north-west, and a right angle to
    # the right, which ends to the north-east.
    x, y = 1000.0, 2540.0
    x, y = x - 540.0 * (1.0 - cos(radians(45.0))), y + 540.0 * sin(radians(45.0))
    x, y = x - 540.0 * sin(radians(45.0)), y + 540.0 * cos(radians(45.0))
    y += 2.0 * 540.0 * sin(radians(45.0))

    end = laid.end
    assert [1000.0 * each for each in end.origin] == pytest.approx([x, y, 0.0], abs=1e-9)
    assert end.axes[0] == pytest.approx((sin(radians(45.0)), cos(radians(45.0)), 0.0), abs=1e-12)


def test_pieces_are_counted_over_all_chains() -> None:
    chains = [Chain(pieces=[{"type": "straight"}] * 2), Chain(y_mm=900.0, pieces=[{"type": "straight"}] * 3)]
    laid = lay(Draft(title="t", chains=chains))

    assert laid.spots == ((0, 0), (0, 1), (1, 0), (1, 1), (1, 2))
    assert [piece.index for piece in laid.pieces] == [0, 1, 2, 3, 4]
    assert {segment.piece for lane in laid.pieces[3].segments for segment in lane} == {3}


@pytest.mark.parametrize(
    ("entry", "cause"),
    [
        ({"type": "strait"}, "no piece of the 3-lane system is called 'strait'"),
        ({"type": "straight", "lenght_mm": 3}, "a straight takes no 'lenght_mm'"),
        ({"type": "corner-45"}, "'turn' has to be given"),
        ({"type": "straight", "length_mm": -5.0}, "is not above zero"),
        ({"type": "corner", "radius_mm": 100.0, "angle_deg": 30.0, "turn": "left"}, "innermost lane"),
    ],
)
def test_a_piece_that_cannot_be_is_refused_with_its_place(entry: dict[str, Any], cause: str) -> None:
    draft = Draft(title="t", chains=[Chain(pieces=[{"type": "straight"}, entry])])

    with pytest.raises(KodawariError, match=cause) as refused:
        lay(draft)
    assert refused.value.place == "chains[0].pieces[1]"


FREE: list[dict[str, Any]] = [
    {"type": "start", "line_mm": 100.0},
    {"type": "jump", "crest_mm": 200.0},
    {"type": "slope-line", "length_mm": 300.0, "angle_deg": 10.0},
    {"type": "slope-arc", "radius_mm": 900.0, "start_deg": 2.0, "end_deg": 10.0},
    {"type": "table-top", "length_mm": 2160.0, "lead_length_mm": 300.0, "low_radius_mm": 400.0,
     "angle_deg": 15.0, "high_radius_mm": 800.0, "rise_mm": 100.0, "table_length_mm": 540.0},
]  # fmt: skip


@given(entry=st.one_of(ENTRIES, st.sampled_from(FREE)))
def test_a_piece_run_from_its_other_end_covers_the_same_floor(entry: dict[str, Any]) -> None:
    kit = kit_of(Draft(title="t"))
    part = kit.part(entry_of(entry, ""))
    back = back_of(kit, entry, part)
    if back is None:
        assert entry["type"] == "lc-jump"
        return
    there = kit.place([part])[0]
    # laid from the far end, facing back
    far = there.end
    (ax, ay, az), (bx, by, bz), up = far.axes
    turned = Pose(far.origin, ((-ax, -ay, -az), (-bx, -by, -bz), up))
    home = kit.place([kit.part(entry_of(back, ""))], turned)[0]

    assert dist(home.end.origin, there.start.origin) < 1e-6
    assert hypot(home.end.axes[0][0] + 1.0, home.end.axes[0][1]) < 1e-9
    for slot, lane in enumerate(there.segments):
        # the lane that leaves in a slot is, seen from there, counted from the other side
        same = home.segments[len(there.segments) - 1 - there.exits[slot]]
        for segment in lane:
            assert _on_one_of(same, world_point(segment, 0.3 * segment.half_length))


def _on_one_of(lane: Sequence[Segment], point: Vector) -> bool:
    """Whether a point lies on the middle of a lane's floor."""
    return any(
        abs(s) <= segment.half_length + 1e-6 and abs(n) < 1e-6 and abs(h) < 1e-6
        for segment in lane
        for s, n, h in [locate(segment, point)]
    )


def test_the_shape_of_a_corner_is_that_of_its_arcs() -> None:
    kit = kit_of(Draft(title="t"))
    shape = shape_of_part(kit, kit.part(entry_of({"type": "corner-45", "turn": "left"}, "")))
    # three lanes of 117 mm about the radius of 540 mm, the leftmost one first; all about (0, 540)
    for lane, radius in zip(shape.lanes, (0.423, 0.540, 0.657), strict=True):
        assert all(dist(point, (0.0, 0.540, 0.0)) == pytest.approx(radius, abs=1e-9) for point in lane)
    # outer walls: 2 mm beyond 57.5 mm beside the outer lanes
    assert {round(dist(point, (0.0, 0.540, 0.0)), 6) for point in shape.outline} == {0.3635, 0.7165}
    assert shape.length == pytest.approx(0.540 * radians(45.0), abs=1e-9)
    assert not shape.changes_lanes


def test_the_outline_of_a_changer_goes_around_all_its_lanes() -> None:
    kit = kit_of(Draft(title="t"))
    shape = shape_of_part(kit, kit.part(entry_of({"type": "lane-changer"}, "")))
    ys = [y for _, y, _ in shape.outline]

    assert (min(ys), max(ys)) == pytest.approx((-0.1765, 0.1765), abs=1e-3)
    assert shape.high == pytest.approx(0.110, abs=1e-6)
    assert shape.changes_lanes


@pytest.mark.parametrize("turn", ["left", "right"])
@pytest.mark.parametrize(("lanes", "kind"), [(3, "rainbow-changer"), (5, "burning-changer")])
def test_the_outline_of_a_u_turn_goes_around_all_its_lanes(lanes: int, kind: str, turn: str) -> None:
    kit = kit_of(Draft(title="t", lanes=lanes))
    shape = shape_of_part(kit, kit.part(entry_of({"type": kind, "turn": turn}, "")))
    ring = [(x, y) for x, y, _ in shape.outline]

    assert all(_is_inside(ring, point) for lane in shape.lanes for point in lane[1:-1])
    # it is as wide as its ends are apart and a course's width more, and the opening is left free
    width = (lanes - 1) * 0.117 + 0.115 + 0.004
    apart = abs(shape.end.origin[1])
    ys = [y for _, y in ring]
    assert max(ys) - min(ys) == pytest.approx(apart + width, abs=0.03)
    assert not _is_inside(ring, (0.05, 0.5 * shape.end.origin[1], 0.0))


def _is_inside(ring: list[tuple[float, float]], point: Vector) -> bool:
    """By the parity of the edges to the right."""
    x, y, _ = point
    edges = zip(ring, [*ring[1:], ring[0]], strict=True)
    return (
        sum((b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a) for (a, b), (c, d) in edges) % 2 == 1
    )


CORNER = {"type": "corner-45", "turn": "left"}
ROUND = [{"type": "straight"}, *[CORNER] * 4, {"type": "start"}, *[CORNER] * 4]


@pytest.mark.parametrize(
    ("pieces", "length"), [(ROUND, 2 * 0.54 + 2 * pi * 0.54), (ROUND[:-1], 2 * 0.54 + 7 / 4 * pi * 0.54)]
)
def test_lanes_of_a_drawing_are_whole_whether_it_closes_or_not(
    pieces: list[dict[str, Any]], length: float
) -> None:
    draft = Draft(title="t", chains=[Chain(x_mm=1000.0, heading_deg=90.0, pieces=pieces)])
    course, view = preview(draft, name="t"), look_at(draft)
    for lane in (course.lanes[1], view.lanes[1]):  # the middle one
        assert lane.length_m == pytest.approx(length, abs=1e-6)
        assert lane.plan_length_m == pytest.approx(length, abs=1e-6)
    assert course.closed == (len(pieces) == len(ROUND))
    start = course.pieces[0]
    assert start.kind == "start"
    assert start.start.axes[0] == pytest.approx((0.0, -1.0, 0.0), abs=1e-9)  # as it was drawn
