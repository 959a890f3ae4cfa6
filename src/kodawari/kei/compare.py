"""Several cars side by side: what differs, and by how much."""

from collections.abc import Sequence
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import FIGURES, KeiCar, find_car, load_cars
from kodawari.kei.eras import Era, era_named, eras
from kodawari.quantity import Quantity

__all__ = ["COMPARED", "Comparison", "compare_cars", "find_peers", "title_of"]

COMPARED = (
    "length_mm",
    "width_mm",
    "height_mm",
    "wheelbase_mm",
    "ground_clearance_mm",
    "kerb_kg",
    "displacement_cc",
    "cylinders",
    "power_PS",
    "torque_N_m",
    "final_drive",
    "price_jpy",
)
"""The figures that are compared, by name."""

_DERIVED = {"kg per PS": ("kerb_kg", "power_PS"), "PS per litre": ("power_PS", "displacement_cc")}


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Cars side by side; the first one is what the others are compared with.

    Attributes:
        cars: The cars.
        box: The legal box that they are drawn in.
        figures: For each figure, what each car has.
        differences: For each figure, how much more each car has than the first; unknown where either is.
    """

    cars: tuple[KeiCar, ...]
    box: Era
    figures: dict[str, tuple[Quantity, ...]]
    differences: dict[str, tuple[Quantity, ...]]

    def to_json_dict(self) -> dict[str, Any]:
        """The comparison as plain data, ready for JSON."""
        return {
            "cars": [{"id": car.id, "name": car.name, "era": car.era or None} for car in self.cars],
            "box": self.box.id,
            "figures": msgspec.to_builtins(self.figures),
            "differences": msgspec.to_builtins(self.differences),
        }


def find_peers(names: Sequence[str]) -> tuple[KeiCar, ...]:
    """Ordinary cars to stand beside: `polo`, `accent`, `civic`, or any car of the catalogue.

    Raises:
        KodawariError: No car is called so.
    """
    peers = {car.model.split()[0].lower(): car for car in load_cars() if car.peer}
    return tuple(peers.get(name.lower()) or find_car(name) for name in names)


def compare_cars(cars: Sequence[KeiCar], *, box: str = "") -> Comparison:
    """Put cars side by side.

    Args:
        cars: At least two; the first is what the others are compared with.
        box: Era of the legal box to draw them in; empty takes the newest era among the cars, or today's.

    Raises:
        KodawariError: There are fewer than two cars, one stands twice, or there is no such era.
    """
    if len(cars) < 2:
        raise KodawariError("one car alone cannot be compared", mend="Name another, or --beside polo.")
    if len({car.id for car in cars}) < len(cars):
        raise KodawariError("a car stands twice", mend="Name each car once.")
    own = [era for era in eras() if era.id in {car.era for car in cars}]
    figures = {name: tuple(car.figure(name).quantity for car in cars) for name in COMPARED}
    figures |= {name: tuple(_share(car, *pair) for car in cars) for name, pair in _DERIVED.items()}
    return Comparison(
        cars=tuple(cars),
        box=era_named(box) if box else (own[-1] if own else eras()[-1]),
        figures=figures,
        differences={name: tuple(_less(each, row[0]) for each in row) for name, row in figures.items()},
    )


def title_of(name: str) -> str:
    """What people call a compared figure."""
    return FIGURES.get(name, name)


def _share(car: KeiCar, over: str, under: str) -> Quantity:
    """One figure over another; displacement in litres."""
    a, b = car.figure(over).quantity, car.figure(under).quantity
    scale = 1000.0 if under == "displacement_cc" else 1.0
    if not a.is_known or not b.is_known:
        return Quantity.unknown(note=a.note or b.note)
    (a0, a1, a2), (b0, b1, b2) = a.ends, b.ends
    return Quantity.between(
        scale * a0 / b2, scale * a1 / b1, scale * a2 / b0, confidence="derived", source="the figures above"
    )


def _less(one: Quantity, other: Quantity) -> Quantity:
    """How much more one is; the interval holds every pair of values that sources leave open."""
    if not one.is_known or not other.is_known:
        return Quantity.unknown(one.unit, note=one.note or other.note)
    (a0, a1, a2), (b0, b1, b2) = one.ends, other.ends
    return Quantity.between(a0 - b2, a1 - b1, a2 - b0, one.unit, confidence="derived", source="difference")
