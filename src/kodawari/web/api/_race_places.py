"""Where the runs of a race end, and which of them to look at."""

from collections import defaultdict

import msgspec

from kodawari.mini4wd.course import Course
from kodawari.mini4wd.race import Out, OutPlace
from kodawari.mini4wd.reports import attitude

__all__ = ["PlaceView", "place_views"]

MOST_NAMED = 24
"""Runs that are named for each place."""


class PlaceView(msgspec.Struct, frozen=True, kw_only=True):
    """Where runs end, and why.

    Attributes:
        reason: In words.
        piece: Title and number of the piece; `piece_ja` the same in Japanese, or empty.
        lap: Lap, from 1; `lane` of that stretch.
        chance: Share of the runs.
        speed_m_s: Mean speed.
        stood: How the car stood, in words.
        runs: Numbers of some of these runs.
        drawn: Whether their parameters were drawn.
    """

    reason: str
    piece: str
    piece_ja: str
    lap: int
    lane: int
    chance: float
    speed_m_s: float
    stood: str
    runs: list[int]
    drawn: bool


def place_views(
    places: list[OutPlace], outs: list[Out], course: Course | None, *, drawn: bool
) -> list[PlaceView]:
    """The places where runs end, with some of the runs that end there."""
    members: dict[tuple[int, int, str], list[Out]] = defaultdict(list)
    for out in outs:
        members[out.piece_index, out.lap, out.reason].append(out)
    return [
        PlaceView(
            reason=place.reason,
            piece=place.piece,
            piece_ja=_japanese(place, course),
            lap=place.lap,
            lane=place.lane,
            chance=place.chance,
            speed_m_s=place.speed_m_s,
            stood=attitude(members[place.piece_index, place.lap, place.reason]),
            runs=[out.run for out in members[place.piece_index, place.lap, place.reason][:MOST_NAMED]],
            drawn=drawn,
        )
        for place in places
    ]


def _japanese(place: OutPlace, course: Course | None) -> str:
    """Name and number of a piece in Japanese, or empty where nobody knows it."""
    if course is None or place.piece_index >= len(course.pieces):
        return ""
    name = course.pieces[place.piece_index].ja
    return f"{name}({place.piece_index + 1})" if name else ""
