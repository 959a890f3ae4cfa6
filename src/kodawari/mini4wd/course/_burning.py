"""The burning changer: a half circle in which one lane crosses above the others."""

from kodawari.exact import atan2, cos, plain_sum, sin
from kodawari.mini4wd.course._flat_shapes import require_room
from kodawari.mini4wd.course._height import Incline, mirrored, rise_curves
from kodawari.mini4wd.course._pose import arc_end, shifted
from kodawari.mini4wd.course._sections import Arc, Section, lane_sections
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape, require

__all__ = ["biarc", "burning_changer"]

_PI = 3.141592653589793

Point = tuple[float, float]


def burning_changer(grid: Grid, args: Arguments) -> Shape:
    """A half circle of `radius` to the side `turn`; the rightmost lane leaves as the leftmost one.

    That lane crosses above the others within `crossing_angle` at the middle of the turn, over ramps of
    `outer_ramp_length` and `inner_ramp_length` on either side and a deck at `rise`, with `profile` as in
    `rise_curves`. The others move one pitch to the right, parallel to each other, within `shift_angle`.
    Before and behind, each lane is a circle about the middle of the turn.
    """
    require(grid.count > 1, "a changer needs at least two lanes", "Give the course more lanes.")
    side, middle, last = args.sign(), args.metres("radius"), grid.count - 1
    radii = [middle - side * grid.offset(slot) for slot in range(grid.count)]
    for name in ("crossing_angle", "shift_angle"):
        require(args.radians(name) < _PI, f"{name}_deg has to be below 180", "Make it smaller.")
    # the middle of the floor lanes lies half a pitch to the left before they move over, to the right behind
    half = 0.5 * side * grid.pitch
    base = _spiral(middle - half, middle + half, args.radians("shift_angle"), side)
    bridge = _spiral(radii[0], radii[last], args.radians("crossing_angle"), side)
    floor = [_beside(base, grid.offset(slot) - 0.5 * grid.pitch) for slot in range(1, grid.count)]
    for arc in (arc for chain in (bridge, *floor) for arc in chain):
        require_room(1.0 / abs(arc.curvature), grid)
    return Shape(
        lanes=(
            _climbing(grid, args, bridge),
            *(lane_sections(shifted(y=grid.offset(slot)), arcs) for slot, arcs in enumerate(floor, start=1)),
        ),
        plan=tuple(_PI * radius for radius in radii),
        exits=(last, *range(last)),
        end=arc_end(side / middle, _PI * middle),
        turn=side * _PI,
    )


def biarc(start: Point, heading: Point, end: Point, leaving: Point) -> tuple[Arc, Arc]:
    """Two tangent arcs from a point and direction to another, with equal distances to the corners between.

    With v from end to end, t1 and t2 the directions, the distance d solves
    v² − 2 d v·(t1 + t2) − 2 d² (1 − t1·t2) = 0, and the arcs meet halfway between start + d t1 and
    end − d t2 (K. M. Bolton, Computer-Aided Design 7 (1975) 89).
    """
    vx, vy = end[0] - start[0], end[1] - start[1]
    along = vx * (heading[0] + leaving[0]) + vy * (heading[1] + leaving[1])
    square = vx * vx + vy * vy
    spread = 2.0 * (1.0 - heading[0] * leaving[0] - heading[1] * leaving[1])
    # the root in the form that does not divide by zero where both directions are the same
    d = square / (along + (along * along + spread * square) ** 0.5)
    joint = tuple(0.5 * (start[i] + end[i] + d * (heading[i] - leaving[i])) for i in (0, 1))
    first = _from_chord(heading, (joint[0] - start[0], joint[1] - start[1]))
    # an arc run backwards turns the other way
    second = _from_chord((-leaving[0], -leaving[1]), (joint[0] - end[0], joint[1] - end[1]))
    return first, Arc(second.length, -second.curvature)


def _from_chord(heading: Point, chord: Point) -> Arc:
    """The arc that begins in a direction and has a chord: it turns by twice the angle between them."""
    across, along = (
        heading[0] * chord[1] - heading[1] * chord[0],
        heading[0] * chord[0] + heading[1] * chord[1],
    )
    square = along * along + across * across
    curvature = 2.0 * across / square
    if abs(curvature) < 1e-12:
        return Arc(square**0.5)
    return Arc(2.0 * atan2(across, along) / curvature, curvature)


def _spiral(first: float, last: float, window: float, side: float) -> list[Arc]:
    """A half turn from a circle of radius `first` to one of radius `last` about the same centre."""
    lead = 0.5 * (_PI - window)
    behind = _PI - lead
    start, end = ((radius * cos(a), radius * sin(a)) for radius, a in ((first, lead), (last, behind)))
    bends = biarc(start, (-sin(lead), cos(lead)), end, (-sin(behind), cos(behind)))
    ends = Arc(first * lead, side / first), Arc(last * lead, side / last)
    return [ends[0], *(Arc(arc.length, side * arc.curvature) for arc in bends), ends[1]]


def _beside(arcs: list[Arc], offset: float) -> list[Arc]:
    """The parallel of a chain of arcs, `offset` to its left [m]."""
    return [
        Arc(arc.length * (1.0 - offset * arc.curvature), arc.curvature / (1.0 - offset * arc.curvature))
        for arc in arcs
    ]


def _climbing(grid: Grid, args: Arguments, arcs: list[Arc]) -> tuple[Section, ...]:
    """The lane that crosses, with its ramps and deck."""
    total = plain_sum(arc.length for arc in arcs)
    ramps = [args.metres("outer_ramp_length"), args.metres("inner_ramp_length")]
    deck = total - ramps[0] - ramps[1]
    require(
        deck > 1e-6,
        f"ramps of {ramps[0] * 1000:g} and {ramps[1] * 1000:g} mm exceed the bridge of {total * 1000:.0f} mm",
        "Make one of them shorter.",
    )
    if args.sign() < 0.0:
        ramps.reverse()
    up, down = (rise_curves(args.choices["profile"], ramp, args.metres("rise")) for ramp in ramps)
    return lane_sections(shifted(y=grid.offset(0)), arcs, [*up, Incline(deck), *mirrored(down)])
