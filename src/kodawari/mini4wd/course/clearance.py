"""Where a course passes over itself, and whether a car fits below."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import floor

from kodawari.mini4wd.course._catalogue import needed_clearance
from kodawari.mini4wd.course.course import Course, Piece
from kodawari.mini4wd.course.locate import locate, world_point
from kodawari.mini4wd.course.segment import Segment, Vector

__all__ = ["Crossing", "crossings", "crossings_among", "needed_clearance"]

OVERLAP = 0.010
"""Lanes may overlap by this in plan [m]: drawings are rounded to the centimetre."""

STEP = 0.02
"""Distance along a lane of the points that are looked at [m]."""

CELL = 1.0
"""Side of the squares by which pieces near to each other are found [m]."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A piece that passes over another one, or through it.

    Attributes:
        lower: The piece below.
        upper: The piece above.
        lower_lane: Number of the lane below where the height is least.
        upper_lane: Number of the lane above there.
        at: World position of that place, on the floor above [m], shape (3,).
        height_m: Height there from floor to floor, square to the floor below [m].
    """

    lower: Piece
    upper: Piece
    lower_lane: int
    upper_lane: int
    at: Vector
    height_m: float

    def missing_m(self, needed_m: float | None = None) -> float:
        """What is missing to a height [m], zero if nothing is; without one to `needed_clearance()`."""
        if needed_m is None:
            needed_m = needed_clearance().ends[1] / 1000.0
        return max(0.0, needed_m - self.height_m)


def crossings(course: Course) -> tuple[Crossing, ...]:
    """Every pair of pieces whose lanes overlap in plan, by the piece below, then the piece above.

    Pieces that follow each other are left out, and so are the lanes of one piece: how a lane changer bridges
    its own lanes is the piece's affair. Found with points every 20 mm along the middle and both sides of each
    lane; an overlap of less than 10 mm is none.
    """
    last = len(course.pieces) - 1
    joined = {(index, index + 1) for index in range(last)} | ({(0, last)} if course.closed else set())
    return crossings_among(course.pieces, joined)


def crossings_among(
    pieces: Sequence[Piece], joined: Collection[tuple[int, int]], *, most: int | None = None
) -> tuple[Crossing, ...]:
    """The same for any pieces.

    Args:
        pieces: In their places; each one's `index` tells where it stands here.
        joined: Pairs that follow each other and are left out, the smaller place first.
        most: How many pairs of near pieces are looked at, so that a heap of pieces cannot take for ever;
            None for all.
    """
    boxes = [_box(piece) for piece in pieces]
    found = (_nearest(pieces[a], pieces[b], boxes[b]) for a, b in _near(boxes, joined, most))
    return tuple(sorted((c for c in found if c), key=lambda c: (c.lower.index, c.upper.index)))


def _near(
    boxes: Sequence[Box], joined: Collection[tuple[int, int]], most: int | None
) -> list[tuple[int, int]]:
    """Pairs of pieces whose boxes overlap and that do not follow each other."""
    squares: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x0, y0, x1, y1) in enumerate(boxes):
        for i in range(floor(x0 / CELL), floor(x1 / CELL) + 1):
            for j in range(floor(y0 / CELL), floor(y1 / CELL) + 1):
                squares[i, j].append(index)
    candidates = (
        pair
        for members in squares.values()
        for pair in combinations(members, 2)
        if pair not in joined and _overlap(boxes[pair[0]], boxes[pair[1]])
    )
    found: set[tuple[int, int]] = set()
    for pair in candidates:
        found.add(pair)
        if len(found) == most:
            break
    return sorted(found)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _box(piece: Piece) -> Box:
    """A box in plan that holds all of a piece: x0, y0, x1, y1 [m]."""
    xs, ys = [], []
    for segment in (segment for lane in piece.segments for segment in lane):
        # an arc of 60° swells by no more than 0.14 radii over the chord between its ends
        reach = segment.half_width + (0.14 / abs(segment.curvature) if segment.curvature else 0.0)
        for side in (-1.0, 1.0):
            x, y, _ = world_point(segment, side * segment.half_length)
            xs += [x - reach, x + reach]
            ys += [y - reach, y + reach]
    return min(xs), min(ys), max(xs), max(ys)


def _nearest(one: Piece, other: Piece, box: Box) -> Crossing | None:
    """The place where two pieces come nearest in height, if they overlap in plan at all."""
    x0, y0, x1, y1 = box
    best: Crossing | None = None
    targets = [segment for lane in other.segments for segment in lane]
    for segment, point in _points(one):
        if not (x0 < point[0] < x1 and y0 < point[1] < y1):
            continue
        for target in targets:
            s, n, height = locate(target, point)
            if abs(s) > target.half_length or abs(n) > target.half_width:
                continue
            if best is None or abs(height) < best.height_m:
                above = height > 0.0
                best = Crossing(
                    lower=other if above else one,
                    upper=one if above else other,
                    lower_lane=(target if above else segment).lane,
                    upper_lane=(segment if above else target).lane,
                    at=point if above else world_point(target, s, n),
                    height_m=abs(height),
                )
    return best


def _points(piece: Piece) -> Iterator[tuple[Segment, Vector]]:
    """Points of the floor along the middle and near both walls of each lane."""
    for segment in (segment for lane in piece.segments for segment in lane):
        count = 1 + int(segment.length / STEP)
        edge = segment.half_width - OVERLAP
        for k in range(count + 1):
            s = segment.half_length * (2.0 * k / count - 1.0)
            for n in (-edge, 0.0, edge):
                yield segment, world_point(segment, s, n)
