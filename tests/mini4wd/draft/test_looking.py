"""What is told of a draft: crossings, overlaps, venue, stock, lanes, sizes, ends."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.draft import Chain, Draft, Obstacle, Venue, look_at

MakeDraft = Callable[..., Draft]
Row = Callable[[str], list[dict[str, Any]]]


def codes(draft: Draft) -> dict[str, str]:
    return {check.code: check.verdict for check in look_at(draft).checks}


def straight(x: float, y: float, heading: float = 0.0, z: float = 0.0, **settings: float) -> Chain:
    """A chain of one straight that begins somewhere."""
    return Chain(x_mm=x, y_mm=y, heading_deg=heading, z_mm=z, pieces=[{"type": "straight", **settings}])


def crossed(height: float) -> Draft:
    """A straight of 2 m along x, and one across it so much higher."""
    chains = [straight(0, 0, length_mm=2000.0), straight(1000, -1000, 90.0, height, length_mm=2000.0)]
    return Draft(title="t", chains=chains)


@pytest.mark.parametrize(("height", "ok"), [(110.0, True), (75.0, True), (74.9, False), (60.0, False)])
def test_a_bridge_is_told_with_its_height_and_what_a_car_needs(height: float, ok: bool) -> None:
    view = look_at(crossed(height))

    (crossing,) = view.crossings
    assert (crossing.upper, crossing.lower, crossing.ok) == ((1, 0), (0, 0), ok)
    assert crossing.height_mm == pytest.approx(height)
    assert crossing.needed_mm == 75.0
    assert 823.0 <= crossing.at[0] <= 1177.0
    assert abs(crossing.at[1]) <= 177.0
    assert view.overlaps == []
    assert any(check.code == "levels.tight" for check in view.checks) is not ok


@pytest.mark.parametrize("height", [0.0, 49.0])
def test_pieces_less_than_a_wall_apart_stand_in_each_other(height: float) -> None:
    view = look_at(crossed(height))

    assert [(each.one, each.other) for each in view.overlaps] == [((0, 0), (1, 0))]
    assert view.crossings == []
    assert next(check for check in view.checks if check.name == "overlap").pieces == [(0, 0), (1, 0)]


def test_pieces_side_by_side_and_end_to_end_do_not(one_chain: MakeDraft) -> None:
    beside = Draft(title="t", chains=[straight(0, 0), straight(0, 353), straight(540, 0), straight(0, 706)])

    assert look_at(beside).overlaps == []
    assert look_at(one_chain("S s L*4 s s L*4")).overlaps == []


def test_a_slope_over_its_own_beginning_is_high_enough_only_after_it_has_risen(one_chain: MakeDraft) -> None:
    # a level ring comes back into itself; after a slope it passes 110 mm above
    level, above = one_chain("S s s L*4 s L*4"), one_chain("S s s L*4 u L*4")

    assert (0, 0) in {each.one for each in look_at(level).overlaps}
    assert look_at(above).overlaps == []
    assert {round(each.height_mm) for each in look_at(above).crossings} == {110}


def test_lanes_that_are_left_out_are_named(one_chain: MakeDraft) -> None:
    # three changers bring each car back to its own lane
    draft = one_chain("S s*3 c L*4 c s*3 c L*4")
    view = look_at(one_chain("S s*3 L*4 c s L*4"))

    assert [lane.next_lane for lane in view.lanes] == [2, 3, 1]
    (check,) = [each for each in look_at(draft).checks if each.name == "lanes"]
    assert (check.verdict, check.code, check.values["lanes"]) == ("fail", "lanes.left_out", [2, 3])
    assert len(check.pieces) == 3


def test_two_starts_and_none_are_told(one_chain: MakeDraft) -> None:
    assert codes(one_chain("S s L*4 S s L*4"))["start.many"] == "fail"
    assert not look_at(one_chain("S s L*4 S s L*4")).raceable
    assert codes(one_chain("s s L*4 s s L*4"))["start.none"] == "note"
    assert look_at(one_chain("s s L*4 s s L*4")).raceable


def test_nothing_laid_is_no_mistake() -> None:
    view = look_at(Draft(title="t"))

    assert (view.course_chain, view.raceable, view.size, view.pieces) == (None, False, None, 0)
    assert [check.verdict for check in view.checks] == ["note"]


def test_the_course_is_the_chain_with_the_start_else_the_longest(row: Row) -> None:
    apart = [Chain(pieces=row("s s s")), Chain(y_mm=2000.0, pieces=row("s S"))]

    assert look_at(Draft(title="t", chains=apart)).course_chain == 1
    assert (
        look_at(Draft(title="t", chains=[*apart[:1], Chain(y_mm=2000.0, pieces=row("s"))])).course_chain == 0
    )
    told = [each for each in look_at(Draft(title="t", chains=apart)).checks if each.code == "pieces.apart"]
    assert told[0].pieces == [(0, 0), (0, 1), (0, 2)]


def test_sizes_go_over_all_walls(one_chain: MakeDraft) -> None:
    size = look_at(one_chain("S s L*4 s s L*4")).size
    # 1080 mm and twice the outer radius: 540 + 117 + 57.5 + 2
    assert size is not None
    assert (size.length_mm, size.width_mm, size.height_mm) == pytest.approx((2513.0, 1433.0, 50.0), abs=1.0)


def test_ends_that_meet_are_not_open(row: Row) -> None:
    chains = [Chain(pieces=row("S s")), Chain(x_mm=1080.0, pieces=row("s"))]
    ends = {(end.chain, end.end): end for end in look_at(Draft(title="t", chains=chains)).ends}

    assert [key for key, end in ends.items() if end.open] == [(0, "first"), (1, "last")]
    last = ends[1, "last"]
    assert (last.x_mm, last.y_mm, last.heading_deg) == (1620.0, 0.0, 0.0)


def test_poses_are_those_of_the_pieces(one_chain: MakeDraft) -> None:
    (poses,) = look_at(one_chain("S u L L", x_mm=100.0)).poses

    assert poses == [
        (100.0, 0.0, 0.0, 0.0), (640.0, 0.0, 0.0, 0.0), (1180.0, 0.0, 0.0, 110.0),
        (1561.84, 158.16, 45.0, 110.0), (1720.0, 540.0, 90.0, 110.0),
    ]  # fmt: skip


def test_a_piece_that_leaves_the_venue_is_told_with_how_far() -> None:
    # half of a course is 176.5 mm wide: 23.5 mm beyond an edge at 153 mm, and 40 mm beyond the end at 500 mm
    room = Venue(outline=[(-10.0, -400.0), (500.0, -400.0), (500.0, 153.0), (-10.0, 153.0)])
    view = look_at(Draft(title="t", chains=[straight(0, 0), straight(0, -200, length_mm=300.0)], venue=room))

    (beyond,) = view.venue
    assert (beyond.piece, beyond.obstacle) == ((0, 0), None)
    assert beyond.beyond_mm == pytest.approx((40.0**2 + 23.5**2) ** 0.5, abs=0.1)
    assert beyond.at == (540.0, 176.5)


def test_an_obstacle_inside_a_piece_and_a_piece_inside_an_obstacle_are_told() -> None:
    pillar = Obstacle(name="pillar", outline=[(250.0, -20.0), (290.0, -20.0), (290.0, 20.0), (250.0, 20.0)])
    table = Obstacle(outline=[(-100.0, 800.0), (900.0, 800.0), (900.0, 1800.0), (-100.0, 1800.0)])
    chains = [straight(0, 0), straight(0, 1200), straight(2000, 0)]
    view = look_at(Draft(title="t", chains=chains, venue=Venue(obstacles=[pillar, table])))

    assert [(each.piece, each.obstacle) for each in view.venue] == [((0, 0), 0), ((1, 0), 1)]
    # the pillar stands on the middle line, half of a course's width inside its outer walls
    assert view.venue[0].beyond_mm == pytest.approx(176.5, abs=0.1)
    words = [check.text for check in view.checks if check.name == "venue"]
    assert words[0].endswith("into pillar")
    assert words[1].endswith("into an obstacle")


def test_a_concave_venue_counts_its_notch_as_outside() -> None:
    left = [(-500.0, -500.0), (1500.0, -500.0), (1500.0, 500.0), (400.0, 500.0)]
    notched = Venue(outline=[*left, (400.0, 100.0), (200.0, 100.0), (200.0, 500.0), (-500.0, 500.0)])
    view = look_at(Draft(title="t", chains=[straight(0, 0)], venue=notched))

    assert view.venue[0].beyond_mm == pytest.approx(76.5, abs=0.1)


def test_an_outline_in_the_making_is_none() -> None:
    view = look_at(Draft(title="t", chains=[straight(0, 0)], venue=Venue(outline=[(0.0, 0.0), (1.0, 0.0)])))

    assert view.venue == []


def test_stock_counts_slopes_either_way_and_right_angles_as_two(one_chain: MakeDraft) -> None:
    draft = one_chain("S u d L")
    draft.chains[0].pieces.append({"type": "corner-90", "turn": "left"})
    rows = {
        row.kind: row for row in look_at(msgspec.structs.replace(draft, stock={"slope": 1, "wave": 2})).stock
    }

    assert {kind: (row.used, row.have) for kind, row in rows.items()} == {
        "start": (1, None), "corner-45": (3, None), "slope": (2, 1), "wave": (0, 2),
    }  # fmt: skip
    assert rows["slope"].ja == "スロープ"
    assert codes(msgspec.structs.replace(draft, stock={"slope": 1}))["stock.short"] == "fail"
    assert codes(msgspec.structs.replace(draft, stock={"slope": 2}))["stock.enough"] == "pass"


def test_a_kind_that_is_not_sold_is_refused(one_chain: MakeDraft) -> None:
    with pytest.raises(KodawariError, match="called 'strait'") as refused:
        look_at(msgspec.structs.replace(one_chain("S"), stock={"strait": 1}))
    assert (refused.value.place, refused.value.mend) == ("stock.strait", "Did you mean straight or start?")


def test_a_figure_that_nothing_takes_any_more_is_kept_and_told(one_chain: MakeDraft) -> None:
    draft = msgspec.structs.replace(one_chain("S L*4 s L*4"), parameters={"side_length_mm": 2160.0})

    assert codes(draft)["unknown.idle"] == "note"
    assert look_at(draft).raceable


def test_a_parameter_of_the_course_shapes_its_pieces(one_chain: MakeDraft) -> None:
    draft = msgspec.structs.replace(one_chain("S L*4 s L*4"), parameters={"straight_length_mm": 1000.0})

    assert look_at(draft).lanes[1].plan_length_m == pytest.approx(
        2.0 + 2.0 * 3.141592653589793 * 0.54, abs=1e-5
    )


def test_a_heap_of_pieces_does_not_take_for_ever() -> None:
    heap = Draft(title="t", chains=[straight(float(k), 0.0) for k in range(200)])
    view = look_at(heap)

    assert len(view.overlaps) > 1000
    assert len(view.checks) < 100
