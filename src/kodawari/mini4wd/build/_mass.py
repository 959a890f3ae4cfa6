"""Mass, centre of mass and inertia of a build.

Where the whole car has been weighed, the reading decides: every part's mass moves in proportion to its own
variance, which is the conditional mean of independent normal errors given their sum (GUM, JCGM 100:2008, 5.1;
the correction is that of a single-observation Kalman update). A brass block of stated mass hardly moves, an
estimated chassis does.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kodawari.mini4wd.build._entries import Reading
from kodawari.mini4wd.build._lengths import reading
from kodawari.mini4wd.build._solid import Solid
from kodawari.mini4wd.build._terms import Picker
from kodawari.mini4wd.course.segment import Matrix, Vector
from kodawari.quantity import Quantity

__all__ = ["Rigid", "Weighed", "rigid_of", "weigh"]


class Weighed(NamedTuple):
    """A solid with its picked mass [g] on one side of the car."""

    solid: Solid
    mass: float


class Rigid(NamedTuple):
    """A rigid body in the chassis' frame: mass [g], centre [mm], inertia about the centre [g mm²]."""

    mass: float
    centre: Vector
    inertia: Matrix


def _sides(solid: Solid) -> int:
    return 2 if solid.mirrored else 1


def weigh(solids: Sequence[Solid], scale: Reading | None, pick: Picker) -> list[Weighed]:
    """Every solid with its picked mass, corrected where a scale has shown the whole car."""
    share: dict[str, float] = defaultdict(float)
    known: dict[str, Quantity] = {}
    for solid in solids:
        for key, quantity, factor in solid.mass:
            share[key] += _sides(solid) * solid.scale * factor
            known[key] = quantity
    values = {key: pick(key, quantity) for key, quantity in known.items()}
    if scale is not None:
        target = pick("measured.mass_g", reading(scale, "g"))
        values = _corrected(values, share, known, target)
    return [
        Weighed(s, s.scale * math.fsum(factor * values[key] for key, _, factor in s.mass)) for s in solids
    ]


def _corrected(
    values: dict[str, float], share: dict[str, float], known: dict[str, Quantity], target: float
) -> dict[str, float]:
    """The masses that agree with the scale."""
    missing = target - math.fsum(share[key] * value for key, value in values.items())
    variance = {key: (share[key] * known[key].spread) ** 2 for key in values}
    total = math.fsum(variance.values())
    if total == 0.0:
        return values
    return {
        key: max(value + missing * variance[key] / (total * share[key]), 0.1 * value) if share[key] else value
        for key, value in values.items()
    }


def _twins(weighed: Weighed) -> Iterable[tuple[float, Vector, Vector]]:
    """Mass, place and gyration of each of the mirrored parts."""
    x, y, z = weighed.solid.place
    yield weighed.mass, (x, y, z), weighed.solid.gyration
    if weighed.solid.mirrored:
        yield weighed.mass, (x, -y, z), weighed.solid.gyration


def rigid_of(parts: Iterable[Weighed], *, free: bool = False) -> Rigid:
    """The rigid car: everything but the free dampers, or with `free` those too, resting in their places."""
    bodies = [twin for part in parts if free or not part.solid.free for twin in _twins(part)]
    mass = math.fsum(m for m, _, _ in bodies)
    centre = tuple(math.fsum(m * place[axis] for m, place, _ in bodies) / mass for axis in range(3))
    x0, y0, z0 = centre
    xx = yy = zz = xy = xz = yz = 0.0
    for m, (px, py, pz), (gx, gy, gz) in bodies:
        x, y, z = px - x0, py - y0, pz - z0
        xx += m * (gx + y * y + z * z)
        yy += m * (gy + x * x + z * z)
        zz += m * (gz + x * x + y * y)
        xy -= m * x * y
        xz -= m * x * z
        yz -= m * y * z
    return Rigid(mass, (x0, y0, z0), ((xx, xy, xz), (xy, yy, yz), (xz, yz, zz)))
