"""What the class gives its owner in Japan on a day: taxes, parking, motorway limit, plate."""

from datetime import date
from typing import Any, Literal

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.kei._ownership_file import Place, ownership_data
from kodawari.kei.catalogue import KeiCar, Standing, Use
from kodawari.kei.eras import era_on
from kodawari.quantity import Confidence, Quantity

__all__ = ["Ownership", "Place", "ownership_of", "places"]


class Ownership(msgspec.Struct, frozen=True, kw_only=True):
    """What a kei car's owner pays and may do on a day.

    Attributes:
        car: The car.
        on: The day.
        use: `passenger` or `goods`, as registered.
        commercial: Whether it is registered for business.
        first_inspected: First and last day on which its first inspection may have been.
        tax_jpy: Light motor vehicle tax a year; an interval where the first inspection leaves it open.
        surcharge: Whether the tax is that of an old car; None while it is open.
        weight_tax_jpy: Weight tax a year.
        saving_jpy: Yearly tax less than that of an ordinary car of up to 1.0 litre; unknown where either is.
        parking: Each kind of place with what is asked there.
        motorway_kmh: Limit on motorways.
        plate: Colours of the plate.
        sources: Ids of sources by what they tell.
        notes: What a reader should know.
    """

    car: KeiCar
    on: date
    use: Literal["passenger", "goods"]
    commercial: bool
    first_inspected: tuple[date, date]
    tax_jpy: Quantity
    surcharge: bool | None
    weight_tax_jpy: Quantity
    saving_jpy: Quantity
    parking: tuple[tuple[Place, str], ...]
    motorway_kmh: Quantity
    plate: str
    sources: dict[str, tuple[str, ...]]
    notes: tuple[str, ...]

    def to_json_dict(self) -> dict[str, Any]:
        """The answer as plain data, ready for JSON."""
        made: dict[str, Any] = msgspec.to_builtins(self)
        made["car"] = self.car.id
        made["parking"] = [
            {"place": place.id, "title": place.title, "asked": text} for place, text in self.parking
        ]
        return made


def places() -> tuple[Place, ...]:
    """The kinds of place that parking rules tell apart."""
    return ownership_data().parking.places


def ownership_of(
    car: KeiCar,
    *,
    on: date,
    first: tuple[date, date] | None = None,
    use: str = "",
    commercial: bool = False,
    place: str = "",
) -> Ownership:
    """What the class gives the owner of a car on a day.

    Args:
        car: A kei car.
        on: The day.
        first: First and last day on which the first inspection may have been; None takes the years in which
            the car was built, up to the day.
        use: `passenger` or `goods`; empty takes the catalogue's word, or passenger where it has none.
        commercial: Registered for business.
        place: Only this kind of place; empty tells all.

    Raises:
        KodawariError: The car is no kei car, the day lies before 1949-07-08, the first inspection before the
            car or after the day, or a word is not known.
    """
    era_on(on)
    if car.standing is not Standing.KEI:
        raise KodawariError(
            f"{car.name} is not a kei car, so the class gives its owner nothing",
            mend=f"`kodawari kei inspect {car.id}` says why.",
        )
    registered = _use(car, use)
    span = first or _built(car, on)
    if car.first_year is not None and span[1].year < car.first_year:
        raise KodawariError(
            f"{car.name} was built from {car.first_year} on: no first inspection in {span[1]:%Y-%m}",
            mend=f"Look at the certificate again, or at the car: `kodawari kei show {car.id}`.",
        )
    if span[0] > on:
        if first:
            raise KodawariError(f"the first inspection in {span[0]:%Y-%m} lies after {on}")
        raise KodawariError(f"{car.name} was not there yet on {on}", mend=f"Name a day from {span[0]} on.")
    tax, surcharge = _tax(car, span, on, registered, commercial=commercial)
    plate = ownership_data().plate
    colours = plate.commercial if commercial else plate.private
    return Ownership(
        car=car,
        on=on,
        use=registered,
        commercial=commercial,
        first_inspected=span,
        tax_jpy=tax,
        surcharge=surcharge,
        weight_tax_jpy=_weight_tax(car, span, on),
        saving_jpy=_saving(tax, span, registered),
        parking=_parking(on, place),
        motorway_kmh=_motorway(on),
        plate=colours if on.year >= plate.since_year else "unknown: yellow came in about 1975",
        sources=_sources(),
        notes=_notes(car, use),
    )


def _use(car: KeiCar, given: str) -> Literal["passenger", "goods"]:
    if given not in {"", "passenger", "goods"}:
        mend = nearest(given, ("passenger", "goods")) or "It is passenger or goods."
        raise KodawariError(f"a car is not registered for '{given}'", mend=mend)
    if given:
        return "goods" if given == "goods" else "passenger"
    return "goods" if car.use is Use.GOODS else "passenger"


def _built(car: KeiCar, on: date) -> tuple[date, date]:
    if car.first_year is None:
        raise KodawariError(
            f"when {car.name} was built is not known",
            mend="Give the month of its first inspection: --first 1992-05.",
        )
    last = date(car.last_year, 12, 31) if car.last_year else on
    start = date(car.first_year, 1, 1)
    return start, max(start, min(last, on))


