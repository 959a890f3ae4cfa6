"""What a car is asked to do: a speed, a distance, a cycle, a hill, a steady speed, its top speed."""

import re
from dataclasses import dataclass
from math import atan, pi, sin
from pathlib import Path
from typing import Literal

from kodawari.errors import KodawariError
from kodawari.kei.drive.cycles import Cycle, load_cycle, read_cycle

__all__ = ["KMH", "MILE", "MPH", "Task", "parse_cycle", "parse_hill", "parse_speed", "parse_way"]

KMH = 1.0 / 3.6
"""1 km/h in m/s."""

MPH = 0.44704
"""1 mile per hour in m/s."""

MILE = 1609.344

Kind = Literal[
    "speed", "way", "way-speed", "top", "top-unlimited", "cycle", "steady", "hill", "gradeability"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do.

    Attributes:
        kind: `speed` is the time from rest to a speed [s]; `way` the time over a distance [s]; `way-speed`
            the speed there [km/h]; `top` the top speed and `top-unlimited` the same without a limiter [km/h];
            `cycle` and `steady` the consumption [km/L] or the range [km]; `hill` the speed held on a slope
            [km/h]; `gradeability` the steepest slope as catalogues compute it [°].
        name: What people call it.
        value: Speed [m/s], distance [m], or the sine of the slope's angle; 0 where there is none.
        cycle: The cycle of a `cycle`.
    """

    kind: Kind
    name: str
    value: float = 0.0
    cycle: Cycle | None = None


_NUMBER = r"\s*(\d+(?:\.\d+)?)\s*"
_SPEED_UNITS = {"kmh": KMH, "km/h": KMH, "mph": MPH, "m/s": 1.0}
_WAY_UNITS = {"m": 1.0, "km": 1000.0, "mi": MILE, "mile": MILE, "ft": 0.3048}


def parse_speed(text: str, *, steady: bool = False) -> Task:
    """`100kmh`, `60mph`: the time from rest, or the consumption at that speed.

    Raises:
        KodawariError: It is no speed, or none that a road car meets.
    """
    found = re.fullmatch(_NUMBER + r"(kmh|km/h|mph|m/s)", text.lower())
    if not found:
        raise KodawariError(f"'{text}' is no speed", mend="Write 100kmh or 60mph.")
    value = float(found[1]) * _SPEED_UNITS[found[2]]
    if not 1.0 <= value <= 120.0:
        raise KodawariError(f"{text} is {value / KMH:.0f} km/h", mend="Give 4 to 430 km/h.")
    unit = "mph" if found[2] == "mph" else "km/h"
    shown = f"{value / (MPH if unit == 'mph' else KMH):g} {unit}"
    if steady:
        return Task(kind="steady", name=f"at a steady {shown}", value=value)
    return Task(kind="speed", name=f"0–{shown}", value=value)


def parse_way(text: str) -> Task:
    """`400m`, `0.25mi`: the time over a distance from rest.

    Raises:
        KodawariError: It is no distance, or none that a standing start is timed over.
    """
    found = re.fullmatch(_NUMBER + r"(m|km|mi|mile|ft)", text.lower())
    if not found:
        raise KodawariError(f"'{text}' is no distance", mend="Write 400m, 1km or 0.25mi.")
    value = float(found[1]) * _WAY_UNITS[found[2]]
    if not 5.0 <= value <= 5000.0:
        raise KodawariError(f"{text} is {value:g} m", mend="Give 5 m to 5 km.")
    shown = f"{value:g} m" if found[2] in {"m", "ft"} else f"{float(found[1]):g} {found[2]}"
    return Task(kind="way", name=f"0–{shown}", value=value)


def parse_hill(text: str) -> Task:
    """`12%` or `7deg`: the speed that is held on a slope.

    Raises:
        KodawariError: It is no slope, or steeper than a road.
    """
    found = re.fullmatch(_NUMBER + r"(%|deg|°)", text.lower())
    if not found:
        raise KodawariError(f"'{text}' is no slope", mend="Write 12% or 7deg.")
    angle = atan(float(found[1]) / 100.0) if found[2] == "%" else float(found[1]) * pi / 180.0
    if angle > 0.8:
        raise KodawariError(f"{text} is steeper than 45°", mend="Give at most 100%.")
    return Task(kind="hill", name=f"speed on {found[1]}{' %' if found[2] == '%' else '°'}", value=sin(angle))


def parse_cycle(text: str) -> Task:
    """A cycle by name, or the path of a CSV file with seconds and km/h.

    Raises:
        KodawariError: There is no such cycle, or the file is no speed trace.
    """
    is_file = text.lower().endswith((".csv", ".txt")) or "/" in text
    cycle = read_cycle(Path(text)) if is_file else load_cycle(text)
    return Task(kind="cycle", name=cycle.name, cycle=cycle)
