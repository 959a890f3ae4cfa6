"""Values along a way: lines with their bands, places that matter, and ribbons below that name the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from kodawari.report._drawing import drawing, label, polyline, text_width, tip
from kodawari.report._frame import Axis, Frame, frame_for
from kodawari.report._markup import Html, element
from kodawari.report._palette import Tone
from kodawari.report._ribbon import RIBBON, Ribbon, ribbons_below

__all__ = ["BandLine", "Place", "line_chart"]

PLOT_HEIGHT = 220.0

LARGEST = 30.0
"""Radius of a place with chance one [px], as on the plan of a course."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandLine:
    """A line with a band around it.

    Attributes:
        name: What stands beside it.
        tone: `rival` is dashed, everything else drawn through.
        x: Ascending places.
        middle: Value at each place; None leaves a gap.
        low: Lower edge of the band at each place.
        high: Upper edge of the same.
    """

    name: str
    tone: Tone
    x: Sequence[float]
    middle: Sequence[float | None]
    low: Sequence[float | None]
    high: Sequence[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A hatched circle whose area is a chance.

    Attributes:
        x: Where along the way.
        y: At which value.
        chance: Its chance, 0 to 1.
        text: What happens there, for the tip.
    """

    x: float
    y: float
    chance: float
    text: str


def line_chart(
    lines: Sequence[BandLine],
    *,
    x_name: str,
    x_unit: str,
    y_name: str,
    y_unit: str,
    width: float,
    places: Sequence[Place] = (),
    ribbons: Sequence[Ribbon] = (),
) -> Html:
    """Lines with bands over a common way; the upright axis starts at zero.

    Args:
        lines: In drawing order; at least one of them has a value.
        x_name: Name of the way; `x_unit` its unit.
        x_unit: As above.
        y_name: Name of the values; `y_unit` their unit.
        y_unit: As above.
        width: Of the drawing [px].
        places: Where something happens with some chance.
        ribbons: What the way consists of, from the axis down.
    """
    ends = [place for line in lines for place in line.x]
    tops = [top for line in lines for top in (*line.high, *line.middle) if top is not None]
    x = Axis(name=x_name, unit=x_unit, low=min(ends), high=max(ends), loose=False)
    y = Axis(name=y_name, unit=y_unit, low=0.0, high=max(tops))
    below = RIBBON * len(ribbons) + (6.0 if ribbons else 0.0)
    frame = frame_for(x, y, width=width, plot_height=PLOT_HEIGHT, below=below)
    body = [*frame.back]
    for line in lines:
        body += [_band(line, stretch, frame) for stretch in _stretches(line)]
    for line in lines:
        body += [_middle(line, stretch, frame) for stretch in _stretches(line)]
    body += [_circle(place, frame) for place in sorted(places, key=lambda place: -place.chance)]
    body += [*ribbons_below(ribbons, frame), *_names(lines, frame)]
    title = f"{y_name} along the {x_name}: {', '.join(line.name for line in lines)}."
    return drawing(
        (width, frame.height), title, [*body, *frame.front], plot=(frame.x.start, frame.x.end), name="line"
    )


def _stretches(line: BandLine) -> list[range]:
    """The runs of places that have a value."""
    found: list[range] = []
    start: int | None = None
    for k, value in enumerate([*line.middle, None]):
        if value is not None and start is None:
            start = k
        elif value is None and start is not None:
            found.append(range(start, k))
            start = None
    return found


def _band(line: BandLine, stretch: range, frame: Frame) -> Html:
    low, high = (
        [(frame.x.at(line.x[k]), frame.y.at(edge[k] or 0.0)) for k in stretch]
        for edge in (line.low, line.high)
    )
    return element("path", d=polyline([*low, *reversed(high)], close=True), class_=f"f-{line.tone} band")


def _middle(line: BandLine, stretch: range, frame: Frame) -> Html:
    points = [(frame.x.at(line.x[k]), frame.y.at(line.middle[k] or 0.0)) for k in stretch]
    look = f"s-{line.tone} trace{' dashed' if line.tone == 'rival' else ''}"
    return element("path", tip(line.name), d=polyline(points), class_=look)


def _circle(place: Place, frame: Frame) -> Html:
    radius = max(2.5, LARGEST * sqrt(min(1.0, max(0.0, place.chance))))
    x, y = frame.x.within(place.x), frame.y.within(place.y)
    return element("circle", tip(place.text), cx=x, cy=y, r=radius, class_="hatched s-signal")


def _names(lines: Sequence[BandLine], frame: Frame) -> list[Html]:
    """The names of the lines, each with a piece of it, in one row above the plot at the right end."""
    shapes: list[Html] = []
    x = frame.x.end
    for line in reversed(lines):
        x -= text_width(line.name)
        shapes.append(label(line.name, (x, 12.0), tone=line.tone))
        x -= 30.0
        look = f"s-{line.tone} trace{' dashed' if line.tone == 'rival' else ''}"
        shapes.append(element("line", x1=x, x2=x + 24.0, y1=8.0, y2=8.0, class_=look))
        x -= 16.0
    return shapes
