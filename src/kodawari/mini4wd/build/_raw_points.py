"""Points of the raw car, with friction and contact law."""

from collections.abc import Iterator

from kodawari.mini4wd.build._build import Build, PlacedBrake
from kodawari.mini4wd.build._corners import Corner, corners_of
from kodawari.mini4wd.build._laws import law_of, law_of_stiffness, quarter
from kodawari.mini4wd.build._stance import Stance, spot
from kodawari.mini4wd.build._terms import Picker
from kodawari.mini4wd.course.segment import Vector
from kodawari.mini4wd.dynamics import ContactLaw, Point
from kodawari.mini4wd.specs import quantity_of

__all__ = ["raw_points"]

_PAD_POINTS = 3
"""A pad is three points: left, right and middle."""


def raw_points(build: Build, stance: Stance, pick: Picker) -> tuple[Point, ...]:
    """Every point that can touch, left before right."""
    data = build.contacts.point
    slip = pick("point.slip_speed_m_s", quantity_of(data, "slip_speed_m_s"))
    hard = law_of(
        quarter(build, pick),
        pick("point.frequency_rad_s", quantity_of(data, "frequency_rad_s")),
        pick("point.damping_ratio", quantity_of(data, "damping_ratio")),
    )
    points = []
    for corner in corners_of(build):
        if corner.brake is None:
            friction = pick(f"point.friction.{corner.material}", data.friction[corner.material].quantity(""))
            law = hard
        else:
            friction, law = _pad(build, corner.brake, pick)
        points += [
            Point(name=name, position=position, friction=friction, slip_speed=slip, law=law)
            for name, position in _positions(corner, stance, pick)
        ]
    return tuple(points)


def _positions(corner: Corner, stance: Stance, pick: Picker) -> Iterator[tuple[str, Vector]]:
    """Name and position on the floor [m] of a corner and its mirror image."""
    x, y, z = spot(corner.place, pick)
    if corner.brake is not None:
        z = stance.above_axle(x, z)
    if not corner.pair:
        yield corner.name, stance.point(x, y, z)
        return
    yield f"{corner.name} left", stance.point(x, y, z)
    yield f"{corner.name} right", stance.point(x, -y, z)


def _pad(build: Build, brake: PlacedBrake, pick: Picker) -> tuple[float, ContactLaw]:
    """Friction and law of one point of a pad, from the pad's modulus, area and thickness."""
    data, kind = build.contacts.brake, brake.spec.pad
    ratio, modulus, damping = (
        pick(f"brake.{kind}.{name}", quantity_of(data.pad[kind], name))
        for name in ("friction_ratio", "modulus_kPa", "damping_ratio")
    )
    friction = ratio * pick("brake.friction", quantity_of(data, "friction"))
    # kPa × mm² ÷ mm is N/m.
    stiffness = modulus * brake.width_mm * brake.length_mm / brake.thickness_mm
    return friction, law_of_stiffness(quarter(build, pick) / _PAD_POINTS, stiffness / _PAD_POINTS, damping)
