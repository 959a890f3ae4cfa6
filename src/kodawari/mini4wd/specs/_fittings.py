"""Specs of what is bolted on: plates, dampers, brakes, poles, weights, bodies, screws."""

from typing import Literal

import msgspec

from kodawari.mini4wd.specs._base import Part
from kodawari.quantity import Figure

__all__ = ["BodySpec", "BrakeSpec", "DamperSpec", "Hole", "PlateSpec", "PoleSpec", "WeightSpec"]


class Hole(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pair of roller holes of a plate, one on each side.

    Attributes:
        rollers_mm: Roller diameters that it is meant for.
        x_mm: Distance ahead of the plate's own middle line.
        y_mm: Distance from the car's middle plane: half of the spacing.
    """

    rollers_mm: tuple[float, ...]
    x_mm: Figure
    y_mm: Figure


class PlateSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plate or stay that carries rollers, brakes or dampers.

    Attributes:
        fits: Ids of the chassis in the maker's list; empty where no list was found.
        ends: Ends of the car that it is made for.
        material: Key into the stay materials of the contact data: `frp`, `carbon`, `duralumin`, `plastic`.
        thickness_mm: Thickness of the sheet.
        area_mm2: Area of the sheet, holes taken off.
        density_g_cm3: Density of the sheet.
        length_mm: Extent along the car.
        width_mm: Extent across the car.
        reach_mm: How far its middle line stands beyond the mount that it is bolted to.
        hole: Roller holes by name.
    """

    fits: tuple[str, ...]
    ends: tuple[Literal["front", "rear", "side"], ...]
    material: str
    thickness_mm: Figure
    area_mm2: Figure
    density_g_cm3: Figure
    length_mm: Figure
    width_mm: Figure
    reach_mm: Figure
    hole: dict[str, Hole] = msgspec.field(default_factory=dict)


class DamperSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One moving weight of a mass damper.

    Attributes:
        mass_g: Mass of the weight; unknown until somebody weighs it, for some.
        length_mm: Its size across the car as usually mounted.
        width_mm: Its size along the car.
        height_mm: Its height.
        travel_mm: Free travel on its screw.
        guide: `slide` for a weight on a screw, `hinge` for one on a swinging arm.
        arm_mm: Length of the arm; zero for a slide.
    """

    mass_g: Figure
    length_mm: Figure
    width_mm: Figure
    height_mm: Figure
    travel_mm: Figure
    guide: Literal["slide", "hinge"] = "slide"
    arm_mm: Figure | None = None


class BrakeSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A brake sponge, a rubber strip, or a bare skid plate.

    Attributes:
        pad: Key into the pads of the contact data.
        thicknesses_mm: Thicknesses that are sold; the first is the default.
        strip_mm: Usual length of the strip along the car and its width across.
        density_g_cm3: Density of the pad.
    """

    pad: str
    thicknesses_mm: tuple[float, ...]
    strip_mm: tuple[float, float]
    density_g_cm3: Figure


class PoleSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stabiliser pole with its head.

    Attributes:
        head_mm: Diameter of the head.
        height_mm: Height of the head's middle above the foot of the pole.
        mass_g: Mass of pole and head.
        material: Key into the point materials of the contact data.
    """

    head_mm: Figure
    height_mm: Figure
    mass_g: Figure
    material: str


class WeightSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fixed weight or another small part without a function of its own.

    Attributes:
        mass_g: Mass of one.
    """

    mass_g: Figure


class BodySpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body shell.

    Attributes:
        fits: Ids of the chassis that it goes on.
        material: `polystyrene` or `polycarbonate`.
        mass_g: Mass with stickers, wing and driver.
        length_mm: Length of the shell.
        width_mm: Width of the shell between the wheels.
        top_mm: Height of its highest point above the axle line.
        centre_mm: Height of its centre of mass above the axle line.
    """

    fits: tuple[str, ...]
    material: str
    mass_g: Figure
    length_mm: Figure
    width_mm: Figure
    top_mm: Figure
    centre_mm: Figure
