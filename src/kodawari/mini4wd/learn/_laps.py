"""A file of measured laps: which car, which course, and what the clock said."""

import math
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import convert, data_path, parse_toml, read_text, read_toml
from kodawari.fit import Reading
from kodawari.quantity import Figure

__all__ = ["Laps", "TimedRun", "Trust", "load_trust", "read_laps", "reading_of"]

MOST_TIMES = 1000
ENOUGH = 3
"""From so many times on, their own scatter tells what one run differs from the next."""

Positive = Annotated[float, msgspec.Meta(gt=0.0)]


class TimedRun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One car on one course, timed once or more.

    Attributes:
        car: Name of a shipped car, `garage:NAME`, or path of a car file, from the folder of this file.
        course: Name of a shipped course, `home:NAME`, or path of a course file, likewise.
        time_s: What the clock said [s]: of the whole race from rest, or of lap number `lap`.
        name: For tables; empty makes one.
        lane: Lane at the start.
        laps: Laps of the race; as many as the course has when left out.
        lap: Which lap was timed, from 1; the whole race when left out. The first lap starts from rest.
        clock_s: Smallest step of the clock [s]; 0.1 for a thumb.
        set: Parameters of the course.
    """

    car: str
    course: str
    time_s: Annotated[list[Positive], msgspec.Meta(min_length=1, max_length=MOST_TIMES)]
    name: str = ""
    lane: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    laps: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    lap: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    clock_s: Positive = 0.01
    set: dict[str, float | str] = {}


class Laps(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of measured laps.

    Attributes:
        run: The timed runs.
        folder: Where the file lies.
    """

    run: Annotated[list[TimedRun], msgspec.Meta(min_length=1, max_length=50)]


class Trust(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Relative errors: of the solver on one course, and of one run to the next."""

    course_error: Figure
    run_to_run: Figure

    @property
    def course(self) -> float:
        """Deviation of ln time that all readings of one course share."""
        return self.course_error.quantity("").ends[1]

    @property
    def run(self) -> float:
        """Deviation of ln time from run to run."""
        return self.run_to_run.quantity("").ends[1]


@cache
def load_trust() -> Trust:
    """How far measured laps are trusted; `data/mini4wd/calibration/own_laps.toml`."""
    return read_toml(data_path("mini4wd", "calibration", "own_laps.toml"), Trust)


def read_laps(path: Path) -> Laps:
    """Measured laps from their file.

    Raises:
        KodawariError: The file is missing or malformed, or a time makes no sense.
    """
    laps = convert(parse_toml(read_text(path), file=str(path)), Laps, file=str(path))
    for number, run in enumerate(laps.run, start=1):
        if run.lap is not None and run.laps is not None and run.lap > run.laps:
            raise KodawariError(
                f"lap {run.lap} of a race of {run.laps}", file=str(path), place=f"run {number}, lap"
            )
        if max(run.time_s) > 2.0 * min(run.time_s):
            raise KodawariError(
                f"times from {min(run.time_s):g} to {max(run.time_s):g} s are not of the same thing",
                file=str(path), place=f"run {number}, time_s",
                mend="Give each kind of run a [[run]] of its own; leave out runs that went out.",
            )  # fmt: skip
    return laps


def reading_of(run: TimedRun, name: str) -> Reading:
    """A timed run as a reading: the geometric mean of its times, and how sure that is.

    The clock's rounding is uniform, half a step either way, alike in all times; what one run differs from the
    next is averaged out.
    """
    logs = [math.log(time) for time in run.time_s]
    n, mean = len(logs), math.fsum(logs) / len(logs)
    scatter = load_trust().run
    if n >= ENOUGH:
        scatter = math.sqrt(math.fsum((x - mean) ** 2 for x in logs) / (n - 1))
    rounding = run.clock_s / math.exp(mean) / math.sqrt(12.0)
    return Reading(id=name, value=math.exp(mean), error=math.sqrt(rounding**2 + scatter**2 / n))
