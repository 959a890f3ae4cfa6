"""Make every picture of the documentation: `python docs/drawings`.

The sketches depend on nothing but the code beside this file. `axes` is drawn from a shipped car, and `jcjc`
is what `kodawari course show jcjc -o jcjc.svg` writes.
"""

from collections.abc import Callable
from pathlib import Path

from car import axes
from damper import damper
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
    "jcjc": lambda: plan_svg(load_course("jcjc")),
}
"""Pictures of shipped cars and courses."""


def main() -> None:
    """Write them all."""
    for name, draw in sorted({**SKETCHES, **FROM_DATA}.items()):
        path = PICTURES / f"{name}.svg"
        write_atomically(path, draw())
        print(path)


if __name__ == "__main__":
    main()
