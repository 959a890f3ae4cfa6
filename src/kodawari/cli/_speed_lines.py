"""Speed along the course as rows of blocks: one pair of rows for each lap, all to one scale from zero."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rich.text import Text

from kodawari.cli._console import quiet, signal
from kodawari.mini4wd.race import RaceResult
from kodawari.quantity import format_number

__all__ = ["speed_lines"]

CELLS = 64
_EIGHTHS = " ▁▂▃▄▅▆▇█"

# A place, in metres from the start of the race, with a number there.
Points = Sequence[tuple[float, float]]


def speed_lines(result: RaceResult) -> Iterator[Text]:
    """Two rows for each lap, with its slowest and fastest speed beside them, and the key.

    A third row marks where at least half of the runs fly (`^`) and where cars go out (`×`).
    """
    known = [at for at in result.speeds if at.speed_m_s is not None]
    speeds: Points = [(at.s_m, at.speed_m_s.median) for at in known if at.speed_m_s is not None]
    if not speeds:
        yield quiet("no run came past the start line")
        return
    starts = [min(at.s_m for at in result.speeds if at.lap == lap + 1) for lap in range(result.lap_count)]
    ends = [*starts[1:], result.speeds[-1].s_m]
    cell = max(end - start for start, end in zip(starts, ends, strict=True)) / CELLS
    top = max(speed for _, speed in speeds)
    flying = [at.s_m for at in known if at.airborne >= 0.5]
    places = [at.s_m for at in result.speeds]
    for lap, (start, end) in enumerate(zip(starts, ends, strict=True)):
        count = max(1, round((end - start) / cell))
        middles = [start + (k + 0.5) * cell for k in range(count)]
        values = [_at(speeds, s) for s in middles]
        upper, lower = _blocks(values, top)
        outs = [start + place.s_m for place in result.out_places if place.lap == lap + 1]
        air = {_span(places, s) for s in flying}
        marks = "".join(_mark(s, cell, outs, any(a <= s < b for a, b in air)) for s in middles)
        there = [value for value in values if value is not None]
        told = (
            f"{format_number(min(there), digits=1)}–{format_number(max(there), digits=1)} m/s"
            if there
            else ""
        )
        head = f"lap {lap + 1}  "
        yield Text(" " * len(head) + upper)
        yield Text.assemble(head, lower.ljust(CELLS), "  ", told)
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


def _blocks(values: Sequence[float | None], top: float) -> tuple[str, str]:
    """The upper and lower half of bars of 16 levels; nothing where no run came."""
    levels = [0 if value is None else max(1, round(16.0 * value / top)) for value in values]
    upper = "".join(_EIGHTHS[max(0, level - 8)] for level in levels)
    return upper.rstrip(), "".join(_EIGHTHS[min(8, level)] for level in levels)


def _span(places: Sequence[float], s: float) -> tuple[float, float]:
    """From a place to the next one."""
    k = bisect_right(places, s)
    return s, places[min(k, len(places) - 1)]


def _mark(s: float, cell: float, outs: Sequence[float], flying: bool) -> str:
    if any(abs(out - s) <= 0.5 * cell for out in outs):
        return "×"
    return "^" if flying else " "
