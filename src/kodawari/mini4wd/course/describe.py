"""A course as plain data: lanes, lengths, pieces and parameters, for JSON and for tables."""

from collections.abc import Iterable
from typing import Any

from kodawari.mini4wd.course.clearance import Crossing, crossings
from kodawari.mini4wd.course.course import Course, Piece
from kodawari.mini4wd.course.parameter import Parameter
from kodawari.quantity import Confidence

__all__ = ["course_json", "grouped_pieces", "weakest"]

_RANKS = list(Confidence)


def course_json(course: Course) -> dict[str, Any]:
    """What `kodawari course show --json` prints.

    Keys: `name`, `title`, `ja`, `note`, `lanes[]` (`lane`, `next_lane`, `plan_length_m`, `length_m`),
    `laps_per_race`, `race_length_m` (plan), `pieces[]` (`type`, `count`, `confidence`, `parameters`),
    `crossings[]` (`lower`, `upper`: pieces counted from 1; `lower_lane`, `upper_lane`, `height_mm`,
    `missing_mm`), `parameters` (each with `value`, `low`, `high`, `unit`, `confidence`, `source`, `reason`),
    `sources[]`. Lengths are in metres, to the micrometre; heights of crossings in mm, to a tenth.
    """
    return {
        "name": course.name,
        "title": course.title,
        "ja": course.ja,
        "note": course.note,
        "lanes": [
            {
                "lane": lane.number,
                "next_lane": lane.next_lane,
                "plan_length_m": round(lane.plan_length_m, 6),
                "length_m": round(lane.length_m, 6),
            }
            for lane in course.lanes
        ],
        "laps_per_race": course.laps_per_race,
        "race_length_m": round(course.race_length_m, 6),
        "pieces": [
            {
                "type": piece.kind,
                "count": count,
                "confidence": weakest(piece.parameters.values()),
                "parameters": {name: _parameter(item) for name, item in piece.parameters.items()},
            }
            for piece, count in grouped_pieces(course)
        ],
        "crossings": [_crossing(crossing) for crossing in crossings(course)],
        "parameters": {name: _parameter(item) for name, item in course.parameters.items()},
        "sources": list(course.sources),
    }


def _crossing(crossing: Crossing) -> dict[str, Any]:
    """Where the course passes over itself."""
    return {
        "lower": crossing.lower.index + 1,
        "upper": crossing.upper.index + 1,
        "lower_lane": crossing.lower_lane,
        "upper_lane": crossing.upper_lane,
        "height_mm": round(1000.0 * crossing.height_m, 1),
        "missing_mm": round(1000.0 * crossing.missing_m(), 1),
    }


def grouped_pieces(course: Course) -> list[tuple[Piece, int]]:
    """Each kind of piece with how many there are, in the order of their first place.

    Pieces that are made differently, or turn to different sides, count apart.
    """
    groups: dict[tuple[str, str], tuple[Piece, int]] = {}
    for piece in course.pieces:
        key = (piece.kind, repr([(name, item.value) for name, item in sorted(piece.parameters.items())]))
        first, count = groups.get(key, (piece, 0))
        groups[key] = (first, count + 1)
    return list(groups.values())


def weakest(parameters: Iterable[Parameter]) -> str:
    """The weakest confidence among parameters: a piece is as sure as that.

    What a layout chooses, like the side of a corner, is declared and cannot be wrong.
    """
    ranks = [_RANKS.index(item.confidence) for item in parameters if item.confidence != Confidence.DECLARED]
    return str(_RANKS[max(ranks)]) if ranks else str(Confidence.DECLARED)


def _parameter(item: Parameter) -> dict[str, Any]:
    """One parameter with its interval and where it comes from."""
    about = {"confidence": str(item.confidence), "source": item.source, "reason": item.reason}
    if item.quantity is None:
        return {"value": item.word, "of": list(item.of), **about}
    quantity = item.quantity
    ends = {"value": quantity.value, "low": quantity.low, "high": quantity.high, "unit": quantity.unit}
    return {**ends, **about}
