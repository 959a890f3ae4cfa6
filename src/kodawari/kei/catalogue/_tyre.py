"""Tyre sizes as they are printed, and the diameter that follows from them."""

import re

import msgspec

from kodawari.errors import KodawariError
from kodawari.quantity import Confidence, Origin, Quantity

__all__ = ["TyreSize", "tyre_size"]

_INCH_MM = 25.4
_METRIC = re.compile(r"(\d{3})/(\d{2,3})\s*[A-Z]{0,2}R?\s*(\d{2}(?:\.5)?)")
_INCHES = re.compile(r"(\d{1,2}\.\d{1,2})-(\d{2})(?:-(\d{1,2})PR?)?")


class TyreSize(msgspec.Struct, frozen=True, kw_only=True):
    """A tyre by its printed size.

    Attributes:
        text: As printed: `165/65R14`, `5.00-10`.
        width_mm: Nominal section width.
        aspect: Section height as a share of the width; None for inch sizes, which do not print it.
        rim_inch: Diameter of the rim.
    """

    text: str
    width_mm: float
    aspect: float | None
    rim_inch: float

    @property
    def diameter_mm(self) -> Quantity:
        """Outside diameter, unloaded: rim + 2 × width × aspect.

        Makers and wear differ: ±3 % of the two section heights is assumed. Cross-ply tyres in inch sizes
        print no aspect; theirs is taken as 0.95 ± 0.1.
        """
        printed = self.aspect is not None
        aspect = self.aspect if self.aspect is not None else 0.95
        rim = self.rim_inch * _INCH_MM
        walls = 2.0 * self.width_mm * aspect
        spread = walls * (0.03 if printed else 0.1 / 0.95)
        return Quantity(
            value=rim + walls,
            low=rim + walls - spread,
            high=rim + walls + spread,
            unit="mm",
            origin=Origin.COMPUTED if printed else Origin.ASSUMED,
            confidence=Confidence.DERIVED if printed else Confidence.ASSUMED,
            source=f"the size {self.text}",
            note="" if printed else "inch sizes print no aspect ratio: 0.95 ± 0.1 for a cross-ply tyre",
        )


def tyre_size(text: str) -> TyreSize:
    """Read a size: `165/65R14`, `165/55 R15`, `5.00-10`, `6.00-16-6PR`.

    Raises:
        KodawariError: It is no tyre size.
    """
    plain = text.strip().upper()
    metric = _METRIC.fullmatch(plain)
    if metric:
        width, aspect, rim = (float(part) for part in metric.groups())
        if 100 <= width <= 355 and 25 <= aspect <= 100 and 8 <= rim <= 24:
            return TyreSize(text=text, width_mm=width, aspect=aspect / 100.0, rim_inch=rim)
    inches = _INCHES.fullmatch(plain)
    if inches:
        width_mm, rim = float(inches.group(1)) * _INCH_MM, float(inches.group(2))
        return TyreSize(text=text, width_mm=width_mm, aspect=None, rim_inch=rim)
    raise KodawariError(f"'{text}' is no tyre size", mend="Write it as on the wall: 165/65R14 or 5.00-10.")
