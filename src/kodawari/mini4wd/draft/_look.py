"""Look at a draft: what it is, what is wrong with it, and how to mend that."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import degrees

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, build_course
from kodawari.mini4wd.draft._checks import checks_of
from kodawari.mini4wd.draft._course import Closure, course_chain, gap_between, race_definition
from kodawari.mini4wd.draft._lay import Laid, LaidChain, lay
from kodawari.mini4wd.draft._model import Draft, Point
from kodawari.mini4wd.draft._passes import ends_of, passes_of
from kodawari.mini4wd.draft._proposals import propose
from kodawari.mini4wd.draft._shapes import heading_of, shape_of_part
from kodawari.mini4wd.draft._stock import stock_rows
from kodawari.mini4wd.draft._venue import beyond_venue
from kodawari.mini4wd.draft._view import DraftView, GapView, LaneLength, SizeView, VenueView, plan_mm, shown

__all__ = ["look_at"]


@dataclass(frozen=True, slots=True)
class _Raced:
    """What became of the course chain."""

    course: Course | None = None
    closed: bool = False
    stretched: float = 0.0
    gap: Closure | None = None
    why_not: str = "nothing is laid yet"


def look_at(draft: Draft) -> DraftView:
    """Everything that is to be said of a draft.

    Raises:
        KodawariError: A piece or a parameter cannot be; the place is that in the draft.
    """
    laid = lay(draft)
    index = course_chain(draft)
    chain = laid.chains[index] if index is not None else None
    raced = _race(laid, chain)
    outlines, size = _outlines(laid)
    upper, through = passes_of(laid)
    course = raced.course
    raceable = course is not None and not raced.why_not
    view = DraftView(
        checks=[],
        raceable=raceable,
        why_not=raced.why_not,
        course_chain=index,
        closed=raced.closed,
        stretched_mm=shown(1000.0 * raced.stretched),
        joint_mm=_joint(raced, chain),
        gap=_gap(chain, raced) if chain is not None and not raced.closed else None,
        proposals=[] if chain is None or raced.closed else propose(laid, chain),
        lanes=_lanes(course),
        race_m=round(course.distance_m(1), 6) if course is not None and raceable else None,
        laps=course.laps_per_race if course is not None and raceable else None,
        crossings=upper,
        overlaps=through,
        stock=stock_rows(draft, laid.kit.system),
        venue=_venue(laid, outlines),
        size=size,
        ends=list(ends_of(laid, index if raced.closed else None)),
        pieces=len(laid.spots),
        poses=[_poses(chain) for chain in laid.chains],
    )
    return checks_of(laid, view)


def _race(laid: Laid, chain: LaidChain | None) -> _Raced:
    """Build the course as far as it goes."""
    if chain is None:
        return _Raced()
    definition, closed, most = race_definition(laid, chain)
    gap = gap_between(chain.end, chain.start)
    try:
        course = build_course(definition, name="draft", closed=closed)
        return _Raced(course, closed, most, gap, "" if closed else "the course is open")
    except KodawariError as error:
        why = error.cause
    try:
        return _Raced(build_course(definition, name="draft", closed=False), closed, most, gap, why)
    except KodawariError:
        return _Raced(None, closed, most, gap, why)


def _joint(raced: _Raced, chain: LaidChain | None) -> float:
    """How far each joint gives [mm]."""
    if chain is None or raced.gap is None or not raced.closed:
        return 0.0
    return shown(1000.0 * raced.gap.distance / len(chain.pieces), 3)


def _poses(chain: LaidChain) -> list[tuple[float, float, float, float]]:
    poses = [*(piece.start for piece in chain.pieces), chain.end]
    return [(*plan_mm(p.origin), shown(heading_of(p), 4), shown(1000.0 * p.origin[2])) for p in poses]


def _gap(chain: LaidChain, raced: _Raced) -> GapView | None:
    if raced.gap is None:
        return None
    return GapView(
        ahead_mm=shown(1000.0 * raced.gap.ahead),
        aside_mm=shown(1000.0 * raced.gap.aside),
        up_mm=shown(1000.0 * raced.gap.up),
        turn_deg=shown(degrees(raced.gap.turn), 3),
        from_=plan_mm(chain.end.origin),
        to=plan_mm(chain.start.origin),
    )


def _lanes(course: Course | None) -> list[LaneLength]:
    if course is None:
        return []
    return [
        LaneLength(
            number=lane.number,
            next_lane=lane.next_lane,
            plan_length_m=round(lane.plan_length_m, 6),
            length_m=round(lane.length_m, 6),
        )
        for lane in course.lanes
    ]


def _outlines(laid: Laid) -> tuple[list[list[Point]], SizeView | None]:
    """The outer walls of every piece in plan [mm], and the box over all."""
    parts = {id(part): part for chain in laid.chains for part in chain.parts}
    shapes = {key: shape_of_part(laid.kit, part) for key, part in parts.items()}
    outlines: list[list[Point]] = []
    heights: list[float] = []
    for chain in laid.chains:
        for part, piece in zip(chain.parts, chain.pieces, strict=True):
            shape = shapes[id(part)]
            points = [piece.start.apply(point) for point in shape.outline]
            outlines.append([plan_mm(point) for point in points])
            heights += [piece.start.origin[2] + shape.low, piece.start.origin[2] + shape.high]
            heights += [point[2] for point in points]
    if not outlines:
        return [], None
    xs = [x for outline in outlines for x, _ in outline]
    ys = [y for outline in outlines for _, y in outline]
    tall = max(heights) - min(heights) + laid.kit.grid.wall_height
    return outlines, SizeView(
        length_mm=shown(max(xs) - min(xs)),
        width_mm=shown(max(ys) - min(ys)),
        height_mm=shown(1000.0 * tall),
    )


def _venue(laid: Laid, outlines: Sequence[Sequence[Point]]) -> list[VenueView]:
    if laid.draft.venue is None:
        return []
    return [
        VenueView(piece=laid.spots[index], beyond_mm=shown(beyond), at=at, obstacle=obstacle)
        for index, beyond, at, obstacle in beyond_venue(laid.draft.venue, outlines)
    ]
