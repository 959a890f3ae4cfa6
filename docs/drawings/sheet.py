"""A sheet to draw on: lines, arrows and words, on paper by day and on graphite by night."""

import math
from collections.abc import Iterable
from html import escape

from kodawari.report import COLOURS

__all__ = ["Point", "Sheet", "View", "unit"]

Point = tuple[float, float]

FONT = "font-family:system-ui,sans-serif;font-size:12px;font-variant-numeric:tabular-nums"


def unit(angle_deg: float) -> Point:
    """The direction at an angle [°] from x towards y."""
    return math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))


class View:
    """A place on the sheet with a scale of its own: x to the right, y upwards, as in the formulas."""

    def __init__(self, origin: Point, scale: float) -> None:
        """
        Args:
            origin: Where (0, 0) of the view lies on the sheet [px].
            scale: Pixels per unit.
        """
        self.origin, self.scale = origin, scale

    def at(self, x: float, y: float) -> Point:
        """The sheet's point of a point of the view."""
        return self.origin[0] + self.scale * x, self.origin[1] - self.scale * y

    def all(self, points: Iterable[Point]) -> list[Point]:
        """The sheet's points of many points."""
        return [self.at(x, y) for x, y in points]


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown in {"-0", ""} else shown


class Sheet:
    """One drawing. Colours are names of `kodawari.report.COLOURS`."""

    def __init__(self, width: float, height: float, title: str) -> None:
        """
        Args:
            width: [px].
            height: [px].
            title: What it shows, in a sentence: it is read out instead of the picture.
        """
        self.size, self.title = (width, height), title
        self.parts: list[str] = []

    def path(
        self, points: Iterable[Point], stroke: str = "ink", *, wide: float = 1.2, dash: str = "",
        fill: str = "", close: bool = False,
    ) -> None:  # fmt: skip
        """A line through points, or an area when it is closed and filled."""
        steps = " L".join(f"{number(x)} {number(y)}" for x, y in points)
        look = f"s-{stroke} " if stroke else ""
        look += f"f-{fill}" if fill else "none"
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        end = "Z" if close else ""
        self.parts.append(f'<path class="{look}" stroke-width="{wide}"{dashes} d="M{steps}{end}"/>')

    def line(self, a: Point, b: Point, stroke: str = "ink", *, wide: float = 1.2, dash: str = "") -> None:
        """A straight line."""
        self.path([a, b], stroke, wide=wide, dash=dash)

    def arrow(
        self, a: Point, b: Point, stroke: str = "ink", *, wide: float = 1.6, both: bool = False
    ) -> None:
        """An arrow from a to b, or with a head at both ends."""
        self.line(a, b, stroke, wide=wide)
        for tail, tip in ((a, b), (b, a))[: 2 if both else 1]:
            length = math.dist(tail, tip) or 1.0
            x, y = (tip[0] - tail[0]) / length, (tip[1] - tail[1]) / length
            back = (tip[0] - 8 * x, tip[1] - 8 * y)
            wings = [(back[0] - 3.2 * y, back[1] + 3.2 * x), (back[0] + 3.2 * y, back[1] - 3.2 * x)]
            self.path([wings[0], tip, wings[1]], "", fill=stroke, close=True)

    def circle(
        self, centre: Point, radius: float, stroke: str = "ink", *, wide: float = 1.2, fill: str = ""
    ) -> None:
        """A circle; the radius is in pixels."""
        look = (f"s-{stroke} " if stroke else "") + (f"f-{fill}" if fill else "none")
        x, y = (number(side) for side in centre)
        self.parts.append(
            f'<circle class="{look}" stroke-width="{wide}" cx="{x}" cy="{y}" r="{number(radius)}"/>'
        )

    def arc(
        self, centre: Point, radius: float, start: float, end: float, stroke: str = "ink", *,
        wide: float = 1.2, dash: str = "",
    ) -> None:  # fmt: skip
        """A part of a circle between two angles [°], counted from the right upwards."""
        steps = max(2, int(abs(end - start) / 2))
        turns = [unit(start + (end - start) * k / steps) for k in range(steps + 1)]
        self.path(
            [(centre[0] + radius * x, centre[1] - radius * y) for x, y in turns], stroke, wide=wide, dash=dash
        )

    def words(
        self, text: str, at: Point, fill: str = "grey", *, anchor: str = "start", size: int = 12
    ) -> None:
        """A line of text; `anchor` is start, middle or end."""
        x, y = (number(side) for side in at)
        self.parts.append(
            f'<text class="f-{fill}" x="{x}" y="{y}" text-anchor="{anchor}" '
            f'style="font-size:{size}px">{escape(text)}</text>'
        )

    def svg(self) -> str:
        """The whole document."""
        day, night = ("".join(_rules(name, shades[k]) for name, shades in COLOURS.items()) for k in (0, 1))
        width, height = (number(side) for side in self.size)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" style="{FONT}">'
        )
        style = f"<style>.none{{fill:none}}{day}@media (prefers-color-scheme:dark){{{night}}}</style>"
        back = f'<rect class="f-paper" width="{width}" height="{height}"/>'
        return (
            "\n".join([head, f"<title>{escape(self.title)}</title>", style, back, *self.parts, "</svg>"])
            + "\n"
        )


def _rules(name: str, shade: str) -> str:
    return f".s-{name}{{stroke:{shade}}}.f-{name}{{fill:{shade}}}"
