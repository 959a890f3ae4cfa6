"""Brakes, poles and weights in their places."""

from collections import Counter

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._build import PlacedBrake, PlacedPlate, PlacedPole, PlacedWeight
from kodawari.mini4wd.build._entries import BrakeEntry, PoleEntry, WeightEntry
from kodawari.mini4wd.build._floating import refuse_far
from kodawari.mini4wd.build._given import given_mass, given_place, refuse_flat_pair
from kodawari.mini4wd.build._lengths import length
from kodawari.mini4wd.build._mounting import seat_of
from kodawari.mini4wd.build._terms import Place, best, flipped, term
from kodawari.mini4wd.specs import ChassisSpec, Contacts, Specs, quantity_of

__all__ = ["place_brake", "place_pole", "place_weight"]


def place_brake(
    entry: BrakeEntry, index: int, specs: Specs, chassis: ChassisSpec, contacts: Contacts
) -> PlacedBrake:
    """A brake pad of the car file.

    Raises:
        KodawariError: The pad is unknown, is not sold in that thickness, or digs into the floor.
    """
    where = f"brake[{index}]"
    spec = specs.find(specs.brake, entry.spec, kind="brake", place=f"{where}.spec")
    thickness = entry.thickness_mm or spec.thicknesses_mm[0]
    if thickness not in spec.thicknesses_mm:
        sold = ", ".join(f"{value:g}" for value in spec.thicknesses_mm)
        raise KodawariError(
            f"'{entry.spec}' is not sold {thickness:g} mm thick",
            place=f"{where}.thickness_mm",
            mend=f"It is: {sold} mm.",
        )
    key = f"brake.{index + 1}"
    x = length(f"{key}.x_mm", entry.x_mm, contacts)
    refuse_far("brake", Place(x, (), ()), chassis, contacts, where=where)
    clearance = length(f"{key}.clearance_mm", entry.clearance_mm, contacts)
    if best(clearance) <= 0:
        raise KodawariError(
            "the pad would stand in the floor", place=f"{where}.clearance_mm", mend="Give a gap above 0 mm."
        )
    return PlacedBrake(
        name=f"{'front' if best(x) > 0 else 'rear'} brake",
        spec_id=entry.spec,
        spec=spec,
        x=x,
        clearance=clearance,
        thickness_mm=thickness,
        width_mm=entry.width_mm or spec.strip_mm[1],
        length_mm=entry.length_mm or spec.strip_mm[0],
    )


def place_pole(
    entry: PoleEntry,
    specs: Specs,
    chassis: ChassisSpec,
    plates: tuple[PlacedPlate, ...],
    contacts: Contacts,
    names: Counter[str],
    index: int,
) -> PlacedPole:
    """A stabiliser pole of the car file.

    Raises:
        KodawariError: The pole, mount or plate is unknown.
    """
    where = f"pole[{index}]"
    spec = specs.find(specs.pole, entry.spec, kind="pole", place=f"{where}.spec")
    seat = seat_of(entry.on, chassis, plates, contacts, place=where)
    names[seat.end] += 1
    key = f"pole.{seat.end}-{names[seat.end]}"
    up = term(f"pole.{entry.spec}.height_mm", quantity_of(spec, "height_mm"))
    z = seat.bottom + flipped(up) if entry.under else seat.top + up
    if entry.above_axle_mm is not None:
        z = length(f"{key}.above_axle_mm", entry.above_axle_mm, contacts)
    x = seat.x if entry.x_mm is None else length(f"{key}.x_mm", entry.x_mm, contacts)
    place = Place(x, length(f"{key}.y_mm", entry.y_mm, contacts), z)
    refuse_far("pole", place, chassis, contacts, where=where)
    if entry.pair:
        refuse_flat_pair(place, where)
    return PlacedPole(name=f"{seat.end} pole", spec_id=entry.spec, place=place, pair=entry.pair, spec=spec)


def place_weight(
    entry: WeightEntry, index: int, specs: Specs, chassis: ChassisSpec, contacts: Contacts
) -> PlacedWeight:
    """A weight of the car file.

    Raises:
        KodawariError: The part is unknown, or neither spec nor mass is given.
    """
    where, key = f"weight[{index}]", f"weight.{index + 1}"
    name, spec_id = entry.name or f"weight {index + 1}", entry.spec or ""
    if entry.mass_g is not None:
        try:
            mass = given_mass(f"{key}.mass_g", entry.mass_g)
        except KodawariError as error:
            raise error.located("", f"{where}.mass_g") from error
    elif entry.spec is not None:
        spec = specs.find(specs.weight, entry.spec, kind="weight", place=f"{where}.spec")
        name = entry.name or spec.name
        if not quantity_of(spec, "mass_g").is_known:
            raise KodawariError(
                f"nobody knows the mass of '{entry.spec}'", place=where, mend="Weigh it and give `mass_g`."
            )
        mass = term(f"mass.weight.{entry.spec}", quantity_of(spec, "mass_g"))
    else:
        raise KodawariError("a weight needs a mass", place=where, mend="Give `mass_g` or `spec`.")
    place = given_place(key, length(f"{key}.x_mm", entry.x_mm, contacts), entry, contacts)
    refuse_far("weight", place, chassis, contacts, where=where)
    if entry.pair:
        refuse_flat_pair(place, where)
    return PlacedWeight(name=name, spec_id=spec_id, place=place, pair=entry.pair, mass=mass)
