"""What came of a row of runs on the speed checker."""

from typing import Any

import msgspec

from kodawari.mini4wd.race import Interval
from kodawari.tuning.chance import Chance

__all__ = ["CheckerResult"]


class CheckerResult(msgspec.Struct, frozen=True, kw_only=True):
    """A car on the speed checker, many times; names as in a race result, where they mean the same.

    Attributes:
        physics_version: Of the solver whose motor, cells and losses these are.
        car: Name of the car.
        course: Always `speed-checker`.
        runs: Runs with best values; as many again had their uncertain parameters drawn.
        seed: Seed of all draws.
        distance_m: Way of a run, by the device's own count.
        race_time_s: Time over it, from rest; None when the wheels never turn.
        top_speed_m_s: Speed shown in the end.
        top_speed_kmh: The same as people read it.
        settling_time_s: How long until 63 % of it is shown.
        finish: Share of cars whose wheels turn.
        times_s: Time of every run with best values.
        drawn_times_s: The same of the runs with drawn parameters.
        notes: What a reader must know.
    """

    physics_version: str
    car: str
    course: str
    runs: int
    seed: int
    distance_m: float
    race_time_s: Interval | None
    top_speed_m_s: Interval | None
    top_speed_kmh: Interval | None
    settling_time_s: Interval | None
    finish: Chance
    times_s: list[float]
    drawn_times_s: list[float]
    notes: list[str]

    def to_json_dict(self) -> dict[str, Any]:
        """The result as plain data; numbers in SI units but where a name says otherwise."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain
