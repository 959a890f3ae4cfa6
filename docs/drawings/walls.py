"""Rollers at walls: what a thrust angle does, and the three states of a roller at a wall's top."""

import math

from sheet import Point, Sheet, View, unit

__all__ = ["thrust", "wall_top"]


def thrust() -> Sheet:
    """The left wall as the driver of the car would see it: forward is to the right."""
    sheet = Sheet(720, 300, "A roller on a wall: with positive thrust the wall presses the car down")
    _roller_on_wall(
        sheet, View((190, 150), 1.0), 12.0, "positive thrust: the top leans forward", "pressed down"
    )
    _roller_on_wall(
        sheet, View((545, 150), 1.0), -12.0, "negative thrust: the top leans back", "lifted: it climbs"
    )
    return sheet


def _roller_on_wall(sheet: Sheet, view: View, angle: float, head: str, effect: str) -> None:
    """One roller seen along its wall's normal; `angle` is the thrust angle, drawn larger than it ever is."""
    sheet.path(view.all([(-150, -95), (150, -95), (150, 95), (-150, 95)]), "", fill="floor", close=True)
    sheet.line(view.at(-150, -95), view.at(150, -95), "grey")
    sheet.line(view.at(-150, 95), view.at(150, 95), "grey")
    sheet.words("wall top", view.at(-146, 82))
    sheet.words("floor", view.at(-146, -90))
    roll, axle = unit(-angle), unit(90 - angle)
    half, thick = 46.0, 9.0
    corners = [(half * i, thick * j) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    rim = [(x * roll[0] + y * axle[0], x * roll[1] + y * axle[1]) for x, y in corners]
    sheet.path(view.all(rim), "ink", fill="paper", close=True)
    _ray(sheet, view, (0, 0), axle, 70, "grey", dash="4 3")
    end = 72.0 if angle > 0 else -72.0
    sheet.words("axle a", view.at(end * axle[0] + 8, end * axle[1]))
    sheet.arrow(view.at(0, 0), view.at(118, 0), "ink")
    sheet.words("v of the car", view.at(118, 8 if angle > 0 else -16), "ink", anchor="end")
    sheet.arrow(view.at(0, 0), view.at(112 * roll[0], 112 * roll[1]), "rival")
    sheet.words(
        "it rolls along t", view.at(112, 112 * roll[1] + (-16 if angle > 0 else 10)), "rival", anchor="end"
    )
    down = -math.copysign(72.0, angle)
    sheet.arrow(view.at(0, 0), view.at(down * axle[0], down * axle[1]), "signal", wide=2.4)
    beside = view.at(down * axle[0] - 10, down * axle[1] - (0 if angle > 0 else 6))
    sheet.words("friction μN", beside, "signal", anchor="end")
    sheet.words(head, view.at(0, 118), "ink", anchor="middle", size=14)
    sheet.words(effect, view.at(0, -116), "signal", anchor="middle", size=14)


def _ray(
    sheet: Sheet, view: View, start: Point, way: Point, length: float, stroke: str, *, dash: str = ""
) -> None:
    """A line through a point, both ways."""
    ends = [(start[0] + side * length * way[0], start[1] + side * length * way[1]) for side in (-1, 1)]
    sheet.line(view.at(*ends[0]), view.at(*ends[1]), stroke, wide=1.0, dash=dash)


def wall_top() -> Sheet:
    """Three cross-sections of the right-hand wall, to scale; the next lane lies to the right."""
    sheet = Sheet(720, 290, "A roller at a wall top: between the walls, on the top, or outside and below")
    places = (
        (0, "0  between the walls", -6.5, 43.0, "pushed back by the side"),
        (1, "1  above, or on the top", 3.5, 52.0, "carried by the top"),
        (2, "2  outside and below", 11.0, 41.5, "nothing pushes it back"),
    )
    for k, (_, head, x, height, what) in enumerate(places):
        view = View((130 + 230 * k, 215), 3.0)
        sheet.path(view.all([(-30, -2), (32, -2), (32, 0), (-30, 0)]), "", fill="rule", close=True)
        sheet.path(view.all([(0, 0), (2, 0), (2, 50), (0, 50)]), "ink", fill="rule", close=True)
        _roller(sheet, view, x, height, signal=k > 0)
        if k == 0:
            sheet.arrow(view.at(-1, height), view.at(-11, height), "rival", wide=2.2)
        if k == 1:
            sheet.arrow(view.at(1, 50), view.at(1, 63), "rival", wide=2.2)
        sheet.words(head, view.at(1, -14), "ink", anchor="middle", size=14)
        sheet.words(what, view.at(1, -20), anchor="middle")
    first = View((130, 215), 3.0)
    sheet.arrow(first.at(-26, 0), first.at(-26, 50), "grey", wide=1.0, both=True)
    sheet.words("50 mm", first.at(-24.5, 20))
    sheet.words("lane", first.at(-14, 3), anchor="middle")
    sheet.words("next lane", first.at(18, 3), anchor="middle")
    sheet.words("wall 2 mm", first.at(3.5, 30))
    return sheet


def _roller(sheet: Sheet, view: View, x: float, height: float, *, signal: bool) -> None:
    """A roller of 13 mm, 4 mm thick, seen from behind, its centre at (x, height) [mm]."""
    box = [(x + i * 6.5, height + j * 2.0) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    sheet.path(view.all(box), "signal" if signal else "ink", fill="paper", close=True, wide=1.6)
    sheet.line(view.at(x, height - 6), view.at(x, height + 6), "grey", wide=1.0, dash="4 3")
