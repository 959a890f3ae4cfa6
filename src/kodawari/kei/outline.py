"""Outlines of cars in mm: length, height, width and axles are the car's, the shape is that of its body."""

import math
from functools import cache

import msgspec

from kodawari.files import data_path, read_toml
from kodawari.kei.catalogue import KeiCar

__all__ = ["Outline", "outline_of"]

Point = tuple[float, float]

# A 155/65R13, common on kei cars, where a car's own tyre is not known: 532 mm.
_COMMON_TYRE_MM = 532.0


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body as shares of the car's own sizes; the file says how."""

    side: tuple[Point, ...]
    glass: tuple[Point, ...]
    front: tuple[Point, ...]
    plan: tuple[Point, ...]
    front_overhang: float


class _Shapes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outline: dict[str, _Shape]


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """Outlines to scale [mm]; a view whose sizes are not known is empty.

    Attributes:
        side: From the left, nose to the left: x from the nose, z from the floor.
        glass: Windows of the side view.
        wheels: Centres x, z and radius of the wheels in the side view; empty without a wheelbase.
        front: From ahead: y from the middle, z from the floor.
        treads: Front tyres from ahead: inner y, outer y and height, each side.
        plan: From above: x from the nose, y from the middle.
        missing: Sizes that nobody has given.
        assumed: What was taken for the drawing, as a clause each.
    """

    side: tuple[Point, ...] = ()
    glass: tuple[Point, ...] = ()
    wheels: tuple[tuple[float, float, float], ...] = ()
    front: tuple[Point, ...] = ()
    treads: tuple[tuple[float, float, float], ...] = ()
    plan: tuple[Point, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def outline_of(car: KeiCar) -> Outline:
    """The outlines of a car, as far as its sizes are known."""
    shape = _shapes().outline[car.body]
    length, width, height = car.length_mm.value, car.width_mm.value, car.height_mm.value
    sizes = {"length": length, "width": width, "height": height}
    side: tuple[Point, ...] = ()
    glass: tuple[Point, ...] = ()
    if length and height:
        side, glass = (_scaled(line, length, height) for line in (_smooth(shape.side), shape.glass))
    return Outline(
        side=side,
        glass=glass,
        wheels=_wheels(car, shape) if length and height else (),
        front=_mirrored(shape.front, 0.5 * width, height) if width and height else (),
        treads=_treads(car, 0.5 * width) if width and height else (),
        plan=_both_sides(shape.plan, length, 0.5 * width) if length and width else (),
        missing=tuple(name for name, value in sizes.items() if not value),
        assumed=_assumed(car),
    )


@cache
def _shapes() -> _Shapes:
    return read_toml(data_path("kei", "outlines.toml"), _Shapes)


def _treads(car: KeiCar, half: float) -> tuple[tuple[float, float, float], ...]:
    """The front tyres, a little inside the body."""
    if car.tyre is None:
        return ()
    outer, width = 0.96 * half, car.tyre.front.width_mm
    height = car.tyre.front.diameter_mm.ends[1]
    return ((outer - width, outer, height), (-outer, width - outer, height))


def _wheels(car: KeiCar, shape: _Shape) -> tuple[tuple[float, float, float], ...]:
    length, wheelbase = car.length_mm.value, car.wheelbase_mm.value
    if not length or not wheelbase:
        return ()
    first = shape.front_overhang * (length - wheelbase)
    tyre = car.tyre
    diameters = (
        (_COMMON_TYRE_MM, _COMMON_TYRE_MM)
        if tyre is None
        else (tyre.front.diameter_mm.ends[1], tyre.rear.diameter_mm.ends[1])
    )
    places = (first, first + wheelbase)
    return tuple((x, 0.5 * d, 0.5 * d) for x, d in zip(places, diameters, strict=True))


def _assumed(car: KeiCar) -> tuple[str, ...]:
    told = [f"the shape is that of any {car.body}"]
    if car.wheelbase_mm.value is None:
        told.append("no wheels: the wheelbase is unknown")
    elif car.tyre is None:
        told.append("its tyres are not known; drawn with 155/65R13")
    return tuple(told)


def _scaled(line: tuple[Point, ...], along: float, up: float) -> tuple[Point, ...]:
    return tuple((x * along, z * up) for x, z in line)


def _mirrored(line: tuple[Point, ...], half: float, height: float) -> tuple[Point, ...]:
    """The right half from below, and the left half back down."""
    right = [(y * half, z * height) for y, z in _smooth(line)]
    return tuple(right + [(-y, z) for y, z in reversed(right) if not math.isclose(y, 0.0)])


def _both_sides(line: tuple[Point, ...], length: float, half: float) -> tuple[Point, ...]:
    one = [(x * length, y * half) for x, y in _smooth(line)]
    return tuple(one + [(x, -y) for x, y in reversed(one) if not math.isclose(y, 0.0)])


def _smooth(line: tuple[Point, ...]) -> tuple[Point, ...]:
    """A curve through every point that never leaves the unit box; corners sharper than 50° stay corners.

    Cubic Hermite pieces with the tangents of Catmull and Rom (1974).
    """
    ends = (line[0], *line, line[-1])
    tangents = [_tangent(*ends[k : k + 3]) for k in range(len(line))]
    curve: list[Point] = []
    for k in range(len(line) - 1):
        ends_of_piece = (line[k], line[k + 1], tangents[k], tangents[k + 1])
        curve += [_hermite(*ends_of_piece, step / 6.0) for step in range(6)]
    return (*curve, line[-1])


def _tangent(before: Point, here: Point, after: Point) -> Point:
    one = (here[0] - before[0], here[1] - before[1])
    two = (after[0] - here[0], after[1] - here[1])
    size = math.hypot(*one) * math.hypot(*two)
    if size == 0.0 or (one[0] * two[0] + one[1] * two[1]) / size < math.cos(math.radians(50.0)):
        return (0.0, 0.0)
    # The shorter neighbour sets the pace, so that a long edge does not bulge beside a short one.
    pace = min(math.hypot(*one), math.hypot(*two)) / max(math.hypot(one[0] + two[0], one[1] + two[1]), 1e-9)
    return (pace * (one[0] + two[0]), pace * (one[1] + two[1]))


def _hermite(p: Point, q: Point, m: Point, n: Point, t: float) -> Point:
    a, b = (1.0 + 2.0 * t) * (1.0 - t) ** 2, t * t * (3.0 - 2.0 * t)
    c, d = t * (1.0 - t) ** 2, t * t * (t - 1.0)
    x, y = (a * p[k] + b * q[k] + c * m[k] + d * n[k] for k in (0, 1))
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
