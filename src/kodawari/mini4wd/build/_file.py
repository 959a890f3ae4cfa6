"""The car file: what a racer writes down, and nothing that follows from it.

Places are counted from the middle between the axles: `x_mm` forward, `y_mm` to the left, `above_axle_mm` up
from the line through both axles, so that other tyres lift or lower everything that is bolted on.
"""

import msgspec

from kodawari.mini4wd.build._entries import (
    BrakeEntry,
    DamperEntry,
    Entry,
    Length,
    PlateEntry,
    PoleEntry,
    Reading,
    RollerEntry,
    WeightEntry,
)

__all__ = ["Car", "CarFile", "Measured", "WheelEntry", "Wheels"]


class Car(Entry, frozen=True, kw_only=True):
    """The table `[car]`.

    Attributes:
        chassis: Id of the chassis; everything that is left out comes from its kit.
        name: What the owner calls it.
        notes: Free text.
        series: Line of products that the kit belongs to; without one, that of the chassis' kits.
        motor: Id of the motor.
        gear: Id of the gear set.
        battery: Id of the pair of cells.
        body: Id of the body, or `none`.
        bearing: Id of the axle bearings.
        axle: Id of the wheel axles.
        kit_rollers: Whether the rollers of the kit stay on: all, none, or those of the named mounts.
    """

    chassis: str
    name: str = ""
    notes: str = ""
    series: str | None = None
    motor: str | None = None
    gear: str | None = None
    battery: str = "neo-champ"
    body: str | None = None
    bearing: str | None = None
    axle: str | None = None
    kit_rollers: bool | tuple[str, ...] = True


class WheelEntry(Entry, frozen=True, kw_only=True):
    """`[wheels.front]` or `[wheels.rear]`.

    Attributes:
        wheel: Id of the wheels.
        tyre: Id of the tyres.
        diameter_mm: Diameter of the tyres as they are: shaved, worn, or measured.
    """

    wheel: str | None = None
    tyre: str | None = None
    diameter_mm: Length | None = None


class Wheels(Entry, frozen=True, kw_only=True):
    """The table `[wheels]`."""

    front: WheelEntry = WheelEntry()
    rear: WheelEntry = WheelEntry()


class Measured(Entry, frozen=True, kw_only=True):
    """The table `[measured]`: caliper and scale; each overrides what is computed.

    Attributes:
        width_mm: Width over everything.
        height_mm: Height of the highest point.
        length_mm: Length over everything.
        ground_clearance_mm: Lowest point but the tyres.
        mass_g: Mass of the running car, cells and motor in it.
        front_left_g: Load under one wheel, with the three others on scales of the same height.
        front_right_g: The same.
        rear_left_g: The same.
        rear_right_g: The same.
    """

    width_mm: Reading | None = None
    height_mm: Reading | None = None
    length_mm: Reading | None = None
    ground_clearance_mm: Reading | None = None
    mass_g: Reading | None = None
    front_left_g: Reading | None = None
    front_right_g: Reading | None = None
    rear_left_g: Reading | None = None
    rear_right_g: Reading | None = None


class CarFile(Entry, frozen=True, kw_only=True):
    """A whole car file.

    Attributes:
        car: The table `[car]`.
        wheels: The tables `[wheels.front]` and `[wheels.rear]`.
        roller: Rollers beside those of the kit.
        plate: Plates and stays.
        damper: Mass dampers.
        brake: Brake pads.
        weight: Weights.
        pole: Stabiliser poles.
        measured: Readings.
        declared: What the owner says about the car, by the names that the rulebooks use.
        modified: What was done to parts: the same names, and `chassis_mass_g` or `body_mass_g` after the
            work.
    """

    car: Car
    wheels: Wheels = Wheels()
    plate: tuple[PlateEntry, ...] = ()
    roller: tuple[RollerEntry, ...] = ()
    damper: tuple[DamperEntry, ...] = ()
    brake: tuple[BrakeEntry, ...] = ()
    pole: tuple[PoleEntry, ...] = ()
    weight: tuple[WeightEntry, ...] = ()
    measured: Measured = Measured()
    declared: dict[str, bool] = msgspec.field(default_factory=dict)
    modified: dict[str, bool | Reading] = msgspec.field(default_factory=dict)
