"""The outline of a U-turn whose lanes cross each other: nearest and farthest walls, seen from its opening."""

from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin

from kodawari.mini4wd.course import Piece, Vector, edge_line

__all__ = ["around_bend"]

RAYS = 72
"""Directions that are looked along, over half a circle."""

SEAM = 1e-6
"""Points nearer than this are one; a wall along a ray is met at its ends by others [m]."""

Ray = tuple[float, float]
"""Distance of the nearest and of the farthest wall [m]."""


def around_bend(piece: Piece, edge: float, *, side: float) -> tuple[tuple[Vector, ...], tuple[Vector, ...]]:
    """The left and the right side, from the beginning to the end.

    Args:
        piece: In its own frame: it begins at the origin and runs along x, and ends beside that.
        edge: From the middle of a lane to the outer face of its wall [m].
        side: +1 where it turns left.
    """
    x0, y0 = 0.5 * piece.end.origin[0], 0.5 * piece.end.origin[1]
    rays: dict[int, Ray] = {}
    for lane in piece.segments:
        for n in (edge, -edge):
            wall = [point for segment in lane for point in edge_line(segment, n)]
            for one, other in pairwise(wall):
                a, b = ((p[0] - x0, side * (p[1] - y0)) for p in (one, other))
                _see(rays, a, b)
    first, last = abs(y0) - _reach(piece, edge), abs(y0) + _reach(piece, edge)
    rays[0] = rays[RAYS] = (first, last)
    seen = sorted(rays.items())
    inner, outer = (
        tuple(
            (x0 + ray[which] * sin(_turn(k)), y0 - side * ray[which] * cos(_turn(k)), 0.0) for k, ray in seen
        )
        for which in (0, 1)
    )
    return (inner, outer) if side > 0.0 else (outer, inner)


def _reach(piece: Piece, edge: float) -> float:
    """From the middle of the piece to its outer wall at the beginning [m]."""
    return max(abs(edge_line(lane[0], 0.0)[0][1]) for lane in piece.segments) + edge


def _turn(ray: int) -> float:
    """The direction of a ray, from that of the beginning on [rad]."""
    return pi * ray / RAYS


def _see(rays: dict[int, Ray], a: tuple[float, float], b: tuple[float, float]) -> None:
    """Note where the rays meet a stretch of wall."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    if length < SEAM:
        return
    ends = sorted(atan2(max(x, 0.0), -y) for x, y in (a, b))
    across = a[0] * b[1] - a[1] * b[0]
    for k in range(max(1, ceil(ends[0] * RAYS / pi)), min(RAYS - 1, int(ends[1] * RAYS / pi)) + 1):
        # the ray r (sin t, −cos t) meets the line through a and b where both have the same moment about it
        along = sin(_turn(k)) * (b[1] - a[1]) + cos(_turn(k)) * (b[0] - a[0])
        if abs(along) > SEAM * length:
            far = across / along
            near = rays.get(k, (far, far))
            rays[k] = (min(near[0], far), max(near[1], far))
