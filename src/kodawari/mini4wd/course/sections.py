"""Courses straight from geometry, without piece data: for test tracks and comparisons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kodawari.exact import plain_sum, tan
from kodawari.mini4wd.course._assemble import Part, lane_numbers, laps, place
from kodawari.mini4wd.course._closing import require_closed
from kodawari.mini4wd.course._flat_shapes import corner
from kodawari.mini4wd.course._flat_shapes import straight as straight_shape
from kodawari.mini4wd.course._height import Curve, Incline, VerticalArc, end_of, mirrored
from kodawari.mini4wd.course._rising_shapes import bank_approach, over_floor
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape
from kodawari.mini4wd.course.course import Course

__all__ = [
    "SectionSpec",
    "bend",
    "from_sections",
    "incline",
    "level",
    "mirrored_floor",
    "pitch_up",
    "raised",
    "straight",
    "vertical_arc",
]

_DEGREE = 3.141592653589793 / 180.0


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One stretch of a course for `from_sections`.

    Attributes:
        kind: Name that its segments carry.
        shape: Makes the stretch for lanes side by side.
    """

    kind: str
    shape: Callable[[Grid], Shape]


def straight(length_m: float) -> SectionSpec:
    """A flat straight of `length_m` [m]."""
    return SectionSpec(
        "straight", partial(straight_shape, args=Arguments({"length_mm": length_m * 1000.0}, {}))
    )


def bend(radius_m: float, angle_deg: float) -> SectionSpec:
    """A flat arc of the middle's `radius_m` [m] through `angle_deg` [°]; a positive angle turns left."""
    figures = {"radius_mm": radius_m * 1000.0, "angle_deg": abs(angle_deg)}
    words = {"turn": "left" if angle_deg > 0 else "right"}
    return SectionSpec("corner", partial(corner, args=Arguments(figures, words)))


def pitch_up(radius_m: float, angle_deg: float) -> SectionSpec:
    """A hollow arc of `radius_m` [m] that pitches the road, and all that follows, up by `angle_deg` [°]."""
    figures = {"radius_mm": radius_m * 1000.0, "angle_deg": angle_deg}
    return SectionSpec("bank-approach", partial(bank_approach, args=Arguments(figures, {})))


def raised(*floor: Curve) -> SectionSpec:
    """A straight stretch over a floor made of `level`, `incline` and `vertical_arc`, one behind the other."""
    return SectionSpec("raised", partial(_raised, floor=list(floor)))


def level(length_m: float) -> Curve:
    """A stretch of floor at constant height [m]."""
    return Incline(length_m)


def incline(length_m: float, angle_deg: float) -> Curve:
    """A straight incline: plan length [m] and slope angle [°]."""
    return Incline(length_m, tan(angle_deg * _DEGREE))


def vertical_arc(radius_m: float, start_deg: float, end_deg: float) -> Curve:
    """An arc in the vertical plane between two slope angles [°]; hollow if the angle grows, else a crest."""
    return VerticalArc(radius_m, start_deg * _DEGREE, end_deg * _DEGREE)


def mirrored_floor(*floor: Curve) -> tuple[Curve, ...]:
    """The same floor run through from its end."""
    return tuple(mirrored(floor))


def from_sections(
    sections: Sequence[SectionSpec],
    *,
    name: str = "sections",
    title: str = "",
    lanes: int = 1,
    lane_width_m: float = 0.115,
    lane_pitch_m: float = 0.117,
    wall_height_m: float = 0.050,
    closed: bool = True,
) -> Course:
    """Build a course from stretches in running order; the first begins at the origin and runs along x.

    Args:
        sections: From `straight`, `bend`, `raised` and `pitch_up`.
        name: Short name.
        title: Title; empty takes the name.
        lanes: Number of lanes side by side; the stretches describe the middle.
        lane_width_m: Free width of a lane [m].
        lane_pitch_m: Distance of neighbouring lanes [m].
        wall_height_m: Height of the wall tops above the floor [m].
        closed: Whether the end has to meet the start.

    Raises:
        KodawariError: The course should close and does not, or a bend leaves the inner lane no room.
    """
    grid = Grid(lanes, lane_pitch_m, 0.5 * lane_width_m, wall_height_m)
    parts = [
        Part(kind=section.kind, title=section.kind, shape=section.shape(grid), parameters={})
        for section in sections
    ]
    pieces = place(parts, grid)
    if closed:
        require_closed(pieces)
    return Course(
        name=name,
        title=title or name,
        pieces=pieces,
        lanes=laps(pieces, lane_numbers(parts, grid)),
        half_width=grid.half_width,
        lane_pitch=grid.pitch,
        wall_height=grid.wall_height,
        closed=closed,
    )


def _raised(grid: Grid, floor: list[Curve]) -> Shape:
    length = plain_sum(curve.length for curve in floor)
    return over_floor(grid, length, floor, plain_sum(end_of(curve) for curve in floor))
