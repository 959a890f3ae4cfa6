"""Where rollers, plates and poles come to sit: mounts of the chassis, plates on them, spacers between."""

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.mini4wd.build._build import PlacedPlate
from kodawari.mini4wd.build._entries import PlateEntry
from kodawari.mini4wd.build._lengths import length
from kodawari.mini4wd.build._terms import Place, Sum, flipped, term
from kodawari.mini4wd.specs import ChassisSpec, Contacts, Mount, Specs, quantity_of
from kodawari.quantity import Quantity

__all__ = ["Seat", "place_plate", "seat_of"]

_NONE = Quantity.exact(0.0, "mm")


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """What a roller or pole is screwed to.

    Attributes:
        end: Mount of the chassis that carries it.
        x: Its screw line [mm].
        top: Height of its upper face above the axle line [mm].
        bottom: Height of its lower face [mm].
        thrust: Thrust angle of the seat [°].
        material: Material that flexes.
        reach_mm: Farthest that a part may sit from the mount, along the car.
        mount_x_mm: Best value of the mount's own x.
        plate: The plate, when it is one.
    """

    end: str
    x: Sum
    top: Sum
    bottom: Sum
    thrust: Sum
    material: str
    reach_mm: float
    mount_x_mm: float
    plate: PlacedPlate | None = None


def _of_mount(chassis: ChassisSpec, end: str, contacts: Contacts) -> Seat:
    """A mount of the chassis as a seat."""
    mount = chassis.mount[end]
    top = term(f"mount.{end}.seat_mm", quantity_of(mount, "seat_mm"))
    bumper = term("fitting.bumper_mm", quantity_of(contacts.fitting, "bumper_mm"))
    return Seat(
        end=end,
        x=term(f"mount.{end}.x_mm", quantity_of(mount, "x_mm")),
        top=top,
        bottom=top + flipped(bumper),
        thrust=term(f"mount.{end}.thrust_deg", quantity_of(mount, "thrust_deg")),
        material="plastic",
        reach_mm=mount.reach_mm,
        mount_x_mm=_best_x(mount),
    )


def _best_x(mount: Mount) -> float:
    return quantity_of(mount, "x_mm").ends[1]


def _of_plate(plate: PlacedPlate, chassis: ChassisSpec) -> Seat:
    """A plate as a seat."""
    half = term(f"plate.{plate.spec_id}.thickness_mm", quantity_of(plate.spec, "thickness_mm"), 0.5)
    mount = chassis.mount[plate.end]
    along = quantity_of(plate.spec, "reach_mm").ends[1] + 0.5 * quantity_of(plate.spec, "length_mm").ends[1]
    return Seat(
        end=plate.end,
        x=plate.place.x,
        top=plate.place.z + half,
        bottom=plate.place.z + flipped(half),
        thrust=plate.thrust,
        material=plate.spec.material,
        reach_mm=mount.reach_mm + along,
        mount_x_mm=_best_x(mount),
        plate=plate,
    )


def seat_of(
    on: str, chassis: ChassisSpec, plates: tuple[PlacedPlate, ...], contacts: Contacts, *, place: str
) -> Seat:
    """The seat with a name: a mount of the chassis or a plate.

    Raises:
        KodawariError: Neither has this name.
    """
    for plate in plates:
        if plate.name == on:
            return _of_plate(plate, chassis)
    if on in chassis.mount:
        return _of_mount(chassis, on, contacts)
    known = [*chassis.mount, *(plate.name for plate in plates)]
    raise KodawariError(
        f"no mount or plate is called '{on}'",
        place=f"{place}.on",
        mend=nearest(on, known) or f"There are: {', '.join(known)}.",
    )


def place_plate(
    entry: PlateEntry, index: int, specs: Specs, chassis_id: str, chassis: ChassisSpec, contacts: Contacts
) -> PlacedPlate:
    """A plate of the car file in its place.

    Raises:
        KodawariError: The plate or mount is unknown, or the plate does not fit the chassis or that end.
    """
    place = f"plate[{index}]"
    spec = specs.find(specs.plate, entry.spec, kind="plate", place=f"{place}.spec")
    if entry.on not in chassis.mount:
        mend = nearest(entry.on, chassis.mount) or f"There are: {', '.join(chassis.mount)}."
        raise KodawariError(f"the chassis has no mount '{entry.on}'", place=f"{place}.on", mend=mend)
    if spec.fits and chassis_id not in spec.fits:
        raise KodawariError(
            f"'{entry.spec}' is not made for the {chassis.name} chassis",
            place=f"{place}.spec",
            mend=f"It fits: {', '.join(spec.fits)}.",
        )
    if entry.on not in spec.ends:
        raise KodawariError(
            f"'{entry.spec}' does not go on the {entry.on} mount",
            place=f"{place}.on",
            mend=f"It goes on: {', '.join(spec.ends)}.",
        )
    name = entry.name or f"{entry.on}-plate"
    seat = _of_mount(chassis, entry.on, contacts)
    outward = {"front": 1.0, "rear": -1.0}.get(entry.on, 0.0)
    reach = (
        length(f"plate.{name}.reach_mm", entry.reach_mm, contacts)
        if entry.reach_mm is not None
        else term(f"plate.{entry.spec}.reach_mm", quantity_of(spec, "reach_mm"))
    )
    half = term(f"plate.{entry.spec}.thickness_mm", quantity_of(spec, "thickness_mm"), 0.5)
    spacer = term(f"plate.{name}.raise_mm", Quantity.exact(entry.raise_mm, "mm"))
    up = half + spacer
    return PlacedPlate(
        name=name,
        spec_id=entry.spec,
        spec=spec,
        end=entry.on,
        place=Place(
            seat.x + (reach if outward > 0 else flipped(reach) if outward < 0 else ()),
            (),
            seat.bottom + flipped(up) if entry.under else seat.top + up,
        ),
        thrust=seat.thrust,
    )