def fiscal_year(day: date) -> int:
    """The Japanese fiscal year of a day: it begins on 1 April."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def _years_later(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _is_old(first: date, on: date, years: int) -> bool:
    """Whether more than so many years have passed at the tax day, 1 April of the fiscal year."""
    return date(fiscal_year(on), 4, 1) > _years_later(first, years)


def _tax(
    car: KeiCar, span: tuple[date, date], on: date, use: str, *, commercial: bool
) -> tuple[Quantity, bool | None]:
    """The yearly tax at both ends of the first inspection, and whether the surcharge is in it."""
    tax = ownership_data().tax
    if fiscal_year(on) < tax.first_fiscal_year:
        return Quantity.unknown("¥", note=tax.note), None
    key = "goods-commercial" if commercial and use == "goods" else use
    if commercial and use == "passenger":
        return Quantity.unknown(
            "¥", note="The rate of passenger cars registered for business is not held."
        ), None
    rates = tax.rate[key]
    exempt = car.engine in tax.exempt
    amounts, old = set(), set()
    for first in _steps(span, on):
        surcharged = (
            not exempt
            and fiscal_year(on) >= tax.surcharge_from_fiscal_year
            and _is_old(first, on, tax.surcharge_after_years)
        )
        plain = rates.new if first >= tax.new_rate_from else rates.old
        amounts.add(rates.surcharge if surcharged else plain)
        old.add(surcharged)
    return _between(sorted(amounts), tax.source, tax.confidence), old.pop() if len(old) == 1 else None


def _steps(span: tuple[date, date], on: date) -> tuple[date, ...]:
    """Both ends, and every turning point between them."""
    days = (date(fiscal_year(on), 4, 1), on)
    turns = {
        ownership_data().tax.new_rate_from,
        *(_years_later(day, -years) for day in days for years in (13, 18)),
    }
    inner = [turn for turn in sorted(turns) if span[0] < turn <= span[1]]
    return (span[0], *inner, span[1])


def _between(amounts: list[int], source: str, confidence: Confidence) -> Quantity:
    """One amount, or an interval from the least to the most; the middle stands for nothing but itself."""
    low, high = amounts[0], amounts[-1]
    return Quantity.between(low, high, high, "¥", origin="published", confidence=confidence, source=source)


def _weight_tax(car: KeiCar, span: tuple[date, date], on: date) -> Quantity:
    """Weight tax a year: half of what two years cost, known as of 2018."""
    known = ownership_data().weight_tax
    amounts: set[int] = set()
    aged = False
    for first in _steps(span, on):
        amount = known.two_years
        if car.engine != "electric":
            for years, older in ((13, known.older.after_13_years), (18, known.older.after_18_years)):
                if on > _years_later(first, years):
                    amount, aged = older, True
        amounts.add(amount // 2)
    confidence = known.older.confidence if aged else known.confidence
    made = _between(sorted(amounts), "" if aged else known.source, confidence)
    return msgspec.structs.replace(made, as_of=known.as_of)


def _saving(tax: Quantity, span: tuple[date, date], use: str) -> Quantity:
    """How much less than an ordinary passenger car of up to 1.0 litre first registered on the same day."""
    ordinary = ownership_data().ordinary
    if not tax.is_known or use != "passenger":
        return Quantity.unknown("¥", note="The tax of a comparable ordinary car is not held.")
    turn = date(2019, 10, 1)
    amounts = {ordinary.before_2019_10 if day < turn else ordinary.from_2019_10 for day in span}
    low, value, high = tax.ends
    return Quantity.between(
        min(amounts) - high,
        max(amounts) - value,
        max(amounts) - low,
        "¥",
        confidence="recalled",
        note=ordinary.note,
    )


def _parking(on: date, place: str) -> tuple[tuple[Place, str], ...]:
    parking = ownership_data().parking
    known = [each.id for each in parking.places]
    if place and place not in known:
        mend = nearest(place, known) or f"There are {', '.join(known)}."
        raise KodawariError(f"there is no kind of place '{place}'", mend=mend)
    told = []
    for each in parking.places:
        if place in {"", each.id}:
            due = each.notify and on >= parking.since
            asked = f"notify within {parking.within_days} days; fine up to {parking.fine_jpy:,} ¥".replace(
                ",", "\u2009"
            )
            told.append((each, asked if due else "nothing"))
    return tuple(told)


def _motorway(on: date) -> Quantity:
    found = next(each for each in ownership_data().motorway if each.start <= on <= each.end)
    return Quantity.exact(
        found.kmh,
        "km/h",
        origin="published",
        confidence=found.confidence,
        source=found.source,
        note=found.note,
    )


def _sources() -> dict[str, tuple[str, ...]]:
    data = ownership_data()
    return {
        "tax": (data.tax.source,),
        "weight tax": (data.weight_tax.source,),
        "parking": data.parking.sources,
        "motorway": tuple(dict.fromkeys(each.source for each in data.motorway)),
        "plate": (data.plate.source,),
    }


def _notes(car: KeiCar, use: str) -> tuple[str, ...]:
    found = [ownership_data().plate.note]
    if not use and car.use is Use.UNKNOWN:
        found.insert(
            0, "Whether it is registered for passengers or goods is not known; passenger is taken here."
        )
    found.append(f"Ordinary car: {ownership_data().ordinary.note}")
    if car.engine in ownership_data().tax.exempt:
        found.append("Electric cars are exempt from the surcharge on old cars.")
    return tuple(found)
