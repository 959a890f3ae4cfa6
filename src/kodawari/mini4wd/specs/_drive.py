# ruff: noqa: N815 - field names end in their unit, and the case of a unit has a meaning
"""Specs of what drives the car: motor, gears, cells, bearings."""

from typing import Literal

import msgspec

from kodawari.mini4wd.specs._base import Band, Part
from kodawari.quantity import Figure

__all__ = ["BatterySpec", "BearingSpec", "DrivetrainSpec", "GearSpec", "MotorCan", "MotorSpec", "Shaft"]

Shaft = Literal["single", "double"]


class MotorCan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all motors of one housing share.

    Attributes:
        mass_g: Mass of one motor with its pinion.
        rotor_g_mm2: Inertia of the rotor about its shaft.
        length_mm: Length of the housing along the shaft.
        width_mm: Larger width of the housing.
        height_mm: Distance of its two flat sides.
    """

    mass_g: Figure
    rotor_g_mm2: Figure
    length_mm: Figure
    width_mm: Figure
    height_mm: Figure


class MotorSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One motor type, as its maker prints it.

    The printed ranges hold at `voltage` and the recommended load, at which the motor gives `torque`. Their
    ends do not pair up: see `kodawari.mini4wd.specs.motor_model`.

    Attributes:
        shaft: Single-shaft motors fit all but the PRO chassis, double-shaft ones the PRO chassis only.
        series: `normal` comes with kits, `tuned` and `dash` are sold apart; racing classes list by series.
        can: Key of the housing.
        current: Whether it is still sold.
        voltage: Printed voltage range [V].
        rpm: Printed speed range [1/min].
        torque: Printed torque range [mN m].
        amperes: Printed current range [A].
        speed_rpm: A single speed that stands for `rpm` where no range was printed.
        load_mN_m: A single torque that stands for `torque` where no range was printed.
        free_rpm: Speed without load [1/min], where somebody measured it on motors of this type.
        winding_ohm: Resistance of winding and brushes, where a data sheet gives it.
    """

    shaft: Shaft
    series: Literal["normal", "tuned", "dash"]
    can: str
    current: bool
    voltage: Band | None = None
    rpm: Band | None = None
    torque: Band | None = None
    amperes: Band | None = None
    speed_rpm: Figure | None = None
    load_mN_m: Figure | None = None
    free_rpm: Figure | None = None
    winding_ohm: Figure | None = None


class GearSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of gears.

    Attributes:
        ratio: Motor turns per wheel turn.
        fits: Ids of the chassis that it is made for.
        kit: Whether it is known to come with kits only.
        mass_g: Mass of the whole train without the pinion: counter or spur gears, crown gears.
        wheel_side_g_mm2: Inertia of everything that turns between pinion and axles, as felt at the axles.
    """

    ratio: Figure
    fits: tuple[str, ...]
    mass_g: Figure
    wheel_side_g_mm2: Figure
    kit: bool = False


class DrivetrainSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Losses between motor and axles of one family of chassis.

    Attributes:
        efficiency: Share of the torque that arrives.
        drag_mN_m: Constant torque at the axle from gears and shafts, without the axle bearings.
        drag_mN_m_s: Torque at the axle per wheel speed.
        shaft_mass_g: Mass of the propeller shaft; zero without one.
    """

    efficiency: Figure
    drag_mN_m: Figure
    drag_mN_m_s: Figure
    shaft_mass_g: Figure


class BearingSpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The four axle bearings.

    Attributes:
        drag_mN_m: Constant torque of all four together.
        mass_g: Mass of one bearing.
    """

    drag_mN_m: Figure
    mass_g: Figure


class BatterySpec(Part, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pair of AA cells.

    Attributes:
        brand: Maker or brand, as a race inspection asks for it.
        chemistry: `nimh` or `alkaline`.
        mass_g: Mass of one cell.
        emf_V: Open-circuit voltage of the fresh pair.
        resistance_ohm: Inner resistance of the pair, without contacts.
        capacity_mAh: Charge of a full cell.
        sag_V: Linear fall of the pair's voltage over a full discharge.
        knee_V: Cubic fall of the pair's voltage over a full discharge.
    """

    brand: str
    chemistry: Literal["nimh", "alkaline", "nicd"]
    mass_g: Figure
    emf_V: Figure
    resistance_ohm: Figure
    capacity_mAh: Figure
    sag_V: Figure
    knee_V: Figure
