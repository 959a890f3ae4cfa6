"""The names of pieces on a plan, each where there is room for it."""

from collections.abc import Iterator
from math import floor

from kodawari.mini4wd.course._plan_course import outer_side
from kodawari.mini4wd.course._sheet import LEFT, Sheet
from kodawari.mini4wd.course._svg import Point, text, text_width
from kodawari.mini4wd.course.course import Course, Piece
from kodawari.mini4wd.course.locate import world_point

__all__ = ["piece_names"]

CELL = 8.0
"""Side of the squares by which the sheet is told free or taken [px]."""

DISTANCES = (12.0, 28.0, 48.0, 72.0)
"""How far from the course a name may stand, the best first [px]."""

_PLAIN = ("start", "straight", "corner", "raised")

Cells = set[tuple[int, int]]


def piece_names(course: Course, sheet: Sheet) -> list[str]:
    """The names of pieces that are more than straights and corners, beside the course where there is room."""
    named, last = [], ""
    for piece in course.pieces:
        if not piece.kind.startswith(_PLAIN) and piece.kind != last:
            named.append(piece)
        last = piece.kind
    if not named:
        return []
    taken = _floors(course, sheet)
    return [_placed(course, piece, sheet, taken) for piece in named]


def _floors(course: Course, sheet: Sheet) -> Cells:
    """The squares that lanes cover."""
    cells: Cells = set()
    step = 0.7 * CELL / sheet.scale
    for segment in (segment for piece in course.pieces for lane in piece.segments for segment in lane):
        along = 1 + int(segment.length / step)
        across = 1 + int(2.0 * segment.half_width / step)
        for i in range(along + 1):
            for j in range(across + 1):
                n = segment.half_width * (2.0 * j / across - 1.0)
                x, y = sheet.at(world_point(segment, segment.half_length * (2.0 * i / along - 1.0), n))
                cells.add((floor(x / CELL), floor(y / CELL)))
    return cells


def _placed(course: Course, piece: Piece, sheet: Sheet, taken: Cells) -> str:
    """A piece's name at the first place that nothing else takes, or at the one that hides least."""

    def hidden(place: tuple[Point, str]) -> int:
        cells = _under(piece, place)
        return len(cells & taken) + len(cells) * (not _inside(piece, place, sheet))

    best = min(_candidates(course, piece, sheet), key=hidden)
    taken |= _under(piece, best)
    at, anchor = best
    return text(piece.title, at, anchor=anchor)


def _candidates(course: Course, piece: Piece, sheet: Sheet) -> Iterator[tuple[Point, str]]:
    """Places beside the middle of a piece: near before far, the outer side before the inner one."""
    stretch = piece.segments[len(piece.segments) // 2]
    segment = stretch[len(stretch) // 2]
    x, y, _ = world_point(segment, 0.0)
    ax, ay, _ = segment.axes[1]
    reach = 0.5 * len(course.lanes) * course.lane_pitch
    for distance in DISTANCES:
        for side in (outer_side(course), -outer_side(course)):
            away = side * (reach + distance / sheet.scale)
            px, py = sheet.at((x + away * ax, y + away * ay))
            right, down = side * ax, -side * ay
            anchor = "middle" if abs(right) < abs(down) else ("start" if right > 0.0 else "end")
            drop = 8.0 if down > abs(right) else (0.0 if -down > abs(right) else 4.0)
            yield (px, py + drop), anchor


def _under(piece: Piece, place: tuple[Point, str]) -> Cells:
    """The squares below a name."""
    y, (left, right) = place[0][1], _span(piece, place)
    return {
        (i, j)
        for i in range(floor(left / CELL), floor(right / CELL) + 1)
        for j in range(floor((y - 11.0) / CELL), floor((y + 3.0) / CELL) + 1)
    }


def _inside(piece: Piece, place: tuple[Point, str], sheet: Sheet) -> bool:
    """Whether a name keeps clear of the title, the dimension lines and the sheet's edge."""
    y, (left, right) = place[0][1], _span(piece, place)
    return left > 4.0 and right < LEFT + sheet.span[0] * sheet.scale + 24.0 and 44.0 < y < sheet.base + 28.0


def _span(piece: Piece, place: tuple[Point, str]) -> Point:
    """Where a name begins and ends across the sheet [px]."""
    (x, _), anchor = place
    width = text_width(piece.title)
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return left, left + width
