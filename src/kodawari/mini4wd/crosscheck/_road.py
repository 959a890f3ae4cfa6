"""The course of a fixture: its chain of segments, and where its sections lie."""

from collections.abc import Mapping
from dataclasses import dataclass

from kodawari.errors import KodawariError, nearest
from kodawari.exact import cos, plain_sum, sin, tan
from kodawari.mini4wd.course import Course as Layout
from kodawari.mini4wd.course import (
    SectionSpec,
    bend,
    from_sections,
    incline,
    level,
    load_course,
    mirrored_floor,
    raised,
    straight,
    vertical_arc,
)
from kodawari.mini4wd.crosscheck._schema import Course, Hump, Section
from kodawari.mini4wd.dynamics import Chain, chain_of

__all__ = ["Road", "hump_plan_length", "road_of"]

DEGREE = 3.141592653589793 / 180.0
AROUND = 2.0
"""Lane before the start line and behind the finish [m]."""


@dataclass(frozen=True, slots=True)
class Road:
    """What a fixture's car runs on.

    Attributes:
        chain: Segments of all laps, with some lane before and behind.
        lap_length: Way of one lap along the lane's middle, in plan [m].
        laps: How many there are.
        spans: Where each section of a lap begins and ends [m], by name.
    """

    chain: Chain
    lap_length: float
    laps: int
    spans: Mapping[str, tuple[float, float]]

    def place(self, at: str) -> float:
        """Way from the start line to a section, or to the end of it with `.end` behind its name [m].

        Raises:
            KodawariError: No section has this name.
        """
        if not at:
            return 0.0
        name, _, end = at.partition(".")
        if name not in self.spans or end not in {"", "end"}:
            known = [*self.spans, *(f"{each}.end" for each in self.spans)]
            raise KodawariError(
                f"the course has no section '{at}'",
                place="course",
                mend=nearest(at, known) or "Give the section a name.",
            )
        return self.spans[name][1 if end else 0]


def road_of(course: Course, laps: int) -> Road:
    """The chain of a fixture's course.

    Args:
        course: As the fixture gives it.
        laps: How many laps.

    Raises:
        KodawariError: Sections are neither one thing nor the other, the course does not close or has no such
            name, or there are several laps of an open one.
    """
    if bool(course.section) == bool(course.name):
        raise KodawariError(
            "a course has either sections or a name", place="course", mend="Give one of the two."
        )
    layout = load_course(course.name) if course.name else _laid(course)
    numbers = [layout.lane(course.lane).number]
    for _ in range(laps - 1):
        if not layout.closed:
            raise KodawariError("an open course has one lap", place="run.laps", mend="Set it to 1.")
        numbers.append(layout.lane(numbers[-1]).next_lane)
    chain = chain_of(
        [layout.lane(number).segments for number in numbers],
        before=layout.lead_in(course.lane, AROUND),
        after=layout.lead_out(course.lane, laps if layout.closed else None, AROUND),
    )
    lap = plain_sum(segment.length for segment in layout.lane(course.lane).segments)
    return Road(chain, lap, laps, _spans(course, layout))


def hump_plan_length(hump: Hump) -> float:
    """Plan length of a hump [m]: twice its arcs and incline, and the table."""
    angle = hump.slope_deg * DEGREE
    arcs = (hump.foot_radius_m + hump.crest_radius_m) * sin(angle)
    return 2.0 * (arcs + _incline_plan(hump)) + hump.table_m


def _incline_plan(hump: Hump) -> float:
    """Plan length of a hump's incline [m]: what the arcs leave of its height, by its slope."""
    angle = hump.slope_deg * DEGREE
    left = hump.height_m - (hump.foot_radius_m + hump.crest_radius_m) * (1.0 - cos(angle))
    if left < 0.0:
        raise KodawariError(
            "the arcs of the hump rise above its height", place="course", mend="Make radii or slope smaller."
        )
    return left / tan(angle)


def _laid(course: Course) -> Layout:
    """The course of a list of sections."""
    return from_sections(
        [_section(section, number) for number, section in enumerate(course.section, start=1)],
        name="fixture",
        lane_width_m=course.lane_width_m,
        lane_pitch_m=course.lane_width_m + 0.002,
        wall_height_m=course.wall_height_m,
        closed=course.closed,
    )


def _section(section: Section, number: int) -> SectionSpec:
    """One section's shape."""
    turns = section.radius_m is not None and section.turn_deg is not None
    if (section.straight_m is not None) + turns + (section.hump is not None) != 1:
        raise KodawariError(
            f"section {number} is not one of a straight, a bend and a hump",
            place="course.section",
            mend="Give straight_m, or radius_m with turn_deg, or hump.",
        )
    if section.straight_m is not None:
        return straight(section.straight_m)
    if section.radius_m is not None and section.turn_deg is not None:
        return bend(section.radius_m, section.turn_deg)
    assert section.hump is not None
    return _hump(section.hump)


def _hump(hump: Hump) -> SectionSpec:
    """Arc, incline, arc, table, and back down."""
    ramp = [vertical_arc(hump.foot_radius_m, 0.0, hump.slope_deg)]
    plan = _incline_plan(hump)
    if plan > 1e-9:
        ramp.append(incline(plan, hump.slope_deg))
    ramp.append(vertical_arc(hump.crest_radius_m, hump.slope_deg, 0.0))
    return raised(*ramp, level(hump.table_m), *mirrored_floor(*ramp))


def _spans(course: Course, layout: Layout) -> dict[str, tuple[float, float]]:
    """Where sections, or the pieces of a named course, begin and end in a lap [m]."""
    if course.name:
        lane = layout.lane(course.lane)
        names = [f"{segment.piece + 1}" for segment in lane.segments]
        lengths = [segment.length for segment in lane.segments]
    else:
        names = [section.name for section in course.section]
        lengths = [_length(section) for section in course.section]
    spans: dict[str, tuple[float, float]] = {}
    at = 0.0
    for name, length in zip(names, lengths, strict=True):
        begin = spans[name][0] if name in spans else at
        if name:
            spans[name] = (begin, at + length)
        at += length
    return spans


def _length(section: Section) -> float:
    """Plan length of a section [m]."""
    if section.straight_m is not None:
        return section.straight_m
    if section.hump is not None:
        return hump_plan_length(section.hump)
    return (section.radius_m or 0.0) * abs(section.turn_deg or 0.0) * DEGREE
