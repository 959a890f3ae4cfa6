"""Whether pieces stay inside the venue and clear of what stands in it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kodawari.mini4wd.draft._model import Point, Venue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

__all__ = ["CORNERS", "Beyond", "beyond_venue"]

CLOSE = 25.0
"""Distance of the points of an outline that are looked at [mm]."""

CORNERS = 3
"""An outline with fewer encloses nothing."""

TOUCH = 0.5
"""A piece may touch an edge [mm]."""

Beyond = tuple[int, float, Point, int | None]
"""Index of a piece, how far it reaches at most [mm], where, and the obstacle; None for the outline."""


def beyond_venue(venue: Venue, outlines: Sequence[Sequence[Point]]) -> list[Beyond]:
    """Pieces that reach over the venue's edge or into an obstacle, by the piece.

    Args:
        venue: The floor and what stands on it.
        outlines: The outer walls of each piece, as a ring [mm].
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed with a venue

    rings = [_dense(np.array(outline, dtype=np.float64)) for outline in outlines]
    found: list[Beyond] = []
    if len(venue.outline) >= CORNERS:
        edge = np.array(venue.outline, dtype=np.float64)
        for index, ring in enumerate(rings):
            found += _worst(index, ring, ~_inside(ring, edge), edge, None)
    for number, obstacle in enumerate(venue.obstacles):
        block = _dense(np.array(obstacle.outline, dtype=np.float64))
        corners = np.array(obstacle.outline, dtype=np.float64)
        for index in _near(rings, block):
            ring = rings[index]
            into = list(_worst(index, ring, _inside(ring, corners), corners, number))
            into += _worst(index, block, _inside(block, ring), ring, number)
            found += sorted(into, key=lambda beyond: -beyond[1])[:1]
    return sorted(found, key=lambda beyond: beyond[0])


def _near(rings: "Sequence[Points]", block: "Points") -> Iterator[int]:
    """Pieces whose boxes overlap that of an obstacle."""
    low, high = block.min(axis=0), block.max(axis=0)
    for index, ring in enumerate(rings):
        if (ring.min(axis=0) < high).all() and (ring.max(axis=0) > low).all():
            yield index


def _worst(
    index: int, points: "Points", wrong: "NDArray[np.bool_]", edge: "Points", obstacle: int | None
) -> Iterator[Beyond]:
    """Of the points that lie where they should not, the one that is farthest from the edge."""
    if not wrong.any():
        return
    bad = points[wrong]
    distance = _distance(bad, edge)
    worst = int(distance.argmax())
    if distance[worst] > TOUCH:
        yield index, float(distance[worst]), (float(bad[worst, 0]), float(bad[worst, 1])), obstacle


def _dense(ring: "Points") -> "Points":
    """A ring with points at most `CLOSE` apart."""
    import numpy as np  # noqa: PLC0415 - as above

    after = np.roll(ring, -1, axis=0)
    counts = np.maximum(1, np.ceil(np.hypot(*(after - ring).T) / CLOSE)).astype(int)
    if counts.sum() > 40 * len(ring):  # a large obstacle: its corners and as many points as there is need of
        counts = np.minimum(counts, 400)
    parts = [
        a + (b - a) * (np.arange(count) / count)[:, None]
        for a, b, count in zip(ring, after, counts, strict=True)
    ]
    return np.concatenate(parts)


def _inside(points: "Points", ring: "Points") -> "NDArray[np.bool_]":
    """Which points lie inside a ring, by the parity of the edges to their right."""
    import numpy as np  # noqa: PLC0415 - as above

    x, y = points[:, 0, None], points[:, 1, None]
    (ax, ay), (bx, by) = ring.T, np.roll(ring, -1, axis=0).T
    spans = (ay > y) != (by > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = ax + (y - ay) / (by - ay) * (bx - ax)
    return np.asarray((spans & (x < crossing)).sum(axis=1) % 2 == 1)


def _distance(points: "Points", ring: "Points") -> "NDArray[np.float64]":
    """Distance of points from the nearest edge of a ring [mm]."""
    import numpy as np  # noqa: PLC0415 - as above

    a, along = ring, np.roll(ring, -1, axis=0) - ring
    size = np.maximum((along**2).sum(axis=1), 1e-12)
    apart = points[:, None, :] - a
    share = np.clip((apart * along).sum(axis=2) / size, 0.0, 1.0)
    return np.asarray(np.sqrt(((apart - share[:, :, None] * along) ** 2).sum(axis=2)).min(axis=1))
