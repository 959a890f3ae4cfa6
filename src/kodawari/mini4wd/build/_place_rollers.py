"""Rollers in their places: those of the kit and those of the car file."""

from collections import Counter
from collections.abc import Iterable

from kodawari.errors import KodawariError
from kodawari.mini4wd.build._build import PlacedPlate, PlacedRoller
from kodawari.mini4wd.build._entries import RollerEntry
from kodawari.mini4wd.build._file import CarFile
from kodawari.mini4wd.build._floating import refuse_floating
from kodawari.mini4wd.build._lengths import angle, length
from kodawari.mini4wd.build._mounting import Seat, seat_of
from kodawari.mini4wd.build._terms import Place, Sum, Term, best, disc_key, flipped, term, times
from kodawari.mini4wd.specs import ChassisSpec, Contacts, Hole, KitRoller, RollerSpec, Specs, quantity_of
from kodawari.quantity import Quantity

__all__ = ["kit_rollers", "place_rollers", "widest_disc"]


def kit_rollers(
    file: CarFile, specs: Specs, chassis: ChassisSpec, contacts: Contacts, names: Counter[str]
) -> list[PlacedRoller]:
    """The rollers of the kit that the car file leaves on."""
    wanted = file.car.kit_rollers
    if wanted is False or chassis.kit is None:
        return []
    return [
        _kit_roller(roller, specs, chassis, contacts, names)
        for roller in chassis.kit.roller
        if wanted is True or roller.on in wanted
    ]


def _kit_roller(
    roller: KitRoller, specs: Specs, chassis: ChassisSpec, contacts: Contacts, names: Counter[str]
) -> PlacedRoller:
    name = _name(roller.on, names)
    seat = seat_of(roller.on, chassis, (), contacts, place="chassis")
    spec = specs.find(specs.roller, roller.spec, kind="roller", place=f"{chassis.name} kit")
    width = term("chassis.kit_width_mm", quantity_of(chassis, "kit_width_mm"), 0.5)
    y = width + times(widest_disc(roller.spec, spec), -0.5)
    z = term(f"roller.{name}.centre_mm", quantity_of(roller, "centre_mm"))
    return PlacedRoller(
        name=name,
        spec_id=roller.spec,
        spec=spec,
        place=Place(seat.x, y, z),
        pair=True,
        end=seat.end,
        stay=seat.material,
        thrust=seat.thrust,
        tilt=(),
    )


def widest_disc(spec_id: str, spec: RollerSpec) -> Sum:
    """Diameter of the largest disc of a roller."""
    index = max(range(len(spec.discs)), key=lambda i: quantity_of(spec.discs[i], "diameter_mm").ends[1])
    return term(disc_key(spec_id, index, "diameter_mm"), quantity_of(spec.discs[index], "diameter_mm"))


def _name(on: str, names: Counter[str]) -> str:
    """`front`, then `front-2` for the next one there."""
    names[on] += 1
    return on if names[on] == 1 else f"{on}-{names[on]}"


def place_rollers(
    entries: Iterable[RollerEntry],
    specs: Specs,
    chassis: ChassisSpec,
    plates: tuple[PlacedPlate, ...],
    contacts: Contacts,
    names: Counter[str],
) -> list[PlacedRoller]:
    """The rollers of the car file.

    Raises:
        KodawariError: A roller, mount, plate or hole is unknown, or a roller floats beyond the car.
    """
    placed = []
    for index, entry in enumerate(entries):
        place = f"roller[{index}]"
        seat = seat_of(entry.on, chassis, plates, contacts, place=place)
        spec = specs.find(specs.roller, entry.spec, kind="roller", place=f"{place}.spec")
        roller = _place(entry, spec, seat, contacts, _name(seat.end, names), place)
        refuse_floating(roller, seat, contacts, place)
        placed.append(roller)
    return placed


