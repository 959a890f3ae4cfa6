"""The car that a question is about: a chassis number, a model code, or a car of the catalogue."""

from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import KeiCar, find_car, load_cars
from kodawari.kei.importing._codes import ChassisCode, Decoded, Vehicle, decode
from kodawari.kei.importing._evidence import Evidence, EvidenceKind
from kodawari.kei.importing._sizes import inches, size_facts
from kodawari.quantity import Confidence, Quantity
from kodawari.rules import Choice, Fact

__all__ = ["Subject", "subject_of"]

_KG_PER_POUND = 0.45359237  # by definition
_FIRM = {Confidence.MEASURED, Confidence.PRIMARY, Confidence.PRIMARY_QUOTED, Confidence.SECONDARY}
_ORDER = list(Confidence)


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the car before any paper is read.

    Attributes:
        text: As it was called.
        decoded: What the chassis number tells, or None.
        matches: The meanings that remain.
        car: The catalogue car of the code, or None.
        vehicle: Truck, car or van; None when nobody has said.
    """

    text: str = ""
    decoded: Decoded | None = None
    matches: tuple[ChassisCode, ...] = ()
    car: KeiCar | None = None
    vehicle: Vehicle | None = None

    @property
    def name(self) -> str:
        """What people read: `Subaru Sambar truck, TT2-123456`."""
        models = dict.fromkeys(f"{each.maker} {each.model} {each.body}" for each in self.matches)
        number = str(self.decoded.number) if self.decoded else ""
        name = " or ".join(models) or (self.car.name if self.car else "")
        return ", ".join(part for part in (name, number) if part) or "a kei vehicle"

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the tariff that it may fall under; empty when nobody can say."""
        if self.matches:
            return tuple(sorted({heading for each in self.matches for heading in each.heading}))
        return (
            {Vehicle.CAR: ("8703.21",), Vehicle.TRUCK: ("8704.31",), Vehicle.VAN: ("8703.21", "8704.31")}.get(
                self.vehicle, ()
            )
            if self.vehicle
            else ()
        )

    @property
    def heading_confidence(self) -> Confidence:
        """Trust in the headings."""
        words = [each.heading_confidence for each in self.matches]
        return max(words, key=_ORDER.index) if words else Confidence.DERIVED

    def span(self) -> Evidence | None:
        """The years of the model code as evidence. The end counts only where a source gives it."""
        if not self.matches:
            return None
        first = min(each.first_day for each in self.matches)
        ends = [each.last_day if each.end_confidence in _FIRM else None for each in self.matches]
        last = max((end for end in ends if end), default=None) if all(ends) else None
        words = [each.start_confidence for each in self.matches]
        code = self.matches[0].code
        return Evidence(
            kind=EvidenceKind.MODEL_CODE,
            text=f"model code {code}, built {self.matches[0].start} to {self.matches[0].end or 'unknown'}",
            first=first,
            last=last,
            confidence=max(words, key=_ORDER.index),
        )

    def facts(self) -> dict[str, Fact]:
        """What rules may ask about heading, sizes and engine, by the names of their terms."""
        headings = self.headings
        facts: dict[str, Fact] = {
            "tariff_heading": Choice.of(*headings) if len(headings) == 1 else Choice.unknown()
        }
        if self.car is not None:
            for name in ("length", "width", "height"):
                facts[f"{name}_in"] = inches(self.car.figure(f"{name}_mm").quantity)
            facts["weight_lb"] = self.car.kerb_kg.quantity.scaled(1 / _KG_PER_POUND, "lb")
            facts["displacement_cc"] = self.car.displacement_cc.quantity
        elif self.matches:
            facts |= self._from_codes()
        return facts

    def _from_codes(self) -> dict[str, Fact]:
        """Size by the legal box of the years in which the code began, and the listed displacement."""
        begun = min(each.first_day for each in self.matches)
        facts: dict[str, Fact] = {}
        facts |= size_facts(begun, is_truck=all(each.vehicle is Vehicle.TRUCK for each in self.matches))
        engines = {each.engine_cc for each in self.matches}
        only = engines.pop() if len(engines) == 1 else None
        if only is not None:
            facts["displacement_cc"] = Quantity.exact(only, "cc", confidence="recalled", origin="published")
        return facts

    def to_json_dict(self) -> dict[str, Any]:
        """The subject as plain data."""
        return {
            "text": self.text,
            "name": self.name,
            "chassis": str(self.decoded.number) if self.decoded else None,
            "vehicle": str(self.vehicle) if self.vehicle else None,
            "headings": list(self.headings),
            "heading_confidence": str(self.heading_confidence),
            "matches": [each.to_json_dict() for each in self.matches],
        }


def subject_of(text: str = "", *, vehicle: Vehicle | None = None) -> Subject:
    """The car that a text means.

    Args:
        text: A chassis number, a model code, or what people call a car of the catalogue; empty for any kei.
        vehicle: Truck, car or van, where the code leaves it open or nobody has given one.

    Raises:
        KodawariError: Neither a code nor a car is called so, or the code is that of another kind of vehicle.
    """
    if not text:
        return Subject(vehicle=vehicle)
    try:
        decoded = decode(text)
    except KodawariError as error:
        return _from_catalogue(text, vehicle, error)
    return _from_decoded(text, decoded, vehicle)


def _from_decoded(text: str, decoded: Decoded, vehicle: Vehicle | None) -> Subject:
    matches = decoded.matches
    if vehicle is not None:
        kept = tuple(each for each in matches if each.vehicle is vehicle)
        if not kept:
            others = " or ".join(sorted({str(each.vehicle) for each in matches}))
            raise KodawariError(
                f"{matches[0].code} is a {others}, not a {vehicle}", mend=f"Leave --{vehicle} out."
            )
        matches = kept
    kinds = {each.vehicle for each in matches}
    cars = [car for car in load_cars() if decoded.number.code in {code.upper() for code in car.codes}]
    return Subject(
        text=text,
        decoded=decoded,
        matches=matches,
        car=cars[0] if len(cars) == 1 else None,
        vehicle=vehicle or (kinds.pop() if len(kinds) == 1 else None),
    )


def _from_catalogue(text: str, vehicle: Vehicle | None, error: KodawariError) -> Subject:
    """A car by its name; without one, the first message tells more about a text with a digit in it."""
    try:
        car = find_car(text)
    except KodawariError as other:
        raise (
            error if any(sign.isdigit() for sign in text) and "fits" not in other.cause else other
        ) from error
    if car.standing != "kei":
        raise KodawariError(f"{car.name} is no kei car", mend="Only kei cars are covered here.")
    if not car.codes:
        return Subject(text=text, car=car, vehicle=vehicle)
    found = [_from_decoded(text, decode(code), vehicle) for code in car.codes[:1]]
    return msgspec.structs.replace(found[0], car=car, decoded=None)
