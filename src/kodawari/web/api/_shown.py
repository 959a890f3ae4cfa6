"""Figures as the pages show them: the number, how it is written, and how far to trust it."""

import msgspec

from kodawari.quantity import Quantity, format_quantity

__all__ = ["Shown", "shown"]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A figure.

    Attributes:
        text: As people read it: `104.6 mm ±0.2`, `unknown`.
        value: Best value, or None when unknown.
        low: Lower end of its interval.
        high: Upper end.
        unit: Unit of all three.
        confidence: How far to trust it.
        source: Where it comes from.
        note: Why, for assumed values; what would settle it, for unknown ones.
    """

    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    confidence: str
    source: str
    note: str


def shown(quantity: Quantity, *, digits: int | None = None) -> Shown:
    """A quantity as the pages show it."""
    return Shown(
        text=format_quantity(quantity, digits=digits),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        confidence=str(quantity.confidence),
        source=quantity.source,
        note=quantity.note,
    )
