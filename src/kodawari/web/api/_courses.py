"""`/api/courses`: the courses that ship, their plans, and their shapes for the 3D view."""

from functools import lru_cache
from math import ceil
from typing import Any

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, Segment, course_names, load_course, plan_svg, world_point

__all__ = ["HANDLERS", "CourseCard", "CourseMesh", "course_card", "course_mesh", "shipped_course"]

TURN = 0.07
"""An arc is drawn in steps of about 4° [rad]."""
RISE_STEPS = 8
"""A floor that rises or falls is drawn in this many steps."""


class LaneView(msgspec.Struct, frozen=True, kw_only=True):
    """A lane: its number, where it leads, and how long a lap is [m]."""

    number: int
    next_lane: int
    length_m: float


class CourseCard(msgspec.Struct, frozen=True, kw_only=True):
    """A course as a list shows it.

    Attributes:
        name: Its short name.
        title: English name.
        ja: Japanese name, or empty.
        note: What a reader should know.
        lanes: Its lanes.
        pieces: Titles of its pieces in running order.
        pieces_ja: The same in Japanese, or empty.
        laps: Laps of a race.
        race_m: Nominal length of a race [m].
    """

    name: str
    title: str
    ja: str
    note: str
    lanes: list[LaneView]
    pieces: list[str]
    pieces_ja: list[str]
    laps: int
    race_m: float


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """One lane through one piece.

    Attributes:
        piece: Index of the piece.
        lane: Number of the lane.
        rows: Cross sections in running order, each left edge, right edge of the floor and the direction up of
            the walls: nine numbers [m].
    """

    piece: int
    lane: int
    rows: list[list[float]]


class CourseMesh(msgspec.Struct, frozen=True, kw_only=True):
    """A course as surfaces.

    Attributes:
        half_width: Half of the free width of a lane [m].
        wall_height: Height of the walls over the floor [m].
        strips: Every lane through every piece.
    """

    half_width: float
    wall_height: float
    strips: list[Strip]


@lru_cache(maxsize=32)
def shipped_course(name: str) -> Course:
    """A course that ships; a path is none.

    Raises:
        KodawariError: There is no such course.
    """
    if name not in course_names():
        raise KodawariError(
            f"no course is called '{name[:80]}'", mend=f"There are: {', '.join(course_names())}."
        )
    return load_course(name)


@get("/api/courses", sync_to_thread=True)
def courses() -> list[CourseCard]:
    """Every course that ships."""
    return [course_card(shipped_course(name)) for name in course_names()]


@get("/api/courses/{name:str}/mesh", sync_to_thread=True)
def mesh(name: FromPath[str]) -> CourseMesh:
    """A course as surfaces, from the segments that the solver runs on."""
    return course_mesh(shipped_course(name))


@get("/api/courses/{name:str}/plan", media_type="image/svg+xml", sync_to_thread=True)
def plan(name: FromPath[str]) -> Response[bytes]:
    """The plan of a course, to scale."""
    return Response(_plan(name), media_type="image/svg+xml")


@lru_cache(maxsize=32)
def _plan(name: str) -> bytes:
    return plan_svg(shipped_course(name)).encode()


def course_mesh(course: Course) -> CourseMesh:
    """A course as surfaces."""
    strips = [
        Strip(piece=index, lane=stretch[0].lane, rows=[row for segment in stretch for row in _rows(segment)])
        for index, piece in enumerate(course.pieces)
        for stretch in piece.segments
    ]
    return CourseMesh(half_width=course.half_width, wall_height=course.wall_height, strips=strips)


def course_card(course: Course) -> CourseCard:
    """A course as a list shows it."""
    return CourseCard(
        name=course.name,
        title=course.title,
        ja=course.ja,
        note=course.note,
        lanes=[
            LaneView(number=lane.number, next_lane=lane.next_lane, length_m=lane.length_m)
            for lane in course.lanes
        ],
        pieces=[piece.title for piece in course.pieces],
        pieces_ja=[piece.ja for piece in course.pieces],
        laps=course.laps_per_race,
        race_m=course.race_length_m,
    )


def _rows(segment: Segment) -> list[list[float]]:
    """Cross sections of a segment from its entry to its exit."""
    count = max(1, ceil(abs(segment.curvature) * segment.length / TURN))
    if any(segment.profile[1:]):
        count = max(count, RISE_STEPS)
    up = segment.axes[2]
    return [_row(segment, segment.half_length * (2.0 * k / count - 1.0), up) for k in range(count + 1)]


def _row(segment: Segment, s: float, up: Any) -> list[float]:
    left, right = (world_point(segment, s, side * segment.half_width) for side in (1.0, -1.0))
    return [round(number, 5) for number in (*left, *right, *up)]


HANDLERS = [courses, mesh, plan]
