"""A pen that draws layouts as their editor does, written down a second time from the format's description."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin

import pytest

STRAIGHT = {
    "Str1": 27.0,
    "Str2": 27.0,
    "Bri1": 27.0,
    "Bri2": 27.0,
    "Lan1": 81.0,
    "Ban1": 14.0,
    "Str5": 45.0,
    "Str6": 60.0,
}
"""Half of the length of pieces with ends on their middle line [cm]."""

ENDS = {
    "Cor1": ((-26.0, -8.0, 180.0), (12.2, 7.8, 45.0)),
    "Cor3": ((-45.0, -15.0, 180.0), (15.0, 45.0, 90.0)),
    "Chi1": ((-27.0, 3.0, 180.0), (27.0, 3.0, 0.0)),
    "Lan2": ((-90.0, -54.0, 180.0), (-90.0, 54.0, 180.0)),
    "Lan3": ((-45.0, -60.0, 180.0), (-45.0, 60.0, 180.0)),
}
"""Both ends of the others: x, y downwards [cm], direction out [°] clockwise on the screen."""


@dataclass
class Pen:
    """Draws pieces one behind the other; y grows downwards, angles clockwise on the screen.

    Attributes:
        x: Where it stands [cm].
        y: As `x`.
        heading: Where it looks [°].
        z: Height [mm]; written as sixth field when `heights` is set.
    """

    x: float = 1000.0
    y: float = 1000.0
    heading: float = 0.0
    z: float = 0.0
    heights: bool = False
    entries: list[str] = field(default_factory=list)

    def draw(self, *words: str) -> "Pen":
        """Draw pieces: `Str1`, `Cor1` to the right, `-Cor1` to the left, from its second end, `Bri1+`.

        A plus is red, a minus blue. With heights a slope that goes down lies the other way round.
        """
        for word in words:
            name = word.strip("+-")
            backward = word.startswith("-") or (self.heights and word.endswith("-"))
            half = STRAIGHT.get(name)
            ends = ENDS.get(name) or ((-(half or 0.0), 0.0, 180.0), (half or 0.0, 0.0, 0.0))
            entry, leave = reversed(ends) if backward else ends
            turn = self.heading - (entry[2] + 180.0)
            dx, dy = _turned(entry[0], entry[1], turn)
            x, y = self.x - dx, self.y - dy
            rise = 75.0 * (word.endswith("+") - word.endswith("-")) if name == "Bri1" else 0.0
            colour = "3" if word.endswith("+") else "2" if word.endswith("-") else "0"
            entry_text = f"{name};{x:.3f};{y:.3f};{turn % 360.0:.3f};{colour}"
            self.entries.append(entry_text + (f";{min(self.z, self.z + rise):.0f}" if self.heights else ""))
            out_x, out_y = _turned(leave[0], leave[1], turn)
            self.x, self.y, self.heading, self.z = x + out_x, y + out_y, leave[2] + turn, self.z + rise
        return self

    def skip(self, ahead: float, aside: float = 0.0) -> "Pen":
        """Leave a gap [cm]."""
        dx, dy = _turned(ahead, aside, self.heading)
        self.x, self.y = self.x + dx, self.y + dy
        return self

    @property
    def text(self) -> str:
        """What the editor would save."""
        return "#".join(self.entries) + "#"


def _turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return c * x - s * y, s * x + c * y


def _drawn(words: Sequence[str], *, heights: bool = False, heading: float = 0.0) -> str:
    return Pen(heights=heights, heading=heading).draw(*words).text


@pytest.fixture(scope="session")
def drawn() -> Callable[..., str]:
    """The text of a layout from words for its pieces."""
    return _drawn


@pytest.fixture(scope="session")
def pen() -> Callable[..., Pen]:
    """A new pen."""
    return Pen
