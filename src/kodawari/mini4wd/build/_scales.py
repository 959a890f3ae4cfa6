"""Scales under the four wheels: mass and centre of mass from what they show."""

import math

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._entries import Reading
from kodawari.mini4wd.build._file import Measured
from kodawari.mini4wd.build._lengths import reading
from kodawari.mini4wd.build._mass import Weighed, rigid_of
from kodawari.mini4wd.build._solids_drive import wheel_size
from kodawari.mini4wd.build._stance import Stance
from kodawari.mini4wd.build._terms import Picker
from kodawari.mini4wd.build._units import MM
from kodawari.mini4wd.course.segment import Vector

__all__ = ["centre_of", "mass_reading"]

_WHEELS = ("front_left_g", "front_right_g", "rear_left_g", "rear_right_g")


def _loads(measured: Measured) -> tuple[Reading, ...]:
    """The four readings, or none.

    Raises:
        KodawariError: Some of the four are missing.
    """
    found = tuple(read for name in _WHEELS if (read := getattr(measured, name)) is not None)
    if found and len(found) < len(_WHEELS):
        missing = next(name for name in _WHEELS if getattr(measured, name) is None)
        raise KodawariError(
            "wheel loads need all four wheels",
            place=f"measured.{missing}",
            mend="Weigh the missing ones too.",
        )
    return found


def mass_reading(measured: Measured) -> Reading | None:
    """What the whole car weighs: the scale's reading, or the sum of the wheel loads.

    Raises:
        KodawariError: Some of the wheel loads are missing.
    """
    loads = _loads(measured)
    if measured.mass_g is not None or not loads:
        return measured.mass_g
    total = math.fsum(load.value for load in loads)
    return Reading(value=total, pm=math.sqrt(math.fsum(load.pm**2 for load in loads)))


def centre_of(
    build: Build, stance: Stance, parts: list[Weighed], pick: Picker, *, free: bool = False
) -> Vector:
    """Centre of mass [m]: of the rigid car, or with `free` dampers at rest included.

    Wheel loads give the whole car's centre in plan by the lever rule; free dampers stand on the scales too,
    so the rigid car's centre is what remains without them. The height comes from the parts.
    """
    rigid, whole = rigid_of(parts), rigid_of(parts, free=True)
    centre = stance.point(*(whole if free else rigid).centre)
    loads = _loads(build.file.measured)
    if not loads:
        return centre
    picked = [pick(f"measured.{n}", reading(r, "g")) for n, r in zip(_WHEELS, loads, strict=True)]
    half = 0.5 * MM * stance.wheelbase * stance.cosine
    front, rear = (MM * wheel_size(pair, stance, pick).y for pair in build.wheels)
    total = math.fsum(picked)
    shown = (
        half * (picked[0] + picked[1] - picked[2] - picked[3]) / total,
        (front * (picked[0] - picked[1]) + rear * (picked[2] - picked[3])) / total,
    )
    lever = 1.0 if free else whole.mass / rigid.mass
    computed = stance.point(*whole.centre)
    return (
        centre[0] + lever * (shown[0] - computed[0]),
        centre[1] + lever * (shown[1] - computed[1]),
        centre[2],
    )
