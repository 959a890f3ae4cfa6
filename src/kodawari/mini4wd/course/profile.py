"""The height of one lap over the distance along it, as an SVG."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil

from kodawari.exact import atan2
from kodawari.mini4wd.course._outline import distances
from kodawari.mini4wd.course._svg import Point, document, element, path_data, text, text_width
from kodawari.mini4wd.course.course import Course, Lane
from kodawari.mini4wd.course.locate import direction, world_point
from kodawari.quantity import format_number

__all__ = ["profile_svg"]

WIDTH, HEIGHT = 960.0, 268.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 936.0, 84.0, 222.0
STEP = 0.01
"""Distance of the points on a curved floor [m]."""


def profile_svg(course: Course, lane: int = 1) -> str:
    """Height above the start line along the lap that starts in a lane; heights are drawn larger than lengths.

    Returns:
        A whole SVG document; colours as in the plan.

    Raises:
        KodawariError: The course has no such lane.
    """
    lap = course.lane(lane)
    points = _points(lap)
    length = points[-1][0]
    low, high = min(0.0, *(z for _, z in points)), max(z for _, z in points)
    top = max(0.06, 0.05 * ceil(high / 0.05 - 1e-9))
    bottom = -0.05 * ceil(-low / 0.05 - 1e-9)

    def at(point: Point) -> Point:
        x, z = point
        return LEFT + (RIGHT - LEFT) * x / length, BOTTOM - (BOTTOM - TOP) * (z - bottom) / (top - bottom)

    way = f" → {lap.next_lane}" if lap.next_lane != lap.number else ""
    times = (BOTTOM - TOP) / (top - bottom) * length / (RIGHT - LEFT)
    body = [
        text(f"{course.title}: height of the lap from lane {lane}{way}", (LEFT, 24.0), fill="ink", size=14),
        text(f"heights drawn × {times:.0f} · {_steepest(lap)}", (RIGHT, 24.0), anchor="end"),
        *_pieces(course, lap, at((0.0, 0.0))[1], length),
        *_axes(at, length, bottom, top),
        element("path", d=path_data(map(at, points)), fill="none", stroke="ink", stroke_width=1.6),
    ]
    about = f"Height of the lap of {course.title} that starts in lane {lane}, against the distance along it."
    return document((WIDTH, HEIGHT), f"{course.title}, lane {lane}", about, body, name="course-profile")


def _points(lap: Lane) -> list[Point]:
    """Distance along the lap and height, dense where the floor curves [m]."""
    points: list[Point] = []
    for start, segment in distances(lap.segments):
        level = not any(segment.profile[2:]) and abs(segment.curvature * segment.axes[0][2]) == 0.0
        count = 1 if level else 1 + int(segment.length / STEP)
        for k in range(count + 1):
            s = segment.half_length * (2.0 * k / count - 1.0)
            points.append((start + segment.half_length + s, world_point(segment, s)[2]))
    return points


def _steepest(lap: Lane) -> str:
    """The steepest climb and fall in words."""
    angles = [0.0]
    for segment in lap.segments:
        for k in range(9):
            x, y, z = direction(segment, segment.half_length * (0.25 * k - 1.0))
            angles.append(atan2(z, (x * x + y * y) ** 0.5) * 180.0 / 3.141592653589793)
    if max(angles) < 0.05 and min(angles) > -0.05:
        return "flat"
    up, down = (format_number(abs(angle), digits=1) for angle in (max(angles), min(angles)))
    return f"steepest {up}° up, {down}° down"


def _pieces(course: Course, lap: Lane, floor: float, length: float) -> Sequence[str]:
    """Where pieces begin, and the names of those that are more than straights and corners."""
    starts: dict[int, float] = {}
    for start, segment in distances(lap.segments):
        starts.setdefault(segment.piece, start)
    places = [*starts.items(), (-1, length)]
    shapes = []
    last, taken = "", [LEFT, LEFT]
    for (index, start), (_, end) in pairwise(places):
        x = LEFT + (RIGHT - LEFT) * start / length
        shapes.append(element("path", d=path_data([(x, TOP), (x, floor)]), stroke="rule", stroke_width=0.8))
        piece = course.pieces[index]
        if not piece.kind.startswith(("start", "straight", "corner", "raised")) and piece.kind != last:
            middle = LEFT + (RIGHT - LEFT) * 0.5 * (start + end) / length
            reach = 0.5 * text_width(piece.title)
            # names that would run into each other go one row up; where both rows are full, one is left out
            row = next((k for k in (0, 1) if middle - reach >= taken[k] + 8.0), None)
            if row is not None:
                taken[row] = middle + reach
                shapes.append(text(piece.title, (middle, TOP - 12.0 - 16.0 * row), anchor="middle"))
        last = piece.kind
    return shapes


def _axes(at: Callable[[Point], Point], length: float, bottom: float, top: float) -> list[str]:
    """Both axes with their units."""
    x_step = next(step for step in (0.5, 1.0, 2.0, 5.0, 10.0, 50.0, 1000.0) if length / step <= 16)
    z_step = next(step for step in (0.01, 0.02, 0.05, 0.1, 0.5, 10.0) if (top - bottom) / step <= 6)
    shapes = [
        element("path", d=path_data([at((0.0, 0.0)), at((length, 0.0))]), stroke="grey", stroke_width=0.8)
    ]
    for k in range(int(length / x_step + 1e-9) + 1):
        x, _ = at((k * x_step, 0.0))
        shapes.append(element("path", d=path_data([(x, BOTTOM), (x, BOTTOM + 4.0)]), stroke="grey"))
        shapes.append(
            text(
                format_number(k * x_step, digits=1 if x_step < 1 else 0), (x, BOTTOM + 18.0), anchor="middle"
            )
        )
    for k in range(ceil(bottom / z_step - 1e-9), int(top / z_step + 1e-9) + 1):
        _, y = at((0.0, k * z_step))
        shapes.append(text(format_number(k * z_step * 1000.0, digits=0), (LEFT - 8.0, y + 4.0), anchor="end"))
    shapes.append(text("along the lane, m", (RIGHT, HEIGHT - 10.0), anchor="end"))
    shapes.append(text("height, mm", (16.0, 0.5 * (TOP + BOTTOM)), anchor="middle", turn=-90.0))
    return shapes
