"""Points of the car that can touch: underside, bumpers, plates, poles, roof, brake pads, bare wheels."""

from collections.abc import Iterator

import msgspec

from kodawari.mini4wd.build._build import Build, PlacedBrake
from kodawari.mini4wd.build._terms import Place, Sum, constant, flipped, term, times
from kodawari.mini4wd.specs import quantity_of

__all__ = ["Corner", "body_extent", "corners_of", "ends_of"]

_BUMPER_CORNER = 18.0
"""Where a bumper's edge begins to sweep back, from the middle plane [mm]; rollers cover what lies outside."""


class Corner(msgspec.Struct, frozen=True, kw_only=True):
    """A point that can touch.

    Attributes:
        name: What it is.
        place: Where it is; of a mirrored pair, the left one.
        material: Key into the friction of the contact data; empty for a brake pad.
        pair: Whether the mirrored one is there too.
        brake: The pad it belongs to, whose z counts from the floor instead of from the axle line.
    """

    name: str
    place: Place
    material: str
    pair: bool = True
    brake: PlacedBrake | None = None


def corners_of(build: Build) -> Iterator[Corner]:
    """Every point that can touch."""
    yield from _underside(build)
    yield from _bumpers(build)
    yield from _roof(build)
    yield from _plates(build)
    yield from _poles(build)
    for brake in build.brakes:
        yield from _brake(brake)
    yield from _hubs(build)


def _underside(build: Build) -> Iterator[Corner]:
    z = term("layout.underside_mm", quantity_of(build.layout, "underside_mm"))
    for x, y in build.layout.skid:
        where = "front" if x > 10 else "rear" if x < -10 else "middle"
        yield Corner(name=f"underside {where}", place=Place(constant(x), constant(y), z), material="plastic")


def ends_of(build: Build) -> tuple[Sum, Sum]:
    """Front-most and rear-most points of the chassis itself."""
    nose = term("chassis.nose_mm", quantity_of(build.chassis, "nose_mm"))
    length = term("chassis.kit_length_mm", quantity_of(build.chassis, "kit_length_mm"))
    return nose, nose + flipped(length)


def _bumpers(build: Build) -> Iterator[Corner]:
    bumper = term("fitting.bumper_mm", quantity_of(build.contacts.fitting, "bumper_mm"))
    for end, x in zip(("front", "rear"), ends_of(build), strict=True):
        seat = term(f"mount.{end}.seat_mm", quantity_of(build.chassis.mount[end], "seat_mm"))
        place = Place(x, constant(_BUMPER_CORNER), seat + flipped(bumper))
        yield Corner(name=f"{end} bumper", place=place, material="plastic")


def body_extent(build: Build) -> tuple[Sum, Sum, Sum, Sum] | None:
    """Middle, length, width and top of the body shell; None for a car without one."""
    if build.body is None:
        return None
    length, width, top = (
        term(f"body.{build.body_id}.{name}", quantity_of(build.body, name))
        for name in ("length_mm", "width_mm", "top_mm")
    )
    return term("layout.body_x_mm", quantity_of(build.layout, "body_x_mm")), length, width, top


def _roof(build: Build) -> Iterator[Corner]:
    extent = body_extent(build)
    if extent is None:
        return
    x, length, width, top = extent
    for name, along in (("roof front", 0.1), ("roof rear", -0.35)):
        yield Corner(
            name=name, place=Place(x + times(length, along), times(width, 0.3), top), material="plastic"
        )


def _plates(build: Build) -> Iterator[Corner]:
    for plate in build.plates:
        half = term(f"plate.{plate.spec_id}.width_mm", quantity_of(plate.spec, "width_mm"), 0.5)
        place = Place(plate.place.x, half, plate.place.z)
        yield Corner(name=plate.name, place=place, material=plate.spec.material)


def _poles(build: Build) -> Iterator[Corner]:
    for pole in build.poles:
        x, y, z = pole.place.x, pole.place.y, pole.place.z
        sign = 1.0 if sum(factor * quantity.ends[1] for _, quantity, factor in y) >= 0 else -1.0
        half = term(f"pole.{pole.spec_id}.head_mm", quantity_of(pole.spec, "head_mm"), 0.5 * sign)
        yield Corner(name=pole.name, place=Place(x, y + half, z), material=pole.spec.material, pair=pole.pair)


def _brake(brake: PlacedBrake) -> Iterator[Corner]:
    for pair, y in ((True, 0.4 * brake.width_mm), (False, 0.0)):
        place = Place(brake.x, constant(y), brake.clearance)
        yield Corner(name=brake.name, place=place, material="", pair=pair, brake=brake)


def _hubs(build: Build) -> Iterator[Corner]:
    """Where an end of the car has no roller, its tyres meet the walls."""
    base = term("chassis.wheelbase_mm", quantity_of(build.chassis, "wheelbase_mm"))
    for pair, sign in zip(build.wheels, (0.5, -0.5), strict=True):
        if any(roller.end == pair.end for roller in build.rollers):
            continue
        width = term(f"tyre.{pair.tyre_id}.width_mm", quantity_of(pair.tyre, "width_mm"), 0.5)
        place = Place(times(base, sign), times(pair.tread, 0.5) + width, ())
        yield Corner(name=f"{pair.end} wheel", place=place, material="rubber")
