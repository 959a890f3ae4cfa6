"""Rigid poses: where a frame sits and how it is turned, composed one after the other."""

from dataclasses import dataclass

from kodawari.exact import cos, sin
from kodawari.mini4wd.course.segment import Matrix, Vector

__all__ = ["Pose", "arc_end", "shifted", "turned"]

_UPRIGHT: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Pose:
    """A frame inside an outer one.

    Attributes:
        origin: The frame's origin in the outer frame [m], shape (3,).
        axes: Rows are the frame's x, y and z axes in the outer frame [-], shape (3, 3), orthonormal.
    """

    origin: Vector = (0.0, 0.0, 0.0)
    axes: Matrix = _UPRIGHT

    def turn(self, v: Vector) -> Vector:
        """A direction of this frame as the outer frame sees it."""
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = self.axes
        x, y, z = v
        return (x * ax + y * bx + z * cx, x * ay + y * by + z * cy, x * az + y * bz + z * cz)

    def apply(self, point: Vector) -> Vector:
        """A point of this frame as the outer frame sees it [m]."""
        x, y, z = self.turn(point)
        return (self.origin[0] + x, self.origin[1] + y, self.origin[2] + z)

    def invert(self, point: Vector) -> Vector:
        """A point of the outer frame as this frame sees it [m]."""
        d = (point[0] - self.origin[0], point[1] - self.origin[1], point[2] - self.origin[2])
        a, b, c = ((axis[0] * d[0] + axis[1] * d[1]) + axis[2] * d[2] for axis in self.axes)
        return (a, b, c)

    def then(self, inner: "Pose") -> "Pose":
        """The pose of a frame that is given inside this one."""
        x, y, z = inner.axes
        return Pose(self.apply(inner.origin), (self.turn(x), self.turn(y), self.turn(z)))


def shifted(x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Pose:
    """A frame moved by (x, y, z) [m] and not turned."""
    return Pose((x, y, z))


def turned(*, yaw: float = 0.0, pitch: float = 0.0) -> Pose:
    """A frame turned to the left by `yaw`, then its nose lifted by `pitch` [rad]."""
    cy, sy, cp, sp = cos(yaw), sin(yaw), cos(pitch), sin(pitch)
    return Pose(axes=((cy * cp, sy * cp, sp), (-sy, cy, 0.0), (-cy * sp, -sy * sp, cp)))


def arc_end(curvature: float, length: float) -> Pose:
    """The frame at the end of a plane arc that starts at the origin along x.

    Args:
        curvature: Signed [1/m]; positive turns left.
        length: Arc length [m]; negative runs backwards.
    """
    if curvature == 0.0:
        return shifted(length)
    angle = curvature * length
    half = sin(0.5 * angle)
    return Pose((sin(angle) / curvature, 2.0 * half * half / curvature, 0.0), turned(yaw=angle).axes)
