"""How fast a run goes along a lane, as a band on a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._outline import distances, steps
from kodawari.mini4wd.course._sheet import LEFT, Sheet
from kodawari.mini4wd.course._svg import element, path_data, text
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.locate import world_point
from kodawari.quantity import format_number

__all__ = ["SpeedBand", "draw_speeds"]

SHADES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedBand:
    """Speed along one lap.

    Attributes:
        lane: The lap, by the lane that it starts in.
        s_m: Ascending places along that lap from the start line, in plan [m].
        speed_m_s: Speed at each place [m/s].
    """

    lane: int
    s_m: Sequence[float]
    speed_m_s: Sequence[float]

    def __post_init__(self) -> None:
        ascending = all(a < b for a, b in pairwise(self.s_m))
        if len(self.s_m) != len(self.speed_m_s) or len(self.s_m) < 2 or not ascending:
            raise KodawariError("a speed band needs two or more ascending places and a speed at each")

    def at(self, s_m: float) -> float:
        """The speed at a place, in between by straight lines, beyond the ends the nearest [m/s]."""
        low, high = 0, len(self.s_m) - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.s_m[middle] <= s_m else (low, middle)
        share = (s_m - self.s_m[low]) / (self.s_m[high] - self.s_m[low])
        share = min(1.0, max(0.0, share))
        return self.speed_m_s[low] + share * (self.speed_m_s[high] - self.speed_m_s[low])


def draw_speeds(course: Course, sheet: Sheet, band: SpeedBand) -> list[str]:
    """A band along the lane, the stronger the faster; returns its key."""
    slowest, fastest = min(band.speed_m_s), max(band.speed_m_s)
    width = max(4.0, course.half_width * sheet.scale)
    for start, segment in distances(course.lane(band.lane).segments):
        count = max(len(steps(segment)) - 1, 1 + int(segment.length / 0.05))
        for k in range(count):
            a, b = (segment.half_length * (2.0 * (k + j) / count - 1.0) for j in (0, 1))
            speed = band.at(start + segment.half_length + 0.5 * (a + b))
            share = (speed - slowest) / (fastest - slowest) if fastest > slowest else 1.0
            ends = path_data(sheet.at(world_point(segment, s)) for s in (a, b))
            sheet.add(sheet.layer(segment)[0], _shade(ends, width, share))
    return _speed_key(sheet, slowest, fastest, band.lane)


def _shade(line: str, width: float, share: float) -> str:
    """A short stretch of the band."""
    opacity = 0.08 + 0.85 * round(share * (SHADES - 1)) / (SHADES - 1)
    return element("path", d=line, stroke="signal", stroke_width=width, stroke_opacity=opacity)


def _speed_key(sheet: Sheet, slowest: float, fastest: float, lane: int) -> list[str]:
    """The shades from slow to fast, with the ends in m/s."""
    y = sheet.base + 66.0
    low, high = (format_number(speed, digits=1) for speed in (slowest, fastest))
    words = f"speed of the lap from lane {lane}: {low}"
    x = LEFT + 7.0 * len(words)
    shapes = [
        text(words, (LEFT, y), fill="ink"),
        text(f"{high} m/s", (x + 12.0 * SHADES + 8.0, y), fill="ink"),
    ]
    for k in range(SHADES):
        ends = path_data([(x + 12.0 * k, y - 4.0), (x + 12.0 * (k + 1), y - 4.0)])
        shapes.append(_shade(ends, 10.0, k / (SHADES - 1)))
    return shapes
