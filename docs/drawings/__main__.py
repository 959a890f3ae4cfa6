"""Make every picture of the documentation: `python docs/drawings`; with `--check`, only tell which are old.

The sketches depend on nothing but the code beside this file. `axes` is drawn from a shipped car, `flat-laps`
and `prior-posterior` from the fit to measured runs; `jcjc` and `stacked` are what `kodawari course show jcjc
-o jcjc.svg` and the like write.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from car import axes
from damper import damper
from fitted import flat_laps, prior_posterior
from floor import arc, tyre
from laws import contact_laws
from walls import thrust, wall_top

from kodawari.files import write_atomically
from kodawari.mini4wd.course import load_course, plan_svg

PICTURES = Path(__file__).parent.parent / "pictures"

SKETCHES: dict[str, Callable[[], str]] = {
    "arc": lambda: arc().svg(),
    "contact-laws": lambda: contact_laws().svg(),
    "damper": lambda: damper().svg(),
    "thrust": lambda: thrust().svg(),
    "tyre": lambda: tyre().svg(),
    "wall-top": lambda: wall_top().svg(),
}
"""Pictures that change only when their code does."""

FROM_DATA: dict[str, Callable[[], str]] = {
    "axes": lambda: axes().svg(),
    "flat-laps": lambda: flat_laps().svg(),
    "jcjc": lambda: plan_svg(load_course("jcjc")),
    "prior-posterior": lambda: prior_posterior().svg(),
    "stacked": lambda: plan_svg(load_course("stacked")),
}
"""Pictures of shipped cars and courses."""


def old_pictures() -> list[str]:
    """Sketches that are not what their code draws, and pictures that are missing or not drawn here."""
    there = {path.stem for path in PICTURES.glob("*")}
    strays = there ^ {*SKETCHES, *FROM_DATA}
    changed = (
        name
        for name in SKETCHES.keys() & there
        if _file(name).read_text(encoding="utf-8") != SKETCHES[name]()
    )
    return sorted({*strays, *changed})


def write_all() -> None:
    """Write every picture, and tell where."""
    for name, draw in sorted({**SKETCHES, **FROM_DATA}.items()):
        write_atomically(_file(name), draw())
        print(_file(name))


def _file(name: str) -> Path:
    return PICTURES / f"{name}.svg"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit("\n".join(old_pictures()) or None)
    write_all()
