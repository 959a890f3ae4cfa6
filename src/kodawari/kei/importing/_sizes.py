"""How large a car may be when only its model code is known: no larger than the legal box of its years."""

from datetime import date
from functools import cache

import msgspec

from kodawari.files import read_toml
from kodawari.kei.importing._about import data_file
from kodawari.quantity import Confidence, Quantity

__all__ = ["inches", "size_facts"]

_MM_PER_INCH = 25.4  # by definition


class _Box(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The box from a day on [mm]."""

    start: date = msgspec.field(name="from")
    length_mm: float
    width_mm: float
    truck_mm: float
    source: str
    confidence: Confidence


class _Boxes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    box: tuple[_Box, ...]


@cache
def _boxes() -> tuple[_Box, ...]:
    return read_toml(data_file("sizes.toml"), _Boxes).box


def size_facts(begun: date, *, is_truck: bool) -> dict[str, Quantity]:
    """Length and width of a type by the day of its first car, as the rules of states ask for them [in].

    A standard truck fills the length of its box; other bodies are somewhere between 85 % of it and all of it.
    """
    box = next((each for each in _boxes() if begun >= each.start), None)
    if box is None:
        return {}
    shortest = box.truck_mm if is_truck else 0.85 * box.length_mm
    return {
        "length_in": _inches(shortest, max(shortest, 0.97 * box.length_mm), box.length_mm, box),
        "width_in": _inches(0.9 * box.width_mm, 0.99 * box.width_mm, box.width_mm, box),
    }


def _inches(low: float, best: float, high: float, box: _Box) -> Quantity:
    quantity = Quantity.between(
        low, best, high, "mm", origin="assumed", confidence="assumed", source=box.source,
        note=f"No figure for this code: at most the legal box of {box.start.year}.",
    )  # fmt: skip
    return inches(quantity)


def inches(quantity: Quantity) -> Quantity:
    """Millimetres as inches, to a hundredth; an unknown size stays unknown."""
    if not quantity.is_known:
        return quantity.scaled(1.0, "in")
    low, value, high = (round(end / _MM_PER_INCH, 2) for end in quantity.ends)
    return msgspec.structs.replace(quantity, low=low, value=value, high=high, unit="in")
