"""A build: real parts, each bolted somewhere, with every place and size as named uncertain terms."""

from typing import Literal

import msgspec

from kodawari.mini4wd.build._file import CarFile
from kodawari.mini4wd.build._terms import Place, Sum
from kodawari.mini4wd.specs import (
    AxleSpec,
    BatterySpec,
    BearingSpec,
    BodySpec,
    BrakeSpec,
    ChassisSpec,
    Contacts,
    DrivetrainSpec,
    GearSpec,
    Layout,
    MotorCan,
    MotorSpec,
    PlateSpec,
    PoleSpec,
    RollerSpec,
    TyreSpec,
    WheelSpec,
)
from kodawari.mini4wd.specs.motor_model import MotorPosterior
from kodawari.quantity import Quantity

__all__ = [
    "Build",
    "PlacedBrake",
    "PlacedDamper",
    "PlacedPlate",
    "PlacedPole",
    "PlacedRoller",
    "PlacedWeight",
    "WheelPair",
]


class _Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A part in its place.

    Attributes:
        name: What screens call it: `front`, `rear 2`.
        spec_id: Id of its spec; empty for a part that the car file describes alone.
        place: Where its middle sits; of a mirrored pair, the left one.
        pair: Whether the mirrored one is there too.
    """

    name: str
    spec_id: str
    place: Place
    pair: bool = False


class PlacedRoller(_Placed, frozen=True, kw_only=True):
    """A roller on its screw; `place` is the middle of its lowest disc.

    Attributes:
        spec: Its spec.
        end: Mount that carries it, directly or through a plate.
        stay: Material of what holds it.
        thrust: Angle by which its top leans forward [°].
        tilt: Angle by which its top leans outward [°].
    """

    spec: RollerSpec
    end: str
    stay: str
    thrust: Sum
    tilt: Sum


class PlacedPlate(_Placed, frozen=True, kw_only=True):
    """A plate; `place` is the middle of its sheet.

    Attributes:
        spec: Its spec.
        end: Mount that carries it.
        thrust: Angle by which its front edge points down [°].
    """

    spec: PlateSpec
    end: str
    thrust: Sum


class PlacedDamper(_Placed, frozen=True, kw_only=True):
    """A moving weight; `place` is where it rests.

    Attributes:
        mass: Mass of the weight [g].
        size_mm: Its size along, across and up.
        travel: Free travel [mm].
        arm_mm: Length of the hinge arm; zero for a slide.
        towards: Unit vector from the weight to its hinge.
        kind: How racers call it.
        locked: Whether it moves with the car.
    """

    mass: Sum
    size_mm: tuple[float, float, float]
    travel: Sum
    arm_mm: float
    towards: tuple[float, float, float]
    kind: str
    locked: bool


class PlacedBrake(msgspec.Struct, frozen=True, kw_only=True):
    """A brake pad.

    Attributes:
        name: `front brake` or `rear brake`.
        spec_id: Id of its spec.
        spec: Its spec.
        x: Its middle [mm].
        clearance: Gap to the floor at rest [mm].
        thickness_mm: Its thickness.
        width_mm: Extent across the car.
        length_mm: Extent along the car.
    """

    name: str
    spec_id: str
    spec: BrakeSpec
    x: Sum
    clearance: Sum
    thickness_mm: float
    width_mm: float
    length_mm: float


class PlacedWeight(_Placed, frozen=True, kw_only=True):
    """A fixed weight.

    Attributes:
        mass: What it weighs [g].
    """

    mass: Sum


class PlacedPole(_Placed, frozen=True, kw_only=True):
    """A stabiliser pole; `place` is the middle of its head.

    Attributes:
        spec: Its spec.
    """

    spec: PoleSpec


class WheelPair(msgspec.Struct, frozen=True, kw_only=True):
    """The two wheels of one axle.

    Attributes:
        end: `front` or `rear`.
        wheel_id: Id of the wheels.
        wheel: Spec of the wheels.
        tyre_id: Id of the tyres.
        tyre: Spec of the tyres.
        diameter: Outer diameter [mm].
        tread: Distance of the tyres' middles [mm].
        shaved: Whether the tyres are smaller than new ones.
    """

    end: Literal["front", "rear"]
    wheel_id: str
    wheel: WheelSpec
    tyre_id: str
    tyre: TyreSpec
    diameter: Sum
    tread: Sum
    shaved: bool


class Build(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is on a car, resolved.

    Attributes:
        file: The car file that it came from.
        chassis_id: Id of the chassis; the other ids follow the same pattern.
        layout: Where the heavy things of this chassis sit.
        can: Housing of the motor.
        constants: Electrical constants of the motor type.
        drivetrain: Losses of this family of chassis.
        front: Front wheels.
        rear: Rear wheels.
        kit_rollers: How many of the rollers come from the kit; they stand first.
        contacts: Contact parameters, losses and tolerances.
        width_by_parts: Width as the parts alone make it [mm], where a reading has moved the rollers.
    """

    file: CarFile
    chassis_id: str
    chassis: ChassisSpec
    layout: Layout
    motor_id: str
    motor: MotorSpec
    can: MotorCan
    constants: MotorPosterior
    gear_id: str
    gear: GearSpec
    drivetrain: DrivetrainSpec
    battery_id: str
    battery: BatterySpec
    bearing_id: str
    bearing: BearingSpec
    axle_id: str
    axle: AxleSpec
    body_id: str
    body: BodySpec | None
    front: WheelPair
    rear: WheelPair
    plates: tuple[PlacedPlate, ...]
    rollers: tuple[PlacedRoller, ...]
    dampers: tuple[PlacedDamper, ...]
    brakes: tuple[PlacedBrake, ...]
    poles: tuple[PlacedPole, ...]
    weights: tuple[PlacedWeight, ...]
    contacts: Contacts
    kit_rollers: int = 0
    width_by_parts: Quantity | None = None

    @property
    def name(self) -> str:
        """What the owner calls it, or its chassis."""
        return self.file.car.name or f"{self.chassis.name} car"

    @property
    def wheels(self) -> tuple[WheelPair, WheelPair]:
        """Front and rear wheels."""
        return self.front, self.rear
