"""Every piece class of every system: it joins, keeps its walls, and a car can be sent over it."""

from collections.abc import Callable
from itertools import pairwise
from math import cos, dist, isnan, radians, sin, tan

import pytest

from kodawari.mini4wd.course import Course, direction, load_course, plan_svg, profile_svg, world_point
from kodawari.mini4wd.course._catalogue import PieceClass, free_pieces, systems
from kodawari.mini4wd.dynamics import DEFAULT_STEP, Chain, PackedCar, chain_of, on_the_line, pack, run_batch
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.testing import reference_car

Open = Callable[..., Course]

FREE = {
    "corner": "radius_mm = 700, angle_deg = 100",
    "slope-line": "length_mm = 300, angle_deg = 8",
    "slope-arc": "radius_mm = 1500, start_deg = 0, end_deg = 8",
    "table-top": "length_mm = 2000, lead_length_mm = 200, low_radius_mm = 500, angle_deg = 10, "
    "high_radius_mm = 300, rise_mm = 50, table_length_mm = 400",
}
KINKS = {"lc-jump": 2, "slope-line": 2, "slope-arc": 1}
"""Places where the floor changes its direction at once; all other pieces are smooth all along."""

HARMLESS = {"straight", "corner-45", "corner-90", "wave", "slope-up", "corner", "slope-600-up"}
"""Pieces that cannot throw off a car which has just started."""


def _entry(name: str, kind: PieceClass) -> str:
    turn = ['turn = "left"'] if "turn" in kind.choices else []
    given = [FREE[name]] if name in FREE else []
    return "{ " + ", ".join([f'type = "{name}"', *given, *turn]) + " }"


CASES = [
    pytest.param(system.lanes, _entry(name, kind), id=f"{system.lanes}-{name}")
    for system in systems()
    for name, kind in system.piece.items()
    if name != "start" and (system.lanes == 3 or name not in free_pieces())
]


def _around(open_course: Open, lanes: int, entry: str) -> Course:
    """The piece with room before and behind it."""
    straight = "straight" if lanes < 5 else "straight-1200"
    return open_course(
        lanes,
        '{ type = "start", length_mm = 2000, line_mm = 300 }',
        entry,
        f'{{ type = "{straight}", length_mm = 1000 }}',
    )


@pytest.mark.parametrize(("lanes", "entry"), CASES)
def test_every_piece_joins_its_neighbours(open_course: Open, lanes: int, entry: str) -> None:
    course = _around(open_course, lanes, entry)
    name = course.pieces[1].kind
    for lane in course.lanes:
        kinks = 0
        for one, other in pairwise(lane.segments):
            ends = world_point(one, one.half_length), world_point(other, -other.half_length)
            assert dist(*ends) < 1e-9
            kinks += dist(direction(one, one.half_length), direction(other, -other.half_length)) > 1e-6
        assert kinks == KINKS.get(name, 0)


@pytest.mark.parametrize(("lanes", "entry"), CASES)
def test_every_piece_has_walls_of_50_mm_around_115_mm(open_course: Open, lanes: int, entry: str) -> None:
    for stretch in _around(open_course, lanes, entry).pieces[1].segments:
        for segment in stretch:
            assert (segment.half_width, segment.wall_height) == (0.0575, 0.050)
            assert abs(segment.curvature) * segment.half_length <= 0.5236


@pytest.mark.parametrize(("lanes", "entry"), CASES)
def test_every_piece_is_drawn(open_course: Open, lanes: int, entry: str) -> None:
    course = _around(open_course, lanes, entry)

    plain = course.pieces[1].kind.startswith(("straight", "corner"))
    assert (course.pieces[1].title in plan_svg(course)) is not plain
    assert "height, mm" in profile_svg(course, lanes)


def _chain(course: Course, lane: int) -> Chain:
    lead = course.lead_in(lane, 0.6), course.lead_out(lane, 1, 0.6)
    return chain_of([course.lane(lane).segments], before=lead[0], after=lead[1])


