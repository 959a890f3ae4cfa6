"""Mass dampers in their places."""

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._build import PlacedDamper
from kodawari.mini4wd.build._entries import DamperEntry
from kodawari.mini4wd.build._floating import refuse_far
from kodawari.mini4wd.build._given import given_mass, given_place, refuse_flat_pair
from kodawari.mini4wd.build._lengths import length
from kodawari.mini4wd.build._terms import Sum, best, term
from kodawari.mini4wd.specs import ChassisSpec, Contacts, DamperSpec, Specs, quantity_of

__all__ = ["place_damper"]

_TOWARDS = {
    "front": (1.0, 0.0, 0.0),
    "rear": (-1.0, 0.0, 0.0),
    "left": (0.0, 1.0, 0.0),
    "right": (0.0, -1.0, 0.0),
}


def place_damper(
    entry: DamperEntry, index: int, specs: Specs, chassis: ChassisSpec, contacts: Contacts
) -> PlacedDamper:
    """A mass damper of the car file.

    Raises:
        KodawariError: The weight is unknown or nobody knows its mass, a hinge has no arm, or it sits
            beyond the car.
    """
    where, key = f"damper[{index}]", f"damper.{index + 1}"
    spec = specs.find(specs.damper, entry.spec, kind="damper", place=f"{where}.spec")
    guide = entry.guide or spec.guide
    arm = entry.arm_mm or (quantity_of(spec, "arm_mm").ends[1] if spec.arm_mm is not None else 0.0)
    if guide == "hinge" and arm <= 0:
        raise KodawariError("a hinge needs an arm", place=f"{where}.arm_mm", mend="Give its length in mm.")
    place = given_place(key, length(f"{key}.x_mm", entry.x_mm, contacts), entry, contacts)
    refuse_far("damper", place, chassis, contacts, where=where)
    if entry.pair:
        refuse_flat_pair(place, where)
    return PlacedDamper(
        name=f"damper {index + 1}",
        spec_id=entry.spec,
        place=place,
        pair=entry.pair,
        mass=_damper_mass(entry, spec, key, where),
        size_mm=_size(spec),
        travel=_travel(entry, spec, key, contacts),
        arm_mm=arm if guide == "hinge" else 0.0,
        towards=_TOWARDS[entry.hinge] if guide == "hinge" else (0.0, 0.0, 0.0),
        kind=entry.kind or _kind(guide, best(place.y)),
        locked=entry.locked,
    )


def _damper_mass(entry: DamperEntry, spec: DamperSpec, key: str, where: str) -> Sum:
    """Mass of all weights that move as one."""
    if entry.mass_g is not None:
        try:
            terms = given_mass(f"{key}.mass_g", entry.mass_g)
        except KodawariError as error:
            raise error.located("", f"{where}.mass_g") from error
    else:
        quantity = quantity_of(spec, "mass_g")
        if not quantity.is_known:
            raise KodawariError(
                f"nobody knows the mass of '{entry.spec}'", place=where, mend="Weigh it and give `mass_g`."
            )
        terms = term(f"mass.damper.{entry.spec}", quantity)
    return tuple(item._replace(factor=item.factor * entry.count) for item in terms)


def _size(spec: DamperSpec) -> tuple[float, float, float]:
    """Its size along, across and up; unknown sides count as a point."""
    sides = (quantity_of(spec, name) for name in ("width_mm", "length_mm", "height_mm"))
    along, across, up = (side.ends[1] if side.is_known else 0.0 for side in sides)
    return along, across, up


def _travel(entry: DamperEntry, spec: DamperSpec, key: str, contacts: Contacts) -> Sum:
    if entry.travel_mm is not None:
        return length(f"{key}.travel_mm", entry.travel_mm, contacts)
    return term(f"{key}.travel_mm", quantity_of(spec, "travel_mm"))


def _kind(guide: str, y: float) -> str:
    """How racers call it, as far as guide and place tell."""
    if guide == "hinge":
        return "hinge"
    return "side" if abs(y) > 25.0 else "sit-on"
