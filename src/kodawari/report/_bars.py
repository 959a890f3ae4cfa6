"""Rows of bars in one or two panels: what each change gave, what mattered, what weighs how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from kodawari.report._drawing import drawing, label, shortened, text_width, tip
from kodawari.report._markup import Html, element
from kodawari.report._palette import Tone
from kodawari.report._scale import Scale, tick_texts, ticks, widened

__all__ = ["Bar", "Panel", "Row", "bar_chart"]

BAR = 12.0
PITCH = 30.0
"""Distance of rows whose names stand beside them [px]."""
STACKED = 44.0
"""Distance of rows whose names stand above their bars [px]."""
HEAD = 34.0
FOOT = 26.0
LONGEST_NAME = 0.34
"""Share of the width that names may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar from zero, with its interval.

    Attributes:
        value: Where it ends.
        low: Lower end of its interval.
        high: Upper end.
        text: The same in words, which stands beside it.
        tone: `grey` is hatched rather than filled: it could as well be nothing.
    """

    value: float
    low: float
    high: float
    text: str
    tone: Tone = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A name and its bars.

    Attributes:
        name: What the row is about.
        bars: One for each panel; None where nothing is known, with `missing` in its place.
        missing: Why.
        total: Whether a rule stands above it.
    """

    name: str
    bars: Sequence[Bar | None]
    missing: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A column of bars with its own scale.

    Attributes:
        title: What the bars show, with the unit: `lap time, s`.
        left: What a bar to the left of zero means, or empty.
        right: What a bar to the right means.
    """

    title: str
    left: str = ""
    right: str = ""


def bar_chart(panels: Sequence[Panel], rows: Sequence[Row], *, title: str, width: float) -> Html:
    """Level bars from a common zero, one row for each name.

    Args:
        panels: One or two; they stand beside each other where there is room, else below each other.
        rows: At least one.
        title: What the picture shows, in a sentence.
        width: Of the drawing [px].
    """
    beside = width >= 480.0
    names = max(text_width(row.name) for row in rows) + 14.0
    gutter = min(names, LONGEST_NAME * width) if beside else 0.0
    body: list[Html] = []
    if beside:
        each = (width - gutter - 24.0 * (len(panels) - 1)) / len(panels)
        body += _names(rows, gutter, HEAD, PITCH)
        bottom = 0.0
        for k, panel in enumerate(panels):
            left = gutter + k * (each + 24.0)
            shapes, bottom = _panel(panel, k, rows, (left, left + each), HEAD, PITCH)
            body += shapes
        return drawing((width, bottom), title, body)
    top = 0.0
    for k, panel in enumerate(panels):
        shapes, bottom = _panel(panel, k, rows, (0.0, width), top + HEAD, STACKED)
        body += [*_names(rows, width, top + HEAD, STACKED, above=True), *shapes]
        top = bottom + 16.0
    return drawing((width, top - 16.0), title, body)


def _names(rows: Sequence[Row], room: float, top: float, pitch: float, *, above: bool = False) -> list[Html]:
    shapes = []
    for k, row in enumerate(rows):
        y = top + k * pitch + (12.0 if above else 0.5 * pitch + 4.0)
        shapes.append(
            element("g", tip(row.name), label(shortened(row.name, room - 8.0), (0.0, y), tone="ink"))
        )
    return shapes


def _panel(
    panel: Panel, index: int, rows: Sequence[Row], span: tuple[float, float], top: float, pitch: float
) -> tuple[list[Html], float]:
    """One panel, and where it ends [px]."""
    bars = [bar for row in rows if (bar := row.bars[index]) is not None]
    scale = _scale(bars, span)
    bottom = top + pitch * len(rows) + 4.0
    values = ticks(scale.low, scale.high, max(2, int((span[1] - span[0]) / 72.0)))
    shapes = [_line(scale.at(value), top, bottom, "s-rule") for value in values]
    zero = scale.at(0.0)
    for k, row in enumerate(rows):
        y = top + k * pitch
        if row.total:
            shapes.append(element("line", x1=span[0], x2=span[1], y1=y, y2=y, class_="s-ink"))
        middle = y + (pitch - 12.0 if pitch == STACKED else 0.5 * pitch)
        shapes += _bar(row.bars[index], row.missing, scale, middle)
    shapes.append(_line(zero, top, bottom, "s-ink"))
    for value, text in zip(values, tick_texts(values), strict=True):
        half = 0.5 * text_width(text)
        x = min(max(scale.at(value), span[0] + half), span[1] - half)
        shapes.append(label(text, (x, bottom + 16.0), anchor="middle"))
    shapes += _heads(panel, span, zero, top)
    return shapes, bottom + FOOT


def _scale(bars: Sequence[Bar], span: tuple[float, float]) -> Scale:
    """From the least to the greatest end, zero included, with room for the words beside the bars."""
    low = min([0.0, *(min(bar.low, bar.value) for bar in bars)])
    high = max([0.0, *(max(bar.high, bar.value) for bar in bars)])
    words = max((text_width(bar.text) for bar in bars), default=0.0) + 10.0
    width = span[1] - span[0]
    words = min(words, 0.6 * width)
    low, high = widened(low, high, 5) if high > low else (0.0, 1.0)
    return Scale(low, high, span[0] + 2.0, span[1] - words)


def _bar(bar: Bar | None, missing: str, scale: Scale, y: float) -> list[Html]:
    zero = scale.at(0.0)
    if bar is None:
        return [label(missing or "unknown", (zero + 6.0, y + 4.0), halo=True)]
    left, right = sorted((zero, scale.at(bar.value)))
    low, high = scale.at(bar.low), scale.at(bar.high)
    look = "hatched s-grey" if bar.tone == "grey" else f"f-{bar.tone} solid"
    shapes = [
        element("rect", tip(bar.text), x=left, y=y - 0.5 * BAR, width=right - left, height=BAR, class_=look)
    ]
    if bar.high > bar.low:
        shapes.append(element("line", x1=low, x2=high, y1=y, y2=y, class_="s-paper whisker-edge"))
        shapes.append(element("line", x1=low, x2=high, y1=y, y2=y, class_="s-ink whisker"))
    return [*shapes, label(bar.text, (scale.end + 8.0, y + 4.0), tone="ink")]


def _heads(panel: Panel, span: tuple[float, float], zero: float, top: float) -> list[Html]:
    """The panel's title, and what its two sides mean."""
    shapes = [label(panel.title, (span[0], top - 22.0), tone="ink")]
    if panel.left and zero - span[0] > text_width(panel.left):
        shapes.append(label(panel.left, (zero - 6.0, top - 6.0), anchor="end"))
    if panel.right:
        shapes.append(label(panel.right, (zero + 6.0, top - 6.0)))
    return shapes


def _line(x: float, top: float, bottom: float, look: str) -> Html:
    return element("line", x1=x, x2=x, y1=top, y2=bottom, class_=look)
