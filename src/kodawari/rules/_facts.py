"""What is known about a machine, as the rules meet it: a number, a choice or a flag under a name."""

from collections.abc import Mapping

import msgspec

from kodawari.quantity import Confidence, Origin, Quantity

__all__ = ["Choice", "Fact", "Facts", "Flag"]


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One or several words from a list: a motor, a cell's brand, every kind of damper on the car.

    Attributes:
        values: All words that hold at once; empty when the machine has none of the kind; None when unknown.
        origin: What kind of value this is.
        confidence: How far to trust it.
        source: Where it comes from: a source id, or a sentence for computed values.
        as_of: ISO date (year, month or day) of the source, or empty.
        note: Why, for assumed values; what would settle it, for unknown ones.
    """

    values: tuple[str, ...] | None
    origin: Origin = Origin.COMPUTED
    confidence: Confidence = Confidence.DERIVED
    source: str = ""
    as_of: str = ""
    note: str = ""

    @classmethod
    def of(cls, *values: str, **about: str) -> "Choice":
        """A known choice; `about` takes origin, confidence, source, as_of and note."""
        return msgspec.convert({"values": values, **about}, cls)

    @classmethod
    def unknown(cls, *, note: str = "") -> "Choice":
        """A choice that nobody has given; `note` says what would settle it."""
        return cls(values=None, origin=Origin.UNKNOWN, confidence=Confidence.UNKNOWN, note=note)

    @property
    def is_known(self) -> bool:
        """Whether the words are given at all."""
        return self.values is not None


class Flag(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Yes, no, or nobody has said.

    Attributes:
        value: True, False, or None when unknown.
        origin: What kind of value this is; `declared` for the owner's word.
        confidence: How far to trust it.
        source: Where it comes from: a source id, or a sentence for computed values.
        as_of: ISO date (year, month or day) of the source, or empty.
        note: Why, for assumed values; what would settle it, for unknown ones.
    """

    value: bool | None
    origin: Origin = Origin.COMPUTED
    confidence: Confidence = Confidence.DERIVED
    source: str = ""
    as_of: str = ""
    note: str = ""

    @classmethod
    def of(cls, value: bool, **about: str) -> "Flag":
        """A known flag; `about` takes origin, confidence, source, as_of and note."""
        return msgspec.convert({"value": value, **about}, cls)

    @classmethod
    def declared(cls, value: bool, *, note: str = "") -> "Flag":
        """What the owner says, and nobody has looked at yet."""
        return cls(value=value, origin=Origin.DECLARED, confidence=Confidence.DECLARED, note=note)

    @classmethod
    def unknown(cls, *, note: str = "") -> "Flag":
        """A flag that nobody has set; `note` says what would settle it."""
        return cls(value=None, origin=Origin.UNKNOWN, confidence=Confidence.UNKNOWN, note=note)

    @property
    def is_known(self) -> bool:
        """Whether anybody has said."""
        return self.value is not None


Fact = Quantity | Choice | Flag
"""A fact about a machine; a name that is missing from `Facts` is unknown."""

Facts = Mapping[str, Fact]
"""Facts by name, such as `width_mm`; the rulebook's terms say which names there are."""
