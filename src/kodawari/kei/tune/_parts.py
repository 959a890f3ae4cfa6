"""What may be fitted: a file of parts, or a generic offer for any car."""

from functools import cache
from pathlib import Path

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import convert as checked
from kodawari.files import data_path, parse_toml, read_text, read_toml
from kodawari.kei.catalogue import KeiCar, tyre_size
from kodawari.kei.modify import AnyChange, FinalDrive, Lowering, Tyres, Weight
from kodawari.quantity import Confidence

__all__ = ["STANDARD", "Option", "Parts", "Slot", "generic_parts", "not_offered", "read_parts"]

STANDARD = "standard"
"""The option of every slot that changes nothing."""


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that may stand in a slot.

    Attributes:
        name: Its name.
        changes: What it changes, as in a file of modifications; the key is `change`.
    """

    name: str
    changes: tuple[AnyChange, ...] = msgspec.field(name="change")


class Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place where one option or the standard part stands.

    Attributes:
        name: Its name: `final drive`, `tyres`.
        options: What may stand there besides the standard; the key is `option`.
        ordered: Whether neighbours in the list are alike, standard first.
    """

    name: str
    options: tuple[Option, ...] = msgspec.field(name="option")
    ordered: bool = False


class Parts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All slots.

    Attributes:
        name: What people call the offer.
        slots: The slots; the key is `slot`.
    """

    name: str
    slots: tuple[Slot, ...] = msgspec.field(name="slot")


class _Generic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    final_factor: tuple[float, ...]
    lighter_kg: tuple[float, ...]
    lower_mm: tuple[float, ...]
    tyres: tuple[str, ...]
    least_diameter: float
    most_diameter: float
    confidence: Confidence
    reason: str


class _GenericFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    generic: _Generic


@cache
def _generic() -> _Generic:
    return read_toml(data_path("kei", "drive", "tune.toml"), _GenericFile).generic


def read_parts(path: Path) -> Parts:
    """A file of parts.

    Raises:
        KodawariError: The file is no such file, a slot stands twice or is empty.
    """
    parts = checked(parse_toml(read_text(path), file=str(path)), Parts, file=str(path))
    names = [slot.name for slot in parts.slots]
    for name in names:
        if names.count(name) > 1:
            raise KodawariError("the slot stands twice", file=str(path), place=name, mend="Keep one of them.")
    for slot in parts.slots:
        called = [option.name for option in slot.options]
        if not called or len({*called, STANDARD}) <= len(called):
            raise KodawariError(
                "a slot needs options with different names, none of them 'standard'",
                file=str(path),
                place=slot.name,
            )
    return parts


def generic_parts(car: KeiCar) -> Parts:
    """What can be offered for any car: final drives, tyres, less mass, lower springs.

    A final drive is offered where the ratios are known: elsewhere nobody could say what it changes.
    """
    offer = _generic()
    slots = []
    final = car.final_drive.value
    if final is not None and car.gears.ratios:
        ratios = [round(final * factor, 3) for factor in offer.final_factor]
        slots.append(Slot(name="final drive", options=tuple(_final(ratio) for ratio in ratios)))
    sizes = _sizes(car)
    if sizes:
        options = tuple(Option(name=size, changes=(Tyres(front=size),)) for size in sizes)
        slots.append(Slot(name="tyres", options=options))
    lighter = tuple(
        Option(name=f"{kg:g} kg less", changes=(Weight(mass_kg=-kg, what="seats, spare wheel, trim"),))
        for kg in offer.lighter_kg
    )
    lower = tuple(
        Option(name=f"{mm:g} mm lower", changes=(Lowering(front_mm=mm, rear_mm=mm),)) for mm in offer.lower_mm
    )
    slots += [
        Slot(name="mass", options=lighter, ordered=True),
        Slot(name="height", options=lower, ordered=True),
    ]
    return Parts(name="generic", slots=tuple(slots))


def not_offered(car: KeiCar) -> tuple[str, ...]:
    """What a generic offer leaves out for this car, and why, in words for people."""
    notes = []
    if car.final_drive.value is None or not car.gears.ratios:
        notes.append("No final drive was offered: the standard one or the gear ratios are unknown.")
    if not _sizes(car):
        notes.append("No tyres were offered: the standard size is unknown or differs front to rear.")
    return tuple(notes)


def _final(ratio: float) -> Option:
    return Option(name=f"{ratio:g}", changes=(FinalDrive(ratio=ratio),))


def _sizes(car: KeiCar) -> list[str]:
    """Tyres of nearly the standard diameter; none where the standard is unknown or differs front to rear."""
    tyre, offer = car.tyre, _generic()
    if tyre is None or tyre.front.text != tyre.rear.text:
        return []
    standard = tyre.front.diameter_mm.ends[1]

    def fits(size: str) -> bool:
        ratio = tyre_size(size).diameter_mm.ends[1] / standard
        return offer.least_diameter <= ratio <= offer.most_diameter and size != tyre.front.text

    return [size for size in offer.tyres if fits(size)]
