"""Where the course runs above itself: pieces whose roads cover each other in plan."""

from collections.abc import Sequence
from itertools import islice, pairwise
from math import hypot
from typing import NamedTuple

from kodawari.mini4wd.course.formats._centre import centre_points, road_width
from kodawari.mini4wd.course.formats._grid import Grid
from kodawari.mini4wd.course.formats.layout import Placed

__all__ = ["Overlap", "overlaps"]

SPACING = 18.0
"""Distance of the places that are compared along a piece [cm]."""

FINE = 3.0
"""The same where one of two pieces is a slope [cm]."""

MOST_FINE = 4000
"""So many pairs are compared finely, so that no file can take for ever."""

TOUCH = 0.85
"""Roads side by side touch at their full width; they cover each other when nearer than this share of it."""


class Overlap(NamedTuple):
    """A place where one piece covers another.

    Attributes:
        first: Index of a piece.
        second: Index of another.
        shares: Places that lie on each other: how far along the first and along the second, from their first
            ends, 0 to 1. One is enough where both are level.
        x: Place in plan [cm].
        y: As `x`.
    """

    first: int
    second: int
    shares: tuple[tuple[float, float], ...]
    x: float
    y: float


def overlaps(pieces: Sequence[Placed]) -> list[Overlap]:
    """The nearest place of each two pieces that cover each other, joined or not."""
    reach = TOUCH * max((road_width(piece) for piece in pieces), default=36.0)
    grid = Grid(reach)
    samples = [
        (index, *sample) for index, piece in enumerate(pieces) for sample in centre_points(piece, SPACING)
    ]
    for number, (_, _, x, y) in enumerate(samples):
        grid.add(number, x, y)
    best: dict[tuple[int, int], tuple[float, Overlap]] = {}
    for number, (index, share, x, y) in enumerate(samples):
        for other, distance in grid.near(x, y, reach):
            second, at, px, py = samples[other]
            if other <= number or second == index:
                continue
            if (index, second) not in best or distance < best[index, second][0]:
                place = Overlap(index, second, ((share, at),), 0.5 * (x + px), 0.5 * (y + py))
                best[index, second] = (distance, place)
    found = [place for _, place in best.values()]
    sloping = (k for k, place in enumerate(found) if _slopes(pieces[place.first], pieces[place.second]))
    for k in islice(sloping, MOST_FINE):
        place = found[k]
        shares = _covered(pieces[place.first], pieces[place.second])
        found[k] = place._replace(shares=shares or place.shares)
    return found


def _slopes(one: Placed, other: Placed) -> bool:
    return bool(one.kind.down or other.kind.down)


def _covered(one: Placed, other: Placed) -> tuple[tuple[float, float], ...]:
    """Places of two roads that lie on each other, along the middle and both edges of the first."""
    half = 0.5 * TOUCH * road_width(one)
    below = centre_points(other, FINE)
    found = []
    line = centre_points(one, FINE)
    for (share, x, y), (_, u, v) in pairwise(line):
        length = hypot(u - x, v - y)
        for side in (-half, 0.0, half):
            px, py = x - side * (v - y) / length, y + side * (u - x) / length
            distance, at = min((hypot(px - qx, py - qy), at) for at, qx, qy in below)
            if distance <= half:
                found.append((share, at))
    return tuple(found)
