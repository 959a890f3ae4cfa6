"""Where cars go out, as marks on a plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from kodawari.mini4wd.course._outline import on_lap
from kodawari.mini4wd.course._sheet import Sheet
from kodawari.mini4wd.course._svg import Point, element, text, text_width, tip
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.locate import world_point
from kodawari.quantity import format_number

__all__ = ["Mark", "hatch", "mark_signs"]

LARGEST = 30.0
"""Radius of a mark with chance one [px]."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place where something happens with some chance: a course-out.

    Attributes:
        lane: The lap, by the lane that it starts in.
        s_m: Along that lap from the start line, in plan [m].
        chance: Its chance, 0 to 1; the mark's area is proportional to it.
        label: What happens there, for the tip.
    """

    lane: int
    s_m: float
    chance: float
    label: str = ""


def hatch(name: str) -> str:
    """The hatching that says "out"."""
    line = element("path", d="M0 6 L6 0", stroke="signal", stroke_width=1.4)
    return f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">{line}</pattern>'


def mark_signs(course: Course, sheet: Sheet, marks: Sequence[Mark], pattern: str) -> list[str]:
    """A hatched circle for each mark, the largest first, with its chance beside it where there is room.

    A chance that would lie on another circle or another chance is left to the tip.
    """
    placed = [(mark, *_place(course, sheet, mark)) for mark in sorted(marks, key=lambda mark: -mark.chance)]
    taken = [(x - r, y - r, x + r, y + r) for _, (x, y), r in placed]
    shapes = []
    for index, (mark, centre, radius) in enumerate(placed):
        chance = f"{format_number(100.0 * mark.chance, digits=0 if mark.chance >= 0.01 else 1)} %"
        shapes += _circle(centre, radius, f"{mark.label}: {chance}" if mark.label else chance, pattern)
        for at, anchor, box in _beside(centre, radius, text_width(chance)):
            if not any(_touch(box, other) for k, other in enumerate(taken) if k != index):
                shapes.append(text(chance, at, fill="ink", anchor=anchor))
                taken.append(box)
                break
    return shapes


def _place(course: Course, sheet: Sheet, mark: Mark) -> tuple[Point, float]:
    """Centre and radius of a mark on the sheet [px]."""
    spot = on_lap(course, mark.lane, mark.s_m)
    radius = max(2.0, LARGEST * sqrt(min(1.0, max(0.0, mark.chance))))
    return sheet.at(world_point(spot.segment, spot.s)), radius


def _circle(centre: Point, radius: float, about: str, pattern: str) -> list[str]:
    round_ = {"cx": centre[0], "cy": centre[1], "r": radius}
    return [
        element("circle", **round_, fill="paper", fill_opacity=0.6),
        element("circle", tip(about), **round_, fill=f"url(#{pattern})", stroke="signal", stroke_width=1.5),
    ]


def _beside(centre: Point, radius: float, width: float) -> Iterator[tuple[Point, str, Box]]:
    """Where a chance may stand, the best place first: its point, its anchor, and the box it covers."""
    (x, y), away = centre, radius + 4.0
    yield (x + away, y + 4.0), "start", (x + away, y - 6.0, x + away + width, y + 6.0)
    yield (x - away, y + 4.0), "end", (x - away - width, y - 6.0, x - away, y + 6.0)
    for down in (away + 8.0, -away):
        at = (x, y + down)
        yield at, "middle", (x - 0.5 * width, y + down - 10.0, x + 0.5 * width, y + down + 2.0)


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
