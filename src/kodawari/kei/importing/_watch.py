"""Which cars become importable next, by month: 25 years after the first of each model was built."""

from datetime import date
from typing import Any

import msgspec

from kodawari.kei.catalogue import load_cars
from kodawari.kei.importing._about import about
from kodawari.kei.importing._codes import load_codes
from kodawari.kei.importing._sources import source_table
from kodawari.quantity import Confidence
from kodawari.rules import Rulebook, load_rulebook

__all__ = ["Arrival", "Watch", "watch"]


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """The first cars of a model on the day on which they reach the age.

    Attributes:
        opens: `2027-05`, or `2027` where only the year is known.
        name: Maker and model.
        codes: Model codes.
        first_built: Month or year in which the first was built.
        last_built: Month or year in which the last was built; empty when unknown.
        car: Id of the catalogue car, or empty.
        confidence: How far to trust the month.
        sources: Ids of sources.
    """

    opens: str
    name: str
    codes: tuple[str, ...]
    first_built: str
    last_built: str
    car: str
    confidence: Confidence
    sources: tuple[str, ...]

    def to_json_dict(self) -> dict[str, Any]:
        """The arrival as plain data."""
        return {
            "opens": self.opens,
            "name": self.name,
            "codes": list(self.codes),
            "first_built": self.first_built,
            "last_built": self.last_built or None,
            "car": self.car or None,
            "confidence": str(self.confidence),
            "sources": list(self.sources),
        }


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that opens between two days.

    Attributes:
        start: From this day.
        end: Up to this day.
        arrivals: Models whose first cars reach the age, by month; a year alone stands behind its months.
        running: Models whose first cars are old enough already and whose later cars follow month by month.
    """

    start: date
    end: date
    arrivals: tuple[Arrival, ...]
    running: tuple[Arrival, ...] = ()

    def to_json_dict(self) -> dict[str, Any]:
        """The list as plain data, ready for JSON."""
        return {
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "arrivals": [each.to_json_dict() for each in self.arrivals],
            "running": [each.to_json_dict() for each in self.running],
            "sources": source_table(key for each in (*self.arrivals, *self.running) for key in each.sources),
            "as_of": about().as_of.isoformat(),
            "notice": about().notice,
        }


def watch(start: date, *, months: int = 60, book: Rulebook | None = None) -> Watch:
    """The models whose first cars reach NHTSA's age within some months.

    Only the first cars: the later ones of a model follow month by month, and a model code proves no age.

    Args:
        start: The day from which to look.
        months: How far ahead.
        book: The rulebook of the clocks; the shipped one when left out.
    """
    rule = next(each for each in (book or load_rulebook("us-federal")).rules if each.id == "nhtsa-age")
    years = int(rule.at_least or 0)
    last = start.year * 12 + start.month - 1 + months
    end = date(last // 12, last % 12 + 1, 1)
    found = {each.name + each.first_built: each for each in (*_from_codes(years), *_from_catalogue(years))}
    inside = [each for each in found.values() if _opens(each, start, end)]
    running = [each for each in found.values() if each not in inside and _runs(each, start, years)]
    return Watch(
        start=start,
        end=end,
        arrivals=tuple(sorted(inside, key=_place)),
        running=tuple(sorted(running, key=lambda each: each.name)),
    )


def _opens(arrival: Arrival, start: date, end: date) -> bool:
    """Whether a month, or any part of a year, lies between the days."""
    first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
    size = len(arrival.opens)
    return first[:size] <= arrival.opens <= last[:size]


def _runs(arrival: Arrival, start: date, years: int) -> bool:
    """Whether the first cars are old enough by a day, and the last, as far as known, are not."""
    now = f"{start:%Y-%m}"
    last = _later(arrival.last_built, years) if arrival.last_built else ""
    return arrival.opens <= now[: len(arrival.opens)] and bool(last) and last >= now[: len(last)]


def _place(arrival: Arrival) -> tuple[str, str]:
    return (arrival.opens if len(arrival.opens) > 4 else f"{arrival.opens}-99", arrival.name)


def _from_codes(years: int) -> list[Arrival]:
    """The table of chassis codes, one entry for the codes of a model that begin together."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for row in load_codes():
        groups.setdefault((f"{row.maker} {row.model} {row.body}", row.start), []).append(row)
    cars = {code.upper(): car.id for car in load_cars() for code in car.codes}
    return [
        Arrival(
            opens=_later(start, years),
            name=name,
            codes=tuple(row.code for row in rows),
            first_built=start,
            last_built=rows[0].end,
            car=next((cars[row.code] for row in rows if row.code in cars), ""),
            confidence=rows[0].start_confidence,
            sources=rows[0].sources,
        )
        for (name, start), rows in groups.items()
    ]


def _from_catalogue(years: int) -> list[Arrival]:
    """Catalogue cars whose codes the table does not have."""
    listed = {row.code for row in load_codes()}
    return [
        Arrival(
            opens=_later(str(car.first_year), years),
            name=f"{car.maker} {car.model} {car.body}",
            codes=car.codes,
            first_built=str(car.first_year),
            last_built=str(car.last_year or ""),
            car=car.id,
            confidence=car.confidence,
            sources=car.sources[:3],
        )
        for car in load_cars()
        if car.standing == "kei" and car.first_year and not listed & {code.upper() for code in car.codes}
    ]


def _later(text: str, years: int) -> str:
    """`2002-06` and 25 years are `2027-06`."""
    return f"{int(text[:4]) + years}{text[4:]}"
