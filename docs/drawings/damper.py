"""A mass damper on a slide and on a hinge."""

from sheet import Sheet, View, unit

__all__ = ["damper"]


def damper() -> Sheet:
    """Both kinds at rest and lifted: where the mass is, which way it moves, what travel means."""
    sheet = Sheet(720, 230, "A mass damper on a slide and one on a hinge, at rest and lifted by its travel q")
    _slide(sheet, View((170, 168), 1.0))
    _hinge(sheet, View((520, 168), 1.0))
    return sheet


def _weight(sheet: Sheet, view: View, x: float, y: float, *, ghost: bool = False) -> None:
    box = [(x - 22, y - 13), (x + 22, y - 13), (x + 22, y + 13), (x - 22, y + 13)]
    if ghost:
        sheet.path(view.all(box), "grey", wide=1.0, dash="4 3", close=True)
    else:
        sheet.path(view.all(box), "ink", wide=1.8, close=True, fill="floor")


def _slide(sheet: Sheet, view: View) -> None:
    sheet.line(view.at(-110, -14), view.at(110, -14), "ink", wide=3.0)
    sheet.line(view.at(0, -14), view.at(0, 128), "grey", wide=2.0)
    sheet.line(view.at(-14, 128), view.at(14, 128), "grey", wide=3.0)
    _weight(sheet, view, 0, 0, ghost=True)
    _weight(sheet, view, 0, 62)
    sheet.arrow(view.at(44, 0), view.at(44, 62), "signal", wide=2.0)
    sheet.words("q", view.at(52, 28), "signal", size=14)
    sheet.arrow(view.at(-52, 0), view.at(-52, 115), "grey", wide=1.0, both=True)
    sheet.words("travel", view.at(-58, 54), anchor="end")
    sheet.arrow(view.at(0, 62), view.at(0, 112), "rival", wide=2.0)
    sheet.words("u", view.at(8, 98), "rival", size=14)
    sheet.words("slide: κ = 0", view.at(0, -44), "ink", anchor="middle", size=14)
    sheet.words("stop", view.at(20, 124))


def _hinge(sheet: Sheet, view: View) -> None:
    arm, turn = 120.0, 33.0
    sheet.line(view.at(-150, -14), view.at(110, -14), "ink", wide=3.0)
    pivot = (60.0, 0.0)
    rest, lifted = (pivot[0] - arm, 0.0), (pivot[0] - arm * unit(turn)[0], arm * unit(turn)[1])
    _weight(sheet, view, *rest, ghost=True)
    sheet.line(view.at(*pivot), view.at(*rest), "grey", dash="4 3")
    sheet.line(view.at(*pivot), view.at(*lifted), "ink", wide=1.8)
    _weight(sheet, view, *lifted)
    sheet.circle(view.at(*pivot), 4, "ink", fill="paper")
    sheet.words("hinge, 1/κ away", view.at(pivot[0] + 8, 8))
    sheet.arc(view.at(*pivot), arm, 180, 180 - turn, "signal", wide=2.0)
    sheet.words("q", view.at(-78, 34), "signal", size=14)
    way = unit(90 - turn)
    sheet.arrow(
        view.at(*lifted), view.at(lifted[0] + 58 * way[0], lifted[1] + 58 * way[1]), "rival", wide=2.0
    )
    sheet.words("u(q)", view.at(lifted[0] + 58 * way[0] + 8, lifted[1] + 58 * way[1]), "rival", size=14)
    sheet.words("hinge: φ = κq", view.at(-20, -44), "ink", anchor="middle", size=14)
