"""The best modifications of a kei car that keep what was asked: its class, or its papers too.

result = tune(find_car("cappuccino"), goal="0-100", keep="class", budget=Budget(runs=6000))
result.best[0].mods        # a file of modifications, ready for `kodawari kei modify`
"""

from kodawari.kei.tune._parts import STANDARD, Option, Parts, Slot, generic_parts, read_parts
from kodawari.kei.tune._problem import GOALS, KEEPS, Goal, Keep, ModsProblem
from kodawari.kei.tune.tune import TunedCar, TuneResult, mods_toml, tune

__all__ = [
    "GOALS",
    "KEEPS",
    "STANDARD",
    "Goal",
    "Keep",
    "ModsProblem",
    "Option",
    "Parts",
    "Slot",
    "TuneResult",
    "TunedCar",
    "generic_parts",
    "mods_toml",
    "read_parts",
    "tune",
]
