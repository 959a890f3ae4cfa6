"""The digital corner: a corner made of straight sides, with a short bend between each two of them."""

from kodawari.exact import tan
from kodawari.mini4wd.course._flat_shapes import corner, require_room
from kodawari.mini4wd.course._pose import shifted
from kodawari.mini4wd.course._sections import Arc, lane_sections
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape, require

__all__ = ["digital_corner"]


def digital_corner(grid: Grid, args: Arguments) -> Shape:
    """A corner with the ends of a round one of `radius` and `angle`, but of straight sides.

    The sides of each lane touch the round lane's circle; between them it turns by `kink_angle` on an arc of
    `kink_radius`. With r the lane's radius, k and a the kink's, half a side is (r − k) tan(a/2) long: a kink
    as wide as the lane's radius makes the round corner.
    """
    round_one = corner(grid, args)
    angle, kink, tight = args.radians("angle"), args.radians("kink_angle"), args.metres("kink_radius")
    side = args.sign()
    count = round(angle / kink)
    require(
        count >= 1 and abs(count * kink - angle) <= 1e-9,
        f"kinks of {args.figures['kink_angle_deg']:g}° do not make {args.figures['angle_deg']:g}°",
        "Give a kink angle that goes into the corner's.",
    )
    require_room(tight, grid)
    lanes = []
    for slot in range(grid.count):
        radius = args.metres("radius") - side * grid.offset(slot)
        require(
            radius > tight,
            f"kinks of {tight * 1000:g} mm are wider than the lane of {radius * 1000:.0f} mm",
            "Make kink_radius_mm smaller.",
        )
        half = Arc((radius - tight) * tan(0.5 * kink))
        bend = Arc(tight * kink, side / tight)
        chain = [half, bend, *[Arc(2.0 * half.length), bend] * (count - 1), half]
        lanes.append(lane_sections(shifted(y=grid.offset(slot)), chain))
    return Shape(
        lanes=tuple(lanes), plan=round_one.plan, exits=round_one.exits, end=round_one.end, turn=round_one.turn
    )
