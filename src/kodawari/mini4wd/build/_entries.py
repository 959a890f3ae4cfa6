"""The entries of a car file that stand in lists: rollers, plates, dampers, brakes, weights, poles."""

from typing import Annotated, Literal

import msgspec

__all__ = [
    "BrakeEntry",
    "DamperEntry",
    "Entry",
    "Length",
    "PlateEntry",
    "PoleEntry",
    "Reading",
    "RollerEntry",
    "WeightEntry",
]

Positive = Annotated[float, msgspec.Meta(gt=0)]
NotNegative = Annotated[float, msgspec.Meta(ge=0)]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of the car file."""


class Reading(Entry, frozen=True, kw_only=True):
    """What an instrument showed.

    Attributes:
        value: The reading.
        pm: ± of the instrument and the hand that held it.
    """

    value: float
    pm: NotNegative = 0.0


Length = float | Reading
"""A length in mm: a plain number, or a reading with its own ±."""


class RollerEntry(Entry, frozen=True, kw_only=True):
    """`[[roller]]`: a roller or a mirrored pair.

    Attributes:
        spec: Id of the roller.
        on: Mount of the chassis (`front`, `rear`, `side`) or name of a plate.
        hole: Hole of the plate; without one, the hole made for this diameter.
        x_mm: Its axle; without one, that of the mount or hole.
        y_mm: Distance from the middle plane; of a single roller, with its sign.
        above_axle_mm: Height of the middle of its lowest disc above the axle line.
        spacer_mm: What stands between it and what it sits on, when no height is given.
        under: Whether it hangs below.
        thrust_deg: Angle by which its top leans forward; without one, that of the mount.
        tilt_deg: Angle by which its top leans outward.
        pair: Whether there is one on each side.
    """

    spec: str
    on: str
    hole: str | None = None
    x_mm: Length | None = None
    y_mm: Length | None = None
    above_axle_mm: Length | None = None
    spacer_mm: NotNegative | None = None
    under: bool = False
    thrust_deg: Length | None = None
    tilt_deg: Length = 0.0
    pair: bool = True


class PlateEntry(Entry, frozen=True, kw_only=True):
    """`[[plate]]`: a plate or stay.

    Attributes:
        spec: Id of the plate.
        on: Mount of the chassis.
        name: What rollers, brakes and dampers call it; without one, the mount's name and `-plate`.
        under: Whether it is bolted below the mount.
        reach_mm: How far its middle line stands beyond the mount; without one, that of the spec.
        raise_mm: Height of spacers between mount and plate.
    """

    spec: str
    on: str
    name: str = ""
    under: bool = False
    reach_mm: Length | None = None
    raise_mm: NotNegative = 0.0


class DamperEntry(Entry, frozen=True, kw_only=True):
    """`[[damper]]`: a mass damper.

    Attributes:
        spec: Id of its weight.
        x_mm: Where the weight rests.
        y_mm: The same, across.
        above_axle_mm: The same, up.
        count: Weights that move as one.
        mass_g: What one weight weighs, when somebody has weighed it.
        travel_mm: Free travel.
        guide: `slide` up and down on a screw, or `hinge` on a swinging arm.
        arm_mm: Length of the arm, for a hinge.
        hinge: On which side of the weight the hinge lies.
        kind: How racers call it; without one, what guide and place make of it.
        pair: Whether there is one on each side.
        locked: Whether it is fixed and moves with the car.
    """

    spec: str
    x_mm: Length
    above_axle_mm: Length
    y_mm: Length = 0.0
    count: Annotated[int, msgspec.Meta(ge=1, le=12)] = 1
    mass_g: Positive | Reading | None = None
    travel_mm: Positive | None = None
    guide: Literal["slide", "hinge"] | None = None
    arm_mm: Positive | None = None
    hinge: Literal["front", "rear", "left", "right"] = "front"
    kind: str | None = None
    pair: bool = False
    locked: bool = False


class BrakeEntry(Entry, frozen=True, kw_only=True):
    """`[[brake]]`: a pad under the car.

    Attributes:
        spec: Id of the pad.
        x_mm: Its middle, ahead of the middle between the axles.
        clearance_mm: Gap between its lower face and the floor while the car stands on all wheels.
        thickness_mm: Thickness; without one, the first that is sold.
        width_mm: Extent across the car.
        length_mm: Extent along the car.
    """

    spec: str
    x_mm: Length
    clearance_mm: Length
    thickness_mm: Positive | None = None
    width_mm: Positive | None = None
    length_mm: Positive | None = None


class WeightEntry(Entry, frozen=True, kw_only=True):
    """`[[weight]]`: anything heavy that has no other place in the file.

    Attributes:
        name: What it is.
        spec: Id of the part.
        mass_g: What it weighs; needed without a spec.
        x_mm: Its middle.
        y_mm: The same, across.
        above_axle_mm: The same, up.
        pair: Whether there is one on each side.
    """

    name: str = ""
    spec: str | None = None
    mass_g: Positive | Reading | None = None
    x_mm: Length
    above_axle_mm: Length
    y_mm: Length = 0.0
    pair: bool = False


class PoleEntry(Entry, frozen=True, kw_only=True):
    """`[[pole]]`: a stabiliser pole or a mirrored pair.

    Attributes:
        spec: Id of the pole.
        on: Mount of the chassis or name of a plate.
        x_mm: Its foot; without one, that of the mount.
        y_mm: Distance from the middle plane.
        above_axle_mm: Height of the head's middle; without one, mount and spec decide.
        under: Whether it hangs below.
        pair: Whether there is one on each side.
    """

    spec: str
    on: str
    y_mm: Length
    x_mm: Length | None = None
    above_axle_mm: Length | None = None
    under: bool = False
    pair: bool = True
