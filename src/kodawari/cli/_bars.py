"""Margins as bars of text: how far a measured value stays from its limit, and how sure that is."""

from dataclasses import dataclass
from math import floor, log10

from rich.text import Text

from kodawari.quantity import format_number

__all__ = ["CELLS", "margin_bar"]

CELLS = 14
"""Cells of a bar, the mark of the limit apart."""

_VALUE, _SPREAD, _OUTSIDE, _ROOM, _LIMIT = "█", "▒", "╱", " ", "┃"


@dataclass(frozen=True, slots=True)
class _Window:
    """The stretch of the number line that a bar shows."""

    low: float
    high: float

    def cell_of(self, number: float) -> int:
        """How many cells lie before a number."""
        return max(0, min(CELLS, round(CELLS * (number - self.low) / (self.high - self.low))))


def margin_bar(
    ends: tuple[float, float, float], limits: tuple[float | None, float | None], unit: str
) -> Text:
    """A bar that is full up to the measured value, with its spread, and with a mark at each limit.

    The bar does not start at zero: it is a close-up of the limit, wide enough for limit and interval, because
    0.4 mm of 105 would not be seen otherwise. What lies beyond a limit, or is missing to it, is hatched.

    Args:
        ends: Low, value and high of what was measured.
        limits: Lower and upper limit; None for an open side.
        unit: Unit of all of them.

    Returns:
        Two lines: the bar, and below it what it spans, as a dimension in a drawing: `├── 2 mm ──┤`.
    """
    low, _, high = ends
    lower, upper = limits
    window = _window(low, high, lower, upper)
    cells = []
    for k in range(CELLS):
        middle = window.low + (k + 0.5) * (window.high - window.low) / CELLS
        cells.append(_cell(middle, low, high, lower, upper))
    marked = list(cells)
    for limit in sorted((each for each in limits if each is not None), reverse=True):
        marked.insert(window.cell_of(limit), _LIMIT)
    bar = Text()
    for sign in marked:
        bar.append(sign, "signal" if sign == _OUTSIDE else "quiet" if sign == _SPREAD else "")
    span = f" {_short(window.high - window.low)} {unit} ".replace("  ", " ")
    return bar.append(f"\n├{span.center(len(marked) - 2, '─')}┤", "quiet")


def _cell(at: float, low: float, high: float, lower: float | None, upper: float | None) -> str:
    """What a bar shows at one place."""
    if low <= at <= high:
        return _SPREAD
    if at < low:
        return _OUTSIDE if upper is not None and at > upper else _VALUE
    return _OUTSIDE if lower is not None and at < lower else _ROOM


def _window(low: float, high: float, lower: float | None, upper: float | None) -> _Window:
    """Close to the limits: a round length in which limits and interval find room."""
    ends = [each for each in (low, high, lower, upper) if each is not None]
    least, most = min(ends), max(ends)
    reach = 1.25 * (most - least)
    # A value on its limit leaves nothing to look at closely; some room around it does.
    span = _round_up(reach if reach > 1e-6 * abs(most) else 0.02 * abs(most) or 1.0)
    if lower is None:
        start = most - span
    elif upper is None:
        start = least - 0.2 * span
    else:
        start = 0.5 * (least + most - span)
    # Sizes and masses end at zero, and so does the bar.
    return _Window(max(start, 0.0) if least >= 0.0 < start + span else start, start + span)


def _round_up(length: float) -> float:
    """The next of 1, 2, 5, 10, 20, …."""
    power = 10.0 ** floor(log10(length))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= length * (1.0 - 1e-9))


def _short(number: float) -> str:
    return format_number(number, digits=max(0, -floor(log10(number) + 1e-9)))
