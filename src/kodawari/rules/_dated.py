"""Stretches of days."""

from datetime import date

__all__ = ["Dated"]


class Dated:
    """Days with both ends included; a missing end is open. Mixed into structures with `start` and `end`."""

    __slots__ = ()
    start: date | None
    end: date | None

    def holds(self, on: date) -> bool:
        """Whether a day is among them."""
        return (self.start or date.min) <= on <= (self.end or date.max)

    def meets(self, other: "Dated") -> bool:
        """Whether two stretches share a day."""
        first = max(self.start or date.min, other.start or date.min)
        return first <= min(self.end or date.max, other.end or date.max)

    @property
    def days(self) -> str:
        """`2017-12-08 to 2024-12-31`, `from 2025-01-01`, `until 2017-12-07` or `always`."""
        if self.start and self.end:
            return f"{self.start} to {self.end}"
        if self.start or self.end:
            return f"from {self.start}" if self.start else f"until {self.end}"
        return "always"
