"""What a car looks like to the solver: simple solids in its own frame, ready to be drawn."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from kodawari.mini4wd.build._assemble import assemble
from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._corners import body_extent
from kodawari.mini4wd.build._extent import extents_of
from kodawari.mini4wd.build._solids_drive import wheel_size
from kodawari.mini4wd.build._stance import Stance, spot, stance_of
from kodawari.mini4wd.build._terms import Picker, best, interval, nominal
from kodawari.mini4wd.course.segment import Vector
from kodawari.mini4wd.specs import quantity_of

__all__ = ["CarShape", "ShapeBlock", "ShapeDisc", "ShapePoint", "ShapeWheel", "shape_of"]

_CELL_MM = (50.5, 14.5, 14.5)
"""An AA cell (IEC 60086-2, R6)."""


class ShapeWheel(msgspec.Struct, frozen=True, kw_only=True):
    """A wheel with its tyre, all in mm: place of its middle, radii of tyre and rim, width of the tread."""

    place: Vector
    radius: float
    rim: float
    width: float


class ShapeDisc(msgspec.Struct, frozen=True, kw_only=True):
    """A disc of a roller: its name, place [mm], unit vector of its axle, radius and thickness [mm]."""

    name: str
    place: Vector
    axis: Vector
    radius: float
    thickness: float


class ShapeBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A massive part as a box, a rod along the car, or a ball.

    Attributes:
        name: What the mass list calls it.
        kind: Kind of part.
        form: `box`, `rod` (along x) or `ball`.
        place: Its middle [mm].
        size: Length, width and height [mm].
        turn: Angle by which its front edge points down [°].
        damper: Index among the free dampers of the raw car, or None.
    """

    name: str
    kind: str
    form: Literal["box", "rod", "ball"]
    place: Vector
    size: Vector
    turn: float = 0.0
    damper: int | None = None


class ShapePoint(msgspec.Struct, frozen=True, kw_only=True):
    """A point that can touch the course: its name and place [mm]."""

    name: str
    place: Vector


class CarShape(msgspec.Struct, frozen=True, kw_only=True):
    """A car in its own frame: x forward, y left, z up from the floor, origin midway between the axles.

    Wheels, discs, points and dampers are those of the raw car at best values. Boxes are those by which the
    mass of chassis, motor, cells and body is spread, in the chassis' frame, which `pitch` turns nose up.

    Attributes:
        wheels: Front left, front right, rear left, rear right.
        discs: Every disc of every roller.
        blocks: Everything else that has a size.
        points: Points that can touch.
        dampers: Direction and travel [mm] of each free damper.
        rigid_centre: Centre of mass of everything but the free dampers [mm].
        pitch: Pitch of the chassis [rad].
        span: Front, rear, left, right, top and bottom of everything but the tyres' feet [mm].
    """

    wheels: tuple[ShapeWheel, ...]
    discs: tuple[ShapeDisc, ...]
    blocks: tuple[ShapeBlock, ...]
    points: tuple[ShapePoint, ...]
    dampers: tuple[tuple[Vector, float], ...]
    rigid_centre: Vector
    pitch: float
    span: tuple[float, float, float, float, float, float]


def shape_of(build: Build) -> CarShape:
    """The shape of a build, all at best values.

    Raises:
        KodawariError: Something that the solver needs is unknown.
    """
    picker = Picker(nominal)
    stance = stance_of(build, picker)
    raw = assemble(build)
    return CarShape(
        wheels=tuple(_wheels(build, stance, picker)),
        discs=tuple(
            ShapeDisc(name=name, place=_mm(disc.position), axis=disc.axis, radius=1e3 * disc.radius,
                      thickness=1e3 * disc.thickness)
            for name, disc in zip(_disc_names(build), raw.rollers, strict=True)
        ),
        blocks=tuple(_blocks(build, stance, picker)),
        points=tuple(ShapePoint(name=point.name, place=_mm(point.position)) for point in raw.points),
        dampers=tuple((damper.direction, 1e3 * damper.travel) for damper in raw.dampers),
        rigid_centre=_mm(raw.centre),
        pitch=stance.sine,
        span=_span(build),
    )  # fmt: skip


def _mm(place: Vector) -> Vector:
    return (1e3 * place[0], 1e3 * place[1], 1e3 * place[2])


