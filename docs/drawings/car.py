"""A car in its own axes, drawn from the numbers that the solver gets."""

import math

from sheet import Sheet, View

from kodawari.mini4wd.build import assemble, nominal, read_car, resolve
from kodawari.mini4wd.dynamics import RawCar

__all__ = ["axes"]

MM = 1000.0


def axes() -> Sheet:
    """The box-stock MA from above and from its right side: axes, origin, front-most point, thrust."""
    sheet = Sheet(
        720, 440, "The axes of a car: x forward, y to the left, z up, the origin midway on the floor plane"
    )
    car = assemble(resolve(read_car("ma-box-stock")), nominal)
    top, side = View((330, 140), 2.5), View((330, 405), 2.5)
    _from_above(sheet, car, top)
    _from_the_side(sheet, car, side)
    for view in (top, side):
        sheet.line(view.at(MM * car.front_x, -46 if view is top else -4),
                   view.at(MM * car.front_x, 46 if view is top else 50), "signal", wide=2.0)  # fmt: skip
    for k, text in enumerate(("start line: the front-", "most point stands on it")):
        sheet.words(text, top.at(MM * car.front_x + 3, 40 - 6.5 * k), "signal")
    sheet.words("from above", (24, 40), "ink", size=14)
    sheet.words("from the right", (24, 305), "ink", size=14)
    return sheet


def _axis(sheet: Sheet, view: View, way: tuple[float, float], name: str) -> None:
    sheet.arrow(view.at(0, 0), view.at(26 * way[0], 26 * way[1]), "rival", wide=2.2)
    sheet.words(name, view.at(26 * way[0] + 1.5, 26 * way[1] + (1.5 if way[1] else -4.5)), "rival", size=14)


def _from_above(sheet: Sheet, car: RawCar, view: View) -> None:
    for wheel in car.wheels:
        x, y, _ = (MM * part for part in wheel.position)
        half, wide = MM * wheel.radius, MM * wheel.width / 2
        box = [(x + i * half, y + j * wide) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        sheet.path(view.all(box), "ink", close=True, fill="floor")
    for roller in car.rollers:
        sheet.circle(
            view.at(MM * roller.position[0], MM * roller.position[1]), MM * roller.radius * view.scale
        )
    for point in car.points:
        sheet.circle(view.at(MM * point.position[0], MM * point.position[1]), 1.8, "", fill="grey")
    sheet.words("dots: points that can touch", view.at(MM * car.front_x + 3, -42))
    _centre(sheet, view, MM * car.centre[0], MM * car.centre[1])
    _axis(sheet, view, (1, 0), "x  forward")
    _axis(sheet, view, (0, 1), "y  left")
    rear = next(roller for roller in car.rollers if roller.position[0] < 0)
    x, y = MM * rear.position[0], MM * rear.position[1] + MM * rear.radius
    sheet.arrow(view.at(x - 14, -y), view.at(x - 14, y), "grey", wide=1.0, both=True)
    sheet.words("width", view.at(x - 15.5, 3), anchor="end")


def _from_the_side(sheet: Sheet, car: RawCar, view: View) -> None:
    sheet.line(view.at(-98, 0), view.at(108, 0), "grey")
    sheet.words("floor plane", view.at(-97, -4.5))
    for wheel in car.wheels[1::2]:
        sheet.circle(
            view.at(MM * wheel.position[0], MM * wheel.position[2]),
            MM * wheel.radius * view.scale,
            fill="floor",
        )
    for roller in car.rollers:
        if roller.position[1] < 0:
            _disc(sheet, view, roller.position, roller.axis, roller.radius, roller.thickness)
    for point in car.points:
        sheet.circle(view.at(MM * point.position[0], MM * point.position[2]), 1.8, "", fill="grey")
    _centre(sheet, view, MM * car.centre[0], MM * car.centre[2])
    _axis(sheet, view, (1, 0), "x")
    _axis(sheet, view, (0, 1), "z  up")
    front = car.rollers[0]
    angle = math.degrees(math.atan2(front.axis[0], front.axis[2]))
    x, z = MM * front.position[0], MM * front.position[2]
    top = (x + 26 * math.sin(math.radians(angle)), z + 26 * math.cos(math.radians(angle)))
    sheet.line(view.at(x, z), view.at(x, z + 26), "grey", dash="4 3", wide=1.0)
    sheet.line(view.at(x, z), view.at(*top), "signal", wide=1.6)
    sheet.words(f"thrust +{angle:.0f}°", view.at(top[0] - 3, top[1] + 3), "signal", anchor="end")


def _disc(
    sheet: Sheet, view: View, position: tuple[float, float, float], axis: tuple[float, float, float],
    radius: float, thickness: float,
) -> None:  # fmt: skip
    """A roller edge-on: a rectangle across its axle."""
    x, z = MM * position[0], MM * position[2]
    corners = [(MM * radius * i, 0.5 * MM * thickness * j) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    box = [(x + u * axis[2] + v * axis[0], z - u * axis[0] + v * axis[2]) for u, v in corners]
    sheet.path(view.all(box), "ink", close=True, fill="paper")


def _centre(sheet: Sheet, view: View, x: float, y: float) -> None:
    """The centre of mass."""
    sheet.circle(view.at(x, y), 6, "ink", fill="paper")
    sheet.line(view.at(x - 1.7, y), view.at(x + 1.7, y))
    sheet.line(view.at(x, y - 1.7), view.at(x, y + 1.7))
    sheet.words("centre of mass", view.at(x - 3, y - 5), anchor="end")
