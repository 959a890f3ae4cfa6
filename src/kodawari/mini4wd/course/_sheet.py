"""The drawing sheet: from metres in plan to places on the paper, and the order in which things are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kodawari.mini4wd.course._outline import bounds
from kodawari.mini4wd.course._svg import Point
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.locate import world_point
from kodawari.mini4wd.course.segment import Segment, Vector

__all__ = ["Sheet", "sheet_for"]

WIDTH, TALLEST = 960.0, 900.0
LEFT, RIGHT, TOP, BOTTOM = 36.0, 72.0, 60.0, 120.0


@dataclass(slots=True)
class Sheet:
    """A sheet in the making.

    Attributes:
        scale: Pixels per metre.
        corner: World x and y of the drawing's upper left corner [m].
        size: Width and height of the sheet [px].
        span: Width and height of the course over its walls [m].
        layers: How high the lane stretch that holds a segment is drawn, and the lap that runs on it.
        items: What to draw, with its height.
    """

    scale: float
    corner: Point
    size: Point
    span: Point
    layers: Mapping[int, tuple[float, int]]
    items: list[tuple[float, str]] = field(default_factory=list)

    @property
    def base(self) -> float:
        """Where the course ends at the bottom; dimensions and keys stand below [px]."""
        return TOP + self.span[1] * self.scale

    def at(self, point: Vector | Point) -> Point:
        """Where a world point is drawn [px]."""
        return LEFT + (point[0] - self.corner[0]) * self.scale, TOP + (self.corner[1] - point[1]) * self.scale

    def layer(self, segment: Segment) -> tuple[float, int]:
        """How high a segment is drawn [m], and the number of the lap that runs on it."""
        return self.layers[id(segment)]

    def add(self, height: float, item: str) -> None:
        """Draw something at a height: what is higher covers what is lower."""
        self.items.append((height, item))

    def drawn(self) -> list[str]:
        """All items, the lowest first; equal heights in the order of adding."""
        return [item for _, item in sorted(self.items, key=lambda pair: pair[0])]


def sheet_for(course: Course) -> Sheet:
    """A sheet that the whole course fits on."""
    x0, y0, x1, y1 = bounds(course)
    scale = min((WIDTH - LEFT - RIGHT) / (x1 - x0), TALLEST / (y1 - y0))
    key = 18.0 * ((len(course.lanes) - 1) // 3)
    return Sheet(
        scale=scale,
        corner=(x0, y1),
        size=(WIDTH, TOP + (y1 - y0) * scale + BOTTOM + key),
        span=(x1 - x0, y1 - y0),
        layers=_layers(course),
    )


def _layers(course: Course) -> dict[int, tuple[float, int]]:
    """For each segment the greatest height of its stretch of lane through the piece, and its lap."""
    lap = {id(segment): lane.number for lane in course.lanes for segment in lane.segments}
    layers = {}
    for piece in course.pieces:
        for stretch in piece.segments:
            top = max(world_point(s, side * s.half_length)[2] for s in stretch for side in (-1.0, 1.0))
            for segment in stretch:
                # on pieces that lie apart from the course no lap runs: there the lane's own weight stands
                layers[id(segment)] = (round(top, 3), lap.get(id(segment), segment.lane))
    return layers
