"""How quantities are read from a record."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan, nan
from typing import TYPE_CHECKING

from kodawari.mini4wd.crosscheck._record import Record
from kodawari.mini4wd.crosscheck._road import Road
from kodawari.mini4wd.crosscheck._schema import Quantity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "SHORTEST_FLIGHT",
    "Flight",
    "Reading",
    "air_time",
    "final_speed",
    "lap",
    "of_flight",
    "out",
    "over_stretch",
    "peak",
    "rebound",
    "speed_at",
    "when_gone",
]

SHORTEST_FLIGHT = 0.03
"""Time without any tyre's load from which on it is a flight [s], as in docs/conventions.md."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read: a quantity of a run on its road."""

    quantity: Quantity
    record: Record
    road: Road

    @property
    def laps(self) -> range:
        """The laps that count."""
        first, last = self.quantity.laps
        return range(first, min(last, self.road.laps) + 1)

    @property
    def way(self) -> float:
        """The quantity's place in a lap [m]."""
        return self.road.place(self.quantity.at) + self.quantity.from_m


@dataclass(frozen=True, slots=True)
class Flight:
    """A flight: the samples before and after it, at which a tyre still or again carries load."""

    record: Record
    take_off: int
    landing: int

    def gone(self, values: "NDArray[np.float64]") -> float:
        """By how much a value grew during the flight."""
        return float(values[self.landing] - values[self.take_off])


def crossing(values: "NDArray[np.float64]", record: Record, way: float) -> float:
    """A value at the moment when the centre of mass first passes a place, inside the step."""
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

    beyond = np.flatnonzero(record.progress >= way)
    if beyond.size == 0 or beyond[0] == 0:
        return nan
    k = int(beyond[0])
    before, after = record.progress[k - 1], record.progress[k]
    share = (way - before) / (after - before)
    return float(values[k - 1] + share * (values[k] - values[k - 1]))


def mean(values: list[float]) -> float:
    """Mean of what is known."""
    known = [value for value in values if not isnan(value)]
    return sum(known) / len(known) if known else nan


def when_gone(read: Callable[[Record], "NDArray[np.float64]"]) -> Callable[[Reading], float]:
    """A value when the centre of mass has gone the quantity's distance from where it stood."""

    def ruler(reading: Reading) -> float:
        record = reading.record
        begin = float(2.0 * record.progress[0] - record.progress[1])  # the first sample is a step later
        return crossing(read(record), record, begin + reading.quantity.distance_m)

    return ruler


def final_speed(reading: Reading) -> float:
    """Speed at the end of the run [m/s]."""
    return float(reading.record.speed[-1])


def lap(reading: Reading) -> float:
    """Mean time of the laps that count [s]."""
    record, road = reading.record, reading.road
    ends = [crossing(record.time, record, k * road.lap_length) for k in range(road.laps)]
    ends.append(_finish(record, road))
    return mean([ends[k] - ends[k - 1] for k in reading.laps])


def _finish(record: Record, road: Road) -> float:
    """When the last lap ended; a record may stop just before the line: its last step is carried on."""
    way = road.laps * road.lap_length
    found = crossing(record.time, record, way)
    if not isnan(found) or record.progress.size < 2:
        return found
    pace = record.progress[-1] - record.progress[-2]
    ahead = (way - record.progress[-1]) / pace if pace > 0.0 else nan
    step = record.time[-1] - record.time[-2]
    return float(record.time[-1] + ahead * step) if 0.0 <= ahead <= 1.0 else nan


def speed_at(reading: Reading) -> float:
    """Mean speed over the laps that count, at a place [m/s]."""
    starts = [(k - 1) * reading.road.lap_length for k in reading.laps]
    record = reading.record
    return mean([crossing(record.speed, record, start + reading.way) for start in starts])


def over_stretch(read: Callable[[Record], "NDArray[np.float64]"]) -> Callable[[Reading], float]:
    """Mean in time over a stretch of a section, and over the laps that count."""

    def ruler(reading: Reading) -> float:
        import numpy as np  # noqa: PLC0415 - as above

        record, road = reading.record, reading.road
        end = road.place(f"{reading.quantity.at}.end") - reading.quantity.to_m
        inside = np.zeros(record.progress.shape, dtype=bool)
        for k in reading.laps:
            start = (k - 1) * road.lap_length
            inside |= (record.progress >= start + reading.way) & (record.progress <= start + end)
        return float(read(record)[inside].mean()) if inside.any() else nan

    return ruler


def flights(record: Record) -> list[Flight]:
    """Every flight that has ended."""
    import numpy as np  # noqa: PLC0415 - as above

    loaded = np.flatnonzero(record.touching)
    step = float(record.time[1] - record.time[0])
    gaps = np.flatnonzero(np.diff(loaded) * step > SHORTEST_FLIGHT)
    return [Flight(record, int(loaded[gap]), int(loaded[gap + 1])) for gap in gaps]


def of_flight(read: Callable[[Flight], float]) -> Callable[[Reading], float]:
    """A figure of the flight that a quantity names: the index-th that takes off behind its place."""

    def ruler(reading: Reading) -> float:
        way = (reading.quantity.laps[0] - 1) * reading.road.lap_length + reading.way
        record = reading.record
        found = [flight for flight in flights(record) if record.progress[flight.take_off] >= way]
        index = reading.quantity.index
        return read(found[index - 1]) if len(found) >= index else nan

    return ruler


def peak(reading: Reading) -> float:
    """Height of the index-th top of the car's origin after its first touch [m]."""
    import numpy as np  # noqa: PLC0415 - as above

    rise = reading.record.rise[int(np.argmax(reading.record.touching)) :]
    tops = np.flatnonzero((rise[1:-1] > rise[:-2]) & (rise[1:-1] >= rise[2:])) + 1
    index = reading.quantity.index
    return float(rise[tops[index - 1]]) if tops.size >= index else nan


def air_time(reading: Reading) -> float:
    """Time without load on any tyre after the first touch [s]."""
    import numpy as np  # noqa: PLC0415 - as above

    record = reading.record
    first = int(np.argmax(record.touching))
    return float(record.time[1] - record.time[0]) * float(np.count_nonzero(~record.touching[first:]))


def rebound(reading: Reading) -> float:
    """Lateral speed when the car is back in the middle, over that at the start."""
    import numpy as np  # noqa: PLC0415 - as above

    record = reading.record
    before = float(record.lateral[0])
    back = np.flatnonzero((record.offset * before <= 0.0) & (record.lateral * before < 0.0))
    return abs(float(record.lateral[back[0]]) / before) if back.size else nan


def out(reading: Reading) -> float:
    """Whether the run ended out of its lane, over, or stalled: 0 or 1."""
    return float(reading.record.out)
