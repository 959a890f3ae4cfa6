"""Counting refusals, so that an empty search can name the rule that nothing meets."""

from collections import Counter

import msgspec

from kodawari.errors import KodawariError
from kodawari.tuning._problem import Refusal

__all__ = ["RefusalCount", "RefusalLog"]


class RefusalCount(msgspec.Struct, frozen=True):
    """How often one reason stood against a point.

    Attributes:
        reason: The reason, as the problem words it.
        count: Points that it stood against.
        alone: Points that it alone stood against.
        share: `count` as a share of all points that were looked at.
    """

    reason: str
    count: int
    alone: int
    share: float


class RefusalLog:
    """Refusals of a search, each point counted once."""

    def __init__(self) -> None:
        self.looked_at = 0
        self.refused = 0
        self._counts: Counter[str] = Counter()
        self._alone: Counter[str] = Counter()

    def add(self, refusal: Refusal | None) -> None:
        """Note one point that was looked at."""
        self.looked_at += 1
        if refusal is None:
            return
        self.refused += 1
        reasons = set(refusal.reasons)
        self._counts.update(reasons)
        if len(reasons) == 1:
            self._alone.update(reasons)

    def summary(self) -> tuple[RefusalCount, ...]:
        """All reasons, the most frequent first."""
        ranked = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            RefusalCount(reason=reason, count=count, alone=self._alone[reason], share=count / self.looked_at)
            for reason, count in ranked
        )

    def nothing_legal(self, *, exhaustive: bool) -> KodawariError:
        """The error for a space in which no point is allowed.

        Args:
            exhaustive: Whether every point was looked at, or only some.
        """
        looked = (
            f"all {self.looked_at} set-ups" if exhaustive else f"{self.looked_at} set-ups drawn at random"
        )
        found = self.summary()
        universal = [entry.reason for entry in found if entry.count == self.refused]
        if universal:
            told = "; ".join(universal)
            return KodawariError(
                f"nothing legal can be built: {looked} break the same rule: {told}",
                mend="Change what this rule speaks of, or choose another rulebook.",
            )
        told = "; ".join(f"{entry.reason} ({100 * entry.share:.0f} %)" for entry in found[:3])
        return KodawariError(
            f"nothing legal can be built: {looked} break one rule or another, most often: {told}",
            mend="Start from a legal set-up, or allow more parts.",
        )
