"""Kei cars as plain data, for `--json`."""

from typing import Any

import msgspec

from kodawari.kei.catalogue import FIGURES, KeiCar, Reported
from kodawari.quantity import Quantity

__all__ = ["car_dict", "quantity_dict"]


def car_dict(car: KeiCar) -> dict[str, Any]:
    """Everything that is known of a car; a figure that nobody has given is null."""
    plain = msgspec.to_builtins(car)
    return {
        "id": car.id,
        "name": car.name,
        **{key: value for key, value in plain.items() if key not in FIGURES and key != "id"},
        "figures": {name: _figure(car.figure(name)) for name in FIGURES},
    }


def _figure(figure: Reported) -> dict[str, Any] | None:
    """One figure: the value to go by, the interval that sources leave open, and what each of them prints."""
    if not figure.is_known and not figure.set_aside:
        return None
    whole = figure.quantity
    return {
        "unit": figure.unit,
        "value": whole.value,
        "low": whole.low,
        "high": whole.high,
        "confidence": str(whole.confidence),
        "disputed": figure.is_disputed,
        "readings": [quantity_dict(each) for each in figure.readings],
        "set_aside": [quantity_dict(each) for each in figure.set_aside],
    }


def quantity_dict(quantity: Quantity) -> dict[str, Any]:
    """A quantity with its grounds."""
    made: dict[str, Any] = msgspec.to_builtins(quantity)
    return made
