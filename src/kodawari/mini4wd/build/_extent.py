"""How far each part of a build reaches, as uncertain sums in the car's frame on the floor."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from kodawari.mini4wd.build._build import Build, PlacedRoller, WheelPair
from kodawari.mini4wd.build._corners import Corner, body_extent, corners_of
from kodawari.mini4wd.build._stance import Stance
from kodawari.mini4wd.build._terms import Place, Sum, best, constant, disc_key, flipped, term, times
from kodawari.mini4wd.build._units import sine_cosine
from kodawari.mini4wd.specs import quantity_of

__all__ = ["Extent", "extents_of", "nominal_stance"]


class Extent(NamedTuple):
    """The sides of a part [mm]; `rear` and `right` count backward and to the right."""

    name: str
    front: Sum
    rear: Sum
    left: Sum
    right: Sum
    top: Sum
    bottom: Sum
    tyre: bool = False


def nominal_stance(build: Build) -> Stance:
    """How the car stands at best values."""
    front, rear = (0.5 * best(pair.diameter) for pair in build.wheels)
    return Stance(front, rear, quantity_of(build.chassis, "wheelbase_mm").ends[1])


def extents_of(build: Build) -> Iterator[Extent]:
    """The sides of every part that can be the outermost one."""
    stance = nominal_stance(build)
    for pair in build.wheels:
        yield _wheels(build, pair, stance)
    for roller in build.rollers:
        yield from _discs(build, roller, stance)
    for corner in corners_of(build):
        yield _corner(build, corner, stance)
    yield from _big(build, stance)


def _around(
    build: Build, name: str, place: Place, half: tuple[Sum, Sum, Sum], stance: Stance, *, pair: bool
) -> Extent:
    """A part with its half sizes around its middle, pitched with the car to first order."""
    x, y, z = best(place.x), best(place.y), best(place.z)
    along = place.x + constant(stance.turned(x, 0.0, z)[0] - x)
    up = place.z + _lift(build, x, stance) + constant(z * (stance.cosine - 1.0))
    left, right = place.y + half[1], flipped(place.y) + half[1]
    if pair:
        left = right = left if y >= 0 else right
    return Extent(
        name, along + half[0], flipped(along) + half[0], left, right, up + half[2], up + flipped(half[2])
    )


def _lift(build: Build, x: float, stance: Stance) -> Sum:
    """Height of the axle line above the floor at x: both radii, weighted by the lever."""
    lever = 0.5 * x / stance.wheelbase
    front, rear = build.wheels
    return times(front.diameter, 0.25 + lever) + times(rear.diameter, 0.25 - lever)


def _wheels(build: Build, pair: WheelPair, stance: Stance) -> Extent:
    width = term(f"tyre.{pair.tyre_id}.width_mm", quantity_of(pair.tyre, "width_mm"), 0.5)
    radius = times(pair.diameter, 0.5)
    base = term(
        "chassis.wheelbase_mm",
        quantity_of(build.chassis, "wheelbase_mm"),
        0.5 if pair.end == "front" else -0.5,
    )
    place = Place(base, times(pair.tread, 0.5), ())
    around = _around(build, f"{pair.end} tyres", place, (radius, width, radius), stance, pair=True)
    return around._replace(tyre=True)


def _discs(build: Build, roller: PlacedRoller, stance: Stance) -> Iterator[Extent]:
    """A disc reaches r sqrt(1 - a²) + t |a| / 2 along a direction that makes the cosine a with its axle."""
    (lean, upright), (out, level) = sine_cosine(best(roller.thrust)), sine_cosine(best(roller.tilt))
    lean = lean * stance.cosine - upright * stance.sine
    cosines = (lean * level, out * upright, upright * level)
    rise: Sum = ()
    for index, disc in enumerate(roller.spec.discs):
        radius = term(disc_key(roller.spec_id, index, "diameter_mm"), quantity_of(disc, "diameter_mm"), 0.5)
        thick = term(disc_key(roller.spec_id, index, "thickness_mm"), quantity_of(disc, "thickness_mm"), 0.5)
        rise += (thick + constant(roller.spec.gap_mm)) if index else ()
        half = tuple(times(radius, math.sqrt(max(1 - a * a, 0.0))) + times(thick, abs(a)) for a in cosines)
        place = Place(
            roller.place.x + times(rise, cosines[0]),
            roller.place.y + times(rise, cosines[1]),
            roller.place.z + times(rise, cosines[2]),
        )
        name = f"{roller.name} roller"
        yield _around(build, name, place, (half[0], half[1], half[2]), stance, pair=roller.pair)
        rise += thick


def _corner(build: Build, corner: Corner, stance: Stance) -> Extent:
    around = _around(build, corner.name, corner.place, ((), (), ()), stance, pair=corner.pair)
    if corner.brake is None:
        return around
    half = constant(0.5 * corner.brake.length_mm)
    return around._replace(
        front=around.front + half, rear=around.rear + half, top=corner.place.z, bottom=corner.place.z
    )


def _big(build: Build, stance: Stance) -> Iterator[Extent]:
    """Plates, body, pole heads and dampers, which reach farther than the point that can touch."""
    for plate in build.plates:
        half = tuple(
            term(f"plate.{plate.spec_id}.{name}", quantity_of(plate.spec, name), 0.5)
            for name in ("length_mm", "width_mm", "thickness_mm")
        )
        yield _around(build, plate.name, plate.place, (half[0], half[1], half[2]), stance, pair=True)
    shell = body_extent(build)
    if shell is not None:
        x, length, width, top = shell
        place = Place(x, (), top)
        yield _around(build, "body", place, (times(length, 0.5), times(width, 0.5), ()), stance, pair=True)
    for pole in build.poles:
        head = term(f"pole.{pole.spec_id}.head_mm", quantity_of(pole.spec, "head_mm"), 0.5)
        yield _around(build, pole.name, pole.place, (head, head, head), stance, pair=pole.pair)
    for damper in build.dampers:
        along, across, up = (constant(0.5 * size) for size in damper.size_mm)
        yield _around(build, damper.name, damper.place, (along, across, up), stance, pair=damper.pair)
