"""Where a point is on a course: a second writing of the geometry, for the runs that check the solver.

Nothing here comes from the kernels. Segments are taken as data (frame, curvature, profile); places are found
with the C library's functions and by iteration until nothing moves, not by closed forms in a fixed number of
steps.
"""

from collections.abc import Sequence
from math import atan2, cos, hypot, sin

from kodawari.mini4wd.course import Segment, Vector

__all__ = ["Foot", "Lane", "Spot"]

_SMOOTH = 1e-6
"""Sine of the smallest angle between two floors that counts as an edge."""


class Spot:
    """A point on a lane: segment k, place s and n, height z over its plane, and the lane's directions there.

    `along`, `left` and `up` are unit vectors in the world; `stretch` is 1 − κ n.
    """

    __slots__ = ("along", "k", "left", "n", "s", "stretch", "up", "z")

    def __init__(
        self, k: int, s: float, n: float, z: float, along: Vector, left: Vector, up: Vector, stretch: float
    ) -> None:
        self.k, self.s, self.n, self.z = k, s, n, z
        self.along, self.left, self.up, self.stretch = along, left, up, stretch


class Foot:
    """The floor point nearest to another point: its distance from it and the floor's normal, in the world."""

    __slots__ = ("distance", "k", "normal")

    def __init__(self, k: int, distance: float, normal: Vector) -> None:
        self.k, self.distance, self.normal = k, distance, normal


class Lane:
    """The segments of a chain, one after the other."""

    def __init__(self, segments: Sequence[Segment], progress: Sequence[float]) -> None:
        self.segments = segments
        self.progress = progress

    def floor(self, k: int, s: float) -> tuple[float, float, float]:
        """Height of the floor over the segment's plane, its slope, and how fast the slope grows."""
        c0, c1, c2, c3, c4, c5 = self.segments[k].profile
        return (
            c0 + c1 * s + c2 * s**2 + c3 * s**3 + c4 * s**4 + c5 * s**5,
            c1 + 2 * c2 * s + 3 * c3 * s**2 + 4 * c4 * s**3 + 5 * c5 * s**4,
            2 * c2 + 6 * c3 * s + 12 * c4 * s**2 + 20 * c5 * s**3,
        )

    def spot(self, k: int, point: Sequence[float]) -> Spot:
        """Where a world point is, starting to look on segment k."""
        going = 0
        while True:
            found = self._on(k, point)
            half = self.segments[k].half_length
            if found.s > half and going >= 0 and k + 1 < len(self.segments):
                k, going = k + 1, 1
            elif found.s < -half and going <= 0 and k > 0:
                k, going = k - 1, -1
            else:
                return found

    def _on(self, k: int, point: Sequence[float]) -> Spot:
        """The coordinates of a world point on one segment, beyond its ends too."""
        segment = self.segments[k]
        dx, dy, dz = (a - b for a, b in zip(point, segment.origin, strict=True))
        (ax, ay, az), (bx, by, bz), up = segment.axes
        x, y = ax * dx + ay * dy + az * dz, bx * dx + by * dy + bz * dz
        z = up[0] * dx + up[1] * dy + up[2] * dz
        bend = segment.curvature
        if bend == 0.0:
            return Spot(k, x, y, z, segment.axes[0], segment.axes[1], up, 1.0)
        angle = atan2(bend * x, 1.0 - bend * y)
        stretch = hypot(bend * x, 1.0 - bend * y)
        c, d = cos(angle), sin(angle)
        along = (c * ax + d * bx, c * ay + d * by, c * az + d * bz)
        left = (c * bx - d * ax, c * by - d * ay, c * bz - d * az)
        return Spot(k, angle / bend, (1.0 - stretch) / bend, z, along, left, up, stretch)

    def foot(self, k: int, point: Sequence[float]) -> Foot:
        """The nearest floor point at the point's own offset, starting to look on segment k.

        At an edge between two floors that bends away, the nearest point is the edge itself.
        """
        going = 0
        while True:
            here = self._on(k, point)
            f, height, slope = self._nearest(here)
            half = self.segments[k].half_length
            if f > half and k + 1 < len(self.segments) and going >= 0:
                k, going = k + 1, 1
                continue
            if f < -half and k > 0 and going <= 0:
                k, going = k - 1, -1
                continue
            if abs(f) > half and self._is_edge(k, f):
                f = half if f > 0.0 else -half
                height, slope, _ = self.floor(k, f)
                return self._from_edge(here, f, height)
            return self._on_face(here, f, height, slope)

    def _nearest(self, here: Spot) -> tuple[float, float, float]:
        """Where the squared distance q²(f − s)² + (h(f) − z)² is least: f, height, slope there."""
        f, q2 = here.s, here.stretch**2
        for _ in range(30):
            height, slope, bend = self.floor(here.k, f)
            move = (q2 * (f - here.s) + (height - here.z) * slope) / max(
                q2 + slope**2 + (height - here.z) * bend, 0.2 * q2
            )
            f -= move
            if abs(move) < 1e-14:
                break
        height, slope, _ = self.floor(here.k, f)
        return f, height, slope

    def _is_edge(self, k: int, f: float) -> bool:
        """Whether the floor bends away at the end of segment k that lies towards f."""
        other = k + 1 if f > 0.0 else k - 1
        if not 0 <= other < len(self.segments):
            return False
        ends = self.segments[k].half_length, -self.segments[other].half_length
        s, t = ends if f > 0.0 else (-ends[0], -ends[1])
        (_, here, _), (_, there, _) = self.floor(k, s), self.floor(other, t)
        return (here - there if f > 0.0 else there - here) > _SMOOTH

    @staticmethod
    def _on_face(here: Spot, f: float, height: float, slope: float) -> Foot:
        size = hypot(slope, here.stretch)
        ns, nz = -slope / size, here.stretch / size
        distance = ns * here.stretch * (here.s - f) + nz * (here.z - height)
        return Foot(here.k, distance, _direction(here, ns, nz))

    @staticmethod
    def _from_edge(here: Spot, f: float, height: float) -> Foot:
        along, up = here.stretch * (here.s - f), here.z - height
        distance = hypot(along, up)
        return Foot(here.k, distance, _direction(here, along / distance, up / distance))


def _direction(here: Spot, along: float, up: float) -> Vector:
    a, u = here.along, here.up
    return (along * a[0] + up * u[0], along * a[1] + up * u[1], along * a[2] + up * u[2])
