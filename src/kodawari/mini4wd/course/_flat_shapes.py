"""Shapes that lie flat: straight, corner, wave; and the plan curves that others share."""

from kodawari.exact import atan2
from kodawari.mini4wd.course._pose import arc_end, shifted
from kodawari.mini4wd.course._sections import Arc, lane_sections
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape, require

__all__ = ["corner", "require_room", "s_bend", "straight", "wave"]


def straight(grid: Grid, args: Arguments) -> Shape:
    """A flat straight: `length`."""
    length = args.metres("length")
    slots = range(grid.count)
    return Shape(
        lanes=tuple(lane_sections(shifted(y=grid.offset(slot)), [Arc(length)]) for slot in slots),
        plan=(length,) * grid.count,
        exits=tuple(slots),
        end=shifted(length),
    )


def corner(grid: Grid, args: Arguments) -> Shape:
    """A flat corner: `radius` of the piece's middle, `angle`, `turn`; all lanes are arcs about one centre."""
    angle, side = args.radians("angle"), args.sign()
    middle = args.metres("radius")
    slots = range(grid.count)
    radii = [middle - side * grid.offset(slot) for slot in slots]
    require_room(min(radii), grid)
    return Shape(
        lanes=tuple(
            lane_sections(shifted(y=grid.offset(slot)), [Arc(angle * radius, side / radius)])
            for slot, radius in zip(slots, radii, strict=True)
        ),
        plan=tuple(angle * radius for radius in radii),
        exits=tuple(slots),
        end=arc_end(side / middle, angle * middle),
        turn=side * angle,
    )


def wave(grid: Grid, args: Arguments) -> Shape:
    """A wave: over `length` the lanes swing out by `bulge` to the side `turn` and back, as parallel arcs.

    The middle line is two S-bends in a row; the arcs at the bulge join into one.
    """
    length, bulge, side = args.metres("length"), args.metres("bulge"), args.sign()
    slots = range(grid.count)
    lanes = []
    for slot in slots:
        out = s_bend(0.5 * length, side * bulge, grid.offset(slot))
        require_room(min(1.0 / abs(arc.curvature) for arc in out), grid)
        arcs = [out[0], Arc(2.0 * out[1].length, out[1].curvature), out[0]]
        lanes.append(lane_sections(shifted(y=grid.offset(slot)), arcs))
    return Shape(lanes=tuple(lanes), plan=(length,) * grid.count, exits=tuple(slots), end=shifted(length))


def s_bend(length: float, shift: float, offset: float = 0.0) -> tuple[Arc, Arc]:
    """Two tangent arcs that move a line sideways by `shift` over `length`, or a line parallel to it.

    The base line has equal radii R = (length² + shift²) / (4 |shift|) and turns by 2·atan(|shift| / length)
    each way: the chord from end to end cuts both arcs at half of that angle.

    Args:
        length: Distance along the entry direction [m].
        shift: Distance to the left [m], not zero.
        offset: How far to the left of the base line the wanted line runs [m].
    """
    side = 1.0 if shift > 0.0 else -1.0
    radius = (length * length + shift * shift) / (4.0 * abs(shift))
    angle = 2.0 * atan2(abs(shift), length)
    first, second = radius - side * offset, radius + side * offset
    return Arc(angle * first, side / first), Arc(angle * second, -side / second)


def require_room(radius: float, grid: Grid) -> None:
    """Refuse an arc so tight that the inner wall would have no radius of its own.

    Raises:
        KodawariError: The radius [m] is not above half of the lane's width.
    """
    require(
        radius > grid.half_width,
        f"the innermost lane would turn on a radius of {radius * 1000:.0f} mm, "
        f"less than half of its width ({grid.half_width * 1000:.1f} mm)",
        "Make the radius larger.",
    )