def _place(
    entry: RollerEntry, spec: RollerSpec, seat: Seat, contacts: Contacts, name: str, place: str
) -> PlacedRoller:
    hole, hole_key = _hole(entry, spec, seat, place)
    key = f"roller.{name}"
    thrust = (
        seat.thrust if entry.thrust_deg is None else angle(f"{key}.thrust_deg", entry.thrust_deg, contacts)
    )
    return PlacedRoller(
        name=name,
        spec_id=entry.spec,
        spec=spec,
        place=Place(
            _x(entry, seat, hole, hole_key, contacts, key),
            _y(entry, hole, hole_key, contacts, key, place),
            _z(entry, spec, seat, contacts, key),
        ),
        pair=entry.pair,
        end=seat.end,
        stay=seat.material,
        thrust=thrust,
        tilt=angle(f"{key}.tilt_deg", entry.tilt_deg, contacts) if entry.tilt_deg else (),
    )


def _hole(entry: RollerEntry, spec: RollerSpec, seat: Seat, place: str) -> tuple[Hole | None, str]:
    """The named hole, or the one made for this diameter, with its key; none when no plate has one."""
    if seat.plate is None:
        return None, ""
    holes, head = seat.plate.spec.hole, f"plate.{seat.plate.spec_id}.hole"
    if entry.hole is not None:
        found = holes.get(entry.hole)
        if found is None:
            known = ", ".join(holes) or "none"
            raise KodawariError(
                f"no hole is called '{entry.hole}'", place=f"{place}.hole", mend=f"The plate has: {known}."
            )
        return found, f"{head}.{entry.hole}"
    diameter = best(widest_disc(entry.spec, spec))
    for name, hole in holes.items():
        if any(abs(d - diameter) < 0.6 for d in hole.rollers_mm):
            return hole, f"{head}.{name}"
    return None, ""


def _x(entry: RollerEntry, seat: Seat, hole: Hole | None, hole_key: str, contacts: Contacts, key: str) -> Sum:
    if entry.x_mm is not None:
        return length(f"{key}.x_mm", entry.x_mm, contacts)
    return seat.x + (term(f"{hole_key}.x_mm", quantity_of(hole, "x_mm")) if hole else ())


def _y(entry: RollerEntry, hole: Hole | None, hole_key: str, contacts: Contacts, key: str, place: str) -> Sum:
    if entry.y_mm is not None:
        return length(f"{key}.y_mm", entry.y_mm, contacts)
    if hole is None:
        raise KodawariError(
            "the roller needs a distance from the middle",
            place=place,
            mend="Give `y_mm`, or put it in a hole of a plate.",
        )
    play = contacts.fitting.hole_mm
    slack = Quantity.between(
        -(play.pm or 0.0), 0.0, play.pm or 0.0, "mm", origin="assumed", confidence="assumed", note=play.reason
    )
    return term(f"{hole_key}.y_mm", quantity_of(hole, "y_mm")) + term(f"{key}.play_mm", slack)


def _z(entry: RollerEntry, spec: RollerSpec, seat: Seat, contacts: Contacts, key: str) -> Sum:
    """Height of the middle of the lowest disc."""
    if entry.above_axle_mm is not None:
        return length(f"{key}.above_axle_mm", entry.above_axle_mm, contacts)
    if entry.spacer_mm is None:
        spacer = term("fitting.spacer_mm", quantity_of(contacts.fitting, "spacer_mm"))
    else:
        spacer = term(f"{key}.spacer_mm", Quantity.exact(entry.spacer_mm, "mm"))
    thicknesses = [
        Term(disc_key(entry.spec, index, "thickness_mm"), quantity_of(disc, "thickness_mm"))
        for index, disc in enumerate(spec.discs)
    ]
    half = (thicknesses[0]._replace(factor=0.5),)
    if not entry.under:
        return seat.top + spacer + half
    gaps = term(f"{key}.gap_mm", Quantity.exact(spec.gap_mm * (len(spec.discs) - 1), "mm"))
    return seat.bottom + flipped(spacer + gaps + tuple(thicknesses[1:]) + half)
