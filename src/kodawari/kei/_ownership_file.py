"""The file `data/kei/ownership.toml`: taxes, parking, motorway limits and plates of the kei class."""

from datetime import date
from functools import cache

import msgspec

from kodawari.files import data_path, read_toml
from kodawari.quantity import Confidence

__all__ = ["Place", "ownership_data"]


class _Rates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    old: int
    new: int
    surcharge: int


class _Tax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    first_fiscal_year: int
    new_rate_from: date
    surcharge_from_fiscal_year: int
    surcharge_after_years: int
    exempt: tuple[str, ...]
    source: str
    confidence: Confidence
    note: str
    rate: dict[str, _Rates]


class _OlderWeightTax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    after_13_years: int
    after_18_years: int
    eco_car: int
    confidence: Confidence


class _WeightTax(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    two_years: int
    at_purchase: int
    as_of: str
    source: str
    confidence: Confidence
    older: _OlderWeightTax


class _Ordinary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    up_to_litres: float
    before_2019_10: int
    from_2019_10: int
    confidence: Confidence
    note: str


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of place where a car is kept.

    Attributes:
        id: Its name in commands.
        title: What it is.
        notify: Whether the parking space must be notified there.
    """

    id: str
    title: str
    notify: bool


class _Parking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    since: date
    within_days: int
    fine_jpy: int
    places: tuple[Place, ...]
    sources: tuple[str, ...]
    confidence: Confidence


class _Motorway(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kmh: int
    source: str
    confidence: Confidence
    note: str
    start: date = msgspec.field(default=date.min, name="from")
    end: date = msgspec.field(default=date.max, name="until")


class _Plate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    private: str
    commercial: str
    since_year: int
    source: str
    confidence: Confidence
    note: str


class OwnershipFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    tax: _Tax
    weight_tax: _WeightTax
    ordinary: _Ordinary
    parking: _Parking
    motorway: tuple[_Motorway, ...]
    plate: _Plate


@cache
def ownership_data() -> OwnershipFile:
    """The file, read once."""
    return read_toml(data_path("kei", "ownership.toml"), OwnershipFile)
