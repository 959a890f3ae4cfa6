"""Lines that drawings follow: the edges and the middle of a segment, as world points."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.locate import world_point
from kodawari.mini4wd.course.segment import Segment, Vector

__all__ = ["WALL", "Spot", "bounds", "distances", "edge_line", "on_lap", "steps"]

WALL = 0.002
"""Thickness of a wall [m]."""

_STEP = 3.0 * 3.141592653589793 / 180.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a lap.

    Attributes:
        segment: The segment that holds it.
        s: Along that segment from its middle [m].
    """

    segment: Segment
    s: float


def steps(segment: Segment) -> list[float]:
    """Places along a segment that follow its curve: both ends, and every 3° of an arc between [m]."""
    count = max(1, ceil(abs(segment.curvature) * segment.length / _STEP))
    return [segment.half_length * (2.0 * k / count - 1.0) for k in range(count + 1)]


def edge_line(segment: Segment, n: float) -> list[Vector]:
    """The line at `n` to the left of the middle [m], as world points."""
    return [world_point(segment, s, n) for s in steps(segment)]


def bounds(course: Course) -> tuple[float, float, float, float]:
    """The box over all walls in plan: least x, least y, greatest x, greatest y [m]."""
    edge = course.half_width + WALL
    points = [
        point
        for piece in course.pieces
        for lane in piece.segments
        for segment in lane
        for side in (-edge, edge)
        for point in edge_line(segment, side)
    ]
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def on_lap(course: Course, lane: int, s_m: float) -> Spot:
    """The place `s_m` along the lap that starts in a lane, measured in plan from the start line.

    Raises:
        KodawariError: There is no such lane, or the place lies beyond the lap.
    """
    left = s_m
    for segment in course.lane(lane).segments:
        if 0.0 <= left <= segment.length + 1e-9:
            return Spot(segment, left - segment.half_length)
        left -= segment.length
    raise KodawariError(f"{s_m:.3f} m lies beyond the lap that starts in lane {lane} of {course.name}")


def distances(segments: Iterable[Segment]) -> Iterator[tuple[float, Segment]]:
    """Each segment with the plan distance of its start from the start line [m]."""
    reached = 0.0
    for segment in segments:
        yield reached, segment
        reached += segment.length
