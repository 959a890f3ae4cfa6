"""The massive parts of a build, each at its place in the chassis' frame."""

from collections.abc import Iterator

from kodawari.mini4wd.build._build import Build, PlacedPlate
from kodawari.mini4wd.build._entries import Reading
from kodawari.mini4wd.build._lengths import reading
from kodawari.mini4wd.build._solid import Solid, box
from kodawari.mini4wd.build._solids_drive import drive_solids, wheel_solids
from kodawari.mini4wd.build._stance import Stance, spot
from kodawari.mini4wd.build._terms import Picker, Sum, disc_key, term
from kodawari.mini4wd.specs import PlateSpec, quantity_of
from kodawari.quantity import Quantity

__all__ = ["plate_mass", "solids_of"]

_BODY_HEIGHT = 20.0
"""Height of the box that stands for a body shell [mm]; its inertia hardly depends on it."""


def solids_of(build: Build, stance: Stance, pick: Picker) -> Iterator[Solid]:
    """Every massive part, in the order in which a mass list shows them."""
    yield from _chassis(build, pick)
    yield from _body(build, pick)
    yield from drive_solids(build, stance, pick)
    for pair in build.wheels:
        yield from wheel_solids(build, pair, stance, pick)
    yield from _rollers(build, pick)
    for plate in build.plates:
        yield from _plate(build, plate, pick)
    yield from _fittings(build, stance, pick)


def _after_work(build: Build, key: str) -> Sum:
    """A mass that was read after work on a part, or nothing."""
    found = build.file.modified.get(key)
    return term(f"modified.{key}", reading(found, "g")) if isinstance(found, Reading) else ()


def _chassis(build: Build, pick: Picker) -> Iterator[Solid]:
    published = term("mass.chassis", quantity_of(build.chassis, "set_mass_g"))
    mass = _after_work(build, "chassis_mass_g") or published
    shift = pick("layout.chassis_x_mm", quantity_of(build.layout, "chassis_x_mm"))
    for block in build.layout.block:
        share = tuple(item._replace(factor=block.share) for item in mass)
        yield Solid("chassis", share, (block.x_mm + shift, 0.0, block.centre_mm), box(*block.size_mm))


def _body(build: Build, pick: Picker) -> Iterator[Solid]:
    if build.body is None:
        return
    body, key = build.body, f"body.{build.body_id}"
    published = term(f"mass.{key}", quantity_of(body, "mass_g"))
    length, width, z = (
        pick(f"{key}.{name}", quantity_of(body, name)) for name in ("length_mm", "width_mm", "centre_mm")
    )
    x = pick("layout.body_x_mm", quantity_of(build.layout, "body_x_mm"))
    yield Solid(
        "body", _after_work(build, "body_mass_g") or published, (x, 0.0, z), box(length, width, _BODY_HEIGHT)
    )


def _rollers(build: Build, pick: Picker) -> Iterator[Solid]:
    screw = term("mass.roller-screw", quantity_of(build.contacts.fitting, "roller_screw_g"))
    for roller in build.rollers:
        x, y, z = spot(roller.place, pick)
        bottom = None
        for index, disc in enumerate(roller.spec.discs):
            diameter, thickness, share = (
                pick(disc_key(roller.spec_id, index, name), quantity_of(disc, name))
                for name in ("diameter_mm", "thickness_mm", "inertia_share")
            )
            bottom = z - 0.5 * thickness if bottom is None else bottom + roller.spec.gap_mm
            spin = 0.25 * share * diameter * diameter
            flat = 0.5 * spin + thickness * thickness / 12
            mass = term(disc_key(roller.spec_id, index, "mass_g"), quantity_of(disc, "mass_g"))
            place = (x, y, bottom + 0.5 * thickness)
            yield Solid(f"{roller.name} roller", mass, place, (flat, flat, spin), mirrored=roller.pair)
            bottom += thickness
        yield Solid("roller screws", screw, (x, y, z), mirrored=roller.pair)


def plate_mass(spec: PlateSpec) -> Quantity:
    """Mass of a plate [g]: area × thickness × density, relative spreads added as the root of squares."""
    sides = [quantity_of(spec, name) for name in ("area_mm2", "thickness_mm", "density_g_cm3")]
    value = 1e-3 * sides[0].ends[1] * sides[1].ends[1] * sides[2].ends[1]
    relative = sum((side.spread / side.ends[1]) ** 2 for side in sides) ** 0.5
    return Quantity.between(
        value * (1 - relative),
        value,
        value * (1 + relative),
        "g",
        origin="computed",
        confidence="assumed",
        source="area × thickness × density",
        note="its area is an estimate",
    )


def _plate(build: Build, plate: PlacedPlate, pick: Picker) -> Iterator[Solid]:
    key, spec = f"plate.{plate.spec_id}", plate.spec
    length, width, thickness = (
        pick(f"{key}.{name}", quantity_of(spec, name)) for name in ("length_mm", "width_mm", "thickness_mm")
    )
    place = spot(plate.place, pick)
    yield Solid(f"{plate.name}", term(f"mass.{key}", plate_mass(spec)), place, box(length, width, thickness))
    screws = term("mass.plate-screws", quantity_of(build.contacts.fitting, "plate_screw_g"))
    yield Solid("plate screws", screws, place, box(0.0, 0.5 * width, 0.0))


def _fittings(build: Build, stance: Stance, pick: Picker) -> Iterator[Solid]:
    for brake in build.brakes:
        x = pick.total(brake.x)
        z = stance.above_axle(x, pick.total(brake.clearance) + 0.5 * brake.thickness_mm)
        size = (brake.length_mm, brake.width_mm, brake.thickness_mm)
        volume = 1e-3 * size[0] * size[1] * size[2]
        mass = term(f"brake.{brake.spec_id}.density_g_cm3", quantity_of(brake.spec, "density_g_cm3"), volume)
        yield Solid(brake.name, mass, (x, 0.0, z), box(*size))
    for pole in build.poles:
        mass = term(f"mass.pole.{pole.spec_id}", quantity_of(pole.spec, "mass_g"))
        yield Solid(pole.name, mass, spot(pole.place, pick), mirrored=pole.pair)
    for weight in build.weights:
        yield Solid(weight.name, weight.mass, spot(weight.place, pick), mirrored=weight.pair)
    for damper in build.dampers:
        place, size = spot(damper.place, pick), box(*damper.size_mm)
        yield Solid(damper.name, damper.mass, place, size, mirrored=damper.pair, free=not damper.locked)
