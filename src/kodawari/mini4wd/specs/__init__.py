"""Detail specs of Mini 4WD parts: what a build needs to know about a motor, a roller, a chassis.

Every figure carries its source and how far to trust it; what was never published is `assumed` with a spread
and a reason. The flat catalogue of all items is another package; `spec_ids` and `why_not` lead from an item
number there to the specs here.
"""

from kodawari.mini4wd.specs._base import Band, Part, check_figures, quantity_of
from kodawari.mini4wd.specs._chassis import Block, ChassisSpec, Kit, KitRoller, Layout, Mount
from kodawari.mini4wd.specs._contacts import Contacts
from kodawari.mini4wd.specs._drive import (
    BatterySpec,
    BearingSpec,
    DrivetrainSpec,
    GearSpec,
    MotorCan,
    MotorSpec,
)
from kodawari.mini4wd.specs._fittings import (
    BodySpec,
    BrakeSpec,
    DamperSpec,
    Hole,
    PlateSpec,
    PoleSpec,
    WeightSpec,
)
from kodawari.mini4wd.specs._items import spec_ids, why_not
from kodawari.mini4wd.specs._load import Specs, load_contacts, load_specs
from kodawari.mini4wd.specs._running import AxleSpec, Disc, RollerSpec, TyreSpec, WheelSpec

__all__ = [
    "AxleSpec",
    "Band",
    "BatterySpec",
    "BearingSpec",
    "Block",
    "BodySpec",
    "BrakeSpec",
    "ChassisSpec",
    "Contacts",
    "DamperSpec",
    "Disc",
    "DrivetrainSpec",
    "GearSpec",
    "Hole",
    "Kit",
    "KitRoller",
    "Layout",
    "MotorCan",
    "MotorSpec",
    "Mount",
    "Part",
    "PlateSpec",
    "PoleSpec",
    "RollerSpec",
    "Specs",
    "TyreSpec",
    "WeightSpec",
    "WheelSpec",
    "check_figures",
    "load_contacts",
    "load_specs",
    "quantity_of",
    "spec_ids",
    "why_not",
]
