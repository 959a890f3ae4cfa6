"""Places and masses that the car file gives directly."""

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._entries import DamperEntry, Reading, WeightEntry
from kodawari.mini4wd.build._lengths import length, reading
from kodawari.mini4wd.build._terms import Place, Sum, best, term
from kodawari.mini4wd.specs import Contacts
from kodawari.quantity import Confidence, Origin, Quantity

__all__ = ["given_mass", "given_place", "refuse_flat_pair"]


def given_mass(key: str, value: float | Reading) -> Sum:
    """A mass that the car file gives [g], believed to a tenth of a gram where it gives no ±."""
    if isinstance(value, Reading):
        quantity = reading(value, "g")
    else:
        quantity = Quantity(
            value=float(value),
            low=max(value - 0.1, 0.0),
            high=value + 0.1,
            unit="g",
            origin=Origin.DECLARED,
            confidence=Confidence.DECLARED,
            source="the car file",
        )
    if quantity.ends[0] < 0 or quantity.ends[1] <= 0:
        raise KodawariError("a mass must be positive", mend="Weigh the part.")
    return term(key, quantity)


def given_place(key: str, x: Sum, entry: DamperEntry | WeightEntry, contacts: Contacts) -> Place:
    y = length(f"{key}.y_mm", entry.y_mm, contacts) if entry.y_mm != 0.0 else ()
    return Place(x, y, length(f"{key}.above_axle_mm", entry.above_axle_mm, contacts))


def refuse_flat_pair(place: Place, where: str) -> None:
    if best(place.y) <= 0:
        raise KodawariError(
            "a mirrored pair needs a positive distance from the middle",
            place=f"{where}.y_mm",
            mend="Give the left one's place, or `pair = false`.",
        )
