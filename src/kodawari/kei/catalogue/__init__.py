"""The kei catalogue: every car with what each source says of it.

A figure is a `Reported`: `car.kerb_kg.value` is the number to go by, `.quantity` the interval that all
sources leave open, `.si` the same in SI, `.readings` and `.set_aside` what each of them prints.
"""

from kodawari.kei.catalogue._car import FIGURES, GearSet, KeiCar, Standing, Tyres, Use
from kodawari.kei.catalogue._find import find_car, search_cars
from kodawari.kei.catalogue._load import load_cars
from kodawari.kei.catalogue._reported import Reported
from kodawari.kei.catalogue._tyre import TyreSize, tyre_size

__all__ = [
    "FIGURES",
    "GearSet",
    "KeiCar",
    "Reported",
    "Standing",
    "TyreSize",
    "Tyres",
    "Use",
    "find_car",
    "load_cars",
    "search_cars",
    "tyre_size",
]
