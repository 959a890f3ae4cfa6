"""What a piece looks like from above: outline, lanes and walls in its own frame, and its other end."""

from dataclasses import dataclass
from math import atan2, degrees, hypot

from kodawari.mini4wd.course import (
    WALL,
    Kit,
    Part,
    Piece,
    Pose,
    Segment,
    Vector,
    edge_line,
    path_length,
    world_point,
)
from kodawari.mini4wd.draft._bend import around_bend

__all__ = ["PieceShape", "heading_of", "shape_of_part"]

ALONG = 33
"""Cross sections by which the outline of a piece is found whose lanes cross each other."""

U_TURN = 2.0
"""A piece that turns by more than this comes back beside its beginning [rad]."""

Line = tuple[Vector, ...]


@dataclass(frozen=True, slots=True)
class PieceShape:
    """A piece in its own frame: its beginning at the origin, run along x.

    Attributes:
        end: The frame at its end.
        outline: The outer faces of its walls as a ring [m].
        lanes: The middle of each lane, from the left at the beginning [m].
        walls: The inner faces of the walls, both sides of each lane [m].
        length: Length in space of its lanes on average [m].
        low: Lowest floor [m].
        high: Highest floor [m].
        changes_lanes: Whether cars leave it in another lane than they entered.
    """

    end: Pose
    outline: Line
    lanes: tuple[Line, ...]
    walls: tuple[Line, ...]
    length: float
    low: float
    high: float
    changes_lanes: bool


def shape_of_part(kit: Kit, part: Part) -> PieceShape:
    """What a piece looks like, from the segments that the solver runs on."""
    piece = kit.place([part])[0]
    lanes = tuple(_line(piece.segments[slot], 0.0) for slot in reversed(range(len(piece.segments))))
    heights = [
        world_point(segment, segment.half_length * k / 8.0)[2]
        for lane in piece.segments
        for segment in lane
        for k in range(-8, 9)
    ]
    edge = kit.grid.half_width
    return PieceShape(
        end=part.shape.end,
        outline=_outline(piece, edge + WALL, part.shape.turn),
        lanes=lanes,
        walls=tuple(_line(lane, side * edge) for lane in reversed(piece.segments) for side in (1.0, -1.0)),
        length=sum(path_length(s) for lane in piece.segments for s in lane) / len(piece.segments),
        low=min(heights),
        high=max(heights),
        changes_lanes=piece.changes_lanes,
    )


def heading_of(pose: Pose) -> float:
    """Direction of a frame in plan, counter-clockwise from x [°], −180 to 180."""
    return degrees(atan2(pose.axes[0][1], pose.axes[0][0]))


def _line(lane: tuple[Segment, ...], n: float) -> Line:
    """The line at `n` to the left of a lane's middle, without doubled points."""
    points: list[Vector] = []
    for segment in lane:
        for point in edge_line(segment, n):
            if not points or max(abs(a - b) for a, b in zip(point, points[-1], strict=True)) > 1e-7:
                points.append(point)
    return tuple(points)


def _outline(piece: Piece, edge: float, turn: float) -> Line:
    """Left side forwards, right side backwards."""
    if piece.changes_lanes and abs(turn) > U_TURN:
        left, right = around_bend(piece, edge, side=1.0 if turn > 0.0 else -1.0)
    elif piece.changes_lanes:
        left, right = _around(piece, edge)
    else:
        left, right = _line(piece.segments[-1], edge), _line(piece.segments[0], -edge)
    return (*left, *reversed(right))


def _around(piece: Piece, edge: float) -> tuple[Line, Line]:
    """The sides of a piece whose lanes cross: at each share of the way, the farthest wall to either side."""
    lanes = [_shares(lane) for lane in piece.segments]
    middles = [
        (sum(lane[k][0] for lane in lanes) / len(lanes), sum(lane[k][1] for lane in lanes) / len(lanes))
        for k in range(ALONG)
    ]
    left, right = [], []
    for k, (x, y) in enumerate(middles):
        (ax, ay), (bx, by) = middles[max(0, k - 1)], middles[min(ALONG - 1, k + 1)]
        size = hypot(bx - ax, by - ay)
        nx, ny = -(by - ay) / size, (bx - ax) / size
        if k in {0, ALONG - 1}:
            pose = piece.start if k == 0 else piece.end
            nx, ny, _ = pose.axes[1]
        beside = [nx * (lane[k][0] - x) + ny * (lane[k][1] - y) for lane in lanes]
        z = max(lane[k][2] for lane in lanes)
        left.append((x + nx * (max(beside) + edge), y + ny * (max(beside) + edge), z))
        right.append((x + nx * (min(beside) - edge), y + ny * (min(beside) - edge), z))
    return tuple(left), tuple(right)


def _shares(lane: tuple[Segment, ...]) -> list[Vector]:
    """Points at equal shares of a lane's way."""
    total = sum(segment.length for segment in lane)
    points, index, reached = [], 0, 0.0
    for k in range(ALONG):
        at = total * k / (ALONG - 1)
        while index < len(lane) - 1 and at > reached + lane[index].length:
            reached += lane[index].length
            index += 1
        points.append(
            world_point(lane[index], min(at - reached, lane[index].length) - lane[index].half_length)
        )
    return points
