"""Drawings to scale: cars and legal boxes from the side, from ahead and from above, on one sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from kodawari.kei.catalogue import KeiCar
from kodawari.kei.eras import Era, eras
from kodawari.kei.outline import Outline, outline_of
from kodawari.quantity import format_number
from kodawari.report.svg import Point, document, element, path_data, text

__all__ = ["car_svg", "cars_svg", "eras_svg"]

_WIDTH, _EDGE, _GAP, _TOP = 960.0, 40.0, 70.0, 84.0
_TONES = ("signal", "rival", "ink", "grey")
_DASHES = ("none", "7 3", "2 3", "10 3 2 3", "14 4", "1 4")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Three views at one scale: side and plan share x, side and front share z.

    Attributes:
        scale: Pixels per millimetre.
        length: Longest thing on the sheet [mm].
        width: Widest thing [mm].
        height: Highest thing [mm].
    """

    scale: float
    length: float
    width: float
    height: float

    @property
    def floor(self) -> float:
        """The floor line of side and front view [px]."""
        return _TOP + self.height * self.scale

    @property
    def axis(self) -> float:
        """The middle line of the plan [px]."""
        return self.floor + _GAP + 0.5 * self.width * self.scale

    @property
    def middle(self) -> float:
        """The middle line of the front view [px]."""
        return _EDGE + self.length * self.scale + _GAP + 0.5 * self.width * self.scale

    def side(self, point: Point) -> Point:
        """A point of the side view [px]."""
        return _EDGE + point[0] * self.scale, self.floor - point[1] * self.scale

    def front(self, point: Point) -> Point:
        """A point of the front view [px]."""
        return self.middle + point[0] * self.scale, self.floor - point[1] * self.scale

    def plan(self, point: Point) -> Point:
        """A point of the plan [px]."""
        return _EDGE + point[0] * self.scale, self.axis + point[1] * self.scale

    def bottom(self, lines: int) -> float:
        """Height of a sheet with some lines of text under the drawing [px]."""
        return self.axis + 0.5 * self.width * self.scale + 46.0 + 18.0 * lines


def _sheet(length: float, width: float, height: float) -> _Sheet:
    scale = (_WIDTH - 2.0 * _EDGE - _GAP) / (length + width)
    return _Sheet(scale, length, width, height)


def car_svg(car: KeiCar, box: Era) -> str:
    """One car inside a legal box.

    Args:
        car: The car; views whose sizes are not known are left out.
        box: The box to draw it in.

    Returns:
        A whole SVG document.
    """
    return cars_svg([car], box)


