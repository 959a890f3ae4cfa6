"""Sections: the stretches of one lane inside a piece, before the piece has a place in the world."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from kodawari.mini4wd.course._fit import Quintic, cuts, hermite
from kodawari.mini4wd.course._height import Curve, Incline
from kodawari.mini4wd.course._pose import Pose, arc_end

__all__ = ["Arc", "Section", "lane_sections"]

LARGEST_ANGLE = 60.0 * 3.141592653589793 / 180.0
"""One section turns by at most 30° either side of its middle [rad]."""

_SEAM = 1e-9
"""Two cuts nearer than this are one [m]."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A plane arc of a lane's centre line.

    Attributes:
        length: Arc length [m], > 0.
        curvature: Signed [1/m]; positive turns left; zero is straight.
    """

    length: float
    curvature: float = 0.0


@dataclass(frozen=True, slots=True)
class Section:
    """A segment in the making, in the coordinates of its piece.

    Attributes:
        pose: The frame at its middle, in the piece's frame.
        curvature: Signed plan curvature [1/m].
        half_length: Half of its plan length [m].
        profile: Coefficients of the floor's height over the frame's plane, as in `Segment`.
    """

    pose: Pose
    curvature: float
    half_length: float
    profile: Quintic


def lane_sections(start: Pose, arcs: Sequence[Arc], curves: Sequence[Curve] = ()) -> tuple[Section, ...]:
    """Lay height curves over a chain of plan arcs and cut both where either changes.

    Args:
        start: Where the lane begins, in the piece's frame; its plane stays the plane of the lane.
        arcs: The centre line in plan.
        curves: The floor along it, as long as the arcs together; none is flat.
    """
    arcs = [part for arc in arcs for part in _split(arc)]
    edges, starts = [0.0], [start]
    for arc in arcs:
        edges.append(edges[-1] + arc.length)
        starts.append(starts[-1].then(arc_end(arc.curvature, arc.length)))
    sections: list[Section] = []
    at = base = 0.0
    for curve in curves or [Incline(edges[-1])]:
        inner = [edge - at for edge in edges if at + _SEAM < edge < at + curve.length - _SEAM]
        places = cuts(curve, [0.0, *inner, curve.length])
        for a, b in pairwise(places):
            middle, half = at + 0.5 * (a + b), 0.5 * (b - a)
            k = _index(edges, middle)
            pose = starts[k].then(arc_end(arcs[k].curvature, middle - edges[k]))
            c = hermite(curve.at(a), curve.at(b), half)
            sections.append(Section(pose, arcs[k].curvature, half, (base + c[0], *c[1:])))
        at += curve.length
        base += curve.at(curve.length)[0]
    return tuple(sections)


def _split(arc: Arc) -> list[Arc]:
    """An arc as equal parts that turn by no more than a section may."""
    count = max(1, ceil(abs(arc.curvature) * arc.length / LARGEST_ANGLE - 1e-9))
    return [Arc(arc.length / count, arc.curvature)] * count


def _index(edges: Sequence[float], place: float) -> int:
    """The arc that holds a place."""
    k = 0
    while k < len(edges) - 2 and edges[k + 1] < place:
        k += 1
    return k
