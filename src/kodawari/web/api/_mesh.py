"""Courses as surfaces, from the segments that the solver runs on."""

from collections.abc import Iterable
from math import ceil
from typing import Any

import msgspec

from kodawari.mini4wd.course import Piece, Segment, world_point

__all__ = ["CourseMesh", "mesh_of"]

TURN = 0.07
"""An arc is drawn in steps of about 4° [rad]."""
RISE_STEPS = 8
"""A floor that rises or falls is drawn in this many steps."""


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """One lane through one piece.

    Attributes:
        piece: Index of the piece.
        lane: Number of the lane.
        rows: Cross sections in running order, each left edge, right edge of the floor and the direction up of
            the walls: nine numbers [m].
    """

    piece: int
    lane: int
    rows: list[list[float]]


class CourseMesh(msgspec.Struct, frozen=True, kw_only=True):
    """A course as surfaces.

    Attributes:
        half_width: Half of the free width of a lane [m].
        wall_height: Height of the walls over the floor [m].
        strips: Every lane through every piece.
    """

    half_width: float
    wall_height: float
    strips: list[Strip]


def mesh_of(pieces: Iterable[Piece], *, half_width: float, wall_height: float) -> CourseMesh:
    """Pieces as surfaces; the index of each counts from the first."""
    strips = [
        Strip(piece=index, lane=stretch[0].lane, rows=[row for segment in stretch for row in _rows(segment)])
        for index, piece in enumerate(pieces)
        for stretch in piece.segments
    ]
    return CourseMesh(half_width=half_width, wall_height=wall_height, strips=strips)


def _rows(segment: Segment) -> list[list[float]]:
    """Cross sections of a segment from its entry to its exit."""
    count = max(1, ceil(abs(segment.curvature) * segment.length / TURN))
    if any(segment.profile[1:]):
        count = max(count, RISE_STEPS)
    up = segment.axes[2]
    return [_row(segment, segment.half_length * (2.0 * k / count - 1.0), up) for k in range(count + 1)]


def _row(segment: Segment, s: float, up: Any) -> list[float]:
    left, right = (world_point(segment, s, side * segment.half_width) for side in (1.0, -1.0))
    return [round(number, 5) for number in (*left, *right, *up)]
