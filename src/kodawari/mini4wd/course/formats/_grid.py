"""Points on a plane by place, so that neighbours are found without looking at every pair."""

from collections.abc import Iterator
from math import floor, sqrt

from kodawari.errors import KodawariError

__all__ = ["Grid"]

CROWD = 80
"""More points than this in one cell are no layout; without the limit a hostile file could take for ever."""


class Grid:
    """Square cells that hold points with their numbers."""

    def __init__(self, cell: float) -> None:
        """Make an empty grid.

        Args:
            cell: Side of a cell [cm]; neighbours up to this far away are found.
        """
        self._cell = cell
        self._points: dict[tuple[int, int], list[tuple[int, float, float]]] = {}

    def add(self, number: int, x: float, y: float) -> None:
        """Put a point into the grid.

        Raises:
            KodawariError: There are too many points here.
        """
        points = self._points.setdefault((floor(x / self._cell), floor(y / self._cell)), [])
        if len(points) >= CROWD:
            raise KodawariError(
                f"more than {CROWD} pieces meet within {self._cell:g} cm, at {x:.0f}, {-y:.0f} cm",
                mend="Is this a real layout? Take away the pieces that lie on top of each other.",
            )
        points.append((number, x, y))

    def near(self, x: float, y: float, reach: float) -> Iterator[tuple[int, float]]:
        """The points within a distance, with their distance [cm]; `reach` is at most the side of a cell."""
        column, row = floor(x / self._cell), floor(y / self._cell)
        for i in (column - 1, column, column + 1):
            for j in (row - 1, row, row + 1):
                for number, px, py in self._points.get((i, j), ()):
                    square = (px - x) * (px - x) + (py - y) * (py - y)
                    if square <= reach * reach:
                        yield number, sqrt(square)
