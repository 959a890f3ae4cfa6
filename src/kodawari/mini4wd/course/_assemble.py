"""One piece behind the other: from shapes to placed pieces, and from those to laps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kodawari.exact import plain_sum
from kodawari.mini4wd.course._lane import Lane, Piece
from kodawari.mini4wd.course._pose import Pose
from kodawari.mini4wd.course._sections import Section
from kodawari.mini4wd.course._shape import Grid, Shape
from kodawari.mini4wd.course.locate import path_length
from kodawari.mini4wd.course.parameter import Parameter
from kodawari.mini4wd.course.segment import Segment

__all__ = ["Part", "laps", "place", "with_start_line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece before it has a place.

    Attributes:
        kind: Name of its class.
        title: English name.
        shape: Its lanes.
        parameters: What it is made with, by the class's argument.
        ja: Japanese name, or empty.
    """

    kind: str
    title: str
    shape: Shape
    parameters: Mapping[str, Parameter]
    ja: str = ""


def place(
    parts: Sequence[Part], grid: Grid, pose: Pose | None = None, *, first: int = 0
) -> tuple[Piece, ...]:
    """Put pieces one behind the other.

    Args:
        parts: In running order.
        grid: The lanes side by side.
        pose: The entry of the first; without one it stands at the world's origin and runs along x.
        first: Index of the first.
    """
    number = lane_numbers(parts, grid)
    pose = pose or Pose()
    pieces = []
    for index, part in enumerate(parts, start=first):
        end = pose.then(part.shape.end)
        segments = tuple(
            tuple(_segment(section, pose, grid, index, part.kind, number[slot]) for section in lane)
            for slot, lane in enumerate(part.shape.lanes)
        )
        pieces.append(
            Piece(
                index=index,
                kind=part.kind,
                title=part.title,
                start=pose,
                end=end,
                parameters=part.parameters,
                segments=segments,
                plan_m=part.shape.plan,
                exits=part.shape.exits,
                ja=part.ja,
            )
        )
        pose = end
    return tuple(pieces)


def lane_numbers(parts: Sequence[Part], grid: Grid) -> tuple[int, ...]:
    """The lane number of each slot: lane 1 is the inner one, on the side to which the course turns in all.

    A course that turns as much to one side as to the other, like an eight, has lane 1 on the left.
    """
    total = plain_sum(part.shape.turn for part in parts)
    slots = range(grid.count)
    return tuple(grid.count - slot if total > -1e-9 else slot + 1 for slot in slots)


def laps(pieces: Sequence[Piece], numbers: Sequence[int], *, closed: bool = True) -> tuple[Lane, ...]:
    """Follow each lane from start line to start line, or through an open course from end to end.

    Args:
        pieces: In running order; of a first piece that the start line cuts, the part before it ends the lap.
        numbers: The lane number of each slot at the start line.
        closed: Whether the end of the last piece is the start line again. Nobody comes round to the part
            before the line of an open course: there the lane begins with that part, and is whole too.
    """
    lanes = []
    for slot, number in enumerate(numbers):
        at = slot
        chain: list[Segment] = []
        for piece in pieces:
            chain += piece.segments[at]
            at = piece.exits[at]
        if pieces[0].line_m > 0.0 and closed:
            chain = [*chain[1:], pieces[0].segments[at][0]]
        lanes.append(
            Lane(
                number=number,
                segments=tuple(chain),
                next_lane=numbers[at],
                plan_length_m=plain_sum(piece.plan_m[slot] for piece in pieces),
                length_m=plain_sum(path_length(segment) for segment in chain),
            )
        )
    return tuple(sorted(lanes, key=lambda lane: lane.number))


def with_start_line(pieces: tuple[Piece, ...], line: float) -> tuple[Piece, ...]:
    """The same pieces with the first one cut in two, `line` behind its beginning [m]."""
    if line <= 0.0:
        return pieces
    first = replace(pieces[0], line_m=line, segments=tuple(cut(lane[0], line) for lane in pieces[0].segments))
    return (first, *pieces[1:])


def cut(segment: Segment, place: float) -> tuple[Segment, Segment]:
    """A straight, level segment in two, `place` behind its beginning [m].

    Raises:
        ValueError: The segment bends or rises, or the place lies outside it.
    """
    if segment.curvature != 0.0 or any(segment.profile) or not 0.0 < place < segment.length:
        raise ValueError("only a straight, level segment can be cut, and only inside")
    pose = Pose(segment.origin, segment.axes)
    halves = (0.5 * place, 0.5 * (segment.length - place))
    middles = (halves[0] - segment.half_length, place + halves[1] - segment.half_length)
    first, second = (
        replace(segment, origin=pose.apply((middle, 0.0, 0.0)), half_length=half)
        for middle, half in zip(middles, halves, strict=True)
    )
    return first, second


def _segment(section: Section, pose: Pose, grid: Grid, index: int, kind: str, lane: int) -> Segment:
    """A section in the world."""
    placed = pose.then(section.pose)
    return Segment(
        origin=placed.origin,
        axes=placed.axes,
        curvature=section.curvature,
        half_length=section.half_length,
        profile=section.profile,
        half_width=grid.half_width,
        wall_height=grid.wall_height,
        piece=index,
        kind=kind,
        lane=lane,
    )
