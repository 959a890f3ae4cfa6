"""Rows of bars in one or two panels: what each change gave, what mattered, what weighs how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from kodawari.report._drawing import drawing, label, polyline, shortened, text_width, tip
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
GAP = 20.0
"""Room between two panels [px]."""
LONGEST_NAME = 0.36
"""Share of the width that names may take."""
BESIDE_FROM = 480.0
"""Width from which names stand beside their bars [px]."""


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
        panels: One or two, beside each other; on a narrow drawing the names stand above their bars.
        rows: At least one.
        title: What the picture shows, in a sentence.
        width: Of the drawing [px].
    """
    beside = width >= BESIDE_FROM
    pitch = PITCH if beside else STACKED
    names = max(text_width(row.name) for row in rows) + 14.0
    gutter = min(names, LONGEST_NAME * width) if beside else 0.0
    each = (width - gutter - GAP * (len(panels) - 1)) / len(panels)
    body: list[Html] = []
    for k, panel in enumerate(panels):
        left = gutter + k * (each + GAP)
        body += _panel(panel, [row.bars[k] for row in rows], rows, (left, left + each), pitch)
    for k, row in enumerate(rows):
        y = HEAD + k * pitch + (0.5 * pitch + 4.0 if beside else 14.0)
        words = shortened(row.name, (gutter or width) - 8.0)
        body.append(element("g", tip(row.name), label(words, (0.0, y), tone="ink", halo=True)))
    return drawing((width, HEAD + pitch * len(rows) + 4.0 + FOOT), title, body)


def _panel(
    panel: Panel, bars: Sequence[Bar | None], rows: Sequence[Row], span: tuple[float, float], pitch: float
) -> list[Html]:
    """One panel: its lines, its bars, its numbers."""
    scale = _scale([bar for bar in bars if bar is not None], span)
    bottom = HEAD + pitch * len(rows) + 4.0
    values = ticks(scale.low, scale.high, max(2, int((scale.end - scale.start) / 56.0)))
    shapes = [_line(scale.at(value), HEAD, bottom, "s-rule") for value in values]
    for k, (row, bar) in enumerate(zip(rows, bars, strict=True)):
        y = HEAD + k * pitch
        if row.total:
            shapes.append(element("line", x1=span[0], x2=span[1], y1=y, y2=y, class_="s-ink"))
        middle = y + (pitch - 12.0 if pitch == STACKED else 0.5 * pitch)
        shapes += _bar(bar, row.missing, scale, span[1], middle)
    shapes.append(_line(scale.at(0.0), HEAD, bottom, "s-ink"))
    for value, text in zip(values, tick_texts(values), strict=True):
        half = 0.5 * text_width(text)
        x = min(max(scale.at(value), span[0] + half), span[1] - half)
        shapes.append(label(text, (x, bottom + 16.0), anchor="middle"))
    return [*shapes, *_heads(panel, span, scale.at(0.0))]


def _scale(bars: Sequence[Bar], span: tuple[float, float]) -> Scale:
    """From the least to the greatest end, zero included, with room for the words beside the bars."""
    low = min([0.0, *(min(bar.low, bar.value) for bar in bars)])
    high = max([0.0, *(max(bar.high, bar.value) for bar in bars)])
    words = max((text_width(bar.text) for bar in bars), default=0.0) + 10.0
    width = span[1] - span[0]
    words = min(words, 0.6 * width)
    low, high = widened(low, high, 4) if high > low else (0.0, 1.0)
    return Scale(low, high, span[0] + 2.0, span[1] - words)


def _bar(bar: Bar | None, missing: str, scale: Scale, edge: float, y: float) -> list[Html]:
    """A bar and its interval, which is light where it lies on the bar and dark beside it."""
    zero = scale.at(0.0)
    if bar is None:
        return [_missing(missing or "unknown", scale, edge, y)]
    left, right = sorted((zero, scale.at(bar.value)))
    low, high = scale.at(bar.low), scale.at(bar.high)
    is_open = bar.tone == "grey"
    look = "hatched s-grey" if is_open else f"f-{bar.tone} solid"
    shapes = [
        element("rect", tip(bar.text), x=left, y=y - 0.5 * BAR, width=right - left, height=BAR, class_=look)
    ]
    if bar.high > bar.low:
        shapes.append(element("path", d=_whisker(low, high, y), class_="s-ink whisker"))
        inner = (max(low, left), min(high, right))
        if inner[1] > inner[0] and not is_open:
            shapes.append(element("line", x1=inner[0], x2=inner[1], y1=y, y2=y, class_="s-paper whisker"))
    return [*shapes, label(bar.text, (scale.end + 8.0, y + 4.0), tone="ink")]


def _missing(words: str, scale: Scale, edge: float, y: float) -> Html:
    """Why there is no bar, to the right of zero where it fits before the panel's edge, else to its left."""
    zero = scale.at(0.0)
    if text_width(words) <= edge - zero - 6.0:
        return label(words, (zero + 6.0, y + 4.0), halo=True)
    return label(shortened(words, zero - scale.start - 6.0), (zero - 6.0, y + 4.0), anchor="end", halo=True)


def _whisker(low: float, high: float, y: float) -> str:
    """A line with short ends."""
    ends = "".join(polyline([(x, y - 3.0), (x, y + 3.0)]) for x in (low, high))
    return polyline([(low, y), (high, y)]) + ends


def _heads(panel: Panel, span: tuple[float, float], zero: float) -> list[Html]:
    """The panel's title, and what its two sides mean."""
    shapes = [label(shortened(panel.title, span[1] - span[0]), (span[0], HEAD - 22.0), tone="ink")]
    if panel.left and zero - span[0] > text_width(panel.left):
        shapes.append(label(panel.left, (zero - 6.0, HEAD - 6.0), anchor="end"))
    if panel.right and span[1] - zero > text_width(panel.right):
        shapes.append(label(panel.right, (zero + 6.0, HEAD - 6.0)))
    return shapes


def _line(x: float, top: float, bottom: float, look: str) -> Html:
    return element("line", x1=x, x2=x, y1=top, y2=bottom, class_=look)
