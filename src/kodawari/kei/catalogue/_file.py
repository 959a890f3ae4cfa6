"""A car file as it stands in `data/kei/cars`, and how its cells become quantities."""

from typing import Annotated, Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.kei.catalogue._car import FIGURES, GearSet, KeiCar, Standing, Tyres, Use
from kodawari.kei.catalogue._reported import Reported
from kodawari.kei.catalogue._tyre import tyre_size
from kodawari.quantity import Confidence, Figure, Quantity, load_sources, unit_of

__all__ = ["CarFile", "car_of"]

_SETTLE = {
    "mm": "The certificate (車検証) or a tape measure settles it.",
    "kg": "The certificate (車検証) or a weighbridge settles it.",
    "cc": "The certificate (車検証) settles it.",
}
_CATALOGUE = "The maker's catalogue settles it."
_SETTLE_FIGURE = {
    "ground_clearance_mm": "Measure the lowest sprung part above a flat floor; write it under [measured]."
}

# What a figure of a road car can be; outside of it a unit was mixed up.
_PLAUSIBLE = {
    "length_mm": (1500.0, 7000.0),
    "width_mm": (700.0, 2600.0),
    "height_mm": (700.0, 3500.0),
    "wheelbase_mm": (1000.0, 4500.0),
    "track_front_mm": (500.0, 2200.0),
    "track_rear_mm": (500.0, 2200.0),
    "ground_clearance_mm": (20.0, 600.0),
    "kerb_kg": (100.0, 4000.0),
    "displacement_cc": (20.0, 9000.0),
    "power_PS": (1.0, 1500.0),
    "power_rpm": (500.0, 25000.0),
    "torque_N_m": (1.0, 2500.0),
    "final_drive": (0.5, 15.0),
    "drag_coefficient": (0.1, 1.5),
    "frontal_area_m2": (0.5, 6.0),
}
_GEAR = (0.2, 30.0)

_Code = Annotated[str, msgspec.Meta(pattern=r"^[A-Z0-9-]{2,12}$")]
_Gearbox = Annotated[str, msgspec.Meta(pattern=r"^(\d(MT|AT|AMT)|CVT|single speed)$")]
_Year = Annotated[int, msgspec.Meta(ge=1949, le=2100)]


class _Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reading of one figure; what it leaves out it takes from the car.

    Attributes:
        value: Best value, in the unit at the end of the figure's name.
        low: Lower end, with `high`.
        high: Upper end, with `low`.
        sources: Ids of sources.
        confidence: How far to trust it.
        note: Why it was assumed, how it was derived, what to beware of.
        set_aside: Why it is shown and not counted.
    """

    value: float
    low: float | None = None
    high: float | None = None
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str = ""
    set_aside: str = ""


class _TyreEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fitment; without `rear` all four are alike."""

    front: str
    rear: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str = ""


_Cell = float | _Reading | tuple[_Reading, ...]


class CarFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A car file; the words mean what they mean in `KeiCar`."""

    maker: str
    model: str
    body: str
    standing: Standing
    sources: tuple[str, ...]
    confidence: Confidence
    grade: str = ""
    codes: tuple[_Code, ...] = ()
    first_year: _Year | None = None
    last_year: _Year | None = None
    use: Use = Use.UNKNOWN
    standing_note: str = ""
    era: str = ""
    era_confidence: Confidence = Confidence.SECONDARY
    peer: bool = False
    engine: str = ""
    engine_place: str = ""
    layout: str = ""
    driven: str = ""
    aspiration: str = ""
    intake_note: str = ""
    power_standard: str = ""
    gearboxes: tuple[_Gearbox, ...] = ()
    notes: tuple[str, ...] = ()
    figures: dict[str, _Cell] = {}
    gears: GearSet = GearSet()
    tyres: tuple[_TyreEntry, ...] = ()


_PLAIN = tuple(name for name in CarFile.__struct_fields__ if name not in {"figures", "tyres"})


def car_of(given: CarFile, *, name: str, file: str) -> KeiCar:
    """The car that a file describes.

    Raises:
        KodawariError: A figure, source or tyre size is not known.
    """
    for key in {*given.sources, *given.gears.sources}:
        _known_source(key, file)
    _check_gears(given.gears, file)
    figures: dict[str, Any] = {}
    for figure in FIGURES:
        unit = unit_of(figure)
        figures[figure] = Reported(unit=unit, settle=_settle(figure, unit))
    for figure, cell in given.figures.items():
        if figure not in FIGURES:
            raise KodawariError(
                f"no figure is called '{figure}'", file=file, place="figures", mend=nearest(figure, FIGURES)
            )
        figures[figure] = _reported(figure, cell, given, file)
    plain = {field: getattr(given, field) for field in _PLAIN}
    return KeiCar(id=name, tyres=tuple(_tyres(each, given, file) for each in given.tyres), **plain, **figures)


def _reported(figure: str, cell: _Cell, given: CarFile, file: str) -> Reported:
    """A cell as everything that sources say of the figure."""
    entries = (_Reading(value=cell),) if isinstance(cell, float | int) else cell
    readings = entries if isinstance(entries, tuple) else (entries,)
    unit = unit_of(figure)
    made = [(_quantity(each, given, unit, file, figure), bool(each.set_aside)) for each in readings]
    return Reported(
        unit=unit,
        readings=tuple(quantity for quantity, aside in made if not aside),
        set_aside=tuple(quantity for quantity, aside in made if aside),
        settle=_settle(figure, unit),
    )


def _settle(figure: str, unit: str) -> str:
    """What would settle a figure that nobody has given."""
    return _SETTLE_FIGURE.get(figure) or _SETTLE.get(unit, _CATALOGUE)


def _check_gears(gears: GearSet, file: str) -> None:
    """Ratios fall from first to top, and each is one that a gearbox can have."""
    low, high = _GEAR
    for ratio in gears.ratios:
        if not low <= ratio <= high:
            raise KodawariError(
                f"a gear cannot have the ratio {ratio:g}",
                file=file,
                place="gears.ratios",
                mend=f"Ratios lie between {low:g} and {high:g}.",
            )
    if list(gears.ratios) != sorted(gears.ratios, reverse=True):
        raise KodawariError(
            f"the ratios {'/'.join(f'{each:g}' for each in gears.ratios)} do not fall from first to top",
            file=file,
            place="gears.ratios",
            mend="Write them from first to top: 3.478, 2.021, 1.352, 1.000, 0.790.",
        )


def _check_plausible(figure: str, value: float, unit: str, file: str) -> None:
    low, high = _PLAUSIBLE.get(figure, (-1e9, 1e9))
    if not low <= value <= high:
        raise KodawariError(
            f"{value:g} {unit} cannot be a {FIGURES[figure]}",
            file=file,
            place=f"figures.{figure}",
            mend=f"It is written in {unit}, between {low:g} and {high:g}." if unit else "",
        )


def _quantity(each: _Reading, given: CarFile, unit: str, file: str, place: str) -> Quantity:
    """One reading with its grounds, or the car's where it names none."""
    _check_plausible(place, each.value, unit, file)
    for key in each.sources:
        _known_source(key, file)
    confidence = each.confidence or (_of_sources(each.sources) if each.sources else given.confidence)
    rests = confidence in {Confidence.ASSUMED, Confidence.RECALLED}
    sources = each.sources or (() if rests else given.sources)
    figure = Figure(
        value=each.value,
        low=each.low,
        high=each.high,
        confidence=confidence,
        as_of=max((load_sources().get(key).as_of for key in sources), default=""),
        source="; ".join(sources),
        reason=each.set_aside or each.note,
    )
    try:
        return figure.quantity(unit)
    except KodawariError as error:
        raise error.located(file, place) from error


def _of_sources(keys: tuple[str, ...]) -> Confidence:
    """The strongest word among the sources that say the same."""
    order = list(Confidence)
    return min((load_sources().get(key).confidence for key in keys), key=order.index)


def _tyres(entry: _TyreEntry, given: CarFile, file: str) -> Tyres:
    try:
        front = tyre_size(entry.front)
        rear = tyre_size(entry.rear) if entry.rear else front
    except KodawariError as error:
        raise error.located(file, "tyres") from error
    for key in entry.sources:
        _known_source(key, file)
    return Tyres(
        front=front,
        rear=rear,
        sources=entry.sources or given.sources,
        confidence=entry.confidence or given.confidence,
        note=entry.note,
    )


def _known_source(key: str, file: str) -> None:
    try:
        load_sources().get(key)
    except KodawariError as error:
        raise KodawariError(error.cause, file=file, place="sources", mend=error.mend) from error
