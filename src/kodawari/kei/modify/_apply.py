"""The car after its modifications, as a car of the catalogue: what the solver and the drawings take."""

from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import KeiCar, Reported, Tyres, tyre_size
from kodawari.kei.modify import _mods as m
from kodawari.kei.modify._effects import Effect, check_parts, effect_of, summed
from kodawari.kei.modify._kinds import mass_of
from kodawari.quantity import Confidence, Quantity, total

__all__ = ["modified_car", "plus"]

_SIZES = (
    ("kerb_kg", "kerb mass", "kg"),
    ("length_mm", "length", "mm"),
    ("width_mm", "width", "mm"),
    ("height_mm", "height", "mm"),
)
_LEAST, _MOST = 0.5, 2.0
"""Nobody halves or doubles a car and keeps it one."""

_OUTPUT = ("power_PS", "power_rpm", "torque_N_m", "torque_rpm")


def modified_car(car: KeiCar, mods: m.Mods) -> KeiCar:
    """The car after all changes. Every size that a part adds is counted; the class is told elsewhere.

    Args:
        car: The standard car.
        mods: What is changed.

    Raises:
        KodawariError: The car does not have a part that is to be changed, a tyre size is none, or the changes
            leave no car.
    """
    check_parts(car, mods.changes)
    effect = summed([Effect(), *(effect_of(change, car) for change in mods.changes)])
    masses = [mass_of(change) for change in mods.changes]
    fields: dict[str, Any] = {
        "length_mm": _shifted(car.length_mm, effect.length),
        "width_mm": _shifted(car.width_mm, effect.width),
        "height_mm": _shifted(car.height_mm, effect.height),
        "kerb_kg": _reported(
            total([car.kerb_kg.quantity, *masses], unit="kg", source="kerb mass and changes")
        ),
    }
    for change in mods.changes:
        fields |= _changed(change, car)
    made = msgspec.structs.replace(car, **fields)
    _check_possible(car, made)
    return made


def _check_possible(before: KeiCar, after: KeiCar) -> None:
    """A slip of sign or unit shows in a size or mass that is left: far from what it was."""
    for name, word, unit in _SIZES:
        old, new = getattr(before, name).value, getattr(after, name).value
        if old is not None and new is not None and not _LEAST * old <= new <= _MOST * old:
            raise KodawariError(
                f"the changes turn a {word} of {old:g} {unit} into {new:g} {unit}",
                place=f"{before.id}: {name}",
                mend="Look at signs and units: mm and kg, less is negative.",
            )


def plus(quantity: Quantity, shift: float | None) -> Quantity:
    """A quantity moved by a known amount; unknown where either is."""
    if shift is None or not quantity.is_known:
        note = quantity.note or "The standard tyre or wheel is not known."
        return Quantity.unknown(quantity.unit, note=note)
    moved = Quantity.exact(shift, quantity.unit, origin="declared", confidence="declared")
    return quantity if shift == 0.0 else total([quantity, moved], unit=quantity.unit, source="changes")


def _shifted(figure: Reported, shift: float | None) -> Reported:
    return figure if shift == 0.0 else _reported(plus(figure.quantity, shift))


def _reported(quantity: Quantity) -> Reported:
    readings = (quantity,) if quantity.is_known else ()
    return Reported(unit=quantity.unit, readings=readings, settle=quantity.note)


def _changed(change: m.AnyChange, car: KeiCar) -> dict[str, Any]:
    """What a change replaces besides sizes and mass."""
    if isinstance(change, m.EngineSwap):
        return _engine(change)
    if isinstance(change, m.Turbo):
        aspiration = "supercharged" if change.supercharger else "turbo"
        return {"aspiration": aspiration, **_output(change)}
    if isinstance(change, m.Exhaust) and change.power_PS is not None:
        return {"power_PS": _declared(change.power_PS, "PS")}
    if isinstance(change, m.FinalDrive):
        return {"final_drive": _declared(change.ratio, "")}
    if isinstance(change, m.Seats) and car.seats.value is not None:
        return {"seats": _declared(car.seats.value + change.added, "")}
    if isinstance(change, m.Tyres):
        front = tyre_size(change.front)
        rear = tyre_size(change.rear) if change.rear else front
        return {"tyres": (Tyres(front=front, rear=rear, sources=(), confidence=Confidence.DECLARED),)}
    return {}


def _engine(change: m.EngineSwap) -> dict[str, Any]:
    """Another engine: nothing of the old one's figures holds any more."""
    return {
        "engine": change.engine,
        "aspiration": change.aspiration,
        "power_standard": "",
        "displacement_cc": _declared(change.displacement_cc, "cc"),
        "cylinders": _declared(change.cylinders, ""),
        "redline_rpm": Reported(unit="rpm"),
        "limiter_rpm": Reported(unit="rpm"),
        **_output(change),
    }


def _output(change: m.EngineSwap | m.Turbo) -> dict[str, Any]:
    units = ("PS", "rpm", "N·m", "rpm")
    return {name: _declared(getattr(change, name), unit) for name, unit in zip(_OUTPUT, units, strict=True)}


def _declared(value: float | None, unit: str) -> Reported:
    if value is None:
        return Reported(unit=unit, settle="The file of modifications does not give it.")
    about = {"origin": "declared", "confidence": "declared", "source": "the file of modifications"}
    return Reported(unit=unit, readings=(Quantity.exact(value, unit, **about),))
