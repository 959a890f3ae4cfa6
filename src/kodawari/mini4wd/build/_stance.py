"""How the car stands: from the chassis' own frame to the floor.

The chassis' frame has its origin midway between the axles, x forward and z up from the line through both
axles. Tyres of unlike size front and rear pitch it: with axle heights r_f and r_r and wheelbase b, sin(pitch)
= (r_f - r_r) / b, nose up positive. Everything bolted on turns with it.
"""

import math
from typing import NamedTuple

from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._terms import Picker, Place, term
from kodawari.mini4wd.build._units import MM
from kodawari.mini4wd.course.segment import Matrix, Vector
from kodawari.mini4wd.specs import quantity_of

__all__ = ["Stance", "spot", "stance_of"]


class Stance(NamedTuple):
    """How the car stands on its wheels.

    Attributes:
        front: Radius of the front tyres [mm].
        rear: Radius of the rear tyres [mm].
        wheelbase: Distance of the axles [mm].
    """

    front: float
    rear: float
    wheelbase: float

    @property
    def sine(self) -> float:
        """Sine of the pitch, nose up positive."""
        return (self.front - self.rear) / self.wheelbase

    @property
    def cosine(self) -> float:
        """Cosine of the pitch."""
        return math.sqrt(1.0 - self.sine * self.sine)

    def turned(self, x: float, y: float, z: float) -> Vector:
        """A vector of the chassis' frame in the car's frame on the floor."""
        return (x * self.cosine - z * self.sine, y, x * self.sine + z * self.cosine)

    def point(self, x: float, y: float, z: float) -> Vector:
        """A point of the chassis' frame [mm] in the car's frame on the floor [m]."""
        across, side, up = self.turned(x, y, z)
        return (MM * across, MM * side, MM * (up + 0.5 * (self.front + self.rear)))

    def above_axle(self, x: float, height: float) -> float:
        """Height above the axle line [mm] of what stands at chassis x and `height` [mm] above the floor."""
        return (height - 0.5 * (self.front + self.rear) - x * self.sine) / self.cosine

    def tensor(self, inertia: Matrix) -> Matrix:
        """An inertia of the chassis' frame in the car's frame."""
        # Columns of the rotation are the images of the unit vectors, so R J Rᵀ sums over them.
        columns = (self.turned(1, 0, 0), self.turned(0, 1, 0), self.turned(0, 0, 1))
        rows = tuple(
            tuple(
                math.fsum(columns[p][i] * inertia[p][q] * columns[q][j] for p in range(3) for q in range(3))
                for j in range(3)
            )
            for i in range(3)
        )
        return (rows[0][:3], rows[1][:3], rows[2][:3])  # type: ignore[return-value]


def stance_of(build: Build, pick: Picker) -> Stance:
    """How a build stands, with the picked tyre sizes and wheelbase."""
    base = term("chassis.wheelbase_mm", quantity_of(build.chassis, "wheelbase_mm"))
    front, rear = (0.5 * pick.total(pair.diameter) for pair in build.wheels)
    return Stance(front, rear, pick.total(base))


def spot(place: Place, pick: Picker) -> Vector:
    """The picked numbers of a place, in the chassis' frame [mm]."""
    return (pick.total(place.x), pick.total(place.y), pick.total(place.z))
