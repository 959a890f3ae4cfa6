"""One line of a cost, and the sum of several."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from kodawari.kei.importing._money import Money
from kodawari.quantity import Confidence

__all__ = ["Line", "Total", "total_of"]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a cost.

    Attributes:
        id: Its name; the option that fills it is called so.
        item: What people call it.
        money: Low and high end in dollars, or None for an open line.
        basis: How the figures come about.
        source: Id of the source; empty for what was given on the command line.
        confidence: How far to trust it.
        as_of: The month of the source, or empty.
        is_overdue: Whether somebody should have looked again by now.
        is_provisional: Whether it takes today's measures for a day that lies ahead.
        ask: Whom to ask for an open line.
        note: What a reader should know.
    """

    id: str
    item: str
    money: Money | None
    basis: str
    source: str = ""
    confidence: Confidence = Confidence.DECLARED
    as_of: str = ""
    is_overdue: bool = False
    is_provisional: bool = False
    ask: str = ""
    note: str = ""

    def to_json_dict(self) -> dict[str, Any]:
        """The line as plain data; amounts are decimal strings."""
        return {
            "id": self.id,
            "item": self.item,
            "low": str(self.money.low) if self.money else None,
            "high": str(self.money.high) if self.money else None,
            "currency": self.money.currency if self.money else "USD",
            "basis": self.basis,
            "source": self.source,
            "confidence": str(self.confidence),
            "as_of": self.as_of,
            "overdue": self.is_overdue,
            "provisional": self.is_provisional,
            "ask": self.ask,
            "note": self.note,
        }


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """The sum of the lines that are known.

    Attributes:
        low: Sum of the low ends [USD].
        high: Sum of the high ends [USD].
        known: How many lines are known.
        lines: How many there are.
        open_items: The lines that are open, by name.
    """

    low: Decimal
    high: Decimal
    known: int
    lines: int
    open_items: tuple[str, ...]

    def to_json_dict(self) -> dict[str, Any]:
        """The sum as plain data; amounts are decimal strings."""
        return {
            "low": str(self.low),
            "high": str(self.high),
            "currency": "USD",
            "known_lines": self.known,
            "lines": self.lines,
            "open_items": list(self.open_items),
        }


def total_of(lines: Sequence[Line]) -> Total:
    """The sum of lines in dollars; it adds up to the cent, because each line is rounded before."""
    known = [line.money for line in lines if line.money]
    return Total(
        low=sum((money.low for money in known), Decimal("0.00")),
        high=sum((money.high for money in known), Decimal("0.00")),
        known=len(known),
        lines=len(lines),
        open_items=tuple(line.item for line in lines if line.money is None),
    )
