"""A value with its unit, its spread, and where it comes from. Everything stands on it."""

from kodawari.quantity._confidence import Confidence, Origin
from kodawari.quantity._figure import Figure, unit_of
from kodawari.quantity._format import format_number, format_quantity
from kodawari.quantity._quantity import Quantity, hull, total
from kodawari.quantity._sources import Source, Sources, load_sources

__all__ = [
    "Confidence",
    "Figure",
    "Origin",
    "Quantity",
    "Source",
    "Sources",
    "format_number",
    "format_quantity",
    "hull",
    "load_sources",
    "total",
    "unit_of",
]
