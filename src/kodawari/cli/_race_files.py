"""A race as a file: JSON that can be run again, a plan with the course-outs, a page."""

from pathlib import Path
from typing import Any

import msgspec

from kodawari.files import write_atomically
from kodawari.mini4wd.build import Build
from kodawari.mini4wd.course import Course, Mark, plan_svg
from kodawari.mini4wd.race import RaceResult

__all__ = ["race_dict", "write_race"]


def race_dict(result: RaceResult, build: Build, course: Course) -> dict[str, Any]:
    """The result with what it was made from, so that it can be run again."""
    inputs = {
        "car": msgspec.to_builtins(build.file),
        "course": course.name,
        "course_parameters": msgspec.to_builtins(dict(course.overrides)),
    }
    return {**result.to_json_dict(), "inputs": inputs}


def write_race(result: RaceResult, build: Build, course: Course, path: Path, kind: str) -> None:
    """Write a race as `json`, `svg` or `html`.

    Raises:
        KodawariError: The file cannot be written; it is as it was before.
    """
    if kind == "json":
        encoded = msgspec.json.encode(race_dict(result, build, course))
        text = msgspec.json.format(encoded, indent=2).decode() + "\n"
    elif kind == "svg":
        text = plan_svg(course, marks=marks_of(result, course))
    else:
        from kodawari.mini4wd.reports import race_page  # noqa: PLC0415 - only this kind needs it

        text = race_page(result, course)
    write_atomically(path, text)


def marks_of(result: RaceResult, course: Course) -> list[Mark]:
    """A mark for every place where runs end, on the lap in which it happens.

    A car that falls over on the start line has its centre of mass still behind it: such a place counts as the
    beginning of the lap.
    """
    marks = []
    for place in result.out_places:
        lane = result.laps[place.lap - 1].lane
        length = sum(segment.length for segment in course.lane(lane).segments)
        marks.append(
            Mark(
                lane=lane,
                s_m=min(max(place.s_m, 0.0), length),
                chance=place.chance,
                label=f"lap {place.lap}, {place.reason}",
            )
        )
    return marks
