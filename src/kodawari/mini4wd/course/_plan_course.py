"""What a plan shows of the course itself: floors, walls, lane lines, joints, heights, sizes, keys."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil, floor

from kodawari.mini4wd.course._outline import edge_line
from kodawari.mini4wd.course._pose import shifted
from kodawari.mini4wd.course._sheet import LEFT, Sheet
from kodawari.mini4wd.course._svg import Point, element, path_data, text
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.locate import world_point
from kodawari.mini4wd.course.segment import Segment, Vector
from kodawari.quantity import format_number

__all__ = ["draw_lanes", "lane_key", "outer_side", "scale_bar", "sizes", "start_line", "weight"]

CONTOUR = 0.02
"""Height between two contour lines on slopes [m]."""


def weight(lane: int) -> float:
    """Stroke width of the line of the lap that starts in a lane [px]."""
    return 0.7 + 0.9 * (lane - 1)


def draw_lanes(course: Course, sheet: Sheet) -> None:
    """Each lane through each piece: its floor between the walls, contours, and the line of its lap."""
    for piece in course.pieces:
        for stretch in piece.segments:
            height, _ = sheet.layer(stretch[0])
            sheet.add(height, _stretch(stretch, course.half_width, sheet, raised=height > 0.01))
            for lap, part in groupby(stretch, key=lambda segment: sheet.layer(segment)[1]):
                sheet.add(height, _lap_line(tuple(part), sheet, lap))


def _stretch(stretch: Sequence[Segment], half_width: float, sheet: Sheet, *, raised: bool) -> str:
    """Floor, contours, walls and the joint at the entry; walls above the ground are dark."""
    left, right = (_edge(stretch, side * half_width, sheet) for side in (1.0, -1.0))
    area = path_data([*left, *reversed(right)], close=True)
    shapes = [element("path", d=area, fill="floor")]
    contours = (ends for segment in stretch for ends in _contours(segment, half_width))
    shapes += [
        element("path", d=path_data(map(sheet.at, ends)), stroke="rule", stroke_width=0.8)
        for ends in contours
    ]
    shapes.append(element("path", d=path_data([left[0], right[0]]), stroke="rule", stroke_width=1.0))
    walls = path_data(left) + path_data(right)
    tone, width = ("ink", 1.1) if raised else ("grey", 0.8)
    shapes.append(element("path", d=walls, fill="none", stroke=tone, stroke_width=width))
    return "".join(shapes)


def _lap_line(stretch: Sequence[Segment], sheet: Sheet, lap: int) -> str:
    points = _edge(stretch, 0.0, sheet)
    return element("path", d=path_data(points), fill="none", stroke="ink", stroke_width=weight(lap))


def _edge(stretch: Iterable[Segment], n: float, sheet: Sheet) -> list[Point]:
    return [sheet.at(point) for segment in stretch for point in edge_line(segment, n)]


def _contours(segment: Segment, half_width: float) -> list[tuple[Vector, Vector]]:
    """Lines of equal height across a floor, one for each multiple of the contour height between its ends."""
    if not any(segment.profile[1:]) and segment.axes[0][2] == segment.axes[1][2] == 0.0:
        return []
    edges = [_ends(segment, n) for n in (half_width, -half_width)]
    low, high = max(min(ends) for ends in edges), min(max(ends) for ends in edges)
    return [
        (_at_height(segment, half_width, k * CONTOUR), _at_height(segment, -half_width, k * CONTOUR))
        for k in range(ceil(low / CONTOUR + 1e-6), floor(high / CONTOUR - 1e-6) + 1)
    ]


def _ends(segment: Segment, n: float) -> tuple[float, float]:
    """Heights of the floor at `n` to the left of the middle, at both ends [m]."""
    before, behind = (world_point(segment, side * segment.half_length, n)[2] for side in (-1.0, 1.0))
    return before, behind


def _at_height(segment: Segment, n: float, height: float) -> Vector:
    """The floor point at `n` that has a height between those of the ends, by bisection."""
    a, b = -segment.half_length, segment.half_length
    before, behind = _ends(segment, n)
    for _ in range(20):
        middle = 0.5 * (a + b)
        above = world_point(segment, middle, n)[2] > height
        a, b = (a, middle) if above == (behind > before) else (middle, b)
    return world_point(segment, 0.5 * (a + b), n)


def start_line(course: Course, sheet: Sheet) -> list[str]:
    """The start line, the running direction beside it, and the lane numbers on it."""
    reach = 0.5 * (len(course.lanes) - 1) * course.lane_pitch + course.half_width
    first = course.pieces[0].start.then(shifted(course.pieces[0].line_m))
    beside = outer_side(course) * (reach + 14.0 / sheet.scale)
    across = path_data(sheet.at(first.apply((0.0, side * reach, 0.0))) for side in (1.0, -1.0))
    shapes = [element("path", d=across, stroke="signal", stroke_width=3.0)]
    tail, tip = (sheet.at(first.apply((x / sheet.scale, beside, 0.0))) for x in (0.0, 54.0))
    shapes.append(element("path", d=path_data([tail, tip]), stroke="signal", stroke_width=1.5))
    head = [sheet.at(first.apply((x / sheet.scale, beside + y / sheet.scale, 0.0))) for x, y in _HEAD]
    shapes.append(element("path", d=path_data(head, close=True), fill="signal"))
    x, y = sheet.at(first.apply((68.0 / sheet.scale, beside, 0.0)))
    shapes.append(text("Start", (x, y + 4.0), fill="ink"))
    if course.lane_pitch * sheet.scale >= 15.0:
        for lane in course.lanes:
            x, y = sheet.at(
                world_point(lane.segments[0], 10.0 / sheet.scale - lane.segments[0].half_length, 0.0)
            )
            shapes.append(element("circle", cx=x, cy=y, r=7.0, fill="paper"))
            shapes.append(text(str(lane.number), (x, y + 4.0), anchor="middle", fill="ink"))
    return shapes


_HEAD = ((62.0, 0.0), (53.0, 4.0), (53.0, -4.0))


def outer_side(course: Course) -> float:
    """+1 where the outer lane lies to the left of the start line's middle, else −1."""
    return 1.0 if course.lanes[-1].segments[0].origin[1] > 0.0 else -1.0


