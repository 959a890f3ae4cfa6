"""A point on an arc, and a tyre at kinks and on its two edges."""

import math

from sheet import Sheet, View, unit

__all__ = ["arc", "tyre"]


def arc() -> Sheet:
    """A segment from above: its frame, its centre line, and the coordinates of one point."""
    sheet = Sheet(
        720, 300, "A point beside an arc: from x and y in the segment's frame to s and n along the lane"
    )
    view = View((282, 212), 190.0)
    centre, half, n, turn = view.at(0, 1), 38.0, 0.16, 24.0
    for offset, stroke in ((-0.28, "grey"), (0.28, "grey"), (0.0, "ink")):
        sheet.arc(
            centre, view.scale * (1 - offset), -90 - half, -90 + half, stroke, wide=1.0 if offset else 1.6
        )
    sheet.words("left wall", view.at(-0.47, 0.43), anchor="end")
    sheet.words("centre line of curvature κ", view.at(-0.66, 0.23), "ink", anchor="end")
    sheet.words("right wall", view.at(-0.83, 0.0), anchor="end")
    at = unit(-90 + turn)
    point, foot = ((1 - n) * at[0], 1 + (1 - n) * at[1]), (at[0], 1 + at[1])
    for end in (foot, (0.0, 0.0)):
        sheet.line(centre, view.at(*end), "grey", wide=1.0, dash="4 3")
    sheet.words("centre of curvature, 1/κ to the left", (centre[0] + 12, centre[1] + 8))
    sheet.circle(centre, 2.5, "", fill="grey")
    for way, name, place in (((0.3, 0.0), "x", (0.32, -0.02)), ((0.0, 0.3), "y", (-0.06, 0.26))):
        sheet.arrow(view.at(0, 0), view.at(*way), "rival")
        sheet.words(name, view.at(*place), "rival", size=14)
    sheet.arc(centre, view.scale, -90, -90 + turn, "signal", wide=3.0)
    sheet.words("s", view.at(0.2, 0.05), "signal", size=14)
    sheet.line(view.at(*foot), view.at(*point), "signal", wide=3.0)
    sheet.words("n", view.at(foot[0] - 0.01, foot[1] + 0.07), "signal", size=14)
    ahead = (point[0] - 0.24 * at[1], point[1] + 0.24 * at[0])
    left = (point[0] - 0.24 * at[0], point[1] - 0.24 * at[1])
    sheet.arrow(view.at(*point), view.at(*ahead))
    sheet.arrow(view.at(*point), view.at(*left))
    sheet.circle(view.at(*point), 4.5, "", fill="ink")
    sheet.words("e_s", view.at(ahead[0] + 0.03, ahead[1]), "ink")
    sheet.words("e_n", view.at(left[0] - 0.04, left[1] - 0.02), "ink", anchor="end")
    _formulas(sheet)
    return sheet


def _formulas(sheet: Sheet) -> None:
    lines = ("a = κx,  b = 1 − κy", "q = √(a² + b²)", "s = atan2(a, b)/κ", "n = (1 − q)/κ")
    for k, text in enumerate(lines):
        sheet.words(text, (545, 104 + 24 * k), "ink", size=14)
    sheet.words("κ = 0 is a straight.", (545, 214))


def tyre() -> Sheet:
    """A tyre at a convex edge, at a concave kink, and leaning on one of its two edges."""
    sheet = Sheet(720, 236, "A tyre at a convex edge, at a concave kink with two contacts, and on its edges")
    _convex(sheet, View((120, 150), 4.4))
    _concave(sheet, View((370, 158), 4.4))
    _leaning(sheet, View((615, 158), 4.4))
    return sheet


def _convex(sheet: Sheet, view: View) -> None:
    radius, slope = 13.0, 18.0
    rise, fall = math.tan(math.radians(slope)), math.tan(math.radians(14.0))
    road = [(-22, -22 * rise), (0, 0), (24, -24 * fall)]
    sheet.path(view.all([*road, (24, -13), (-22, -13)]), "", fill="floor", close=True)
    sheet.path(view.all(road), "ink")
    normal = unit(93)
    hub = (radius * normal[0], radius * normal[1])
    sheet.circle(view.at(*hub), radius * view.scale, "ink", wide=1.6)
    sheet.arrow(view.at(0, 0), view.at(0.82 * hub[0], 0.82 * hub[1]), "signal", wide=2.2)
    sheet.circle(view.at(*hub), 2.5, "", fill="ink")
    sheet.words("convex: the foot is held at the edge", view.at(1, -17), "ink", anchor="middle", size=12)


def _concave(sheet: Sheet, view: View) -> None:
    radius, slope = 13.0, 24.0
    road = [(-24, 0), (0, 0), (22, 22 * math.tan(math.radians(slope)))]
    sheet.path(view.all([*road, (22, -11), (-24, -11)]), "", fill="floor", close=True)
    sheet.path(view.all(road), "ink")
    hub = (-radius * math.tan(math.radians(slope / 2)), radius)
    sheet.circle(view.at(*hub), radius * view.scale, "ink", wide=1.6)
    lean = unit(90 + slope)
    touch = (hub[0] - radius * lean[0], hub[1] - radius * lean[1])
    for start, way in (((hub[0], 0.0), (0.0, 1.0)), (touch, lean)):
        sheet.arrow(
            view.at(*start), view.at(start[0] + 9 * way[0], start[1] + 9 * way[1]), "signal", wide=2.2
        )
    sheet.circle(view.at(*hub), 2.5, "", fill="ink")
    sheet.words("concave: it may touch both faces", view.at(-1, -15.5), "ink", anchor="middle", size=12)


def _leaning(sheet: Sheet, view: View) -> None:
    lean, radius, half = 9.0, 13.0, 5.0
    sheet.path(view.all([(-20, -11), (20, -11), (20, 0), (-20, 0)]), "", fill="floor", close=True)
    sheet.line(view.at(-20, 0), view.at(20, 0))
    across, up = unit(lean), unit(90 + lean)
    corners = [(half * i, radius * j) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    box = [(x * across[0] + y * up[0], x * across[1] + y * up[1]) for x, y in corners]
    low = min(y for _, y in box)
    box = [(x, y - low - 0.4) for x, y in box]
    sheet.path(view.all(box), "ink", wide=1.6, close=True)
    edge = box[0]
    sheet.arrow(view.at(*edge), view.at(edge[0], 10), "signal", wide=2.2)
    hub = (sum(x for x, _ in box) / 4, sum(y for _, y in box) / 4)
    sheet.line(view.at(hub[0] - 9 * across[0], hub[1] - 9 * across[1]),
               view.at(hub[0] + 9 * across[0], hub[1] + 9 * across[1]), "grey", dash="4 3")  # fmt: skip
    sheet.words("axle", view.at(hub[0] + 10, hub[1] + 1.5))
    sheet.words("leaning: the edges carry it", view.at(0, -15.5), "ink", anchor="middle", size=12)
