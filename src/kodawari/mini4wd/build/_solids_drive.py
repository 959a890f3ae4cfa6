"""Motor, gears, cells, axles and wheels as solids."""

from collections.abc import Iterator
from typing import NamedTuple

from kodawari.mini4wd.build._build import Build, WheelPair
from kodawari.mini4wd.build._solid import Solid, box, ring, rod
from kodawari.mini4wd.build._stance import Stance
from kodawari.mini4wd.build._terms import Picker, term
from kodawari.mini4wd.specs import quantity_of

__all__ = ["WheelSize", "drive_solids", "wheel_size", "wheel_solids"]

_CELL = rod(7.25, 50.5, along="x")
"""An AA cell is a rod of 14.5 × 50.5 mm (IEC 60086-2, R6)."""


def drive_solids(build: Build, stance: Stance, pick: Picker) -> Iterator[Solid]:
    """Motor, gears, propeller shaft, cells and bearings."""
    layout, half = build.layout, 0.5 * stance.wheelbase
    motor_x, motor_z, gear_x, cell_x, cell_y, cell_z = (
        pick(f"layout.{name}", quantity_of(layout, name))
        for name in (
            "motor_x_mm", "motor_centre_mm", "gear_x_mm", "cell_x_mm", "cell_y_mm", "cell_centre_mm",
        )
    )  # fmt: skip
    yield Solid(
        "motor",
        term("mass.motor", quantity_of(build.can, "mass_g")),
        (motor_x, 0.0, motor_z),
        _motor(build, pick),
    )
    gears = term(f"mass.gear.{build.gear_id}", quantity_of(build.gear, "mass_g"))
    # The gears of a PRO chassis sit at both axles, those of the others near the motor.
    arm = half if build.chassis.rotor == "along" else 12.0
    yield Solid("gears", gears, (gear_x, 0.0, 0.0), (16.0, arm * arm, arm * arm))
    shaft = term("mass.propeller-shaft", quantity_of(build.drivetrain, "shaft_mass_g"))
    if shaft[0].quantity.ends[2] > 0:
        yield Solid("propeller shaft", shaft, (0.0, 0.0, 0.0), rod(1.0, 2 * half, along="x"))
    cell = term(f"mass.cell.{build.battery_id}", quantity_of(build.battery, "mass_g"))
    yield Solid("cells", cell, (cell_x, cell_y, cell_z), _CELL, mirrored=True)
    bearing = term(f"mass.bearing.{build.bearing_id}", quantity_of(build.bearing, "mass_g"))
    for x in (half, -half):
        yield Solid("axle bearings", bearing, (x, 20.0, 0.0), mirrored=True)


def _motor(build: Build, pick: Picker) -> tuple[float, float, float]:
    """Squared radii of gyration of the motor: its shaft lies along or across the car."""
    length, width, height = (
        pick(f"motor.{name}", quantity_of(build.can, name)) for name in ("length_mm", "width_mm", "height_mm")
    )
    return box(length, width, height) if build.chassis.rotor == "along" else box(width, length, height)


class WheelSize(NamedTuple):
    """Picked sizes of the wheels of one axle [mm].

    Attributes:
        radius: Radius of the tyre as it is.
        rim: Radius of the rim.
        width: Width of the tread.
        y: Distance of the tyre's middle from the middle plane.
        scale: Mass of the tyre as it is against the new one's.
    """

    radius: float
    rim: float
    width: float
    y: float
    scale: float


def wheel_size(pair: WheelPair, stance: Stance, pick: Picker) -> WheelSize:
    """The picked sizes of the wheels of one axle."""
    radius = stance.front if pair.end == "front" else stance.rear
    rim = 0.5 * pick(f"wheel.{pair.wheel_id}.rim_mm", quantity_of(pair.wheel, "rim_mm"))
    new = 0.5 * pick(f"tyre.{pair.tyre_id}.diameter_mm", quantity_of(pair.tyre, "diameter_mm"))
    left = (radius * radius - rim * rim) / (new * new - rim * rim)
    return WheelSize(
        radius=radius,
        rim=min(rim, radius),
        width=pick(f"tyre.{pair.tyre_id}.width_mm", quantity_of(pair.tyre, "width_mm")),
        y=0.5 * pick.total(pair.tread),
        # A ring keeps its inner radius when it is shaved; a skin is left even where the picked rim is larger.
        scale=max(left, 0.05),
    )


def wheel_solids(build: Build, pair: WheelPair, stance: Stance, pick: Picker) -> Iterator[Solid]:
    """Axle, wheels and tyres of one end."""
    size = wheel_size(pair, stance, pick)
    x = 0.5 * stance.wheelbase * (1.0 if pair.end == "front" else -1.0)
    hub = (x, size.y, 0.0)
    axle = term(f"mass.axle.{build.axle_id}", quantity_of(build.axle, "mass_g"))
    yield Solid("axles", axle, (x, 0.0, 0.0), rod(1.0, build.axle.length_mm, along="y"))
    wheel = term(f"mass.wheel.{pair.wheel_id}", quantity_of(pair.wheel, "mass_g"))
    yield Solid(f"{pair.end} wheels", wheel, hub, ring(size.rim, 0.25 * size.rim, size.width), mirrored=True)
    tyre = term(f"mass.tyre.{pair.tyre_id}", quantity_of(pair.tyre, "mass_g"))
    shape = ring(size.radius, size.rim, size.width)
    yield Solid(f"{pair.end} tyres", tyre, hub, shape, scale=size.scale, mirrored=True)
