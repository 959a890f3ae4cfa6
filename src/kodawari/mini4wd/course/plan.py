"""The plan of a course as an SVG, to scale and in the running direction."""

from collections.abc import Sequence

from kodawari.mini4wd.course._plan_course import (
    draw_lanes,
    lane_key,
    scale_bar,
    sizes,
    start_line,
)
from kodawari.mini4wd.course._plan_marks import Mark, hatch, mark_signs
from kodawari.mini4wd.course._plan_names import piece_names
from kodawari.mini4wd.course._plan_speeds import SpeedBand, draw_speeds
from kodawari.mini4wd.course._sheet import LEFT, sheet_for
from kodawari.mini4wd.course._svg import document, text
from kodawari.mini4wd.course.course import Course

__all__ = ["Mark", "SpeedBand", "plan_svg"]


def plan_svg(course: Course, *, marks: Sequence[Mark] = (), speeds: SpeedBand | None = None) -> str:
    """The course from above: bridges cover what they cross, each lap has its own line weight.

    Contour lines stand every 20 mm of height. Colours are plain for any viewer, and follow a page's
    `--paper`, `--floor`, `--ink`, `--rule`, `--grey` and `--signal` where it defines them.

    Args:
        course: The course.
        marks: Where cars go out; areas are proportional to chances.
        speeds: A band of speed along one lap.

    Returns:
        A whole SVG document.

    Raises:
        KodawariError: A mark or a band names a lane or a place that the course does not have.
    """
    sheet = sheet_for(course)
    draw_lanes(course, sheet)
    speed_key = draw_speeds(course, sheet, speeds) if speeds is not None else []
    pattern = "out-" + "".join(sign if sign.isalnum() else "-" for sign in course.name)
    signs = mark_signs(course, sheet, marks, pattern)
    title = f"{course.title} · {course.ja}" if course.ja else course.title
    body = [
        text(title, (LEFT, 24.0), fill="ink", size=14),
        *([hatch(pattern)] if signs else []),
        *sheet.drawn(),
        *start_line(course, sheet),
        *piece_names(course, sheet),
        *sizes(sheet),
        *lane_key(course, sheet),
        *speed_key,
        *scale_bar(sheet),
        *signs,
    ]
    about = (
        f"Plan of {course.title} with {len(course.lanes)} lanes and {len(course.pieces)} pieces, to scale."
    )
    return document(sheet.size, course.title, about, body, name="course-plan")
