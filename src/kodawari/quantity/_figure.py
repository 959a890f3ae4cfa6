"""A figure as it stands in a data file, before it becomes a quantity."""

from typing import Annotated

import msgspec

from kodawari.errors import KodawariError
from kodawari.quantity._confidence import Confidence, Origin
from kodawari.quantity._quantity import Quantity

__all__ = ["Figure", "unit_of"]

# The last words of a field's name and the unit that people see for them.
_UNITS = {
    "mm": "mm",
    "m": "m",
    "cm": "cm",
    "g": "g",
    "kg": "kg",
    "deg": "°",
    "rpm": "rpm",
    "mN_m": "mN·m",
    "A": "A",
    "V": "V",
    "ohm": "Ω",
    "mAh": "mAh",
    "jpy": "¥",
    "s": "s",
    "m_s": "m/s",
    "kmh": "km/h",
    "N_mm": "N/mm",
    "N_s_m": "N·s/m",
    "g_mm2": "g·mm²",
    "mN_m_s": "mN·m·s",
    "rad_s": "rad/s",
    "kPa": "kPa",
    "mm2": "mm²",
    "g_cm3": "g/cm³",
    "kg_m3": "kg/m³",
    "cc": "cc",
    "PS": "PS",
    "N_m": "N·m",
    "m2": "m²",
    "kWh": "kWh",
    "percent": "%",
    "gbp": "£",
    "years": "years",
}


def unit_of(field: str) -> str:
    """The unit that a field's name ends in: `width_mm` gives `mm`, `ratio` gives an empty string."""
    words = field.split("_")
    for count in (3, 2, 1):
        unit = _UNITS.get("_".join(words[-count:])) if len(words) > count else None
        if unit is not None:
            return unit
    return ""


class Figure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure of a data file: `{ value = 8.3, source = "tamiya-items", confidence = "primary" }`.

    The spread is either `pm` (±, in the figure's unit) or `low` and `high`; a figure without a spread is
    exact. A figure without a value is unknown, and `reason` says what would settle it.

    Attributes:
        value: Best value; None means unknown.
        pm: Half-width of a symmetric interval.
        low: Lower end, with `high`.
        high: Upper end, with `low`.
        source: Id in `data/sources`; needed unless the confidence is `assumed` or `unknown`.
        confidence: How far to trust it.
        as_of: ISO date of the source; empty takes the source's own date.
        reason: Why this value was assumed, how it was derived, or what would settle it.
    """

    value: float | None = None
    pm: Annotated[float, msgspec.Meta(ge=0)] | None = None
    low: float | None = None
    high: float | None = None
    source: str = ""
    confidence: Confidence = Confidence.UNKNOWN
    as_of: str = ""
    reason: str = ""

    def quantity(self, unit: str) -> Quantity:
        """The figure as a quantity in `unit`.

        Raises:
            KodawariError: The ends contradict each other, or an assumed figure gives no reason.
        """
        if self.value is None:
            return Quantity.unknown(unit, note=self.reason, source=self.source)
        if self.pm is not None and (self.low is not None or self.high is not None):
            raise KodawariError("a figure has either `pm` or `low` and `high`, not both", mend="Keep one.")
        if self.confidence in {Confidence.ASSUMED, Confidence.DERIVED} and not self.reason:
            raise KodawariError(f"an {self.confidence} figure needs a reason", mend="Add `reason`.")
        low = self.value - self.pm if self.pm is not None else self.low
        high = self.value + self.pm if self.pm is not None else self.high
        return Quantity(
            value=self.value,
            low=self.value if low is None else low,
            high=self.value if high is None else high,
            unit=unit,
            origin=_ORIGIN.get(self.confidence, Origin.PUBLISHED),
            confidence=self.confidence,
            source=self.source,
            as_of=self.as_of,
            note=self.reason,
        )


_ORIGIN = {
    Confidence.MEASURED: Origin.MEASURED,
    Confidence.DERIVED: Origin.COMPUTED,
    Confidence.DECLARED: Origin.DECLARED,
    Confidence.ASSUMED: Origin.ASSUMED,
    Confidence.UNKNOWN: Origin.UNKNOWN,
}
