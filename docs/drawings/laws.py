"""The two laws of a contact: smooth Coulomb friction, and the normal force over one rebound."""

import math
from collections.abc import Callable

from sheet import Point, Sheet, View

__all__ = ["contact_laws"]

Law = Callable[[float, float], float]


def contact_laws() -> Sheet:
    """Friction against slip on the left, normal force against penetration on the right."""
    sheet = Sheet(720, 290, "Friction reaches 71 % of μN at the slip speed w; the normal force never pulls")
    _friction(sheet)
    _normal(sheet)
    return sheet


def _friction(sheet: Sheet) -> None:
    view = View((60, 235), 1.0)
    wide, tall = 260.0, 170.0
    sheet.arrow(view.at(0, 0), view.at(wide + 14, 0), "grey", wide=1.0)
    sheet.arrow(view.at(0, 0), view.at(0, tall + 24), "grey", wide=1.0)
    sheet.line(view.at(0, tall), view.at(wide, tall), "rule", dash="4 3")
    share = 1 / math.sqrt(2)
    one = wide / 5
    sheet.path(view.all([(one, 0), (one, share * tall), (0, share * tall)]), "rule", dash="4 3")
    curve = [(one * u, tall * u / math.sqrt(u * u + 1)) for u in (k / 20 for k in range(101))]
    sheet.path(view.all(curve), "signal", wide=2.2)
    for text, y in (("μN", tall), ("71 %", share * tall)):
        sheet.words(text, view.at(-8, y - 4), anchor="end")
    sheet.words("w", view.at(one, -17), anchor="middle")
    sheet.words("5 w", view.at(wide, -17), anchor="middle")
    sheet.words("slip speed", view.at(wide / 2 + 26, -17), anchor="middle")
    sheet.words("friction force", view.at(6, tall + 20))
    sheet.words("F = μN v/√(v² + w²)", view.at(110, 60), "ink", size=14)


def _normal(sheet: Sheet) -> None:
    view = View((430, 235), 1.0)
    sheet.arrow(view.at(0, 0), view.at(250, 0), "grey", wide=1.0)
    sheet.arrow(view.at(0, 0), view.at(0, 194), "grey", wide=1.0)
    zeta, loss = 0.25, 0.55
    spring = _rebound(lambda x, v: x + 2 * zeta * v)
    crossley = _rebound(lambda x, v: x + loss * x * v)
    for loop, stroke, dash in ((spring, "signal", ""), (crossley, "rival", "7 3")):
        sheet.path(view.all([(230 * x, 165 * force) for x, force in loop]), stroke, wide=2.0, dash=dash)
    sheet.words("penetration", view.at(232, -17), anchor="end")
    sheet.words("normal force over one rebound", view.at(6, 190))
    sheet.words("spring and damper", view.at(14, 140), "signal")
    sheet.words("Hunt–Crossley", view.at(186, 164), "rival")


def _rebound(law: Law) -> list[Point]:
    """Penetration and force from touching to leaving, for a unit mass that arrives with unit speed."""
    x, v, dt = 0.0, 1.0, 1e-3
    loop = [(0.0, max(0.0, law(0.0, 1.0)))]
    while True:
        v -= dt * max(0.0, law(x, v))
        x += dt * v
        if x <= 0.0:
            return [*loop, (0.0, 0.0)]
        loop.append((x, max(0.0, law(x, v))))
