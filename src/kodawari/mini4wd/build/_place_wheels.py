"""Wheels and tyres on their axles."""

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._build import WheelPair
from kodawari.mini4wd.build._file import WheelEntry
from kodawari.mini4wd.build._fits import refuse_wheel
from kodawari.mini4wd.build._lengths import length
from kodawari.mini4wd.build._terms import Sum, best, term
from kodawari.mini4wd.specs import ChassisSpec, Contacts, Specs, TyreSpec, WheelSpec, quantity_of

__all__ = ["chosen", "place_wheels"]


def chosen(given: str | None, kit: str | None, what: str, chassis: ChassisSpec) -> str:
    """The part that the file names, or that of the kit."""
    if given is not None:
        return given
    if kit is None:
        raise KodawariError(
            f"nobody has described what a {chassis.name} kit brings", place="car", mend=f"Give `{what}`."
        )
    return kit


def place_wheels(
    end: str, entry: WheelEntry, specs: Specs, chassis: ChassisSpec, contacts: Contacts
) -> WheelPair:
    kit = chassis.kit
    wheel_id = chosen(entry.wheel, kit.wheel if kit else None, f"wheels.{end}.wheel", chassis)
    tyre_id = chosen(entry.tyre, kit.tyre if kit else None, f"wheels.{end}.tyre", chassis)
    wheel = specs.find(specs.wheel, wheel_id, kind="wheel", place=f"wheels.{end}.wheel")
    tyre = specs.find(specs.tyre, tyre_id, kind="tyre", place=f"wheels.{end}.tyre")
    refuse_wheel(wheel_id, wheel, tyre_id, tyre, chassis, place=f"wheels.{end}")
    diameter, shaved = _diameter(end, entry, tyre_id, tyre, contacts)
    _refuse_bare(end, diameter, wheel)
    tread = term(f"chassis.tread_{end}_mm", quantity_of(chassis, f"tread_{end}_mm"))
    return WheelPair(
        end="front" if end == "front" else "rear",
        wheel_id=wheel_id,
        wheel=wheel,
        tyre_id=tyre_id,
        tyre=tyre,
        diameter=diameter,
        tread=tread + term(f"wheel.{wheel_id}.tread_mm", quantity_of(wheel, "tread_mm")),
        shaved=shaved,
    )


def _diameter(
    end: str, entry: WheelEntry, tyre_id: str, tyre: TyreSpec, contacts: Contacts
) -> tuple[Sum, bool]:
    """Diameter of the tyres as they are, and whether they are smaller than new ones.

    Raises:
        KodawariError: They are larger than the tyre is when new.
    """
    new = quantity_of(tyre, "diameter_mm")
    if entry.diameter_mm is None:
        return term(f"tyre.{tyre_id}.diameter_mm", new), False
    given = length(f"tyre.{end}.diameter_mm", entry.diameter_mm, contacts)
    low, high = given[0].quantity.ends[0], given[0].quantity.ends[2]
    if low > new.ends[2]:
        raise KodawariError(
            f"{best(given):g} mm is more than the {new.ends[2]:g} mm of a new '{tyre_id}'",
            place=f"wheels.{end}.diameter_mm",
            mend="A tyre can only be shaved to a smaller diameter.",
        )
    return given, high < new.ends[0]


def _refuse_bare(end: str, diameter: Sum, wheel: WheelSpec) -> None:
    """Some rubber must be left on the rim.

    Raises:
        KodawariError: The tyre is no larger than the rim.
    """
    rim = quantity_of(wheel, "rim_mm").ends[2]
    if best(diameter) <= rim:
        raise KodawariError(
            f"nothing is left of a tyre of {best(diameter):g} mm on a rim of up to {rim:g} mm",
            place=f"wheels.{end}.diameter_mm",
            mend="Give the diameter over the tyre.",
        )
