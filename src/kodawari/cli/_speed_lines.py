"""Speed along the course as rows of blocks: one pair of rows for each lap, all to one scale from zero."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.text import Text

from kodawari.cli._console import quiet, signal
from kodawari.mini4wd.race import RaceResult
from kodawari.quantity import format_number

__all__ = ["speed_lines"]

_MOST_LAPS = 6
_MOST_FLY = 0.5
_MOST_CELLS = 64
_BESIDE = 24
"""Columns for the name of a lap and its speeds."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"

# Places, in metres from the start of the race, each with a number.
Points = Sequence[tuple[float, float]]


def speed_lines(result: RaceResult, width: int) -> Iterator[Text]:
    """Two rows for each lap, with its slowest and fastest speed beside them, and the key.

    A third row marks where at least half of the runs fly (`^`) and where cars go out (`×`).

    Args:
        result: The race.
        width: Columns of the screen.
    """
    speeds: Points = [(at.s_m, at.speed_m_s.median) for at in result.speeds if at.speed_m_s is not None]
    if not speeds:
        yield quiet("no run came past the start line")
        return
    cells = max(10, min(_MOST_CELLS, width - _BESIDE))
    starts = [min(at.s_m for at in result.speeds if at.lap == lap + 1) for lap in range(result.lap_count)]
    lengths = [end - start for start, end in pairwise([*starts, result.speeds[-1].s_m])]
    cell = max(lengths) / cells
    top = max(speed for _, speed in speeds)
    for lap, (start, length) in enumerate(zip(starts, lengths, strict=True), start=1):
        if lap > _MOST_LAPS:
            yield quiet(f"{result.lap_count - _MOST_LAPS} more laps; --json holds them all")
            break
        middles = [start + (k + 0.5) * cell for k in range(max(1, round(length / cell)))]
        head = f"lap {lap}  "
        upper, lower, told = _blocks([_at(speeds, s) for s in middles], top)
        yield Text(" " * len(head) + upper)
        yield Text(f"{head}{lower.ljust(cells)}  {told}")
        marks = _marks(result, lap, middles, cell)
        if marks.strip():
            yield Text.assemble(" " * len(head), *(signal(mark) if mark == "×" else mark for mark in marks))
    yield quiet(
        f"full height {format_number(top, digits=1)} m/s, a block {100 * cell:.0f} cm; "
        "^ at least half of the runs fly, × course-outs"
    )


def _at(points: Points, s: float) -> float | None:
    """The number at a place, in between by straight lines; None beyond the last."""
    k = bisect_right([place for place, _ in points], s)
    if k == 0 or k == len(points):
        return points[0][1] if k == 0 else None
    (a, left), (b, right) = points[k - 1], points[k]
    return left + (right - left) * (s - a) / (b - a)


def _blocks(values: Sequence[float | None], top: float) -> tuple[str, str, str]:
    """Upper and lower half of bars of 16 levels, and the ends in words; nothing where no run came."""
    levels = [0 if value is None else max(1, round(16.0 * value / top)) for value in values]
    upper = "".join(_EIGHTHS[max(0, level - 8)] for level in levels).rstrip()
    lower = "".join(_EIGHTHS[min(8, level)] for level in levels)
    there = [value for value in values if value is not None]
    if not there:
        return upper, lower, ""
    least, most = (format_number(end, digits=1) for end in (min(there), max(there)))
    return upper, lower, f"{least}–{most} m/s"


def _marks(result: RaceResult, lap: int, middles: Sequence[float], cell: float) -> str:
    """Where the car flies on a lap, and where it goes out."""
    flights = [
        (here.s_m, following.s_m) for here, following in pairwise(result.speeds) if here.airborne >= _MOST_FLY
    ]
    start = middles[0] - 0.5 * cell
    outs = [start + place.s_m for place in result.out_places if place.lap == lap]
    signs = []
    for s in middles:
        is_out = any(abs(out - s) <= 0.5 * cell for out in outs)
        flies = any(begin <= s < end for begin, end in flights)
        signs.append("×" if is_out else "^" if flies else " ")
    return "".join(signs)