def cars_svg(cars: Sequence[KeiCar], box: Era) -> str:
    """Cars to scale, nose on one line, inside a legal box.

    Args:
        cars: The cars; the first one is in the signal colour, the second in the rival's.
        box: The box to draw them in.

    Returns:
        A whole SVG document.
    """
    sizes = [(car.length_mm.value, car.width_mm.value, car.height_mm.value) for car in cars]
    whole = [(box.length_mm, box.width_mm, box.height_mm), *sizes]
    sheet = _sheet(*(max(size[k] or 0.0 for size in whole) for k in range(3)))
    outlines = [outline_of(car) for car in cars]
    title = " · ".join(car.name for car in cars)
    shown = title if len(title) < 100 else f"{len(cars)} cars"
    body = [
        text(shown, (_EDGE, 30.0), fill="ink", size=18),
        text(f"in the box of {box.id} ({box.days}), to scale", (_EDGE, 50.0), size=12),
        *_box(sheet, box, "ink", 1.2, dash="4 3"),
        *_floor(sheet),
    ]
    for k in reversed(range(len(cars))):
        body += _car(sheet, outlines[k], _TONES[min(k, 3)], _DASHES[k % 6], filled=len(cars) == 1)
    key = _key(sheet, cars, outlines)
    return document(
        (_WIDTH, sheet.bottom(len(key) // 2)),
        shown,
        f"{title}: side, front and plan to scale, in the legal box of {box.id}.",
        [*body, *_sizes(sheet, box), *key],
        name="kei-sheet",
    )


def eras_svg() -> str:
    """The seven legal boxes, one inside the other; equal ones share a line.

    Returns:
        A whole SVG document.
    """
    last = eras()[-1]
    sheet = _sheet(last.length_mm, last.width_mm, last.height_mm)
    body = [
        text("How the box grew", (_EDGE, 30.0), fill="ink", size=18),
        text("The legal box of the kei car by the day of type approval, to scale", (_EDGE, 50.0)),
        *_floor(sheet),
    ]
    groups: dict[tuple[float, float, float], list[Era]] = {}
    for era in eras():
        groups.setdefault((era.length_mm, era.width_mm, era.height_mm), []).append(era)
    lines = ["From the inside out, with displacement (of two numbers: four-stroke/two-stroke) and first day:"]
    for k, (size, members) in enumerate(groups.items()):
        newest = k == len(groups) - 1
        tone = "signal" if newest else "ink"
        body += _box(sheet, members[0], tone, 2.0 if newest else 1.0, dash="none")
        names = ", ".join(era.id for era in members)
        first = min(era.edition.start.year for era in members)
        x, y = sheet.plan((size[0], 0.0))
        body.append(text(str(first), (x - 4.0, y), anchor="middle", fill=tone, turn=-90.0))
        sizes = " × ".join(format_number(part, digits=0) for part in size)
        lines.append(f"{names}  {sizes} mm  {'; '.join(_displacement(era) for era in members)}")
    base = sheet.axis + 0.5 * sheet.width * sheet.scale + 40.0
    body += [text(line, (_EDGE, base + 18.0 * k), fill="ink") for k, line in enumerate(lines)]
    about = "Seven boxes from 1949 to 1998, nested: side, front and plan."
    return document((_WIDTH, sheet.bottom(len(lines))), "How the box grew", about, body, name="kei-sheet")


def _displacement(era: Era) -> str:
    """Displacement and first day; of two numbers the first is for four strokes, the second for two."""
    both = f"{era.four_stroke_cc:.0f}"
    if era.four_stroke_cc != era.two_stroke_cc:
        both += f"/{era.two_stroke_cc:.0f}"
    return f"{both} cc {era.edition.start}"


def _floor(sheet: _Sheet) -> list[str]:
    left, right = sheet.side((0.0, 0.0)), sheet.front((0.5 * sheet.width, 0.0))
    line = path_data([(left[0] - 12.0, left[1]), (right[0] + 12.0, right[1])])
    return [element("path", d=line, fill="none", stroke="rule", stroke_width=1.0)]


def _box(sheet: _Sheet, era: Era, tone: str, weight: float, *, dash: str) -> list[str]:
    """A box in its three views."""
    half = 0.5 * era.width_mm
    corners = (
        [sheet.side(p) for p in ((0.0, 0.0), (0.0, era.height_mm), (era.length_mm, era.height_mm))]
        + [sheet.side((era.length_mm, 0.0))],
        [sheet.front(p) for p in ((-half, 0.0), (-half, era.height_mm), (half, era.height_mm), (half, 0.0))],
        [sheet.plan(p) for p in ((0.0, -half), (0.0, half), (era.length_mm, half), (era.length_mm, -half))],
    )
    return [
        element(
            "path",
            d=path_data(each, close=True),
            fill="none",
            stroke=tone,
            stroke_width=weight,
            stroke_dasharray=dash,
        )
        for each in corners
    ]


def _car(sheet: _Sheet, car: Outline, tone: str, dash: str, *, filled: bool) -> list[str]:
    """A car in the views that its sizes allow."""
    fill = "floor" if filled else "none"
    drawn: list[str] = []
    for line, at in ((car.side, sheet.side), (car.front, sheet.front), (car.plan, sheet.plan)):
        if line:
            d = path_data([at(point) for point in line], close=True)
            drawn.append(
                element("path", d=d, fill=fill, stroke=tone, stroke_width=1.8, stroke_dasharray=dash)
            )
    if car.glass:
        d = path_data([sheet.side(point) for point in car.glass], close=True)
        drawn.append(element("path", d=d, fill="none", stroke=tone, stroke_width=0.8))
    for inner, outer, height in car.treads:
        d = path_data([sheet.front(p) for p in ((inner, 0), (inner, height), (outer, height), (outer, 0))])
        drawn.insert(0, element("path", d=d, fill="none", stroke=tone, stroke_width=0.8))
    for x, z, radius in car.wheels:
        cx, cy = sheet.side((x, z))
        drawn += [
            element(
                "circle",
                cx=cx,
                cy=cy,
                r=share * radius * sheet.scale,
                fill="paper" if filled else "none",
                stroke=tone,
                stroke_width=1.8 * share,
            )
            for share in (1.0, 0.58)
        ]
    return drawn


def _sizes(sheet: _Sheet, box: Era) -> list[str]:
    """The box's own sizes, written at its edges."""
    x, y = sheet.side((0.5 * box.length_mm, box.height_mm))
    fx, fy = sheet.front((0.0, box.height_mm))
    hx, hy = sheet.front((0.5 * sheet.width, 0.5 * box.height_mm))
    return [
        text(f"{format_number(box.length_mm, digits=0)} mm", (x, y - 6.0), anchor="middle"),
        text(f"{format_number(box.width_mm, digits=0)} mm", (fx, fy - 6.0), anchor="middle"),
        text(f"{format_number(box.height_mm, digits=0)} mm", (hx + 18.0, hy), anchor="middle", turn=-90.0),
    ]


def _key(sheet: _Sheet, cars: Sequence[KeiCar], outlines: Sequence[Outline]) -> list[str]:
    """Each car with its line, its sizes, and what the drawing does not know."""
    key: list[str] = []
    for k, (car, outline) in enumerate(zip(cars, outlines, strict=True)):
        y = sheet.axis + 0.5 * sheet.width * sheet.scale + 36.0 + 18.0 * k
        tone, dash = _TONES[min(k, 3)], _DASHES[k % 6]
        line = path_data([(_EDGE, y - 4.0), (_EDGE + 30.0, y - 4.0)])
        key.append(element("path", d=line, fill="none", stroke=tone, stroke_width=1.8, stroke_dasharray=dash))
        sizes = " × ".join(
            "unknown" if value is None else format_number(value, digits=0)
            for value in (car.length_mm.value, car.width_mm.value, car.height_mm.value)
        )
        told = f"{car.name}  {sizes} mm · {'; '.join(outline.assumed)}"
        key.append(text(told, (_EDGE + 40.0, y), fill="ink"))
    return key
