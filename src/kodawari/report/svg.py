"""The little SVG that drawings as files of their own need: elements, theme colours, paths."""

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["THEME", "Point", "document", "element", "number", "path_data", "text", "text_width", "tip"]

Point = tuple[float, float]

THEME = {
    "paper": "#FAF9F6",
    "floor": "#F0EEE8",
    "ink": "#1C1E21",
    "rule": "#D9D6CF",
    "grey": "#6B6F76",
    "signal": "#D6402B",
    "rival": "#1F6FB2",
}
"""Colour names and their values on paper. A page that defines `--ink` and so on re-colours the drawing."""


def element(tag: str, *children: str, **attributes: str | float) -> str:
    """One element; `_` in an attribute's name stands for `-`, and `fill` and `stroke` know the theme's names.

    A theme colour is written twice: as a plain attribute for viewers without CSS variables, and as a class.
    """
    classes = []
    parts = []
    for name, value in attributes.items():
        shown = number(value) if isinstance(value, float) else escape(str(value))
        if name in {"fill", "stroke"} and shown in THEME:
            classes.append(f"{name[0]}-{shown}")
            shown = THEME[shown]
        parts.append(f' {name.replace("_", "-")}="{shown}"')
    look = f' class="{" ".join(classes)}"' if classes else ""
    inner = "".join(children)
    return f"<{tag}{look}{''.join(parts)}>{inner}</{tag}>" if inner else f"<{tag}{look}{''.join(parts)}/>"


def tip(words: str) -> str:
    """What a pointer over the element tells."""
    return f"<title>{escape(words)}</title>"


def text(
    words: str, at: Point, *, anchor: str = "start", fill: str = "grey", size: int = 12, turn: float = 0.0
) -> str:
    """A line of text; `turn` turns it clockwise about its place [°]."""
    x, y = at
    shown = element("text", escape(words), x=x, y=y, fill=fill, font_size=size, text_anchor=anchor)
    if turn == 0.0:
        return shown
    return element("g", shown, transform=f"rotate({number(turn)} {number(x)} {number(y)})")


def text_width(words: str) -> float:
    """About how wide a line of text of 12 px is drawn; system fonts differ by a tenth [px]."""
    return 6.4 * len(words)


def path_data(points: Iterable[Point], *, close: bool = False) -> str:
    """The `d` of a polyline."""
    steps = [f"{number(x)} {number(y)}" for x, y in points]
    return f"M{' L'.join(steps)}{' Z' if close else ''}"


def document(size: Point, title: str, description: str, body: Sequence[str], *, name: str) -> str:
    """A whole drawing; `name` is the class of the root element."""
    width, height = (number(side) for side in size)
    rules = "".join(
        f".{name} .{kind[0]}-{colour}{{{kind}:var(--{colour},{value})}}"
        for kind in ("fill", "stroke")
        for colour, value in THEME.items()
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="system-ui, sans-serif" font-size="12">'
    )
    style = f"<style>{rules}.{name} text{{font-variant-numeric:tabular-nums}}</style>"
    about = tip(title) + element("desc", escape(description))
    back = element("rect", fill="paper", width=size[0], height=size[1])
    return "\n".join([head, about, style, back, *body, "</svg>"]) + "\n"


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown in {"-0", ""} else shown
