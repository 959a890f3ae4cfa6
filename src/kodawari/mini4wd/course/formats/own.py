"""What an import tells of a course that is written in our own TOML, in the same words as of other layouts."""

from collections import Counter
from typing import Any

from kodawari.mini4wd.course._definition import Definition
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.formats.check import Check, built_open, check_course

__all__ = ["course_report"]


def course_report(definition: Definition, *, name: str, file: str = "") -> dict[str, Any]:
    """The JSON of `kodawari course import` for a course of our own; keys as in `route_json`.

    `pieces` counts our own classes; places of pieces are their numbers in running order.

    Raises:
        KodawariError: It cannot be laid at all: a piece or a figure is missing or wrong.
    """
    course = built_open(definition, name=name, file=file)
    checks = check_course(definition, name=name, file=file)
    wrong = [check.text for check in checks if check.verdict == "fail"]
    first = course.pieces[0]
    return {
        "format": "toml",
        "format_title": "course file",
        "name": definition.title,
        "lanes": definition.lanes,
        "titles": {piece.kind: piece.title for piece in course.pieces},
        "pieces": dict(sorted(Counter(piece.kind for piece in course.pieces).items())),
        "closed": _verdict(checks, "closure") == "pass",
        "gaps": [],
        "three_lane_length_m": round(sum(lane.plan_length_m for lane in course.lanes), 2),
        "order": _lane_order(course),
        "start": {"piece": "piece 1", "class": first.kind, "given": first.kind == "start"},
        "running_order": [
            {"piece": f"piece {piece.index + 1}", "class": piece.kind, "forward": True}
            for piece in course.pieces
        ],
        "unused_pieces": [],
        "levels": _levels(course),
        "clashes": [],
        "warnings": wrong,
        "unknown": [check.text for check in checks if check.name == "unknown"],
        "raceable": not wrong,
        "why_not": wrong[0] if wrong else "",
    }


def _verdict(checks: list[Check], name: str) -> str:
    return next(check.verdict for check in checks if check.name == name)


def _lane_order(course: Course) -> list[int]:
    """The lanes that a car runs in, lap after lap, lane 1 on the left at the start; [] without changers."""
    count = len(course.lanes)
    left = course.pieces[0].segments[count - 1][0].lane
    names = {lane.number: lane.number if left == 1 else count + 1 - lane.number for lane in course.lanes}
    follows = {names[lane.number]: names[lane.next_lane] for lane in course.lanes}
    order = [1]
    while (following := follows[order[-1]]) != 1:
        order.append(following)
    return order if len(order) > 1 else []


def _levels(course: Course) -> list[dict[str, Any]]:
    """How many pieces begin at each height."""
    heights = Counter(round(piece.start.origin[2] * 1000.0) for piece in course.pieces)
    return [
        {"level": level, "mm": float(height), "pieces": count}
        for level, (height, count) in enumerate(sorted(heights.items()))
    ]
