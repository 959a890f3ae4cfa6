"""The quantity: an interval with a unit, a source and a confidence."""

import math
from collections.abc import Iterable

import msgspec

from kodawari.errors import KodawariError
from kodawari.quantity._confidence import Confidence, Origin

__all__ = ["Quantity", "hull", "total"]

_ORDER = list(Confidence)


class Quantity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that knows how sure it is.

    An unknown quantity has no value and no bounds; it is never zero and never a default.

    Attributes:
        value: Best value, or None when unknown.
        low: Lower end of the interval (about 95 %), or None when unknown.
        high: Upper end of the interval, or None when unknown.
        unit: The unit as people write it: `mm`, `g`, `mN·m`; empty for a pure number.
        origin: What kind of value this is.
        confidence: How far to trust it.
        source: Where it comes from: a source id, or a sentence for computed values.
        as_of: ISO date (year, month or day) of the source, or empty.
        note: Why, for assumed values; what would settle it, for unknown ones.
    """

    value: float | None
    low: float | None
    high: float | None
    unit: str = ""
    origin: Origin = Origin.COMPUTED
    confidence: Confidence = Confidence.DERIVED
    source: str = ""
    as_of: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        ends = (self.low, self.value, self.high)
        if all(end is None for end in ends):
            return
        low, value, high = ends
        if low is None or value is None or high is None:
            raise KodawariError("a quantity needs value, low and high together, or none of them")
        if not (math.isfinite(value) and low <= value <= high):
            raise KodawariError(f"the value {value} lies outside its interval {low} to {high}")

    @classmethod
    def exact(cls, value: float, unit: str = "", **about: str) -> "Quantity":
        """A value without spread."""
        return cls.between(value, value, value, unit, **about)

    @classmethod
    def between(cls, low: float, value: float, high: float, unit: str = "", **about: str) -> "Quantity":
        """A value with its interval; `about` takes origin, confidence, source, as_of and note."""
        raw = {"value": float(value), "low": float(low), "high": float(high), "unit": unit, **about}
        return msgspec.convert(raw, cls)

    @classmethod
    def unknown(cls, unit: str = "", *, note: str = "", source: str = "") -> "Quantity":
        """A quantity that nobody has given; `note` says what would settle it."""
        return cls(
            value=None,
            low=None,
            high=None,
            unit=unit,
            origin=Origin.UNKNOWN,
            confidence=Confidence.UNKNOWN,
            note=note,
            source=source,
        )

    @property
    def is_known(self) -> bool:
        """Whether there is a value at all."""
        return self.value is not None

    @property
    def ends(self) -> tuple[float, float, float]:
        """Low, value and high of a known quantity.

        Raises:
            KodawariError: The quantity is unknown.
        """
        if self.low is None or self.value is None or self.high is None:
            raise KodawariError("the quantity is unknown", mend=self.note)
        return self.low, self.value, self.high

    @property
    def spread(self) -> float:
        """Half of the interval's width; zero for an exact value."""
        low, _, high = self.ends
        return 0.5 * (high - low)

    def scaled(self, factor: float, unit: str) -> "Quantity":
        """The same quantity in another unit: value × factor."""
        if not self.is_known:
            return msgspec.structs.replace(self, unit=unit)
        low, value, high = (end * factor for end in self.ends)
        return msgspec.structs.replace(self, value=value, low=min(low, high), high=max(low, high), unit=unit)


def total(parts: Iterable[Quantity], *, unit: str, source: str = "") -> Quantity:
    """The sum of independent quantities: spreads add as the root of squares.

    Each interval is read as about 95 % of an independent error, so the sum's 95 % interval is the
    root of the summed squares (GUM, JCGM 100:2008, 5.1.2). One unknown part makes the sum unknown.
    """
    items = list(parts)
    missing = [item for item in items if not item.is_known]
    if missing:
        return Quantity.unknown(unit, note=missing[0].note, source=source)
    value = math.fsum(item.ends[1] for item in items)
    below = math.sqrt(math.fsum((item.ends[1] - item.ends[0]) ** 2 for item in items))
    above = math.sqrt(math.fsum((item.ends[2] - item.ends[1]) ** 2 for item in items))
    return Quantity(
        value=value,
        low=value - below,
        high=value + above,
        unit=unit,
        origin=Origin.COMPUTED,
        confidence=weakest(items),
        source=source,
        as_of=max((item.as_of for item in items), default=""),
    )


def hull(items: Iterable[Quantity]) -> Quantity:
    """The smallest interval that holds every known item: used where sources disagree.

    Without a known item the hull is unknown, in the unit of the first.
    """
    every = list(items)
    known = [item for item in every if item.is_known]
    if not known:
        return Quantity.unknown(every[0].unit if every else "")
    first = known[0]
    low = min(item.ends[0] for item in known)
    high = max(item.ends[2] for item in known)
    confidence = first.confidence if len(known) == 1 else Confidence.CONFLICTING
    return msgspec.structs.replace(first, low=low, high=high, confidence=confidence)


def weakest(items: Iterable[Quantity]) -> Confidence:
    """The weakest confidence among the items: a chain is as strong as that."""
    ranks = [_ORDER.index(item.confidence) for item in items]
    return _ORDER[max(ranks)] if ranks else Confidence.DERIVED
