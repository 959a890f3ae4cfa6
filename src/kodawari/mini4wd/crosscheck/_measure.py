"""The ruler: every quantity has one definition, and is read from the records of all engines by it."""

from collections.abc import Callable

from kodawari.errors import KodawariError, nearest
from kodawari.mini4wd.crosscheck import _rulers as by
from kodawari.mini4wd.crosscheck._record import Record
from kodawari.mini4wd.crosscheck._road import Road
from kodawari.mini4wd.crosscheck._schema import Quantity

__all__ = ["QUANTITIES", "measure"]

_KINDS: dict[str, tuple[Callable[[by.Reading], float], str]] = {
    "time at distance": (
        by.when_gone(lambda record: record.time),
        "time from the start until the centre of mass has gone `distance_m` from where it stood",
    ),
    "speed at distance": (
        by.when_gone(lambda record: record.speed),
        "level speed of the car's origin when its centre of mass has gone `distance_m`",
    ),
    "final speed": (by.final_speed, "level speed of the car's origin at the end of the run"),
    "lap": (
        by.lap,
        "time between passings of the start line by the centre of mass, inside the step; mean of `laps`",
    ),
    "speed at": (
        by.speed_at,
        "level speed of the car's origin when its centre of mass passes a place; mean of `laps`",
    ),
    "mean speed": (
        by.over_stretch(lambda record: record.speed),
        "level speed of the car's origin, mean in time over a stretch of a section and over `laps`",
    ),
    "mean offset": (
        by.over_stretch(lambda record: record.offset),
        "offset of the centre of mass to the left of the lane's middle, mean as above",
    ),
    "mean spin": (
        by.over_stretch(lambda record: record.spin),
        "spin of the wheels, mean as above; a `scale` of the wheel's radius makes it a speed",
    ),
    "peak": (
        by.peak,
        "height of the car's origin over the floor at its `index`-th top after a tyre first touched",
    ),
    "air time": (by.air_time, "time without load on any tyre after a tyre first touched, hops included"),
    "rebound": (
        by.rebound,
        "lateral speed of the centre of mass when it is back in the lane's middle, over that at the start",
    ),
    "take-off": (
        by.of_flight(lambda flight: float(flight.record.progress[flight.take_off])),
        f"place of the centre of mass when the tyres lose all load, for {by.SHORTEST_FLIGHT:g} s or more",
    ),
    "take-off speed": (
        by.of_flight(lambda flight: float(flight.record.speed[flight.take_off])),
        "level speed of the car's origin then",
    ),
    "landing": (
        by.of_flight(lambda flight: float(flight.record.progress[flight.landing])),
        "place of the centre of mass when a tyre carries load again",
    ),
    "flight length": (
        by.of_flight(lambda flight: flight.gone(flight.record.progress)),
        "way of the centre of mass along the lane, in plan, from take-off to landing",
    ),
    "flight time": (
        by.of_flight(lambda flight: flight.gone(flight.record.time)),
        "time from take-off to landing",
    ),
    "out": (
        by.out,
        "1 where the centre of mass passes a wall's middle plane, or the car turns over or stalls; a share",
    ),
}

QUANTITIES = {kind: text for kind, (_, text) in _KINDS.items()}
"""What can be measured, by the kind that a fixture names, with its definition."""


def measure(quantity: Quantity, record: Record, road: Road) -> float:
    """One quantity of a run, in the quantity's unit; NaN where the run does not have it.

    Raises:
        KodawariError: There is no such kind of quantity, or no such section.
    """
    found = _KINDS.get(quantity.kind)
    if found is None:
        raise KodawariError(
            f"there is no quantity of the kind '{quantity.kind}'",
            place=f"quantity '{quantity.name}'",
            mend=nearest(quantity.kind, _KINDS) or f"There are: {', '.join(_KINDS)}.",
        )
    return quantity.scale * found[0](by.Reading(quantity, record, road))
