"""Shapes that leave the floor: slope, jump, kicker, humps, bank approach."""

from kodawari.exact import atan2, cos, sin
from kodawari.mini4wd.course._fit import cuts, hermite
from kodawari.mini4wd.course._height import Curve, Incline, VerticalArc, mirrored, rise_curves
from kodawari.mini4wd.course._pose import Pose, shifted, turned
from kodawari.mini4wd.course._sections import Arc, Section, lane_sections
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape, require

__all__ = ["bank_approach", "humps", "jump", "kicker", "over_floor", "slope"]


def slope(grid: Grid, args: Arguments) -> Shape:
    """A slope over `length` and `rise`, `direction` up or down, flat at both ends.

    `profile` and the radii of foot and crest as in `rise_curves`.
    """
    length, rise = args.metres("length"), args.metres("rise")
    radii = {name: args.metres_or_zero(name) for name in ("low_radius", "high_radius")}
    curves = rise_curves(args.choices["profile"], length, rise, **radii)
    if args.choices["direction"] == "down":
        curves, rise = mirrored(curves), -rise
    return over_floor(grid, length, curves, rise)


def jump(grid: Grid, args: Arguments) -> Shape:
    """A jump over `length`: up to `rise` at `crest` from its start, and down again."""
    length, rise, crest = args.metres("length"), args.metres("rise"), args.metres("crest")
    require(
        0.0 < crest < length,
        f"the crest at {crest * 1000:.0f} mm does not lie inside the piece of {length * 1000:.0f} mm",
        "Move the crest.",
    )
    kind = args.choices["profile"]
    curves = rise_curves(kind, crest, rise) + mirrored(rise_curves(kind, length - crest, rise))
    return over_floor(grid, length, curves, 0.0)


def kicker(grid: Grid, args: Arguments) -> Shape:
    """A ramp that throws a car off its lip: up to `rise` over `ramp_length`, then down over `drop_length`.

    The ramp's `profile` is `arc`, one hollow arc, steepest at the lip, or `straight`, an incline. The fall
    behind the lip is straight, and so steep that a car which comes fast never meets it; behind it the floor
    is level up to `length`. The arc's radius is (ramp² + rise²) / (2 rise), its angle at the lip twice the
    chord's.
    """
    ramp, rise, drop = args.metres("ramp_length"), args.metres("rise"), args.metres("drop_length")
    rest = args.metres("length") - ramp - drop
    require(
        rest > -1e-9,
        f"ramp and drop exceed the piece of {args.figures['length_mm']:g} mm",
        "Make ramp_length_mm or drop_length_mm smaller.",
    )
    require(
        rise < ramp,
        f"a ramp of {ramp * 1000:g} mm is too short to rise by {rise * 1000:g} mm",
        "Make ramp_length_mm larger.",
    )
    up: Curve = Incline(ramp, rise / ramp)
    if args.choices["profile"] == "arc":
        up = VerticalArc((ramp * ramp + rise * rise) / (2.0 * rise), 0.0, 2.0 * atan2(rise, ramp))
    level: list[Curve] = [Incline(rest)] if rest > 1e-6 else []
    return over_floor(grid, args.metres("length"), [up, Incline(drop, -rise / drop), *level], 0.0)


def humps(grid: Grid, args: Arguments) -> Shape:
    """Equal humps one behind the other over `length`, each `hump_length` long and `rise` high.

    The floor is a row of cosines, h = rise/2 · (1 − cos(2π x / hump_length)).
    """
    length, each, rise = args.metres("length"), args.metres("hump_length"), args.metres("rise")
    count = round(length / each)
    require(
        count >= 1 and abs(count * each - length) <= 1e-6,
        f"humps of {each * 1000:g} mm do not fill {length * 1000:g} mm",
        "Give a hump length that goes into the piece's.",
    )
    up = rise_curves("cosine", 0.5 * each, rise)
    return over_floor(grid, length, [*up, *mirrored(up)] * count, 0.0)


def bank_approach(grid: Grid, args: Arguments) -> Shape:
    """A hollow arc that pitches the road up by `angle`: the way onto a bank, and off it.

    Either its `radius` is given or its plan `length`, which is radius · sin(angle). The frame turns with the
    road, so whatever follows stands on the tilted plane. Each section's frame is tangent to the arc at its
    own middle, so walls stand square to the floor all along.
    """
    angle = args.radians("angle")
    radius = args.metres_or_zero("radius") or args.metres("length") / sin(angle)
    count = (
        len(cuts(VerticalArc(radius, -0.5 * angle, 0.5 * angle), [0.0, 2.0 * radius * sin(0.5 * angle)])) - 1
    )
    part = angle / count
    curve = VerticalArc(radius, -0.5 * part, 0.5 * part)
    half = 0.5 * curve.length
    profile = hermite(_lowered(curve, 0.0), _lowered(curve, curve.length), half)
    places = [_on_arc(radius, (k + 0.5) * part) for k in range(count)]
    lanes = tuple(
        tuple(Section(shifted(y=grid.offset(slot)).then(place), 0.0, half, profile) for place in places)
        for slot in range(grid.count)
    )
    plan = radius * sin(angle)
    return Shape(
        lanes=lanes, plan=(plan,) * grid.count, exits=tuple(range(grid.count)), end=_on_arc(radius, angle)
    )


def _on_arc(radius: float, angle: float) -> Pose:
    """The frame tangent to a hollow arc, `angle` along it."""
    half = sin(0.5 * angle)
    return shifted(radius * sin(angle), 0.0, 2.0 * radius * half * half).then(turned(pitch=angle))


def _lowered(curve: VerticalArc, x: float) -> tuple[float, float, float]:
    """The arc's jet with its lowest point at height zero."""
    height, rate, second = curve.at(x)
    return (height + curve.radius * (1.0 - cos(curve.start)), rate, second)


def over_floor(grid: Grid, length: float, curves: list[Curve], rise: float) -> Shape:
    """Straight lanes side by side over the same floor."""
    slots = range(grid.count)
    return Shape(
        lanes=tuple(lane_sections(shifted(y=grid.offset(slot)), [Arc(length)], curves) for slot in slots),
        plan=(length,) * grid.count,
        exits=tuple(slots),
        end=shifted(length, 0.0, rise),
    )
