"""Wheels of the raw car and the parts that turn with them."""

from kodawari.mini4wd.build._build import Build, WheelPair
from kodawari.mini4wd.build._laws import law_of, quarter
from kodawari.mini4wd.build._mass import Weighed
from kodawari.mini4wd.build._solids_drive import wheel_size
from kodawari.mini4wd.build._stance import Stance
from kodawari.mini4wd.build._terms import Picker
from kodawari.mini4wd.build._units import G_MM2, MM
from kodawari.mini4wd.dynamics import Spinner, Wheel
from kodawari.mini4wd.specs import quantity_of

__all__ = ["raw_spinners", "raw_wheels"]


def raw_wheels(
    build: Build, stance: Stance, parts: list[Weighed], pick: Picker
) -> tuple[Wheel, Wheel, Wheel, Wheel]:
    """Front left, front right, rear left, rear right."""
    fl, fr, rl, rr = (
        _wheel(build, pair, stance, parts, pick, side) for pair in build.wheels for side in (1.0, -1.0)
    )
    return fl, fr, rl, rr


def _wheel(
    build: Build, pair: WheelPair, stance: Stance, parts: list[Weighed], pick: Picker, side: float
) -> Wheel:
    data, size = build.contacts.tyre, wheel_size(pair, stance, pick)
    compound, key = data.compound[pair.tyre.compound], f"tyre.{pair.tyre.compound}"
    ratio, stiffer, damping = (
        pick(f"{key}.{name}", quantity_of(compound, name))
        for name in ("friction_ratio", "frequency_ratio", "damping_ratio")
    )
    friction = ratio * pick("tyre.friction", quantity_of(data, "friction"))
    frequency = stiffer * pick("tyre.frequency_rad_s", quantity_of(data, "frequency_rad_s"))
    x = 0.5 * stance.wheelbase * (1.0 if pair.end == "front" else -1.0)
    return Wheel(
        position=stance.point(x, side * size.y, 0.0),
        radius=MM * size.radius,
        width=MM * size.width * pick("tyre.edge_share", quantity_of(data, "edge_share")),
        friction=friction,
        friction_side=friction * pick("tyre.side_ratio", quantity_of(data, "side_ratio")),
        slip_speed=pick("tyre.slip_speed_m_s", quantity_of(data, "slip_speed_m_s")),
        slip_ratio=pick("tyre.slip_ratio", quantity_of(data, "slip_ratio")),
        rolling_resistance=pick("tyre.rolling_resistance", quantity_of(data, "rolling_resistance")),
        law=law_of(quarter(build, pick), frequency, damping),
        own_inertia=0.5 * G_MM2 * _turning(parts, _of_pair(pair)) if pair.wheel.one_way else 0.0,
    )


def _of_pair(pair: WheelPair) -> set[str]:
    """Names of the solids that turn with one pair of wheels."""
    return {f"{pair.end} wheels", f"{pair.end} tyres"}


def _turning(parts: list[Weighed], names: set[str]) -> float:
    """Inertia about the axle of the parts with these names [g mm²], left and right together."""
    return sum(
        part.mass * part.solid.gyration[1] * (2 if part.solid.mirrored else 1)
        for part in parts
        if part.solid.name in names
    )


def raw_spinners(
    build: Build, stance: Stance, parts: list[Weighed], ratio: float, pick: Picker
) -> tuple[Spinner, ...]:
    """Axles with the wheels that are fixed to them, gears and rotor.

    The rotor of a single-shaft motor lies across; two gear meshes turn it the way the wheels turn. A PRO
    rotor lies along the car; which way it turns has not been published, so it is taken to turn the car's left
    side up.
    """
    across = (0.0, 1.0, 0.0)
    fixed = {"axles"}.union(*(_of_pair(pair) for pair in build.wheels if not pair.wheel.one_way))
    wheels = _turning(parts, fixed)
    gears = pick(f"gear.{build.gear_id}.wheel_side_g_mm2", quantity_of(build.gear, "wheel_side_g_mm2"))
    rotor = pick("motor.rotor_g_mm2", quantity_of(build.can, "rotor_g_mm2"))
    axis = stance.turned(1.0, 0.0, 0.0) if build.chassis.rotor == "along" else across
    return (
        Spinner(inertia=G_MM2 * wheels, ratio=1.0, axis=across),
        Spinner(inertia=G_MM2 * gears, ratio=1.0, axis=across),
        Spinner(inertia=G_MM2 * rotor, ratio=ratio, axis=axis),
    )