def _packed(chain: Chain, limit: float, yaw: float = 0.0) -> PackedCar:
    car, first = reference_car(), chain.segments[chain.start]
    start = on_the_line(car, first, index=chain.start, s=-first.half_length, yaw=yaw)
    return pack(car, start, step=DEFAULT_STEP, time_limit=limit)


@pytest.mark.parametrize(("lanes", "entry"), CASES)
def test_a_car_is_sent_over_every_piece_in_every_lane(open_course: Open, lanes: int, entry: str) -> None:
    """It may fly out, but it gets to the piece, its times and speeds are numbers, and it is no faster than
    its motor (8.69 m/s at most) and a fall can make it: v² < 8.69² + 2 · 9.81 · fall.
    """
    course = _around(open_course, lanes, entry)
    name = course.pieces[1].kind
    top = (8.69**2 + 2 * 9.81 * max(0.0, -course.pieces[1].end.origin[2])) ** 0.5
    for lane in course.lanes:
        chain = _chain(course, lane.number)
        result = run_batch([_packed(chain, 4.0, yaw=0.01)], [chain])
        status, time, speed = (float(result.results[0, k]) for k in (at.R_STATUS, at.R_TIME, at.R_SPEED))

        assert 0.0 < time <= 4.001
        assert 0.0 <= speed < top
        first = next(k for k, segment in enumerate(chain.segments) if segment.kind == name)
        reached = [float(v) for v in result.gates[0, :, 1] if not isnan(v)]
        assert len(reached) >= first - chain.start
        assert max(reached) < top
        if name in HARMLESS:
            assert status == at.FINISHED


def test_a_car_below_a_bridge_stays_below_it() -> None:
    """Through the crossing of the stacked course on its floor, and over it on its deck 110 mm up."""
    course = load_course("stacked")
    chain, limit = _chain(course, 2), 1.2
    samples = int(limit / DEFAULT_STEP) // 10
    result = run_batch([_packed(chain, limit)], [chain], traced=1, trace_every=10, samples=samples)
    rows = [row for row in result.trace[0] if not isnan(row[at.Y_TIME])]
    below = [row for row in rows if 1.3 < row[at.Y_PX] < 1.94 and abs(row[at.Y_PY]) < 0.06]

    assert len(below) > 20
    for row in below:
        assert row[at.Y_PZ] == pytest.approx(0.018, abs=0.002)
        assert chain.segments[int(row[at.Y_K])].piece in {2, 3}


def test_one_table_top_or_nine_pieces_are_the_same_to_a_car(open_course: Open) -> None:
    """The hump of R 500 mm, 10°, R 300 mm and 50 mm as one piece, and as straights, arcs and inclines."""
    incline = 1000 * (0.050 - 0.8 * (1 - cos(radians(10)))) / tan(radians(10))
    ramp = 800 * sin(radians(10)) + incline
    arc = '{{ type = "slope-arc", radius_mm = {}, start_deg = {}, end_deg = {} }}'
    line = '{{ type = "slope-line", length_mm = {!r}, angle_deg = {} }}'
    flat = '{{ type = "straight", length_mm = {!r} }}'
    start, after = '{ type = "start", length_mm = 2000, line_mm = 300 }', flat.format(1000)
    up = [arc.format(500, 0, 10), line.format(incline, 10), arc.format(300, 10, 0)]
    down = [arc.format(300, 0, -10), line.format(incline, -10), arc.format(500, -10, 0)]
    pieces = [flat.format(200), *up, flat.format(400), *down, flat.format(1400 - 2 * ramp)]
    one = open_course(1, start, _entry("table-top", systems()[0].piece["table-top"]), after)
    nine = open_course(1, start, *pieces, after)

    assert nine.pieces[-1].end.origin == pytest.approx(one.pieces[-1].end.origin, abs=1e-9)
    ends = []
    for course in (one, nine):
        chain = _chain(course, 1)
        result = run_batch([_packed(chain, 4.0)], [chain])
        assert int(result.results[0, at.R_STATUS]) == at.FINISHED
        ends.append((float(result.results[0, at.R_TIME]), float(result.results[0, at.R_SPEED])))
    assert ends[0] == pytest.approx(ends[1], abs=1e-5)
