"""Builds: from a car file to the raw car.

    file = read_car("ma-box-stock")          # CarFile: what the racer wrote down
    build = resolve(file)                    # Build: every part looked up, the kit filled in, misfits refused
    car = assemble(build, nominal)           # RawCar: what the solver meets

`assemble(build, pick)` asks `pick(key, quantity)` once for every uncertain quantity. Keys are stable, dotted
and name what is shared: one material, one part type or one mount has one key, so left and right, and equal
parts front and rear, are drawn together. Some of them: `tyre.friction` (the normal compound) and
`tyre.super-hard.friction_ratio`, `roller.friction` (plastic) and `roller.rim_ratio.aluminium`,
`motor.hyper-dash-3.score-k`, `drivetrain.efficiency`, `mass.chassis`, `mount.front.x_mm`. `nominal` takes
best values; `uncertain(build)` lists the keys with their quantities, whose `note` gives the reason.

Places count from the middle between the axles (x forward, y left) and, in car files, from the axle line up
(`above_axle_mm`); `assemble` turns them into the solver's frame on the floor, pitch of unlike tyres included.
"""

from kodawari.mini4wd.build._assemble import assemble, uncertain
from kodawari.mini4wd.build._balance import UncertainBalance, uncertain_balance
from kodawari.mini4wd.build._box import (
    BoxFile,
    BoxHead,
    BoxPart,
    PartsBox,
    box_text,
    list_boxes,
    make_box,
    open_box,
    pieces_of,
    read_box_file,
    read_parts_box,
    shortages,
    specs_of,
)
from kodawari.mini4wd.build._build import (
    Build,
    PlacedBrake,
    PlacedDamper,
    PlacedPlate,
    PlacedPole,
    PlacedRoller,
    PlacedWeight,
    WheelPair,
)
from kodawari.mini4wd.build._entries import (
    BrakeEntry,
    DamperEntry,
    Length,
    PlateEntry,
    PoleEntry,
    Reading,
    RollerEntry,
    WeightEntry,
)
from kodawari.mini4wd.build._file import Car, CarFile, Measured, WheelEntry, Wheels
from kodawari.mini4wd.build._new import new_car
from kodawari.mini4wd.build._raw_drive import motor_scores
from kodawari.mini4wd.build._read import car_text, list_cars, read_car
from kodawari.mini4wd.build._resolve import resolve
from kodawari.mini4wd.build._shape import (
    CarShape,
    ShapeBlock,
    ShapeDisc,
    ShapePoint,
    ShapeWheel,
    shape_of,
)
from kodawari.mini4wd.build._sizes import Balance, MassItem, Size, Sizes, balance_of, mass_list, sizes_of
from kodawari.mini4wd.build._stock import parts_of, unfit
from kodawari.mini4wd.build._terms import Pick, Place, Sum, interval, nominal
from kodawari.mini4wd.build._zones import damper_margins, parts_between_axles, tyre_diameter

__all__ = [
    "Balance",
    "BoxFile",
    "BoxHead",
    "BoxPart",
    "BrakeEntry",
    "Build",
    "Car",
    "CarFile",
    "CarShape",
    "DamperEntry",
    "Length",
    "MassItem",
    "Measured",
    "PartsBox",
    "Pick",
    "Place",
    "PlacedBrake",
    "PlacedDamper",
    "PlacedPlate",
    "PlacedPole",
    "PlacedRoller",
    "PlacedWeight",
    "PlateEntry",
    "PoleEntry",
    "Reading",
    "RollerEntry",
    "ShapeBlock",
    "ShapeDisc",
    "ShapePoint",
    "ShapeWheel",
    "Size",
    "Sizes",
    "Sum",
    "UncertainBalance",
    "WeightEntry",
    "WheelEntry",
    "WheelPair",
    "Wheels",
    "assemble",
    "balance_of",
    "box_text",
    "car_text",
    "damper_margins",
    "interval",
    "list_boxes",
    "list_cars",
    "make_box",
    "mass_list",
    "motor_scores",
    "new_car",
    "nominal",
    "open_box",
    "parts_between_axles",
    "parts_of",
    "pieces_of",
    "read_box_file",
    "read_car",
    "read_parts_box",
    "resolve",
    "shape_of",
    "shortages",
    "sizes_of",
    "specs_of",
    "tyre_diameter",
    "uncertain",
    "uncertain_balance",
    "unfit",
]
