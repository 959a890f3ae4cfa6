"""A race as a file: JSON that can be run again, a plan with the course-outs, a page."""

from pathlib import Path
from typing import Any

import msgspec

from kodawari.files import write_atomically
from kodawari.mini4wd.build import Build
from kodawari.mini4wd.course import Course, plan_svg
from kodawari.mini4wd.race import RaceResult
from kodawari.mini4wd.reports import course_out_marks, race_page

__all__ = ["race_dict", "write_race"]


def race_dict(result: RaceResult, build: Build, course: Course) -> dict[str, Any]:
    """The result with what it was made from, so that it can be run again."""
    inputs = {
        "car": msgspec.to_builtins(build.file),
        "course": course.name,
        "course_parameters": msgspec.to_builtins(dict(course.overrides)),
    }
    return {**result.to_json_dict(), "inputs": inputs}


def write_race(
    result: RaceResult, build: Build, course: Course, path: Path, *, kind: str, command: str
) -> None:
    """Write a race as `json`, `svg` or `html`.

    The plan marks the course-outs of the runs with drawn parameters, as the page does.

    Args:
        result: The race.
        build: The car.
        course: The course.
        path: Where to.
        kind: What to write.
        command: The command line that makes the same again.

    Raises:
        KodawariError: The file cannot be written; it is as it was before.
    """
    if kind == "json":
        encoded = msgspec.json.encode(race_dict(result, build, course))
        text = msgspec.json.format(encoded, indent=2).decode() + "\n"
    elif kind == "svg":
        text = plan_svg(course, marks=course_out_marks(result, course, drawn=True))
    else:
        text = race_page(result, course, build=build, command=command)
    write_atomically(path, text)
