"""A layout put in order: which piece follows which, what is open, how high it lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.formats._joints import SEAM, STRAIGHT, Joints, find_joints
from kodawari.mini4wd.course.formats._levels import Clash, Levels, clashes, level_height, levels_along
from kodawari.mini4wd.course.formats._loops import Step, Way, merge_loops, ways
from kodawari.mini4wd.course.formats._overlaps import overlaps
from kodawari.mini4wd.course.formats._stacks import settle_stacks
from kodawari.mini4wd.course.formats._start import chosen_way, in_running_order
from kodawari.mini4wd.course.formats.layout import Layout, Placed

__all__ = ["Gap", "Route", "Step", "put_in_order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A joint that is not clean: the ends lie apart, or the way bends there, or steps up or down.

    Attributes:
        after: Index of the piece before it, in running order.
        before: Index of the piece behind it.
        cm: Distance of the ends in plan.
        ahead_cm: How far the next piece begins ahead; negative where the pieces overlap.
        aside_cm: How far it begins to the left.
        turn_deg: By how much the way turns to the left.
        step_mm: By how much the way steps up, where the format has heights.
        x_cm: Place between the ends, in the editor's coordinates.
        y_cm: As `x_cm`.
    """

    after: int
    before: int
    cm: float
    ahead_cm: float
    aside_cm: float
    turn_deg: float
    step_mm: float
    x_cm: float
    y_cm: float

    @property
    def open(self) -> bool:
        """Whether there is a gap to be seen."""
        return self.cm > SEAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A layout in running order.

    Attributes:
        layout: The pieces.
        steps: The course, from its start on.
        closed: Whether it comes back to where it began.
        gaps: Joints that are not clean, in running order.
        unused: Indices of pieces that are not part of it.
        levels: How high each step lies, in rises of a slope.
        clashes: Where it would run through itself.
        start: Index of the start piece; None where there is none.
        undecided: Places where two passes lie on each other and nothing tells which goes on where.
    """

    layout: Layout
    steps: tuple[Step, ...]
    closed: bool
    gaps: tuple[Gap, ...]
    unused: tuple[int, ...]
    levels: Levels
    clashes: tuple[Clash, ...]
    start: int | None
    undecided: tuple[tuple[float, float], ...]

    def piece(self, step: Step) -> Placed:
        """The piece of a step."""
        return self.layout.pieces[step.piece]

    @property
    def changers(self) -> int:
        """Number of lane changers on the way."""
        return sum(self.piece(step).kind.changes for step in self.steps)

    @property
    def lane_order(self) -> list[int]:
        """The lanes that a car runs in, lap after lap, lane 1 on the left at the start; [] without changers.

        A changer takes each lane to the next one on its right, and the last over the bridge to the left,
        whichever way it is run. So three lanes give 1, 2, 3 or 1, 3, 2.
        """
        lanes = self.layout.lanes
        shift = self.changers % lanes
        if shift == 0:
            return []
        order = [1]
        while (following := (order[-1] - 1 + shift) % lanes + 1) != 1:
            order.append(following)
        return order


def put_in_order(layout: Layout) -> Route:
    """Rebuild order and direction from the ends of the pieces and their tangents.

    Time and memory grow linearly with the pieces.

    Raises:
        KodawariError: Too many pieces lie in one place, or no class is known here.
    """
    pieces = layout.pieces
    if not pieces:
        raise KodawariError(
            f"none of its classes is known here: {', '.join(layout.unknown)}",
            mend="Is it a layout of three or five lanes?",
        )
    start = _start_piece(pieces)
    rank = _ranks(pieces, start)
    joints = find_joints(layout, rank)
    merge_loops(joints, len(pieces))
    places = overlaps(pieces)
    undecided = settle_stacks(layout, joints, places, lambda: _course(pieces, joints, start, rank))
    way = _course(pieces, joints, start, rank)
    levels = levels_along(pieces, way.steps)
    used = {step.piece for step in way.steps}
    return Route(
        layout=layout,
        steps=way.steps,
        closed=way.closed,
        gaps=tuple(_gaps(joints, way)),
        unused=tuple(index for index in range(len(pieces)) if index not in used),
        levels=levels,
        clashes=tuple(clashes(way, levels, places, level_height(layout.lanes))),
        start=start if start in used else None,
        undecided=tuple(undecided),
    )


def _course(pieces: Sequence[Placed], joints: Joints, start: int | None, rank: Sequence[int]) -> Way:
    """The course as it is run."""
    order = sorted(range(len(pieces)), key=lambda index: (index != start, rank[index]))
    found = ways(joints, [Step(index, forward=True) for index in order])
    return in_running_order(pieces, chosen_way(found, start), start)


def _start_piece(pieces: Sequence[Placed]) -> int | None:
    """The start piece; of several the one that stands first by its place."""
    starts = [index for index, piece in enumerate(pieces) if piece.kind.native == "start"]
    return min(starts, key=lambda index: (pieces[index].x, pieces[index].y), default=None)


def _ranks(pieces: Sequence[Placed], start: int | None) -> list[int]:
    """An order of the pieces by what they are and where they lie, seen from the start piece."""
    origin = pieces[start] if start is not None else None
    x, y, angle = (origin.x, origin.y, origin.angle) if origin is not None else (0.0, 0.0, 0.0)
    c, s = cos(radians(-angle)), sin(radians(-angle))

    def key(index: int) -> tuple[str, float, float, float]:
        piece = pieces[index]
        dx, dy = piece.x - x, piece.y - y
        place = (round(c * dx - s * dy, 1), round(s * dx + c * dy, 1))
        return (piece.kind.name, *place, piece.z or 0.0)

    rank = [0] * len(pieces)
    for number, index in enumerate(sorted(range(len(pieces)), key=key)):
        rank[index] = number
    return rank


def _gaps(joints: Joints, way: Way) -> list[Gap]:
    """The joints of a way that are not clean."""
    found = []
    following = (*way.steps[1:], way.steps[0]) if way.closed else way.steps[1:]
    for step, after in zip(way.steps, following, strict=False):
        x, y, out, z = joints.ends[step.exit]
        u, v, _, height = joints.ends[after.entry]
        distance, turn = joints.distance(step.exit, after.entry), joints.turn(step.exit, after.entry)
        up = height - z if z is not None and height is not None else 0.0
        if distance > SEAM or abs(turn) > STRAIGHT or abs(up) > 0.5:
            c, s = cos(radians(out)), sin(radians(out))
            found.append(
                Gap(
                    after=step.piece,
                    before=after.piece,
                    cm=distance,
                    ahead_cm=c * (u - x) + s * (v - y),
                    aside_cm=c * (v - y) - s * (u - x),
                    turn_deg=turn,
                    step_mm=up,
                    x_cm=0.5 * (x + u),
                    y_cm=-0.5 * (y + v),
                )
            )
    return found
