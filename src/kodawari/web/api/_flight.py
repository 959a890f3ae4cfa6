"""The way of a whole race as points: what a camera flies along."""

import msgspec

from kodawari.mini4wd.course import Course, Segment, direction, path_length, world_point

__all__ = ["Flight", "flight_of"]

STEP = 0.02
"""Distance of two points in plan [m]."""

MOST_POINTS = 20_000


class Flight(msgspec.Struct, frozen=True, kw_only=True):
    """A race along the middle of its lanes, lap after lap.

    Attributes:
        length_m: Way of the race in space.
        step_m: Distance of two points along that way.
        laps: Number of laps.
        points: Nine numbers for each: place [m], direction ahead, direction up from the floor.
        lane: Lane of each point: the one in which its lap began.
        lap: Lap of each, from 1.
        piece: Index of the piece below each.
    """

    length_m: float
    step_m: float
    laps: int
    points: list[float]
    lane: list[int]
    lap: list[int]
    piece: list[int]


def flight_of(course: Course, lane: int) -> Flight:
    """A whole race that begins in a lane.

    Raises:
        KodawariError: There is no such lane.
    """
    way: list[tuple[Segment, float, int, int]] = []
    length, at = 0.0, lane
    for lap in range(1, len(_laps(course, lane)) + 1):
        found = course.lane(at)
        for segment in found.segments:
            way.append((segment, length, lap, at))
            length += path_length(segment)
        at = found.next_lane
    count = min(MOST_POINTS, max(2, round(length / STEP) + 1))
    step = length / (count - 1)
    points: list[float] = []
    lanes, laps, pieces = [], [], []
    index = 0
    for k in range(count):
        while index + 1 < len(way) and way[index + 1][1] <= k * step:
            index += 1
        segment, begun, lap, number = way[index]
        share = min(1.0, (k * step - begun) / path_length(segment))
        points += _point(segment, segment.half_length * (2.0 * share - 1.0))
        lanes.append(number)
        laps.append(lap)
        pieces.append(segment.piece)
    return Flight(
        length_m=round(length, 6),
        step_m=step,
        laps=way[-1][2],
        points=points,
        lane=lanes,
        lap=laps,
        piece=pieces,
    )


def _laps(course: Course, lane: int) -> list[int]:
    """The lanes in which the laps of a race begin."""
    lanes = [course.lane(lane).number]
    while len(lanes) < course.laps_per_race:
        lanes.append(course.lane(lanes[-1]).next_lane)
    return lanes


def _point(segment: Segment, s: float) -> list[float]:
    """Place, direction ahead and up at `s` along a segment."""
    ahead, aside = direction(segment, s), segment.axes[1]
    if segment.curvature:
        far, near = (world_point(segment, s, n) for n in (0.5, -0.5))
        aside = (far[0] - near[0], far[1] - near[1], far[2] - near[2])
    up = (
        ahead[1] * aside[2] - ahead[2] * aside[1],
        ahead[2] * aside[0] - ahead[0] * aside[2],
        ahead[0] * aside[1] - ahead[1] * aside[0],
    )
    return [round(number, 5) for number in (*world_point(segment, s), *ahead, *up)]
