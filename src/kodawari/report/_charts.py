"""Charts on a page: each is drawn for several widths, and the page shows the one that fits."""

from collections.abc import Callable, Mapping, Sequence
from json import dumps

from kodawari.report._markup import Html, element, joined

__all__ = ["FULL", "HALF", "chart_figure", "drawing_figure", "side_by_side"]

FULL = (328.0, 600.0, 860.0)
"""Widths of a chart that takes the whole column [px]: a phone, a tablet or a printed page, a screen."""

HALF = (328.0, 415.0)
"""Widths of a chart that shares the column with another [px]."""


def chart_figure(
    draw: Callable[[float], Html],
    *,
    caption: str | Html = "",
    widths: Sequence[float] = FULL,
    readings: Mapping[float, str] | None = None,
) -> Html:
    """A chart with its caption.

    Text in a drawing shrinks with it, so the chart is drawn once for each width; without any script the page
    shows one of the drawings.

    Args:
        draw: Makes the drawing for a width [px].
        caption: What to see in it.
        widths: Two widths (`HALF`) or three (`FULL`), the smallest first.
        readings: What a pointer over the plot tells: by place, as a share of the plot's width.
    """
    kinds = ("w-s", "w-m", "w-l") if len(widths) > 2 else ("w-s", "w-h")
    drawings = [
        element("div", draw(width), class_=f"variant {kind}")
        for kind, width in zip(kinds, widths, strict=True)
    ]
    data = None if readings is None else dumps(sorted(readings.items()), ensure_ascii=False)
    foot = [element("figcaption", caption)] if caption else []
    output = [element("output", class_="reading")] if readings else []
    return element("figure", *drawings, *output, *foot, class_="chart", data_readings=data)


def drawing_figure(svg: str, *, caption: str | Html = "") -> Html:
    """A finished SVG drawing, such as the plan of a course; on a phone it scrolls.

    Args:
        svg: The drawing; it goes into the page as it is.
        caption: What to see in it.
    """
    foot = [element("figcaption", caption)] if caption else []
    return element("figure", element("div", Html(svg), class_="sheet"), *foot)


def side_by_side(*figures: Html) -> Html:
    """Two figures beside each other where there is room."""
    return element("div", joined(figures), class_="pair")
