"""The chain: the segments of a whole race, one after the other, as the kernels read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kodawari.exact import cos, sin
from kodawari.mini4wd.course import Segment, Vector, direction, world_point
from kodawari.mini4wd.dynamics import _layout as at

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Chain", "chain_of"]

FAR = 1e9
SMOOTH = 1e-6
"""Sine of the smallest angle between two floors that counts as a kink."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Segments in running order, with a little more before the start line and after the finish.

    Attributes:
        segments: In running order.
        start: Index of the first segment after the start line.
        progress: Way from the start line to the beginning of each segment [m]; negative before the line.
        lap_ends: For each segment the lap (1, 2, …) that ends on entering it, else 0.
    """

    segments: tuple[Segment, ...]
    start: int
    progress: tuple[float, ...]
    lap_ends: tuple[int, ...]

    @property
    def laps(self) -> int:
        """How many laps the race has."""
        return max(self.lap_ends)

    @property
    def length(self) -> float:
        """Way from the start line to the finish along the lane centres, in plan arcs [m]."""
        return self.progress[self.lap_ends.index(self.laps)]

    def table(self) -> "NDArray[np.float64]":
        """One row per segment, shape (len(segments), N_SEGMENT)."""
        import numpy as np  # noqa: PLC0415 — heavy, and only needed when something is run

        rows = np.zeros((len(self.segments), at.N_SEGMENT))
        for k, segment in enumerate(self.segments):
            _fill(rows[k], segment)
            if k > 0:
                _join(rows[k - 1], self.segments[k - 1], rows[k], segment)
        for row, segment in zip(rows, self.segments, strict=True):
            row[at.LEVEL] = float(_is_level(row, segment))
        return rows


def chain_of(
    laps: Sequence[Sequence[Segment]], *, before: Sequence[Segment], after: Sequence[Segment]
) -> Chain:
    """A race from its laps.

    Args:
        laps: The segments of each lap, from start line to start line.
        before: Segments that lead to the start line; the car stands on them at the start.
        after: Segments beyond the finish, for what is ahead of the centre of mass when it crosses.
    """
    segments = [*before]
    lap_ends = [0] * len(before)
    for number, lap in enumerate(laps):
        segments += lap
        lap_ends += [number] + [0] * (len(lap) - 1)
    segments += after
    lap_ends += [len(laps)] + [0] * (len(after) - 1)
    position = -sum(segment.length for segment in before)
    progress = []
    for segment in segments:
        progress.append(position)
        position += segment.length
    return Chain(tuple(segments), len(before), tuple(progress), tuple(lap_ends))


def _fill(row: Any, segment: Segment) -> None:
    """Write one segment's numbers into its row."""
    row[at.OX : at.OZ + 1] = segment.origin
    row[at.E00 : at.E22 + 1] = [number for axis in segment.axes for number in axis]
    row[at.CURVATURE] = segment.curvature
    row[at.HALF_LENGTH] = segment.half_length
    row[at.C0 : at.C5 + 1] = segment.profile
    row[at.HALF_WIDTH] = segment.half_width
    row[at.WALL_HEIGHT] = segment.wall_height
    row[at.CLAMP_LOW], row[at.CLAMP_HIGH] = -FAR, FAR
    row[at.KBZ] = row[at.KAZ] = 1.0
    row[at.KBD] = row[at.KAD] = -FAR
    angle = segment.curvature * segment.half_length
    row[at.END_COSINE], row[at.END_SINE] = cos(angle), sin(angle)
    row[at.END_X] = sin(angle) / segment.curvature if angle != 0.0 else segment.half_length


def _is_level(row: Any, segment: Segment) -> bool:
    """Whether a segment's plane is horizontal, its floor flat, and neither end a kink: exactly."""
    (_, _, ahead), (_, _, left), up = segment.axes
    upright = (ahead, left, *up) == (0.0, 0.0, 0.0, 0.0, 1.0)
    smooth = row[at.KINKED] == 0.0 and row[at.CLAMP_LOW] == -FAR and row[at.CLAMP_HIGH] == FAR
    return bool(upright and smooth and not any(segment.profile[1:]))


def floor_at(segment: Segment, s: float) -> tuple[Vector, Vector, Vector]:
    """World point on the floor of the centre line at s, its tangent there, and the floor's normal."""
    point, tangent = world_point(segment, s), direction(segment, s)
    to_left = [a - b for a, b in zip(world_point(segment, s, 1.0), point, strict=True)]
    (tx, ty, tz), (lx, ly, lz) = tangent, to_left
    return point, tangent, (ty * lz - tz * ly, tz * lx - tx * lz, tx * ly - ty * lx)


def _join(row: Any, segment: Segment, next_row: Any, following: Segment) -> None:
    """Mark what a joint means to a wheel: nothing, a convex edge, or two faces at a concave kink."""
    point, _, normal = floor_at(segment, segment.half_length)
    _, onward, next_normal = floor_at(following, -following.half_length)
    # sine of the angle by which the floor turns up, along the normal of the first face
    rise = sum(a * b for a, b in zip(onward, normal, strict=True))
    if abs(rise) < SMOOTH:
        return
    if rise < 0.0:
        row[at.CLAMP_HIGH] = segment.half_length
        next_row[at.CLAMP_LOW] = -following.half_length
        return
    row[at.KAX : at.KAZ + 1] = next_normal
    row[at.KAD] = sum(a * b for a, b in zip(next_normal, point, strict=True))
    next_row[at.KBX : at.KBZ + 1] = normal
    next_row[at.KBD] = sum(a * b for a, b in zip(normal, point, strict=True))
    row[at.KINKED] = next_row[at.KINKED] = 1.0
