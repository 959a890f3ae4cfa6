"""Close a course that almost closes: share what is missing among its straights."""

from collections.abc import Sequence
from math import sqrt

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._build import build_course
from kodawari.mini4wd.course._closing import DISTANCE
from kodawari.mini4wd.course._definition import Definition
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.segment import Vector
from kodawari.quantity import format_number

__all__ = ["stretched", "stretches"]

MOST = 0.2
"""A straight may grow or shrink by this share of its length; drawings are not that far from real pieces."""


def stretched(definition: Definition) -> tuple[Definition, float]:
    """A course with its straights stretched so that it closes, and the most by which one is [m].

    Args:
        definition: Begins with its start piece, and has no `repeat`.

    Raises:
        KodawariError: As `stretches`.
    """
    opened = build_course(definition, name="opened", closed=False)
    grown = stretches(opened)
    pieces = list(definition.pieces)
    for index, growth in grown.items():
        if abs(growth) > 1e-9:
            length = opened.pieces[index].plan_m[0] + growth
            pieces[index] = {**pieces[index], "length_mm": round(length * 1000.0, 6)}
    most = max((abs(growth) for growth in grown.values()), default=0.0)
    return msgspec.structs.replace(definition, pieces=pieces), most


def stretches(course: Course) -> dict[int, float]:
    """By how much each straight has to grow so that the course closes [m], by the index of the piece.

    The end of the course is moved by Σ δᵢ uᵢ when each straight i, which runs along uᵢ, grows by δᵢ. Of all
    growths that close the course these have the least sum of squares: δᵢ = uᵢ · λ with (Σ uᵢ uᵢᵀ) λ = −e, e
    being where the end lies.

    Args:
        course: Built open.

    Raises:
        KodawariError: No straight runs where one is needed, or they would change too much.
    """
    x, y, z = course.pieces[-1].end.origin
    missing: Vector = (-x, -y, -z)
    if _size(missing) <= 0.1 * DISTANCE:
        return {}
    ways = {
        piece.index: piece.start.axes[0]
        for piece in course.pieces
        if piece.kind.startswith(("straight", "start"))
    }
    multiplier = _solved(list(ways.values()), missing)
    grown = {index: _dot(way, multiplier) for index, way in ways.items()}
    left = tuple(
        missing[axis] - sum(growth * ways[index][axis] for index, growth in grown.items())
        for axis in range(3)
    )
    if _size((left[0], left[1], left[2])) > 0.1 * DISTANCE:
        raise KodawariError(
            f"its end misses its start by {_cm(_size(missing))} cm, and no straight runs that way",
            mend="Add, take away or turn pieces until the layout closes.",
        )
    most = max(abs(growth) / course.pieces[index].plan_m[0] for index, growth in grown.items())
    if most > MOST:
        raise KodawariError(
            f"its end misses its start by {_cm(_size(missing))} cm, too much to be shared among "
            f"{len(grown)} straight{'s' if len(grown) > 1 else ''}",
            mend="Add, take away or turn pieces until the layout closes.",
        )
    return grown


def _solved(ways: Sequence[Vector], wanted: Vector) -> list[float]:
    """Solve (Σ u uᵀ) λ = w by elimination with diagonal pivots; a direction without straights stays at 0."""
    rows = [[sum(way[i] * way[j] for way in ways) for j in range(3)] + [wanted[i]] for i in range(3)]
    used: list[int] = []
    while True:
        open_rows = [i for i in range(3) if i not in used]
        pivot = max(open_rows, key=lambda i: rows[i][i], default=None)
        if pivot is None or rows[pivot][pivot] < 1e-6:
            break
        used.append(pivot)
        for i in range(3):
            if i != pivot:
                share = rows[i][pivot] / rows[pivot][pivot]
                rows[i] = [a - share * b for a, b in zip(rows[i], rows[pivot], strict=True)]
    return [rows[i][3] / rows[i][i] if i in used else 0.0 for i in range(3)]


def _dot(a: Vector, b: Sequence[float]) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _size(v: Vector) -> float:
    return sqrt(_dot(v, v))


def _cm(metres: float) -> str:
    return format_number(metres * 100.0, digits=1)
