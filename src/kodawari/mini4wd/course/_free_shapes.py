"""Free shapes: bare geometry for test tracks and fixtures, with every dimension given by the course."""

from kodawari.exact import cos, plain_sum, tan
from kodawari.mini4wd.course._height import Curve, Incline, VerticalArc, end_of, mirrored
from kodawari.mini4wd.course._rising_shapes import over_floor
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape, require

__all__ = ["slope_arc", "slope_line", "table_top"]

_STEEPEST = 80.0 * 3.141592653589793 / 180.0


def slope_line(grid: Grid, args: Arguments) -> Shape:
    """A straight incline: plan `length` at `angle`; a negative angle goes down."""
    return _over(grid, [Incline(args.metres("length"), tan(_slope(args, "angle")))])


def slope_arc(grid: Grid, args: Arguments) -> Shape:
    """An arc of `radius` in the vertical plane from slope `start` to `end`: hollow if the angle grows."""
    start, end = _slope(args, "start"), _slope(args, "end")
    require(start != end, "an arc between equal slopes has no length", "Make start_deg and end_deg differ.")
    return _over(grid, [VerticalArc(args.metres("radius"), start, end)])


def table_top(grid: Grid, args: Arguments) -> Shape:
    """A table between two ramps, within a straight of plan `length` of which `lead_length` lies before it.

    Each ramp is a hollow arc of `low_radius` up to `angle`, an incline, and a crest arc of `high_radius` that
    ends level at `rise`; between them lies the table of `table_length`.
    """
    angle, rise = _slope(args, "angle"), args.metres("rise")
    low, high = args.metres("low_radius"), args.metres("high_radius")
    left = rise - (low + high) * (1.0 - cos(angle))
    require(
        angle > 0.0 and left >= 0.0,
        f"arcs of {low * 1000:g} and {high * 1000:g} mm up to {args.figures['angle_deg']:g}° rise higher "
        f"than {rise * 1000:g} mm",
        "Make the angle or the radii smaller.",
    )
    up: list[Curve] = [VerticalArc(low, 0.0, angle), VerticalArc(high, angle, 0.0)]
    if left > 1e-9:
        up.insert(1, Incline(left / tan(angle), tan(angle)))
    middle = [*up, Incline(args.metres("table_length")), *mirrored(up)]
    lead = args.metres("lead_length")
    rest = args.metres("length") - lead - plain_sum(curve.length for curve in middle)
    require(
        lead > 0.0 and rest > 0.0,
        f"the table-top does not fit into {args.figures['length_mm']:g} mm",
        "Make the piece longer or the table shorter.",
    )
    return _over(grid, [Incline(lead), *middle, Incline(rest)])


def _slope(args: Arguments, name: str) -> float:
    """A slope angle that a floor can have [rad]."""
    angle = args.radians(name)
    require(
        abs(angle) <= _STEEPEST,
        f"{name}_deg = {args.figures[f'{name}_deg']:g} is too steep",
        "Give at most 80.",
    )
    return angle


def _over(grid: Grid, curves: list[Curve]) -> Shape:
    return over_floor(
        grid,
        plain_sum(curve.length for curve in curves),
        curves,
        plain_sum(end_of(curve) for curve in curves),
    )
