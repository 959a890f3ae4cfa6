"""From a number of the car file to a term with its spread."""

from kodawari.mini4wd.build._entries import Length, Reading
from kodawari.mini4wd.build._terms import Sum, term
from kodawari.mini4wd.specs import Contacts
from kodawari.quantity import Confidence, Origin, Quantity

__all__ = ["angle", "length", "reading"]


def reading(value: Reading, unit: str) -> Quantity:
    """A reading with its own ±."""
    return Quantity(
        value=value.value,
        low=value.value - value.pm,
        high=value.value + value.pm,
        unit=unit,
        origin=Origin.MEASURED,
        confidence=Confidence.MEASURED,
        source="the car file",
    )


def length(key: str, value: Length, contacts: Contacts) -> Sum:
    """A place or size of the car file [mm], believed to the building tolerance where it gives no ±."""
    tolerance = contacts.fitting.place_mm
    return term(key, _with_tolerance(value, "mm", tolerance.pm or 0.0, tolerance.reason))


def angle(key: str, value: Length, contacts: Contacts) -> Sum:
    """An angle of the car file [°]."""
    tolerance = contacts.fitting.angle_deg
    return term(key, _with_tolerance(value, "°", tolerance.pm or 0.0, tolerance.reason))


def _with_tolerance(value: Length, unit: str, pm: float, reason: str) -> Quantity:
    if isinstance(value, Reading):
        return reading(value, unit)
    return Quantity(
        value=float(value),
        low=value - pm,
        high=value + pm,
        unit=unit,
        origin=Origin.DECLARED,
        confidence=Confidence.DECLARED,
        source="the car file",
        note=reason,
    )
