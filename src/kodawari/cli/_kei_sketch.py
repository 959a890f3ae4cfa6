"""A car from the side and from ahead, drawn to scale with braille dots, two by four to a character."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin

from kodawari.kei.catalogue import KeiCar
from kodawari.kei.eras import Era
from kodawari.kei.outline import outline_of

__all__ = ["sketch", "sketch_boxes"]

Point = tuple[float, float]

_COLUMNS = 96
_GAP_MM = 260.0
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = 0x2800


class _Canvas:
    """Dots on a grid; x to the right, y up [dots]."""

    def __init__(self, width: int, height: int) -> None:
        self.rows = -(-height // 4)
        self.columns = -(-width // 2)
        self.cells = [[0] * self.columns for _ in range(self.rows)]

    def dot(self, x: float, y: float) -> None:
        """Set one dot; outside of the grid nothing happens."""
        column, line = round(x), 4 * self.rows - 1 - round(y)
        if 0 <= column < 2 * self.columns and 0 <= line < 4 * self.rows:
            self.cells[line // 4][column // 2] |= _DOTS[line % 4][column % 2]

    def line(self, points: Sequence[Point], *, every: int = 1) -> None:
        """A polyline; `every` 2 leaves out each second dot."""
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(1, round(hypot(x1 - x0, y1 - y0)))
            for k in range(0, steps + 1, every):
                self.dot(x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps)

    def text(self) -> str:
        """The picture, one line of text for four lines of dots."""
        return "\n".join("".join(chr(_BLANK + cell) for cell in row).rstrip("\u2800") for row in self.cells)


def sketch(car: KeiCar, box: Era) -> str:
    """The car in its legal box, from the side and from ahead; empty when neither view is known."""
    outline = outline_of(car)
    if not outline.side and not outline.front:
        return ""
    length = max(box.length_mm, car.length_mm.value or 0.0)
    width = max(box.width_mm, car.width_mm.value or 0.0)
    height = max(box.height_mm, car.height_mm.value or 0.0)
    scale = (2 * _COLUMNS - 2) / (length + _GAP_MM + width)
    canvas = _Canvas(2 * _COLUMNS, round(height * scale) + 2)
    middle = length + _GAP_MM + 0.5 * width

    def at(points: Sequence[Point], shift: float = 0.0) -> list[Point]:
        return [((x + shift) * scale, z * scale) for x, z in points]

    half = 0.5 * box.width_mm
    canvas.line(at(_rectangle(0.0, box.length_mm, box.height_mm)), every=3)
    canvas.line(at(_rectangle(-half, half, box.height_mm), middle), every=3)
    for view, shift in ((outline.side, 0.0), (outline.glass, 0.0), (outline.front, middle)):
        if view:
            canvas.line(at([*view, view[0]], shift))
    for x, z, radius in outline.wheels:
        circle = [(x + radius * cos(k * pi / 16.0), z + radius * sin(k * pi / 16.0)) for k in range(33)]
        canvas.line(at(circle))
    return canvas.text()


def sketch_boxes(boxes: Sequence[Era]) -> str:
    """Legal boxes from above and from ahead, one inside the other."""
    length, width, height = (
        max(getattr(box, name) for box in boxes) for name in ("length_mm", "width_mm", "height_mm")
    )
    scale = (2 * _COLUMNS - 2) / (length + _GAP_MM + width)
    canvas = _Canvas(2 * _COLUMNS, round(height * scale) + 2)
    middle = length + _GAP_MM + 0.5 * width
    for box in boxes:
        half = 0.5 * box.width_mm
        plan = [(0.0, -half), (0.0, half), (box.length_mm, half), (box.length_mm, -half), (0.0, -half)]
        canvas.line([(x * scale, (y + 0.5 * width) * scale) for x, y in plan])
        front = _rectangle(-half, half, box.height_mm)
        canvas.line([((x + middle) * scale, z * scale) for x, z in front])
    return canvas.text()


def _rectangle(left: float, right: float, height: float) -> list[Point]:
    return [(left, 0.0), (left, height), (right, height), (right, 0.0), (left, 0.0)]
