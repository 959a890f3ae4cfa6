"""The set-up sheet: every part of a car, where it sits, and at what angle."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kodawari.mini4wd.build import (
    Build,
    Place,
    PlacedDamper,
    PlacedPlate,
    PlacedRoller,
    Sum,
    WheelPair,
    interval,
    tyre_diameter,
)
from kodawari.mini4wd.specs import Part, load_specs
from kodawari.quantity import format_number, format_quantity

__all__ = ["SheetRow", "setup_rows"]


class SheetRow(NamedTuple):
    """One line of the sheet.

    Attributes:
        group: What kind of part it is: `motor`, `roller`.
        name: Which of them: `front`; empty where there is only one.
        part: What it is called.
        spec: Id of its spec; empty for what the car file describes alone.
        items: Item numbers under which it is sold.
        from_kit: Whether it came with the kit.
        pair: Whether the mirrored one is there too.
        place_mm: Best values ahead of the middle, to the left, above the axle line; None for what has a place
            of its own on the chassis.
        detail: Angles, sizes and the like in words.
    """

    group: str
    name: str
    part: str
    spec: str
    items: tuple[str, ...] = ()
    from_kit: bool = False
    pair: bool = False
    place_mm: tuple[float, float, float | None] | None = None
    detail: str = ""

    def to_json_dict(self) -> dict[str, Any]:
        """The line as plain data."""
        return self._asdict()


def setup_rows(build: Build) -> Iterator[SheetRow]:
    """Every part of a car, drive first."""
    yield from _drive(build)
    for pair in build.wheels:
        yield from _wheels(build, pair)
    for plate in build.plates:
        yield _row("plate", plate.name, plate.spec, plate, detail=_plate(plate))
    for index, roller in enumerate(build.rollers):
        kit = index < build.kit_rollers
        yield _row("roller", roller.name, roller.spec, roller, detail=_roller(roller), from_kit=kit)
    for pole in build.poles:
        yield _row("pole", pole.name, pole.spec, pole)
    for brake in build.brakes:
        thick = format_number(brake.thickness_mm, digits=1)
        yield SheetRow(
            "brake",
            brake.name,
            brake.spec.name,
            brake.spec_id,
            brake.spec.items,
            place_mm=(interval(brake.x)[1], 0.0, None),
            detail=f"{_value(brake.clearance)} mm off the floor, {thick} mm thick",
        )
    for damper in build.dampers:
        spec = load_specs().damper[damper.spec_id]
        yield _row("damper", damper.name, spec, damper, detail=_damper(damper))
    for weight in build.weights:
        named = load_specs().weight[weight.spec_id] if weight.spec_id else None
        yield _row("weight", weight.name, named, weight, detail=f"{_value(weight.mass)} g each")


def _drive(build: Build) -> Iterator[SheetRow]:
    """What has one place only."""
    car = build.file.car
    for group, key, spec, given in (
        ("chassis", build.chassis_id, build.chassis, build.chassis_id),
        ("motor", build.motor_id, build.motor, car.motor),
        ("gears", build.gear_id, build.gear, car.gear),
        ("cells", build.battery_id, build.battery, build.battery_id),
        ("bearings", build.bearing_id, build.bearing, car.bearing),
        ("axles", build.axle_id, build.axle, car.axle),
    ):
        yield SheetRow(group, "", spec.name, key, spec.items, from_kit=given is None)
    if build.body is not None:
        yield SheetRow(
            "body", "", build.body.name, build.body_id, build.body.items, from_kit=car.body is None
        )


def _wheels(build: Build, pair: WheelPair) -> Iterator[SheetRow]:
    entry = build.file.wheels.front if pair.end == "front" else build.file.wheels.rear
    size = f"⌀ {format_quantity(tyre_diameter(pair))}{', shaved' if pair.shaved else ''}"
    for group, key, spec, given, detail in (
        ("wheels", pair.wheel_id, pair.wheel, entry.wheel, f"tread {_value(pair.tread)} mm"),
        ("tyres", pair.tyre_id, pair.tyre, entry.tyre, size),
    ):
        yield SheetRow(
            group, pair.end, spec.name, key, spec.items, from_kit=given is None, pair=True, detail=detail
        )


def _row(
    group: str, name: str, spec: Part | None, placed: Any, *, detail: str = "", from_kit: bool = False
) -> SheetRow:
    """A part that is bolted on somewhere."""
    return SheetRow(
        group,
        name,
        spec.name if spec else placed.name,
        placed.spec_id,
        spec.items if spec else (),
        from_kit=from_kit,
        pair=placed.pair,
        place_mm=_place(placed.place),
        detail=detail,
    )


def _plate(plate: PlacedPlate) -> str:
    return f"on {plate.end}, thrust {_value(plate.thrust)}°"


def _roller(roller: PlacedRoller) -> str:
    tilt = interval(roller.tilt)[1]
    return f"thrust {_value(roller.thrust)}°" + (f", tilt {_value(roller.tilt)}°" if tilt else "")


def _damper(damper: PlacedDamper) -> str:
    how = "locked" if damper.locked else f"{_value(damper.travel)} mm travel"
    return f"{damper.kind}, {_value(damper.mass)} g, {how}"


def _place(place: Place) -> tuple[float, float, float]:
    return interval(place.x)[1], interval(place.y)[1], interval(place.z)[1]


def _value(terms: Sum) -> str:
    """The best value of a sum, one decimal at most."""
    return format_number(interval(terms)[1], digits=1).removesuffix(".0")