def _wheels(build: Build, stance: Stance, pick: Picker) -> Iterator[ShapeWheel]:
    for pair in build.wheels:
        size = wheel_size(pair, stance, pick)
        x = 0.5 * stance.wheelbase * (1.0 if pair.end == "front" else -1.0)
        for side in (1.0, -1.0):
            place = _mm(stance.point(x, side * size.y, 0.0))
            yield ShapeWheel(place=place, radius=size.radius, rim=size.rim, width=size.width)


def _disc_names(build: Build) -> Iterator[str]:
    """In the order of the raw car's rollers."""
    for roller in build.rollers:
        for side in ("left", "right") if roller.pair else ("",):
            for _ in roller.spec.discs:
                yield f"{roller.name} {side}".strip()


def _blocks(build: Build, stance: Stance, pick: Picker) -> Iterator[ShapeBlock]:
    """Boxes in the order of the mass list; the left one of a pair first."""

    def block(
        name: str, kind: str, place: Vector, size: Vector, *, form: Literal["box", "rod", "ball"] = "box",
        pair: bool = False, turn: float = 0.0, damper: int | None = None,
    ) -> Iterator[ShapeBlock]:  # fmt: skip
        for index, side in enumerate((1.0, -1.0) if pair else (1.0,)):
            where = _mm(stance.point(place[0], side * place[1], place[2]))
            number = None if damper is None else damper + index
            yield ShapeBlock(
                name=name, kind=kind, form=form, place=where, size=size, turn=turn, damper=number
            )

    layout = build.layout
    shift = best_of(layout, "chassis_x_mm")
    for part in layout.block:
        yield from block("chassis", "chassis", (part.x_mm + shift, 0.0, part.centre_mm), part.size_mm)
    shell = body_extent(build)
    if shell is not None and build.body is not None:
        x, length, width, top = (best(side) for side in shell)
        middle = best_of(build.body, "centre_mm")
        yield from block("body", "body", (x, 0.0, middle), (length, width, 2.0 * (top - middle)))
    length, width, height = (best_of(build.can, name) for name in ("length_mm", "width_mm", "height_mm"))
    size = (length, width, height) if build.chassis.rotor == "along" else (width, length, height)
    place = (best_of(layout, "motor_x_mm"), 0.0, best_of(layout, "motor_centre_mm"))
    yield from block("motor", "motor", place, size)
    place = (best_of(layout, "cell_x_mm"), best_of(layout, "cell_y_mm"), best_of(layout, "cell_centre_mm"))
    yield from block("cells", "cell", place, _CELL_MM, form="rod", pair=True)
    for plate in build.plates:
        size = (
            best_of(plate.spec, "length_mm"),
            best_of(plate.spec, "width_mm"),
            best_of(plate.spec, "thickness_mm"),
        )
        yield from block(plate.name, "plate", spot(plate.place, pick), size, turn=interval(plate.thrust)[1])
    for brake in build.brakes:
        x = pick.total(brake.x)
        z = stance.above_axle(x, pick.total(brake.clearance) + 0.5 * brake.thickness_mm)
        yield from block(
            brake.name, "brake", (x, 0.0, z), (brake.length_mm, brake.width_mm, brake.thickness_mm)
        )
    for pole in build.poles:
        head = best_of(pole.spec, "head_mm")
        size = (head, head, head)
        yield from block(pole.name, "pole", spot(pole.place, pick), size, form="ball", pair=pole.pair)
    free = 0
    for damper in build.dampers:
        number = None if damper.locked else free
        free += 0 if damper.locked else 2 if damper.pair else 1
        place = spot(damper.place, pick)
        yield from block(damper.name, "damper", place, damper.size_mm, pair=damper.pair, damper=number)


def best_of(owner: msgspec.Struct, field: str) -> float:
    """The best value of a figure."""
    return quantity_of(owner, field).ends[1]


def _span(build: Build) -> tuple[float, float, float, float, float, float]:
    """The farthest reach of the parts on every side."""
    parts = list(extents_of(build))
    front, rear, left, right, top = (
        max(best(getattr(part, side)) for part in parts) for side in ("front", "rear", "left", "right", "top")
    )
    return front, -rear, left, -right, top, min(best(part.bottom) for part in parts if not part.tyre)
