"""The rainbow changer: a U-turn in which one lane takes a way of its own and climbs over the others."""

from kodawari.exact import plain_sum
from kodawari.mini4wd.course._flat_shapes import require_room, s_bend
from kodawari.mini4wd.course._height import Incline, mirrored, rise_curves
from kodawari.mini4wd.course._pose import shifted, turned
from kodawari.mini4wd.course._sections import Arc, Section, lane_sections
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape, require

__all__ = ["rainbow_changer"]

_PI = 3.141592653589793


def rainbow_changer(grid: Grid, args: Arguments) -> Shape:
    """A U-turn to the side `turn`, with its `ends` side by side; the rightmost lane leaves as the leftmost.

    That lane climbs: straight for `bridge_arm_length`, a half circle of half of `ends`, and straight again,
    over ramps of `ramp_length` and a deck at `rise`, with `profile` as in `rise_curves`. The others turn
    about a centre `arm_length` from the ends, and each moves one pitch to the right, in S-bends of
    `shift_length` that lie `shift_start` from the end: before a right turn, behind a left one. A left turn is
    the right one run through from its other end: the piece exists in one hand only.
    """
    require(grid.count > 1, "a rainbow changer needs at least two lanes", "Give the course more lanes.")
    side, last = args.sign(), grid.count - 1
    chains = [_bridge(grid, args), *(_floor(grid, args, slot) for slot in range(1, grid.count))]
    bridge, *floor = chains
    return Shape(
        lanes=(
            _climbing(grid, args, bridge),
            *(lane_sections(shifted(y=grid.offset(slot)), arcs) for slot, arcs in enumerate(floor, start=1)),
        ),
        plan=tuple(plain_sum(arc.length for arc in arcs) for arcs in chains),
        exits=(last, *range(last)),
        end=shifted(0.0, side * args.metres("ends")).then(turned(yaw=side * _PI)),
        turn=side * _PI,
    )


def _bridge(grid: Grid, args: Arguments) -> list[Arc]:
    """The plan of the lane that climbs; it enters at one edge and leaves at the other."""
    radius = 0.5 * args.metres("ends")
    require_room(radius, grid)
    arm = Arc(args.metres("bridge_arm_length"))
    return [arm, Arc(_PI * radius, args.sign() / radius), arm]


def _climbing(grid: Grid, args: Arguments, arcs: list[Arc]) -> tuple[Section, ...]:
    """The lane that climbs, with its ramps and deck."""
    total, ramp = plain_sum(arc.length for arc in arcs), args.metres("ramp_length")
    require(
        2.0 * ramp < total,
        f"two ramps of {ramp * 1000:g} mm exceed the bridge of {total * 1000:.0f} mm",
        f"Set ramp_length_mm below {total * 500:.0f}.",
    )
    up = rise_curves(args.choices["profile"], ramp, args.metres("rise"))
    return lane_sections(shifted(y=grid.offset(0)), arcs, [*up, Incline(total - 2.0 * ramp), *mirrored(up)])


def _floor(grid: Grid, args: Arguments, slot: int) -> list[Arc]:
    """The plan of a lane that stays on the floor and moves one pitch to the right."""
    side, arm, start = args.sign(), args.metres("arm_length"), args.metres("shift_start")
    stretch = args.metres("shift_length")
    between = arm - start - stretch
    require(
        between > 1e-6,
        f"an S-bend of {stretch * 1000:g} mm behind {start * 1000:g} mm exceeds the arm of {arm * 1000:g} mm",
        "Make shift_start_mm or shift_length_mm smaller.",
    )
    bend = s_bend(stretch, -grid.pitch, grid.offset(slot) - 0.5 * grid.pitch)
    turning = slot - 1 if side < 0.0 else slot
    radius = 0.5 * args.metres("ends") - side * grid.offset(turning)
    require_room(radius, grid)
    half = Arc(_PI * radius, side / radius)
    shift = [Arc(start), *bend, Arc(between)]
    if side < 0.0:
        return [*shift, half, Arc(arm)]
    return [Arc(arm), half, Arc(between), *bend, Arc(start)]
