"""Modifications of a kei car: what they do to class, papers, safety standards, stance and performance.

mods = load_mods("shakotan")
outcome = modify(find_car("cappuccino"), mods, on=date(2026, 11, 21))
outcome.class_.verdict, outcome.papers.level
modified_car(find_car("cappuccino"), mods)     # a KeiCar again, for the road solver and the drawings
"""

from kodawari.kei.modify._apply import modified_car
from kodawari.kei.modify._class import ClassChange, ClassVerdict
from kodawari.kei.modify._mods import (
    Aero,
    AirSuspension,
    AnyChange,
    BodyLift,
    Bumper,
    Change,
    EngineSwap,
    Exhaust,
    FinalDrive,
    Lowering,
    Measured,
    Mods,
    OverFenders,
    Paint,
    Roof,
    Seats,
    Springs,
    Turbo,
    Tyres,
    Weight,
    Wheels,
    list_styles,
    load_mods,
)
from kodawari.kei.modify._outcome import Modified, modify
from kodawari.kei.modify._papers import ChangePapers, Level, Papers
from kodawari.kei.modify._performance import (
    Performance,
    modified_road_car,
    not_driven,
    performance_of,
)
from kodawari.kei.modify._safety import Safety
from kodawari.kei.modify._stance import AxleClearance, Stance, axle_clearance

__all__ = [
    "Aero",
    "AirSuspension",
    "AnyChange",
    "AxleClearance",
    "BodyLift",
    "Bumper",
    "Change",
    "ChangePapers",
    "ClassChange",
    "ClassVerdict",
    "EngineSwap",
    "Exhaust",
    "FinalDrive",
    "Level",
    "Lowering",
    "Measured",
    "Modified",
    "Mods",
    "OverFenders",
    "Paint",
    "Papers",
    "Performance",
    "Roof",
    "Safety",
    "Seats",
    "Springs",
    "Stance",
    "Turbo",
    "Tyres",
    "Weight",
    "Wheels",
    "axle_clearance",
    "list_styles",
    "load_mods",
    "modified_car",
    "modified_road_car",
    "modify",
    "not_driven",
    "performance_of",
]
