"""One figure of a car as its sources give it, with all of them kept where they disagree."""

import math

import msgspec

from kodawari.quantity import Quantity, hull

__all__ = ["Reported"]

# Published unit → SI unit and factor. 1 PS = 75 kgf·m/s = 735.49875 W (metric horsepower, by definition).
_SI = {
    "mm": ("m", 1e-3),
    "cc": ("m³", 1e-6),
    "PS": ("W", 735.49875),
    "rpm": ("rad/s", 2.0 * math.pi / 60.0),
    "kWh": ("J", 3.6e6),
    "%": ("", 0.01),
}


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that sources say of one figure.

    Attributes:
        unit: The unit that it is published in; empty for ratios and counts.
        readings: What counts, the figure to go by first; empty when nobody has said.
        set_aside: What a source prints and is not counted, each with the reason in its note.
        settle: What would settle it, for an unknown figure.
    """

    unit: str = ""
    readings: tuple[Quantity, ...] = ()
    set_aside: tuple[Quantity, ...] = ()
    settle: str = ""

    @property
    def is_known(self) -> bool:
        """Whether any source that counts gives it."""
        return bool(self.readings)

    @property
    def is_disputed(self) -> bool:
        """Whether the sources that count give different values."""
        return len({reading.ends for reading in self.readings}) > 1

    @property
    def best(self) -> Quantity:
        """The reading to go by, with its own spread; unknown when nobody has said."""
        return self.readings[0] if self.readings else Quantity.unknown(self.unit, note=self.settle)

    @property
    def value(self) -> float | None:
        """The best value in `unit`; None when unknown."""
        return self.best.value

    @property
    def quantity(self) -> Quantity:
        """The best value within all that the sources leave open: the hull of every reading that counts."""
        return hull(self.readings) if self.readings else self.best

    @property
    def si(self) -> Quantity:
        """The hull in SI: m, m³, W, rad/s, J; kg, N·m and ratios stay as they are."""
        unit, factor = _SI.get(self.unit, (self.unit, 1.0))
        return self.quantity.scaled(factor, unit)
