"""A standing start as a drawing, speed, gear and engine speed over time, or as a table of its steps."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kodawari.kei.drive import DriveResult
from kodawari.report.svg import document, element, path_data, text, text_width

__all__ = ["start_csv", "start_svg"]

Array = NDArray[np.float64]

WIDTH, LEFT, RIGHT, TOP = 860.0, 56.0, 150.0, 56.0
PANELS = (("speed, km/h", 230.0), ("gear", 90.0), ("engine speed, 1000 rpm", 150.0))
GAP = 34.0
FOOT = 44.0
TONES = ("signal", "rival", "ink", "grey")
DASHES = ("", "7 3", "2 3", "9 3 2 3")


def start_svg(results: Sequence[DriveResult]) -> str:
    """Three panels over one time axis, each car with its own line; names stand at the ends of the lines."""
    longest = max(float(result.trace.time[-1]) for result in results)
    body: list[str] = [
        text("A standing start with every unknown at its middle", (LEFT, 18.0), fill="ink", size=14)
    ]
    top = TOP
    for place, (name, height) in enumerate(PANELS):
        series = [_series(result, place) for result in results]
        body += _panel(name, series, results, longest, top, height, named=place == 0)
        top += height + GAP
    body += _time_axis(longest, top - GAP)
    names = ", ".join(result.car.name for result in results)
    told = f"Speed, gear and engine speed of {names}."
    return document((WIDTH, top - GAP + FOOT), f"Standing start: {names}", told, body, name="start")


def start_csv(results: Sequence[DriveResult]) -> str:
    """One row for each step of each car."""
    lines = ["car,time_s,speed_kmh,distance_m,gear,engine_rpm,force_N,boost"]
    for result in results:
        trace = result.trace
        lines += [
            f"{result.car.id},{trace.time[k]:.3f},{3.6 * trace.speed[k]:.3f},{trace.distance[k]:.3f},"
            f"{trace.gear[k]:.0f},{trace.engine_speed[k] * 30.0 / math.pi:.0f},{trace.force[k]:.0f},"
            f"{trace.boost[k]:.3f}"
            for k in range(trace.time.size)
        ]
    return "\n".join(lines) + "\n"


def _series(result: DriveResult, place: int) -> tuple[Array, Array]:
    trace = result.trace
    values = (3.6 * trace.speed, trace.gear, trace.engine_speed * 0.03 / math.pi)[place]
    if place == 1:
        return _stairs(trace.time, values)
    thin = np.unique(np.r_[0 : trace.time.size : 4, trace.time.size - 1])
    return trace.time[thin], values[thin]


def _stairs(time: Array, values: Array) -> tuple[Array, Array]:
    """Only the corners of a line that jumps."""
    jumps = np.flatnonzero(np.diff(values)) + 1
    places = np.concatenate([[0], np.repeat(jumps, 2), [time.size - 1]])
    heights = np.concatenate([[values[0]], *([values[j - 1], values[j]] for j in jumps), [values[-1]]])
    return time[places], heights


def _panel(
    name: str, series: Sequence[tuple[Array, Array]], results: Sequence[DriveResult], longest: float,
    top: float, height: float, *, named: bool,
) -> list[str]:  # fmt: skip
    most = max(float(values.max()) for _, values in series)
    step = _round_step(most, 5)
    ceiling = step * math.ceil(most / step - 1e-9)
    floor = top + height
    body = [text(name, (LEFT, top - 8.0))]
    for k in range(round(ceiling / step) + 1):
        y = floor - height * k * step / ceiling
        body.append(
            element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, stroke="ink" if k == 0 else "rule")
        )
        body.append(text(f"{k * step:g}", (LEFT - 8.0, y + 4.0), anchor="end"))
    ends = []
    for k, (times, values) in enumerate(series):
        points = [
            (LEFT + (WIDTH - LEFT - RIGHT) * float(t) / longest, floor - height * float(v) / ceiling)
            for t, v in zip(times, values, strict=True)
        ]
        dash = {"stroke_dasharray": DASHES[k % 4]} if DASHES[k % 4] else {}
        body.append(
            element(
                "path", d=path_data(points), fill="none", stroke=TONES[k % 4],
                stroke_width=2.0 if k == 0 else 1.5, **dash,
            )
        )  # fmt: skip
        ends.append((points[-1], k))
    return body + (_names(ends, results) if named else [])


def _names(ends: list[tuple[tuple[float, float], int]], results: Sequence[DriveResult]) -> list[str]:
    """Names beside the ends of the lines, moved apart where they would meet."""
    body, lowest = [], -1e9
    for (_, y), k in sorted(ends, key=lambda end: end[0][1]):
        lowest = max(y + 4.0, lowest + 15.0)
        words = results[k].car.name
        while text_width(words) > RIGHT - 14.0:
            words = words[:-2] + "…"
        body.append(text(words, (WIDTH - RIGHT + 8.0, lowest), fill=TONES[k % 4]))
    return body


def _time_axis(longest: float, floor: float) -> list[str]:
    step = _round_step(longest, 10)
    body = []
    for k in range(math.floor(longest / step + 1e-9) + 1):
        x = LEFT + (WIDTH - LEFT - RIGHT) * k * step / longest
        body.append(element("line", x1=x, x2=x, y1=floor, y2=floor + 4.0, stroke="grey"))
        body.append(text(f"{k * step:g}", (x, floor + 18.0), anchor="middle"))
    return [*body, text("time, s", (WIDTH - RIGHT, floor + 36.0), anchor="end")]


def _round_step(span: float, most: int) -> float:
    """1, 2 or 5 times a power of ten, so that at most so many steps fill the span."""
    raw = span / most
    power = 10.0 ** math.floor(math.log10(raw))
    return next(m * power for m in (1.0, 2.0, 5.0, 10.0) if m * power >= raw - 1e-12)