def sizes(sheet: Sheet) -> list[str]:
    """Dimension lines of the whole course over its walls."""
    x0, x1 = LEFT, LEFT + sheet.span[0] * sheet.scale
    y1 = sheet.base
    y0, low, right = y1 - sheet.span[1] * sheet.scale, y1 + 44.0, x1 + 36.0
    lines = [[(x0, low), (x1, low)], [(right, y0), (right, y1)]]
    lines += [[(x, low - 5.0), (x, low + 5.0)] for x in (x0, x1)]
    lines += [[(right - 5.0, y), (right + 5.0, y)] for y in (y0, y1)]
    shapes = [element("path", d="".join(path_data(ends) for ends in lines), stroke="grey", stroke_width=0.8)]
    width, height = (f"{format_number(side * 1000.0, digits=0)} mm" for side in sheet.span)
    shapes.append(text(width, (0.5 * (x0 + x1), low - 6.0), anchor="middle"))
    shapes.append(text(height, (right - 6.0, 0.5 * (y0 + y1)), anchor="middle", turn=-90.0))
    return shapes


def scale_bar(sheet: Sheet) -> list[str]:
    """A bar of one metre, or ten on a large course."""
    metres = 1.0 if sheet.scale > 40.0 else 10.0
    y, x1 = sheet.base + 94.0, sheet.size[0] - 72.0
    x0 = x1 - metres * sheet.scale
    bar = path_data([(x0, y - 4.0), (x0, y), (x1, y), (x1, y - 4.0)])
    shape = element("path", d=bar, fill="none", stroke="ink", stroke_width=1.0)
    return [shape, text(f"{metres:.0f} m", (x1 + 8.0, y + 1.0), fill="ink")]


def lane_key(course: Course, sheet: Sheet) -> list[str]:
    """Which line is whose: a sample of each weight with the lap's way and length; three to a row."""
    shapes = []
    for lane in course.lanes:
        row, column = divmod(lane.number - 1, 3)
        x, y = LEFT + 180.0 * column, sheet.base + 94.0 + 18.0 * row
        sample = path_data([(x, y - 4.0), (x + 26.0, y - 4.0)])
        shapes.append(element("path", d=sample, stroke="ink", stroke_width=weight(lane.number)))
        way = f" → {lane.next_lane}" if lane.next_lane != lane.number else ""
        words = f"lane {lane.number}{way} · {format_number(lane.length_m, digits=2)} m"
        shapes.append(text(words, (x + 34.0, y), fill="ink"))
    return shapes
