"""The pieces of a drawing: texts that know how wide they are, lines, areas, and the sheet around them."""

from collections.abc import Iterable, Sequence
from typing import Literal
from unicodedata import east_asian_width

from kodawari.report._markup import Html, element, joined, plain_number
from kodawari.report._palette import Tone

__all__ = ["Point", "drawing", "label", "polyline", "shortened", "text_width", "tip"]

Point = tuple[float, float]

_NARROW = set(" .,:;|!'ijlftr·()\u2009")
_BROAD = set("mwMWOQ%…—")


def text_width(text: str, size: float = 12.0) -> float:
    """About how wide a line of text is [px], rather too much than too little: fonts differ."""
    return size * sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> float:
    """Width of a sign as a share of the size of the type; Japanese fills a square."""
    if east_asian_width(sign) in {"W", "F"}:
        return 1.0
    if sign in _NARROW:
        return 0.32
    return 0.78 if sign in _BROAD else 0.58


def shortened(text: str, width: float) -> str:
    """The text, cut with an ellipsis where it is wider than `width` [px]; empty where nothing fits."""
    if text_width(text) <= width:
        return text
    kept = text
    while kept and text_width(kept + "…") > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…" if len(kept) > 2 else ""


def label(
    text: str,
    at: Point,
    *,
    tone: Tone = "grey",
    anchor: Literal["start", "middle", "end"] = "start",
    halo: bool = False,
) -> Html:
    """A line of text; with a halo of paper it stays readable over lines."""
    x, y = at
    look = f"t-{tone}{' halo' if halo else ''}"
    return element("text", text, x=x, y=y, class_=look, text_anchor=None if anchor == "start" else anchor)


def tip(text: str) -> Html:
    """What a pointer over the element tells."""
    return element("title", text)


def polyline(points: Iterable[Point], *, close: bool = False) -> str:
    """The `d` of a path through points."""
    steps = [f"{plain_number(x)} {plain_number(y)}" for x, y in points]
    return f"M{' L'.join(steps)}{'Z' if close else ''}"


def drawing(
    size: Point, title: str, body: Sequence[str], *, plot: tuple[float, float] | None = None, name: str = ""
) -> Html:
    """A whole drawing that scales with the page.

    Args:
        size: Width and height of the sheet [px].
        title: What it shows, in a sentence: it is read out instead of the picture.
        body: Elements in drawing order.
        plot: Left and right edge of the plot, for read-outs under the pointer.
        name: Class of the root element.
    """
    width, height = (plain_number(side) for side in size)
    return element(
        "svg",
        tip(title),
        joined(body, "\n"),
        class_=f"drawing {name}".strip(),
        viewBox=f"0 0 {width} {height}",
        width=size[0],
        height=size[1],
        role="img",
        aria_label=title,
        data_plot=None if plot is None else f"{plain_number(plot[0])} {plain_number(plot[1])}",
    )
