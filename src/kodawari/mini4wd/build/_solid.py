"""A massive part as a simple solid."""

from typing import NamedTuple

from kodawari.mini4wd.build._terms import Sum
from kodawari.mini4wd.course.segment import Vector

__all__ = ["Solid", "box", "ring", "rod"]


class Solid(NamedTuple):
    """A part with its mass and its own inertia.

    Attributes:
        name: What the mass list calls it.
        mass: Its mass [g].
        place: Its middle in the chassis' frame [mm].
        gyration: Squared radii of gyration about its own x, y and z axes [mm²].
        scale: What the mass is multiplied with: a shaved tyre is lighter than a new one.
        mirrored: Whether the same part sits on the other side too.
        free: Whether it moves by itself and does not belong to the rigid car.
    """

    name: str
    mass: Sum
    place: Vector
    gyration: Vector = (0.0, 0.0, 0.0)
    scale: float = 1.0
    mirrored: bool = False
    free: bool = False


def box(length: float, width: float, height: float) -> Vector:
    """Squared radii of gyration of a box with sides along x, y and z."""
    a, b, c = length * length / 12, width * width / 12, height * height / 12
    return (b + c, a + c, a + b)


def rod(radius: float, length: float, *, along: str) -> Vector:
    """Squared radii of gyration of a solid rod along the x or y axis."""
    spin = 0.5 * radius * radius
    across = 0.5 * spin + length * length / 12
    return (spin, across, across) if along == "x" else (across, spin, across)


def ring(outer: float, inner: float, width: float) -> Vector:
    """Squared radii of gyration of a ring about the y axis."""
    spin = 0.5 * (outer * outer + inner * inner)
    across = 0.5 * spin + width * width / 12
    return (across, spin, across)
