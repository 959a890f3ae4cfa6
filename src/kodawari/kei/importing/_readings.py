"""The readings of "25 years old" that people go by, and the days that each of them gives."""

from datetime import date
from typing import Any

import msgspec

from kodawari.kei.importing._evidence import Window
from kodawari.quantity import Confidence

__all__ = ["Reading", "between_readings", "readings"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One way to read the law.

    Attributes:
        text: The reading, in a clause.
        earliest_possible: No earlier than this day; None where the evidence leaves it open.
        certain_from: Certain on this reading; None as above.
        is_counted: Whether the clock's own days go by it.
        source: Id of the source.
        confidence: How far to trust it.
    """

    text: str
    earliest_possible: date | None
    certain_from: date | None
    is_counted: bool
    source: str
    confidence: Confidence

    def to_json_dict(self) -> dict[str, Any]:
        """The reading as plain data."""
        return {
            "text": self.text,
            "earliest_possible": self.earliest_possible.isoformat() if self.earliest_possible else None,
            "certain_from": self.certain_from.isoformat() if self.certain_from else None,
            "counted": self.is_counted,
            "source": self.source,
            "confidence": str(self.confidence),
        }


def readings(earliest: date | None, certain: date | None) -> tuple[Reading, ...]:
    """What the three readings make of the days of the clock.

    Only the second stands in a text of the law; the days of the others are told, and the clock does not use
    them: the first may be too early, the third rests on one page that contradicts itself.
    """
    return (
        Reading(
            text="by the month: from the first of the month of the 25th birthday, as importers do",
            earliest_possible=_first(earliest),
            certain_from=_first(certain),
            is_counted=False,
            source="import-25-years-2014",
            confidence=Confidence.SECONDARY,
        ),
        Reading(
            text="date to date, as the statute is worded",
            earliest_possible=earliest,
            certain_from=certain,
            is_counted=True,
            source="import-classic-page",
            confidence=Confidence.PRIMARY_QUOTED,
        ),
        Reading(
            text="from the first of the month after the birthday, as one page says that contradicts itself",
            earliest_possible=_first_after(earliest),
            certain_from=_first_after(certain),
            is_counted=False,
            source="import-engineerfix",
            confidence=Confidence.RECALLED,
        ),
    )


def between_readings(window: Window, certain: date | None, on: date) -> bool:
    """Whether a day lies where the readings differ."""
    first, after = _first(certain), _first_after(certain)
    return bool(window.last and first and after and first <= on < after)


def _first(day: date | None) -> date | None:
    """The first of the month."""
    return day.replace(day=1) if day else None


def _first_after(day: date | None) -> date | None:
    """The first of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) if day else None
