"""What a build is made of, piece by piece, and what does not go on a chassis."""

from collections import Counter
from collections.abc import Iterator

from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.specs import load_specs

__all__ = ["Kinds", "parts_of", "unfit"]

Kinds = dict[tuple[str, str], int]
"""Pieces by kind and id of their spec."""


def parts_of(build: Build) -> Kinds:
    """What a build is made of: pieces by kind and id."""
    found: Counter[tuple[str, str]] = Counter()
    for part, count in _parts(build):
        found[part] += count
    return dict(found)


def _parts(build: Build) -> Iterator[tuple[tuple[str, str], int]]:
    yield ("chassis", build.chassis_id), 1
    yield ("motor", build.motor_id), 1
    yield ("gear", build.gear_id), 1
    yield ("battery", build.battery_id), 1
    yield ("bearing", build.bearing_id), 1
    yield ("axle", build.axle_id), 2
    if build.body is not None:
        yield ("body", build.body_id), 1
    for pair in build.wheels:
        yield ("wheel", pair.wheel_id), 2
        yield ("tyre", pair.tyre_id), 2
    for plate in build.plates:
        yield ("plate", plate.spec_id), 1
    for brake in build.brakes:
        yield ("brake", brake.spec_id), 1
    for roller in build.rollers:
        yield ("roller", roller.spec_id), 2 if roller.pair else 1
    for pole in build.poles:
        yield ("pole", pole.spec_id), 2 if pole.pair else 1
    for entry in build.file.damper:
        yield ("damper", entry.spec), entry.count * (2 if entry.pair else 1)
    for weight in build.weights:
        if weight.spec_id:
            yield ("weight", weight.spec_id), 2 if weight.pair else 1


def unfit(part: tuple[str, str], base: Build) -> str:
    """Why a loose part does not go on the base car's chassis, or an empty string."""
    kind, key = part
    specs, chassis, name = load_specs(), base.chassis, base.chassis.name
    if kind == "motor" and specs.motor[key].shaft != chassis.shaft:
        return f"the {name} chassis takes {chassis.shaft}-shaft motors"
    if kind == "gear" and base.chassis_id not in specs.gear[key].fits:
        return f"made for {', '.join(specs.gear[key].fits)}"
    if kind == "plate" and specs.plate[key].fits and base.chassis_id not in specs.plate[key].fits:
        return f"made for {', '.join(specs.plate[key].fits)}"
    if kind == "body" and base.chassis_id not in specs.body[key].fits:
        return f"made for {', '.join(specs.body[key].fits)}"
    if kind == "wheel" and chassis.axle_mm not in specs.wheel[key].axle_mm:
        return f"the {name} chassis has axles of {chassis.axle_mm:g} mm"
    if kind == "axle" and specs.axle[key].length_mm != chassis.axle_mm:
        return f"the {name} chassis has axles of {chassis.axle_mm:g} mm"
    if kind == "damper" and specs.damper[key].mass_g.value is None:
        return "nobody knows its mass; weigh it"
    return "another chassis" if kind == "chassis" and key != base.chassis_id else ""
