"""The lane changer: all lanes move over by one, and the last one crosses above the others."""

from kodawari.exact import plain_sum
from kodawari.mini4wd.course._flat_shapes import s_bend
from kodawari.mini4wd.course._height import Curve, Incline, mirrored, rise_curves
from kodawari.mini4wd.course._pose import shifted
from kodawari.mini4wd.course._sections import Arc, Section, lane_sections
from kodawari.mini4wd.course._shape import Arguments, Grid, Shape, require

__all__ = ["lane_changer"]


def lane_changer(grid: Grid, args: Arguments) -> Shape:
    """A lane changer over `length`; its `bridge` runs from the right to the left, or the other way.

    The bridge rises to `rise` over the first `ramp_length` and falls over the last one, with `profile` as in
    `rise_curves`, and moves over in an S-bend of `crossing_length` at the middle. The floor lanes move by one
    pitch in parallel S-bends of `shift_length`. Lengths are along the piece; along the bridge itself the
    ramps stretch with it.
    """
    length = args.metres("length")
    _require_lengths(grid, args, length)
    from_right = args.choices["bridge"] == "right-to-left"
    first, last = (0, grid.count - 1) if from_right else (grid.count - 1, 0)
    step = -1 if from_right else 1
    lanes = [
        _bridge(grid, args, length, first, last) if slot == first else _floor(grid, args, length, slot, step)
        for slot in range(grid.count)
    ]
    return Shape(
        lanes=tuple(lanes),
        plan=(length,) * grid.count,
        exits=tuple(last if slot == first else slot + step for slot in range(grid.count)),
        end=shifted(length),
    )


def _floor(grid: Grid, args: Arguments, length: float, slot: int, step: int) -> tuple[Section, ...]:
    """A lane that stays on the floor; parallel to its neighbours all the way."""
    stretch = args.metres("shift_length")
    group_middle = -0.5 * step * grid.pitch
    bend = s_bend(stretch, step * grid.pitch, grid.offset(slot) - group_middle)
    return lane_sections(shifted(y=grid.offset(slot)), _between_straights(length, stretch, bend))


def _bridge(grid: Grid, args: Arguments, length: float, first: int, last: int) -> tuple[Section, ...]:
    """The lane that crosses above."""
    stretch = args.metres("crossing_length")
    arcs = _between_straights(length, stretch, s_bend(stretch, grid.offset(last) - grid.offset(first)))
    total = plain_sum(arc.length for arc in arcs)
    ramp = args.metres("ramp_length") * total / length
    up = rise_curves(args.choices["profile"], ramp, args.metres("rise"))
    deck: list[Curve] = [Incline(total - 2.0 * ramp)] if total - 2.0 * ramp > 1e-6 else []
    return lane_sections(shifted(y=grid.offset(first)), arcs, [*up, *deck, *mirrored(up)])


def _between_straights(length: float, stretch: float, bend: tuple[Arc, Arc]) -> list[Arc]:
    """An S-bend at the middle of the piece."""
    lead = 0.5 * (length - stretch)
    return [Arc(lead), *bend, Arc(lead)] if lead > 1e-6 else list(bend)


def _require_lengths(grid: Grid, args: Arguments, length: float) -> None:
    """Ramps and S-bends fit into the piece, and there is something to change."""
    require(grid.count > 1, "a lane changer needs at least two lanes", "Give the course more lanes.")
    require(
        2.0 * args.metres("ramp_length") <= length + 1e-9,
        f"two ramps of {args.figures['ramp_length_mm']:g} mm exceed the changer's {length * 1000:g} mm",
        f"Set ramp_length_mm to {length * 500:g} or less.",
    )
    for name in ("crossing_length", "shift_length"):
        require(
            args.metres(name) <= length + 1e-9,
            f"{name}_mm = {args.figures[f'{name}_mm']:g} is longer than the changer of {length * 1000:g} mm",
            "Make it shorter.",
        )
