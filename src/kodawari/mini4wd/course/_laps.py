"""Laps one after the other, and what lies before and behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._lane import Lane
from kodawari.mini4wd.course._pose import Pose, arc_end, shifted
from kodawari.mini4wd.course.segment import Segment

__all__ = ["at_least", "extension", "laps_before", "laps_from"]


def laps_from(lanes: Sequence[Lane], start: int, count: int | None, *, closed: bool) -> tuple[Lane, ...]:
    """The laps of a race that starts in a lane; without a count until the car is back in it.

    Raises:
        KodawariError: Less than one lap, or a second one on an open course.
    """
    if count is not None and (count < 1 or (count > 1 and not closed)):
        raise KodawariError(
            f"{count} laps cannot be run",
            mend="Give at least one lap." if closed else "The course is open: run one lap.",
        )
    chain = [lanes[start - 1]]
    while closed and (chain[-1].next_lane != start if count is None else len(chain) < count):
        chain.append(lanes[chain[-1].next_lane - 1])
    return tuple(chain)


def laps_before(lanes: Sequence[Lane], start: int) -> Iterable[Lane]:
    """The laps that lead to the start line of a lane, the last one first, without end."""
    before = {lane.next_lane: lane for lane in lanes}
    while True:
        yield before[start]
        start = before[start].number


def at_least(length: float, segments: Iterable[Segment]) -> list[Segment]:
    """The first of the segments, until they are at least `length` long together [m]."""
    chain: list[Segment] = []
    reached = 0.0
    for segment in segments:
        if reached >= length:
            break
        chain.append(segment)
        reached += segment.length
    return chain


def extension(segment: Segment, length: float, side: float) -> Segment:
    """A straight of `length` [m] before (side −1) or behind (+1) a segment, on the tangent at its end."""
    end = side * segment.half_length
    edge = Pose(segment.origin, segment.axes).then(arc_end(segment.curvature, end))
    middle = edge.then(shifted(side * 0.5 * length))
    slope = segment.slope(end)
    height = segment.height(end) + slope * side * 0.5 * length
    return replace(
        segment,
        origin=middle.origin,
        axes=middle.axes,
        curvature=0.0,
        half_length=0.5 * length,
        profile=(height, slope, 0.0, 0.0, 0.0, 0.0),
    )
