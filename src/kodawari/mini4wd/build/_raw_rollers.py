"""Rollers of the raw car."""

import math
from collections.abc import Iterator

from kodawari.mini4wd.build._build import Build, PlacedRoller
from kodawari.mini4wd.build._laws import law_of, quarter
from kodawari.mini4wd.build._stance import Stance, spot
from kodawari.mini4wd.build._terms import Picker, disc_key
from kodawari.mini4wd.build._units import G_MM2, MM, sine_cosine
from kodawari.mini4wd.course.segment import Vector
from kodawari.mini4wd.dynamics import ContactLaw, Roller
from kodawari.mini4wd.specs import quantity_of

__all__ = ["raw_rollers", "rim_friction"]


def raw_rollers(build: Build, stance: Stance, pick: Picker, masses: dict[str, float]) -> tuple[Roller, ...]:
    """Every disc of every roller, left before right."""
    return tuple(
        raw
        for roller in build.rollers
        for side in ((1.0, -1.0) if roller.pair else (1.0,))
        for raw in _discs(build, roller, side, stance, pick, masses)
    )


def rim_friction(build: Build, rim: str, pick: Picker) -> float:
    """Friction of a rim on the wall: the base times the ratios of the ranking below it."""
    data = build.contacts.roller
    value = pick("roller.friction", quantity_of(data, "friction"))
    while rim:
        value *= pick(f"roller.rim_ratio.{rim}", data.rim_ratio[rim].quantity(""))
        rim = data.follows[rim]
    return value


def _axis(thrust: float, tilt: float, side: float, stance: Stance) -> Vector:
    """The axle, upwards: its top leans forward by `thrust` and outward by `tilt` [°]."""
    (sine, cosine), (out, up) = sine_cosine(thrust), sine_cosine(tilt)
    x, y, z = sine * up, side * out * cosine, cosine * up
    size = math.sqrt(x * x + y * y + z * z)
    return stance.turned(x / size, y / size, z / size)


def _law(build: Build, roller: PlacedRoller, pick: Picker) -> ContactLaw:
    data = build.contacts.roller
    frequency = pick(
        f"roller.frequency_rad_s.{roller.stay}", data.frequency_rad_s[roller.stay].quantity("rad/s")
    )
    damping = pick("roller.damping_ratio", quantity_of(data, "damping_ratio"))
    return law_of(quarter(build, pick), frequency, damping)


def _discs(
    build: Build, roller: PlacedRoller, side: float, stance: Stance, pick: Picker, masses: dict[str, float]
) -> Iterator[Roller]:
    data = build.contacts.roller
    x, y, z = spot(roller.place, pick)
    lean = _axis(pick.total(roller.thrust), pick.total(roller.tilt), side, stance)
    drag = pick(
        f"roller.bearing_mN_m.{roller.spec.bearing}", data.bearing_mN_m[roller.spec.bearing].quantity("mN·m")
    )
    viscous = pick("roller.bearing_mN_m_s", quantity_of(data, "bearing_mN_m_s"))
    rise = 0.0
    for index, disc in enumerate(roller.spec.discs):
        diameter, thickness, share = (
            pick(disc_key(roller.spec_id, index, name), quantity_of(disc, name))
            for name in ("diameter_mm", "thickness_mm", "inertia_share")
        )
        rise += 0.5 * thickness + roller.spec.gap_mm if index else 0.0
        centre = stance.point(x, side * y, z)
        mass = masses[disc_key(roller.spec_id, index, "mass_g")]
        yield Roller(
            position=(
                centre[0] + MM * rise * lean[0],
                centre[1] + MM * rise * lean[1],
                centre[2] + MM * rise * lean[2],
            ),
            axis=lean,
            radius=0.5 * MM * diameter,
            thickness=MM * thickness,
            inertia=0.25 * G_MM2 * share * mass * diameter * diameter,
            drag=1e-3 * drag,
            drag_viscous=1e-3 * viscous,
            friction=rim_friction(build, roller.spec.rim, pick),
            slip_speed=pick("roller.slip_speed_m_s", quantity_of(data, "slip_speed_m_s")),
            law=_law(build, roller, pick),
        )
        rise += 0.5 * thickness
