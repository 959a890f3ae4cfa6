"""A catalogue car as the road solver takes it."""

from functools import cache
from typing import Literal, cast

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import data_path, read_toml
from kodawari.kei.catalogue import KeiCar, Reported, Standing, Use
from kodawari.kei.drive.car import Gearbox, Known, RoadCar
from kodawari.quantity import Confidence

__all__ = ["missing_figures", "road_car"]

KMH = 1.0 / 3.6

# Standard deviation of the logarithm of a published mass, by how far its source is trusted: option lists and
# grades differ by about a hundredth, a figure from memory by more.
_MASS_SPREAD = {Confidence.RECALLED: 0.03, Confidence.PRESS: 0.03, Confidence.ASSUMED: 0.04}
_MASS_SPREAD_ELSE = 0.01

_SURE = {Confidence.MEASURED, Confidence.PRIMARY, Confidence.PRIMARY_QUOTED, Confidence.SECONDARY}
"""Words for ratios that are taken as they are; others count as uncertain by 3 %."""

_BODIES = {"off-roader": "offroad", "tall wagon": "tall"}


class _Extra(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reason: str
    confidence: Confidence
    body: str = ""
    limited: bool = True
    limit_kmh: float | None = None
    idle_stop: bool = False


class _Limiter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    since_year: int
    kmh: float
    spread: float
    confidence: Confidence
    reason: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limiter: _Limiter
    car: dict[str, _Extra]


@cache
def _extras() -> _File:
    return read_toml(data_path("kei", "drive", "cars.toml"), _File)


_NOTHING = _Extra(reason="nothing is special", confidence=Confidence.ASSUMED)


def missing_figures(car: KeiCar) -> tuple[str, ...]:
    """What must be known before a car can be driven: words for people; empty when all is there."""
    lacking = []
    if not car.kerb_kg.is_known:
        lacking.append("kerb mass")
    if not car.power_PS.is_known:
        lacking.append("power")
    if car.engine != "electric" and not car.gearboxes:
        lacking.append("kind of gearbox")
    return tuple(lacking)


def road_car(car: KeiCar) -> RoadCar:
    """The car in SI, with what is unknown left unknown.

    Raises:
        KodawariError: Mass, power or the kind of gearbox is unknown.
    """
    lacking = missing_figures(car)
    if lacking:
        raise KodawariError(
            f"{car.name} cannot be driven: {' and '.join(lacking)} unknown",
            place=car.id,
            mend="`kodawari kei show` tells what would settle it.",
        )
    extra = _extras().car.get(car.id, _NOTHING)
    electric = car.engine == "electric"
    kind, count = _gearbox(car)
    year = car.first_year if car.first_year is not None else 1990
    goods = car.use is Use.GOODS
    rear = car.driven == "rear" or car.layout in {"MR", "RR", "FR"}
    tyre = car.tyre
    return RoadCar(
        id=car.id,
        name=car.name,
        year=year,
        body=extra.body or _body(car, year),
        layout=car.layout[:2] or "FF",
        driven="all" if car.driven == "all" else "rear" if rear else "front",
        gearbox=kind,
        kerb_kg=_mass(car),
        power_w=_needed(_si(car.power_PS)),
        power_speed=None if electric else _si(car.power_rpm),
        torque=_si(car.torque_N_m),
        torque_speed=None if electric else _si(car.torque_rpm),
        limit=_si(car.redline_rpm) or _si(car.limiter_rpm),
        displacement=_si(car.displacement_cc),
        strokes=0 if electric else 2 if car.engine == "two-stroke" else 4,
        aspiration=_aspiration(car.aspiration),
        gross=_is_gross(car, year),
        ratios=() if kind == "cvt" else car.gears.ratios,
        gear_count=count,
        final=_final(car),
        tyre_radius=None if tyre is None else _radius((tyre.rear if rear else tyre.front).diameter_mm.ends),
        width=_si(car.width_mm),
        height=_si(car.height_mm),
        wheelbase=_si(car.wheelbase_mm),
        front_share=_scaled(car.front_load_percent, 0.01),
        cd=_loosened(car.drag_coefficient, 0.05),
        area=_loosened(car.frontal_area_m2, 0.02),
        speed_limit=_speed_limit(car, extra, year),
        battery=_si(car.battery_kWh),
        load="goods" if goods or _body(car, year) == "open-offroad" else _seats(car),
        low_overall=_low_overall(car),
        idle_stop=extra.idle_stop,
    )


def _body(car: KeiCar, year: int) -> str:
    if car.body == "off-roader" and year < 1976:
        return "open-offroad"
    return _BODIES.get(car.body, car.body)


def _known(ends: tuple[float, float, float], factor: float = 1.0) -> Known:
    """An interval of about 95 % as a value with a spread: four standard deviations wide."""
    low, value, high = ends
    return Known(value * factor, (high - low) / (4.0 * value))


def _si(reported: Reported) -> Known | None:
    return _known(reported.si.ends) if reported.is_known and reported.si.ends[1] > 0.0 else None


def _scaled(reported: Reported, factor: float) -> Known | None:
    return _known(reported.quantity.ends, factor) if reported.is_known else None


def _loosened(reported: Reported, spread: float) -> Known | None:
    """A published estimate, at least so uncertain."""
    known = _si(reported)
    return None if known is None else Known(known.value, max(known.spread, spread))


def _needed(known: Known | None) -> Known:
    assert known is not None
    return known


def _radius(diameter_mm: tuple[float, float, float]) -> Known:
    return _known(diameter_mm, 0.0005)


def _mass(car: KeiCar) -> Known:
    known = _needed(_si(car.kerb_kg))
    least = _MASS_SPREAD.get(car.kerb_kg.best.confidence, _MASS_SPREAD_ELSE)
    return Known(known.value, max(known.spread, least))


def _gearbox(car: KeiCar) -> tuple[Gearbox, int]:
    """Kind and number of gears of the first gearbox named: 5MT, 3AT, 5AMT, CVT, single speed."""
    if car.engine == "electric":
        return "electric", 1
    name = car.gearboxes[0]
    if name == "CVT":
        return "cvt", 1
    kind: Gearbox = "amt" if name.endswith("AMT") else "automatic" if name.endswith("AT") else "manual"
    return kind, int(name[0]) if name[0].isdigit() else 5


def _aspiration(word: str) -> Literal["natural", "turbo", "supercharged"]:
    return cast(
        "Literal['natural', 'turbo', 'supercharged']",
        word if word in {"turbo", "supercharged"} else "natural",
    )


def _is_gross(car: KeiCar, year: int) -> bool:
    """Japanese ratings were gross before 1985 unless a source says otherwise."""
    if car.power_standard:
        return car.power_standard == "gross"
    return year < 1985 and car.maker not in {"Fiat", "VW", "Lotus", "Alfa Romeo", "Lancia"}


def _final(car: KeiCar) -> Known | None:
    final = _si(car.final_drive)
    if final is None or not car.gears.ratios:
        return None
    loose = 0.0 if car.gears.confidence in _SURE else 0.03
    return Known(final.value * (car.gears.transfer_high or 1.0), max(final.spread, loose))


def _low_overall(car: KeiCar) -> Known | None:
    """Overall ratio of the top gear in low range; a top gear without a known ratio counts as direct."""
    low, final = car.gears.transfer_low, _si(car.final_drive)
    if low is None or final is None:
        return None
    top = car.gears.ratios[-1] if car.gears.ratios else 1.0
    return final.times(low * top)


def _seats(car: KeiCar) -> str:
    seats = car.seats.value
    two = seats is not None and seats <= 2.0
    return "two-seat" if two or car.body == "roadster" else "passenger"


def _speed_limit(car: KeiCar, extra: _Extra, year: int) -> Known | None:
    rule = _extras().limiter
    if extra.limit_kmh is not None:
        return Known(extra.limit_kmh * KMH, rule.spread)
    if car.standing is Standing.KEI and extra.limited and year >= rule.since_year:
        return Known(rule.kmh * KMH, rule.spread)
    return None
