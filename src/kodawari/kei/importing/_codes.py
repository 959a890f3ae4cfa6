"""The table of chassis codes: model, years, and the heading under which it may be declared."""

import csv
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import convert, read_text
from kodawari.kei.catalogue import KeiCar, load_cars
from kodawari.kei.importing._about import about, data_file
from kodawari.kei.importing._number import ChassisNumber, read_number
from kodawari.kei.importing._period import read_period
from kodawari.kei.importing._sources import source_table
from kodawari.quantity import Confidence

__all__ = ["ChassisCode", "Decoded", "Vehicle", "decode", "load_codes"]

_LISTS = ("suffixes", "drive", "heading", "sources")


class Vehicle(StrEnum):
    """The kinds of vehicle that tariffs and states tell apart."""

    TRUCK = "truck"
    CAR = "car"
    VAN = "van"


class ChassisCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One meaning of a code; an ambiguous code has several. Each cell has its own word of confidence.

    Attributes:
        code: The code in front of the hyphen.
        suffixes: Letters or digits that may follow the code.
        maker: Maker.
        model: Model.
        body: Body, as sellers call it.
        drive: Driven wheels: `2WD`, `4WD`, `FWD`, `RWD`; empty when nobody has said.
        engine_cc: Displacement [cc], or None.
        start: Month or year in which the first was built.
        end: Month or year in which the last was built; empty when unknown or still built.
        heading: Likely headings of the U.S. tariff; two where it is not settled.
        sources: Ids of sources.
        confidence: Trust in code and model.
        start_confidence: Trust in `start`.
        end_confidence: Trust in `end`.
        heading_confidence: Trust in `heading`.
        details_confidence: Trust in drive and engine.
        example: A number from an official document, or empty.
        note: What a reader should know.
    """

    code: str
    maker: str
    model: str
    body: str
    start: str
    confidence: Confidence
    start_confidence: Confidence
    end_confidence: Confidence
    heading_confidence: Confidence
    details_confidence: Confidence
    suffixes: tuple[str, ...] = ()
    drive: tuple[str, ...] = ()
    engine_cc: int | None = None
    end: str = ""
    heading: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    example: str = ""
    note: str = ""

    @property
    def first_day(self) -> date:
        """No car of the code is older."""
        return read_period(self.start).first

    @property
    def last_day(self) -> date | None:
        """No car of the code is newer; None when nobody has said."""
        return read_period(self.end).last if self.end else None

    @property
    def vehicle(self) -> Vehicle:
        """Truck, van or car."""
        if self.body.startswith(("truck", "pickup")):
            return Vehicle.TRUCK
        return Vehicle.VAN if "van" in self.body else Vehicle.CAR

    def to_json_dict(self) -> dict[str, Any]:
        """The row as plain data."""
        return {
            "code": self.code,
            "maker": self.maker,
            "model": self.model,
            "body": self.body,
            "vehicle": str(self.vehicle),
            "drive": list(self.drive),
            "engine_cc": self.engine_cc,
            "first_built": self.start or None,
            "last_built": self.end or None,
            "heading": list(self.heading),
            "confidence": {
                "model": str(self.confidence),
                "first_built": str(self.start_confidence),
                "last_built": str(self.end_confidence),
                "heading": str(self.heading_confidence),
                "drive": str(self.details_confidence),
                "engine_cc": str(self.details_confidence),
            },
            "sources": list(self.sources),
            "example": self.example,
            "note": self.note,
        }


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """What a chassis number tells.

    Attributes:
        number: The number in its parts; a serial that was written without a hyphen is cut off.
        suffix: The letters behind the listed code, or empty.
        matches: Every meaning of the code.
    """

    number: ChassisNumber
    suffix: str
    matches: tuple[ChassisCode, ...]

    def to_json_dict(self) -> dict[str, Any]:
        """Everything that the number tells, ready for JSON."""
        return {
            "chassis": str(self.number),
            "prefix": self.number.prefix,
            "code": self.number.code,
            "serial": self.number.serial,
            "suffix": self.suffix,
            "ambiguous": len(self.matches) > 1,
            "matches": [each.to_json_dict() for each in self.matches],
            "sources": source_table(key for each in self.matches for key in each.sources),
            "as_of": about().as_of.isoformat(),
            "notice": about().notice,
        }


@cache
def load_codes() -> tuple[ChassisCode, ...]:
    """Every row of the table.

    Raises:
        KodawariError: A row is malformed; the place is its line.
    """
    path = data_file("chassis_codes.csv")
    rows = csv.DictReader(read_text(path).splitlines())
    read = []
    for line, row in enumerate(rows, start=2):
        cells: dict[str, Any] = {name: cell for name, cell in row.items() if cell}
        for name in _LISTS:
            cells[name] = cells[name].replace("/", ";").split(";") if name in cells else []
        if "engine_cc" in cells:
            cells["engine_cc"] = int(cells["engine_cc"])
        read.append(convert(cells, ChassisCode, file=str(path), place=f"line {line}"))
    return tuple(read)


def decode(text: str) -> Decoded:
    """What a chassis number or model code tells.

    The whole code has to match: an emission prefix is taken off, listed suffixes are allowed, and the code
    never stops inside a number, so that `HA36S` is not an `HA3`. Codes that the table does not have are
    looked up in the catalogue of cars.

    Raises:
        KodawariError: It is no chassis number, or nobody has listed its code.
    """
    number = read_number(text)
    for rows in (load_codes(), _from_catalogue()):
        found = _matching(number, rows)
        if found is not None:
            return found
    known = sorted({row.code for row in load_codes()})
    raise KodawariError(
        f"no chassis code '{number.code}' is known", mend=_split(number, known) or nearest(number.code, known)
    )


def _matching(number: ChassisNumber, rows: tuple[ChassisCode, ...]) -> Decoded | None:
    """All rows of the code; a serial glued to a code that ends in a letter is cut off."""
    for row in rows:
        for suffix in ("", *row.suffixes):
            whole = row.code + suffix
            rest = number.code.removeprefix(whole) if number.code.startswith(whole) else None
            glued = (
                rest is not None
                and rest.isdigit()
                and len(rest) >= 4
                and whole[-1].isalpha()
                and not number.serial
            )
            if rest == "" or glued:
                cut = msgspec.structs.replace(number, code=whole, serial=number.serial or rest or "")
                return Decoded(
                    number=cut, suffix=suffix, matches=tuple(r for r in rows if r.code == row.code)
                )
    return None


def _split(number: ChassisNumber, known: list[str]) -> str:
    """Where the hyphen may have been, when the number was written without one."""
    places = [code for code in known if number.code.startswith(code) and number.code[len(code) :].isdigit()]
    long = [code for code in places if len(number.code) - len(code) >= 4]
    if number.serial or not long:
        return ""
    return "Write the hyphen: " + " or ".join(f"{code}-{number.code[len(code) :]}" for code in long) + "?"


@cache
def _from_catalogue() -> tuple[ChassisCode, ...]:
    """The codes of catalogue cars as rows; the tariff heading follows from the body."""
    return tuple(
        _row(car, code)
        for car in load_cars()
        if car.standing == "kei"
        for code in car.codes
        if car.first_year
    )


_BODIES = {"truck": "truck", "pickup": "truck", "van": "van"}
_HEADINGS = {"truck": ("8704.31",), "van": ("8703.21", "8704.31")}


def _row(car: KeiCar, code: str) -> ChassisCode:
    """A catalogue car as a row; its years are those of the grade."""
    body = _BODIES.get(car.body, car.body)
    cc = car.displacement_cc.value
    return ChassisCode(
        code=code.upper(),
        maker=car.maker,
        model=car.model,
        body=body,
        engine_cc=round(cc) if cc else None,
        start=str(car.first_year),
        end=str(car.last_year) if car.last_year else "",
        heading=_HEADINGS.get(body, ("8703.21",)),
        confidence=car.confidence,
        start_confidence=car.confidence,
        end_confidence=car.confidence if car.last_year else Confidence.UNKNOWN,
        heading_confidence=Confidence.DERIVED if body != "van" else Confidence.CONFLICTING,
        details_confidence=car.displacement_cc.best.confidence,
        sources=car.sources[:3],
        note=f"From the catalogue: {car.name}.",
    )
