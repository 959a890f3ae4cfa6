"""A limit as a bar that is filled to the measured value, so that people see 0.4 mm of 105."""

from dataclasses import dataclass
from math import floor

from kodawari.quantity import format_number
from kodawari.report._drawing import drawing, label, polyline, text_width
from kodawari.report._markup import Html, element
from kodawari.report._scale import Scale, round_step

__all__ = ["Margin", "margin_bar", "margin_window"]

WIDTH, HEIGHT = 260.0, 36.0
TOP, BAR = 4.0, 13.0

SEEN = 0.08
"""Least share of the bar that the room to the limit takes; less, and the bar becomes a close-up."""

BEYOND = 0.12
"""Share of the bar that is kept free behind an outer limit, where what is over it is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """A measured value between its limits.

    Attributes:
        ends: Low, best and high value; None when unknown.
        lower: Lower limit, or None.
        upper: Upper limit, or None; one of the two is there.
        unit: Unit of all of them.
    """

    ends: tuple[float, float, float] | None
    lower: float | None
    upper: float | None
    unit: str


def margin_bar(margin: Margin, *, title: str) -> Html:
    """The bar: full up to the value, lighter over its spread, hatched where it breaks a limit.

    It starts at zero where the room can be seen so. Else it is a close-up of the limit, with a cut at its
    left end and the number where it starts.

    Args:
        margin: Value and limits.
        title: What it shows, in a sentence.
    """
    start, end = margin_window(margin)
    scale = Scale(start, end, 1.0, WIDTH - 1.0)
    bottom = TOP + BAR
    limit = margin.lower if margin.upper is None else margin.upper
    body = [_box(scale, start, end if limit is None else limit, "s-grey hollow-bar")]
    if margin.ends is not None:
        body += _filling(margin, margin.ends, scale)
    for limit in _limits(margin):
        x = scale.at(limit)
        body.append(element("line", x1=x, x2=x, y1=TOP - 4.0, y2=bottom + 4.0, class_="s-ink limit"))
    if start > 0.0:
        body.append(_cut(scale.start))
    return drawing((WIDTH, HEIGHT), title, [*body, *_numbers(margin, scale)], name="margin")


def margin_window(margin: Margin) -> tuple[float, float]:
    """Where the bar starts and ends.

    It starts at zero while the room to the limit is at least `SEEN` of it. Else it starts at a round number,
    so that the room takes about that share and everything fits.
    """
    limits = _limits(margin)
    points = [*limits, *(margin.ends or ())]
    least, most = min(points), max(points)
    room = _room(margin)
    full = most * (1.0 + BEYOND)
    if least >= 0.0 and (room == 0.0 or room >= SEEN * full):
        return 0.0, full or 1.0
    span = max(room / SEEN, 1.5 * (most - least)) or abs(most) or 1.0
    start = most - span if margin.upper is not None else least - 0.4 * span
    step = round_step(span, 5)
    start = step * floor(start / step + 1e-9)
    if least >= 0.0:
        start = max(0.0, start)
    end = most if margin.upper is not None else max(most, start + span)
    return start, end + BEYOND * (end - start)


def _limits(margin: Margin) -> list[float]:
    return [limit for limit in (margin.lower, margin.upper) if limit is not None]


def _room(margin: Margin) -> float:
    """What has to be seen: from best value to nearer limit, or the spread where it lies on the limit."""
    if margin.ends is None:
        return 0.0
    low, value, high = margin.ends
    room = min(abs(value - limit) for limit in _limits(margin))
    return room or max(value - low, high - value)


def _box(scale: Scale, low: float, high: float, look: str) -> Html:
    left, right = scale.within(low), scale.within(high)
    return element("rect", x=left, y=TOP, width=max(0.0, right - left), height=BAR, class_=look)


def _filling(margin: Margin, ends: tuple[float, float, float], scale: Scale) -> list[Html]:
    """Up to the value, over its spread, and what is wrong."""
    low, value, high = ends
    shapes = [_box(scale, scale.low, low, "f-ink"), _box(scale, low, high, "f-ink spread")]
    if margin.upper is not None and high > margin.upper:
        over = max(low, margin.upper)
        shapes.append(_box(scale, margin.upper, over, "backed hatched s-signal"))
        shapes.append(_box(scale, over, high, "backed-light hatched s-signal"))
    if margin.lower is not None and low < margin.lower:
        short = min(high, margin.lower)
        shapes.append(_box(scale, short, margin.lower, "hatched s-signal"))
        shapes.append(_box(scale, low, short, "backed-light hatched s-signal"))
    x = scale.within(value)
    shapes.append(element("line", x1=x, x2=x, y1=TOP, y2=TOP + BAR, class_="s-paper value-edge"))
    return shapes


def _cut(x: float) -> Html:
    """The torn end of a bar that does not start at zero."""
    teeth = [(x - 2.0 + (3.5 if k % 2 else 7.0), TOP - 2.0 + k * (BAR + 4.0) / 4.0) for k in range(5)]
    return element(
        "path", d=polyline([(x - 3.0, TOP - 2.0), *teeth, (x - 3.0, TOP + BAR + 2.0)]), class_="f-paper"
    )


def _numbers(margin: Margin, scale: Scale) -> list[Html]:
    """The start of a close-up and the limits, below the bar where they do not touch."""
    y = HEIGHT - 3.0
    shapes, taken = [], -1.0
    for value in [*([scale.low] if scale.low > 0.0 else []), *_limits(margin)]:
        words = _short(value)
        half = 0.5 * text_width(words)
        x = min(max(scale.at(value), half), scale.end + 1.0 - half)
        if x - half > taken + 6.0 or taken < 0.0:
            shapes.append(label(words, (x, y), anchor="middle"))
            taken = x + half
    return shapes


def _short(value: float) -> str:
    """A number with as few decimals as it needs, two at most."""
    digits = next((d for d in (0, 1) if abs(round(value, d) - value) < 5e-3), 2)
    return format_number(value, digits=digits)
