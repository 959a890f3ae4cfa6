"""Which of the shapes that a piece may have is meant: the one whose ends meet others."""

from collections.abc import Sequence
from dataclasses import replace

from kodawari.mini4wd.course.formats._grid import Grid
from kodawari.mini4wd.course.formats._kinds import Kind
from kodawari.mini4wd.course.formats.layout import Placed

__all__ = ["best_variants", "meeting_ends", "turned_away"]

NEAR = 0.3
"""Two ends within this meet: coordinates are rounded, and drawn vertices are not exact [cm]."""


def turned_away(a: float, b: float) -> float:
    """By how much two directions out of pieces miss to face each other [°], 0 to 180."""
    return abs((a - b) % 360.0 - 180.0)


def best_variants(pieces: Sequence[Placed], variants: Sequence[tuple[Kind, ...]]) -> tuple[Placed, ...]:
    """Give each piece the variant whose ends meet most ends of other pieces; the first of equals.

    Args:
        pieces: In their places.
        variants: The kinds that each may be.
    """
    choices = [
        [replace(piece, kind=kind) for kind in kinds] for piece, kinds in zip(pieces, variants, strict=True)
    ]
    grid = Grid(1.0)
    ends: list[tuple[int, float]] = []
    for index, made in enumerate(choices):
        for piece in made:
            for x, y, out in (piece.end(0), piece.end(1)):
                grid.add(len(ends), x, y)
                ends.append((index, out))

    def met(piece: Placed, index: int) -> int:
        return sum(
            any(
                ends[other][0] != index and turned_away(ends[other][1], out) <= 1.0
                for other, _ in grid.near(x, y, NEAR)
            )
            for x, y, out in (piece.end(0), piece.end(1))
        )

    return tuple(
        made[0] if len(made) == 1 else max(made, key=lambda piece: met(piece, index))
        for index, made in enumerate(choices)
    )


def meeting_ends(pieces: Sequence[Placed]) -> int:
    """How many ends meet the end of another piece and face it."""
    grid = Grid(1.0)
    ends = [(index, *piece.end(side)) for index, piece in enumerate(pieces) for side in (0, 1)]
    for number, (_, x, y, _) in enumerate(ends):
        grid.add(number, x, y)
    return sum(
        any(
            ends[other][0] != index and turned_away(ends[other][3], out) <= 1.0
            for other, _ in grid.near(x, y, NEAR)
        )
        for index, x, y, out in ends
    )
