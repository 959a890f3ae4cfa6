"""Between the world and a segment's own coordinates: s along the lane, n to the left, h above the floor."""

from math import sqrt

from kodawari.exact import atan2, cos, sin
from kodawari.mini4wd.course._pose import Pose
from kodawari.mini4wd.course.segment import Segment, Vector

__all__ = ["direction", "locate", "path_length", "world_point"]

# Gauss-Legendre nodes and weights of order 8 on [−1, 1], positive half (Abramowitz and Stegun, table 25.4).
_GAUSS = (
    (0.1834346424956498, 0.3626837833783620),
    (0.5255324099163290, 0.3137066458778873),
    (0.7966664774136267, 0.2223810344533745),
    (0.9602898564975363, 0.1012285362903763),
)


def world_point(segment: Segment, s: float, n: float = 0.0, h: float = 0.0) -> Vector:
    """The world position of a point of a segment [m].

    Args:
        segment: The segment.
        s: Along the centre line from the segment's middle [m].
        n: To the left of the centre line, in the segment's plane [m].
        h: Above the floor, square to the plane [m].
    """
    z = segment.height(s) + h
    if segment.curvature == 0.0:
        return _frame(segment).apply((s, n, z))
    angle = segment.curvature * s
    half = sin(0.5 * angle)
    x, y = sin(angle) / segment.curvature, 2.0 * half * half / segment.curvature
    return _frame(segment).apply((x - n * sin(angle), y + n * cos(angle), z))


def locate(segment: Segment, point: Vector) -> Vector:
    """The (s, n, h) of a world point in a segment [m]; s may lie beyond the segment's ends.

    On an arc of radius r = 1/|curvature| the point's direction from the arc's centre gives s, its distance n.
    """
    x, y, z = _frame(segment).invert(point)
    if segment.curvature != 0.0:
        side = 1.0 if segment.curvature > 0.0 else -1.0
        radius = 1.0 / abs(segment.curvature)
        inward = radius - side * y
        x, y = atan2(x, inward) * radius, side * (radius - sqrt(x * x + inward * inward))
    return (x, y, z - segment.height(x))


def direction(segment: Segment, s: float) -> Vector:
    """The unit vector along the floor's centre line at `s`, in world coordinates [-]."""
    angle, slope = segment.curvature * s, segment.slope(s)
    size = sqrt(1.0 + slope * slope)
    return _frame(segment).turn((cos(angle) / size, sin(angle) / size, slope / size))


def path_length(segment: Segment) -> float:
    """Length in space of the floor's centre line [m]: the integral of √(1 + h'²) over the plan length."""
    if not any(segment.profile[1:]):
        return segment.length
    half = segment.half_length
    total = 0.0
    for node, weight in _GAUSS:
        for s in (-node * half, node * half):
            slope = segment.slope(s)
            total += weight * sqrt(1.0 + slope * slope)
    return total * half


def _frame(segment: Segment) -> Pose:
    return Pose(segment.origin, segment.axes)
