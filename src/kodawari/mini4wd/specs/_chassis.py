"""Specs of the chassis and of the geometry that a set-up needs."""

from typing import Literal

import msgspec

from kodawari.mini4wd.specs._base import Part
from kodawari.mini4wd.specs._drive import Shaft
from kodawari.quantity import Figure

__all__ = ["Block", "ChassisSpec", "Kit", "KitRoller", "Layout", "Mount"]


class Mount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place where rollers and plates are bolted on.

    Attributes:
        x_mm: Distance of its screw line ahead of the middle between the axles.
        seat_mm: Height of its upper face above the axle line.
        thrust_deg: Thrust angle that is moulded in; positive leans a roller's top forward.
        reach_mm: Farthest that a part bolted here may sit from it, in any direction of the floor plan.
    """

    x_mm: Figure
    seat_mm: Figure
    thrust_deg: Figure
    reach_mm: float


class Block(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A box that stands for a share of the chassis' mass.

    Attributes:
        share: Share of the chassis' mass.
        x_mm: Its middle, ahead of the middle between the axles.
        centre_mm: Its middle above the axle line.
        size_mm: Length, width, height.
    """

    share: float
    x_mm: float
    centre_mm: float
    size_mm: tuple[float, float, float]


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the heavy things sit in one family of chassis.

    Attributes:
        motor_x_mm: Middle of the motor.
        motor_centre_mm: Middle of the motor above the axle line.
        gear_x_mm: Middle of the gear train.
        cell_x_mm: Middle of the cells.
        cell_y_mm: Distance of each cell from the middle plane.
        cell_centre_mm: Middle of the cells above the axle line.
        body_x_mm: Middle of the body shell.
        chassis_x_mm: Shift of the whole chassis' mass, for what the blocks do not know.
        underside_mm: Height of the flat underside above the axle line; negative is below.
        skid: Places of the underside that touch first: x and y in mm.
        block: The boxes that stand for the chassis' mass.
    """

    motor_x_mm: Figure
    motor_centre_mm: Figure
    gear_x_mm: Figure
    cell_x_mm: Figure
    cell_y_mm: Figure
    cell_centre_mm: Figure
    body_x_mm: Figure
    chassis_x_mm: Figure
    underside_mm: Figure
    skid: tuple[tuple[float, float], ...]
    block: tuple[Block, ...]


class KitRoller(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mirrored pair of rollers that comes with the kit; its rims stand at the published width of the kit.

    Attributes:
        spec: Id of the roller.
        on: Mount that it sits on.
        centre_mm: Height of its middle above the axle line.
    """

    spec: str
    on: str
    centre_mm: Figure


class Kit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a kit of this chassis brings, as a box-stock car runs it.

    Attributes:
        motor: Id of the motor.
        gear: Id of the gear set.
        wheel: Id of the wheels.
        tyre: Id of the tyres.
        body: Id of a typical body.
        bearing: Id of the axle bearings.
        roller: The roller pairs.
    """

    motor: str
    gear: str
    wheel: str
    tyre: str
    body: str
    bearing: str
    roller: tuple[KitRoller, ...]


class ChassisSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One chassis type.

    Attributes:
        year: When it came out, as the source says it.
        series: Line of products that its kits belong to.
        sold: Whether it is sold now: `current`, `some-kits`, `legacy`.
        layout: Key of the layout.
        shaft: Motors that fit.
        rotor: Whether the rotor lies along or across the car.
        drivetrain: Key of the drivetrain losses.
        axle_mm: Length of its wheel axles.
        wheelbase_mm: Distance of the axles.
        tread_front_mm: Distance of the front tyres' middles with the standard wheels.
        tread_rear_mm: The same behind.
        set_mass_g: Chassis, gear covers, battery holder, gear shafts, terminals and switch together.
        kit_weight_g: Weight in the maker's chassis guide, read as the running car with two cells.
        kit_length_mm: Length of its kits.
        kit_width_mm: Width of its kits.
        nose_mm: Front-most point of the kit car, ahead of the middle between the axles.
        mount: Places for rollers and plates.
        kit: What a kit brings; None while nobody has described one.
    """

    year: str
    series: str
    sold: Literal["current", "some-kits", "legacy"]
    layout: Literal["mid", "rear", "front"]
    shaft: Shaft
    rotor: Literal["along", "across"]
    drivetrain: str
    axle_mm: float
    wheelbase_mm: Figure
    tread_front_mm: Figure
    tread_rear_mm: Figure
    set_mass_g: Figure
    kit_weight_g: Figure
    kit_length_mm: Figure
    kit_width_mm: Figure
    nose_mm: Figure
    mount: dict[str, Mount]
    kit: Kit | None = None
