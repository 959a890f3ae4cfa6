"""Drive cycles: speed over time, from `data/kei/drive/cycles.toml`, each with its source."""

from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from kodawari.errors import KodawariError, nearest
from kodawari.files import data_path, read_text, read_toml
from kodawari.quantity import Confidence

__all__ = ["Cycle", "cycle_names", "load_cycle", "read_cycle"]

KMH = 1.0 / 3.6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cycle:
    """One drive cycle.

    Attributes:
        name: As the command line calls it.
        title: What it is.
        speed: Speed at 0, 1, 2 … s [m/s].
        shifts: Speeds at which a manual gearbox is shifted up [m/s]; empty where the test leaves it open.
        load_kg: What the test adds to the kerb mass [kg].
        cold_share: Share of the result that comes from a start with a cold engine.
        stand_in: Whether it stands in for a cycle whose trace is not known.
        source: Id of its source.
        confidence: How far to trust the trace.
        reason: How it was put together.
    """

    name: str
    title: str
    speed: NDArray[np.float64]
    shifts: NDArray[np.float64]
    load_kg: float
    cold_share: float
    stand_in: bool
    source: str
    confidence: Confidence
    reason: str

    @property
    def distance(self) -> float:
        """Length [m]."""
        return float(np.sum(0.5 * (self.speed[1:] + self.speed[:-1])))

    @property
    def duration(self) -> int:
        """Seconds."""
        return self.speed.size - 1


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    source: str
    confidence: Confidence
    reason: str
    load_kg: float
    cold_share: float
    distance_km: float | None = None
    seconds: tuple[float, ...] = ()
    kmh: tuple[float, ...] = ()
    every_second: tuple[float, ...] = ()
    of: tuple[str, ...] = ()
    shift_kmh: tuple[float, ...] = ()
    idle_s: int = 0
    until_s: int | None = None
    stand_in: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cycle: dict[str, _Entry]


@cache
def _entries() -> dict[str, _Entry]:
    return read_toml(data_path("kei", "drive", "cycles.toml"), _File).cycle


def cycle_names() -> tuple[str, ...]:
    """Names of all cycles."""
    return tuple(_entries())


@cache
def load_cycle(name: str) -> Cycle:
    """One cycle by name.

    Raises:
        KodawariError: There is none of this name, or its entry contradicts itself.
    """
    entry = _entries().get(name)
    if entry is None:
        raise KodawariError(
            f"there is no cycle '{name}'",
            mend=nearest(name, _entries()) or f"Known are {', '.join(_entries())}.",
        )
    speed = _trace(name, entry)
    if entry.until_s is not None:
        speed = speed[: entry.until_s + 1]
    return Cycle(
        name=name, title=entry.title, speed=speed, shifts=np.array(entry.shift_kmh) * KMH,
        load_kg=entry.load_kg, cold_share=entry.cold_share, stand_in=entry.stand_in, source=entry.source,
        confidence=entry.confidence, reason=entry.reason,
    )  # fmt: skip


def _trace(name: str, entry: _Entry) -> NDArray[np.float64]:
    """Speed at every second [m/s]."""
    if entry.every_second:
        return np.array(entry.every_second) * KMH
    if entry.of:
        parts = [load_cycle(part).speed[1:] for part in entry.of]
        return np.concatenate([np.zeros(entry.idle_s + 1), *parts])
    if len(entry.seconds) != len(entry.kmh) or len(entry.seconds) < 2:
        raise KodawariError(
            "seconds and kmh are not of one length", file="data/kei/drive/cycles.toml", place=f"cycle.{name}"
        )
    times = np.arange(int(entry.seconds[-1]) + 1)
    return np.interp(times, entry.seconds, entry.kmh) * KMH


FASTEST_KMH = 400.0
LONGEST_S = 36_000


def read_cycle(path: Path) -> Cycle:
    """A speed trace of one's own: a CSV file of seconds and km/h, with a title line or without.

    Raises:
        KodawariError: The file is no such trace; the message names the line.
    """
    times: list[float] = []
    speeds: list[float] = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        cells = [cell.strip() for cell in line.replace(";", ",").split(",")]
        if not any(cells) or (number == 1 and not _is_number(cells[0])):
            continue
        if len(cells) < 2 or not (_is_number(cells[0]) and _is_number(cells[1])):
            raise _no_trace(path, number, f"'{line[:40]}' is not two numbers")
        time, speed = float(cells[0]), float(cells[1])
        if times and time <= times[-1]:
            raise _no_trace(path, number, "time does not rise")
        if not (0.0 <= speed <= FASTEST_KMH and time <= LONGEST_S):
            raise _no_trace(path, number, f"{time:g} s or {speed:g} km/h is out of range")
        times.append(time)
        speeds.append(speed)
    if len(times) < 3:
        raise KodawariError(
            "it holds no speed trace", file=str(path), mend="Write seconds and km/h, one pair to a line."
        )
    seconds = np.arange(int(times[-1] - times[0]) + 1) + times[0]
    return Cycle(
        name=path.stem, title=f"speed trace {path.name}", speed=np.interp(seconds, times, speeds) * KMH,
        shifts=np.array([]), load_kg=110.0, cold_share=0.0, stand_in=False, source="",
        confidence=Confidence.DECLARED, reason="a trace of your own",
    )  # fmt: skip


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False


def _no_trace(path: Path, number: int, cause: str) -> KodawariError:
    return KodawariError(
        f"it is no speed trace: {cause}", file=str(path), place=f"line {number}",
        mend="Write seconds and km/h, one pair to a line.",
    )  # fmt: skip
