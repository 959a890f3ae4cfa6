"""Specs of what touches the course: wheels, tyres, rollers."""

from typing import Literal

import msgspec

from kodawari.mini4wd.specs._base import Part
from kodawari.quantity import Figure

__all__ = ["AxleSpec", "Disc", "RollerSpec", "TyreSpec", "WheelSpec"]


class AxleSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wheel axle.

    Attributes:
        length_mm: Its length: 60 mm for most chassis, 72 mm for Super X and Super XX.
        mass_g: Mass of one axle.
    """

    length_mm: float
    mass_g: Figure


class WheelSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wheel without its tyre.

    Attributes:
        rim_mm: Diameter of the seat of the tyre; a tyre fits a wheel whose rim class it names.
        rim: Class of the rim: `small`, `low-profile`, `middle`, `large`, `large-low-profile`.
        axle_mm: Lengths of axle that the hub is made for.
        mass_g: Mass of one wheel.
        tread_mm: What it adds to the chassis' tread, both sides together.
        one_way: True for a wheel with a clutch, which drives but may run ahead of its axle.
    """

    rim_mm: Figure
    rim: str
    mass_g: Figure
    tread_mm: Figure
    axle_mm: tuple[float, ...] = (60.0,)
    one_way: bool = False


class TyreSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tyre.

    Attributes:
        rim: Class of rim that it fits.
        compound: Key into the tyre compounds of the contact data.
        diameter_mm: Outer diameter of the new tyre on its wheel.
        width_mm: Width of the tread that touches the floor.
        mass_g: Mass of one new tyre.
    """

    rim: str
    compound: str
    diameter_mm: Figure
    width_mm: Figure
    mass_g: Figure


class Disc(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One disc of a roller.

    Attributes:
        diameter_mm: Rim diameter.
        thickness_mm: Height of the rim.
        mass_g: Mass of the disc with its bearing.
        inertia_share: Inertia about the axle as a share of mass × radius²: 0.5 a solid disc, 1 a thin ring.
    """

    diameter_mm: Figure
    thickness_mm: Figure
    mass_g: Figure
    inertia_share: Figure


class RollerSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A roller: one disc, or two that turn apart on one screw and count as one roller.

    Attributes:
        rim: What touches the wall; key into the rims of the contact data.
        bearing: `ball` or `bush`; key into the roller bearings of the contact data.
        discs: From below to above.
        gap_mm: Free height between two discs.
    """

    rim: Literal["plastic", "low-friction-plastic", "aluminium", "steel", "rubber"]
    bearing: Literal["ball", "bush"]
    discs: tuple[Disc, ...]
    gap_mm: float = 0.0
