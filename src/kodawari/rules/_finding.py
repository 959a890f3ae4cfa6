"""One rule held against one machine, with everything that a screen or a report shows of it."""

import math
from typing import Any

import msgspec

from kodawari.quantity import Confidence, Origin, Quantity, Source, format_number, format_quantity
from kodawari.rules._facts import Choice, Fact, Flag
from kodawari.rules._judge import Judgement, Status
from kodawari.rules._limit import LimitKind
from kodawari.rules._schema import Rule
from kodawari.rules._terms import JudgedBy, Term

__all__ = ["Finding", "source_dict"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One rule held against one machine.

    Attributes:
        rule: The rule, which is its own limit.
        term: The quantity that it limits.
        fact: What is known of the machine; None when nobody has said anything.
        judgement: Status and margins.
        source: The source of the rule.
        warnings: What to beware of although the status may be a pass.
        settle: What would settle it; empty unless the status is unknown.
    """

    rule: Rule
    term: Term
    fact: Fact | None
    judgement: Judgement
    source: Source
    warnings: tuple[str, ...] = ()
    settle: str = ""

    @property
    def status(self) -> Status:
        """Pass, fail or unknown."""
        return self.judgement.status

    @property
    def measured(self) -> float | bool | list[str] | None:
        """The best value as plain data; None when unknown."""
        if isinstance(self.fact, Choice):
            return None if self.fact.values is None else list(self.fact.values)
        return None if self.fact is None else self.fact.value

    @property
    def measured_text(self) -> str:
        """The value as people read it: `104.6 mm ±0.2`, `yes`, `tamiya`, `unknown`."""
        if self.fact is None or not self.fact.is_known:
            return "unknown"
        if isinstance(self.fact, Quantity):
            return format_quantity(self.fact)
        if isinstance(self.fact, Choice):
            return ", ".join(self.fact.values or ()) or "none"
        return "yes" if self.fact.value else "no"

    @property
    def limit_text(self) -> str:
        """The limit as people read it: `≤ 105 mm`."""
        return self.rule.text(self.term.unit)

    @property
    def margin_text(self) -> str:
        """The room to the limit as people read it: `0.4 under`, `0.3 over`; empty without a number."""
        made = self.judgement
        if made.margin is None or made.margin_best is None or self.rule.kind is LimitKind.COUNT:
            return ""
        certain, best = made.margin, made.margin_best
        if self.status is not Status.UNKNOWN or certain == best:
            return self._room(certain if self.status is Status.PASS else best)
        return f"{self._room(best)} to {self._room(certain)}"

    def _room(self, room: float) -> str:
        """One margin in words."""
        inside, outside = _SIDES.get(self.rule.kind, ("inside", "outside"))
        return f"{_short(abs(room))} {inside if room >= 0 else outside}"

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """Lower and upper limit for drawing a bar; None for an open side or a rule without numbers."""
        found = self.rule.bounds
        if found is None:
            return None, None
        return _finite(found.low), _finite(found.high)

    def to_json_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        fact, rule, made = self.fact, self.rule, self.judgement
        number = fact if isinstance(fact, Quantity) else Quantity.unknown()
        low, high = self.bounds
        return {
            "rule": rule.id,
            "title": rule.title.en,
            "title_ja": rule.title.ja,
            "section": rule.section,
            "quantity": rule.quantity,
            "status": str(self.status),
            "binding": rule.binding,
            "measured": self.measured,
            "low": number.low,
            "high": number.high,
            "unit": self.term.unit,
            "limit": rule.number,
            "limit_kind": str(rule.kind),
            "limit_text": self.limit_text,
            "limit_low": low,
            "limit_high": high,
            "margin": made.margin,
            "margin_value": made.margin_value,
            "margin_best": made.margin_best,
            "judged_by": str(self.judged_by),
            "origin": str(fact.origin if fact else Origin.UNKNOWN),
            "measured_confidence": str(fact.confidence if fact else Confidence.UNKNOWN),
            "measured_source": fact.source if fact else "",
            "measured_note": fact.note if fact else "",
            "confidence": str(rule.confidence),
            "source": source_dict(rule.source, self.source),
            "warnings": list(self.warnings),
            "settle": self.settle,
            "note": rule.note,
        }

    @property
    def judged_by(self) -> JudgedBy:
        """Who or what answered: the owner's word where it stood in for a reading."""
        is_word = isinstance(self.fact, Flag) and self.fact.origin is Origin.DECLARED
        return JudgedBy.DECLARATION if is_word else self.term.judged_by


_SIDES = {
    LimitKind.AT_MOST: ("under", "over"),
    LimitKind.BELOW: ("under", "over"),
    LimitKind.AT_LEAST: ("above", "short"),
    LimitKind.ABOVE: ("above", "short"),
}


def _short(number: float) -> str:
    """A margin with as few decimals as it needs, two at most."""
    for digits in (0, 1):
        if math.isclose(round(number, digits), number, abs_tol=5e-3):
            return format_number(number, digits=digits)
    return format_number(number)


def _finite(bound: float) -> float | None:
    """A bound, or None when that side is open."""
    return bound if math.isfinite(bound) else None


def source_dict(key: str, source: Source) -> dict[str, str]:
    """A source as plain data."""
    return {
        "id": key,
        "title": source.title,
        "url": source.url,
        "as_of": source.as_of,
        "confidence": str(source.confidence),
    }
