"""What is known about the day of manufacture: several papers and the span of the model code, intersected."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.kei.importing._period import Period, read_period
from kodawari.quantity import Confidence

__all__ = ["Evidence", "EvidenceKind", "Window", "evidence", "window_of"]


class EvidenceKind(StrEnum):
    """What a date is the date of."""

    BUILT = "built"
    """The car was completed then."""
    FIRST_REGISTERED = "first registered"
    """First inspection of a kei, first registration of an ordinary car: manufacture was not later."""
    FIRST_SOLD = "first sold"
    """The invoice of the first sale: manufacture was not later."""
    MODEL_CODE = "model code"
    """The years in which cars of the code were built."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is known.

    Attributes:
        kind: What the date is the date of.
        text: How people call it: `built 2001-11`.
        first: No earlier than this day; None says nothing.
        last: No later than this day; None says nothing.
        confidence: How far to trust it; a paper is `declared` by whoever holds it.
    """

    kind: EvidenceKind
    text: str
    first: date | None
    last: date | None
    confidence: Confidence = Confidence.DECLARED

    def to_json_dict(self) -> dict[str, Any]:
        """The evidence as plain data."""
        return {
            "kind": str(self.kind),
            "text": self.text,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "confidence": str(self.confidence),
        }


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Between which days a car was built; a missing end is open.

    Attributes:
        first: The earliest day, or None.
        last: The latest day, or None.
        first_by: The evidence that gives the earliest day.
        last_by: The evidence that gives the latest day.
    """

    first: date | None = None
    last: date | None = None
    first_by: Evidence | None = None
    last_by: Evidence | None = None


def evidence(kind: EvidenceKind, text: str, *, today: date) -> Evidence | None:
    """A date from a paper as evidence; None for the word `unknown`.

    Args:
        kind: What the date is the date of.
        text: The date as it is written.
        today: Nothing that has happened is later than this.

    Raises:
        KodawariError: It is no date, or lies in the future.
    """
    if text.strip().lower() in {"unknown", "不明", "?"}:
        return None
    period = read_period(text)
    if period.first > today:
        raise KodawariError(
            f"'{kind} {text.strip()}' lies in the future ({period}); today is {today}",
            mend="Is the era or the year right? H13 is 2001, R3 is 2021.",
        )
    first = period.first if kind is EvidenceKind.BUILT else None
    return Evidence(kind=kind, text=_named(kind, period), first=first, last=min(period.last, today))


def window_of(items: Iterable[Evidence]) -> Window:
    """The days that every piece of evidence leaves open.

    Raises:
        KodawariError: Two pieces contradict each other; the message names both.
    """
    window = Window()
    for item in items:
        if item.first and (window.first is None or item.first > window.first):
            window = msgspec.structs.replace(window, first=item.first, first_by=item)
        if item.last and (window.last is None or item.last < window.last):
            window = msgspec.structs.replace(window, last=item.last, last_by=item)
    if window.first and window.last and window.first > window.last and window.first_by and window.last_by:
        raise KodawariError(
            f"the evidence contradicts itself: '{window.last_by.text}' means by {window.last}, and "
            f"'{window.first_by.text}' means from {window.first}",
            mend="One of the two belongs to another car, or is misread.",
        )
    return window


def _named(kind: EvidenceKind, period: Period) -> str:
    """The kind with the date as it was written, and in western years where that differs."""
    told = str(period)
    return f"{kind} {told}" if period.text == told else f"{kind} {period.text} ({told})"
