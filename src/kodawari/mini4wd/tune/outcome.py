"""What a tune gives back: set-ups as cars, with times, chances, inspections, and what each change gave."""

from typing import Any

import msgspec

from kodawari.mini4wd.race import Interval
from kodawari.tuning import StudyResult, Value
from kodawari.tuning.chance import Chance

__all__ = ["PartChange", "Setup", "TuneResult"]


class PartChange(msgspec.Struct, frozen=True, kw_only=True):
    """One difference between the base car and a set-up.

    Attributes:
        place: Where: `Motor`, `Thrust angle, front`.
        before: What was there, in words.
        after: What is there now.
        lap_time_s: What it gives a lap [s], negative is faster; None when it was not measured alone.
        lap_time_low_s: Lower end of the 95 % interval.
        lap_time_high_s: Upper end.
        finish: What it gives the chance to finish; None when not measured.
        finish_low: Lower end of the 95 % interval.
        finish_high: Upper end.
        together: Places that could only be changed together with this one.
    """

    place: str
    before: str
    after: str
    lap_time_s: float | None = None
    lap_time_low_s: float | None = None
    lap_time_high_s: float | None = None
    finish: float | None = None
    finish_low: float | None = None
    finish_high: float | None = None
    together: tuple[str, ...] = ()


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """A set-up that was raced.

    Attributes:
        name: Name of its car.
        car: The car file as plain data.
        toml: The car file as text, ready to be saved.
        point: Its place in the search space.
        lap_time_s: Lap time over the fresh runs; None when none finished.
        race_time_s: Race time over the same.
        finish: Chance to finish.
        confirmed: Whether fresh runs put the unfavourable end of the chance at or above the wanted one.
        fresh: Whether the figures come from fresh runs.
        runs: Runs behind the figures.
        inspection: The inspection as plain data.
        changes: What differs from the base car.
    """

    name: str
    car: dict[str, Any]
    toml: str
    point: dict[str, Value]
    lap_time_s: Interval | None
    race_time_s: Interval | None
    finish: Chance
    confirmed: bool
    fresh: bool
    runs: int
    inspection: dict[str, Any]
    changes: tuple[PartChange, ...]


class TuneResult(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a tune.

    Attributes:
        physics_version: Of the solver.
        box: Name of the parts box.
        course: Name of the course.
        rules: Name of the rulebook.
        class_: Class inspected for.
        on: Day of the inspection, ISO.
        seed: Seed of the study.
        finish: The wanted chance to finish.
        laps: Laps of a race.
        base: The base car; None when it may not be raced.
        best: Legal set-ups, fastest first; confirmed ones, or those that came nearest when none was.
        front: The trade-off between time and chance.
        study: The whole study.
        note: One sentence when something is missing; else empty.
    """

    physics_version: str
    box: str
    course: str
    rules: str
    class_: str
    on: str
    seed: int
    finish: float
    laps: int
    base: Setup | None
    best: tuple[Setup, ...]
    front: tuple[Setup, ...]
    study: StudyResult
    note: str

    @property
    def ahead(self) -> Setup | None:
        """The fastest of the trade-off, where it is faster than the winner: short of the wish so far."""
        first = self.front[0] if self.front else None
        if first is None or first.race_time_s is None or not self.best:
            return None
        winner = self.best[0].race_time_s
        return first if winner is None or first.race_time_s.median < winner.median else None

    def to_json_dict(self) -> dict[str, Any]:
        """The result as plain data."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        plain["class"] = plain.pop("class_")
        return plain
