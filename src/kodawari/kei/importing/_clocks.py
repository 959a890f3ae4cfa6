"""The age clocks: from which day a car may come in, from which it certainly may, how it stands on a day.

The limits are rules of the rulebooks `us-federal` and `import-abroad`; the rule engine judges the age on the
day of arrival, and the same rule, turned round, gives the days.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from kodawari.kei.importing._ages import ages, opening
from kodawari.kei.importing._evidence import EvidenceKind, Window
from kodawari.quantity import Confidence
from kodawari.rules import Fact, Finding, Inspection, Rule, Rulebook, inspect
from kodawari.rules import Status as Verdict

__all__ = ["Clock", "Status", "clock_of", "federal_clocks"]

_ORDER = list(Confidence)


class Status(StrEnum):
    """How a car stands with a clock on the day of arrival."""

    YES = "yes"
    NO = "no"
    POSSIBLE = "possible"
    """Possible on the evidence, and not certain on every reading of it."""
    UNKNOWN = "unknown"
    """No evidence about this very car."""
    NOT_APPLICABLE = "not_applicable"


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """One clock and one car.

    Attributes:
        id: `nhtsa`, `epa`, `section_232`, or a country.
        title: What people call it.
        earliest_possible: No earlier than this day; None where the evidence leaves it open.
        certain_from: Safe from this day on every reading of the evidence; None where there is none.
        status: How it stands on the day of arrival.
        confidence: The weakest of the rule and of what the days rest on.
        sources: Ids of sources.
        note: What a reader should know.
    """

    id: str
    title: str
    earliest_possible: date | None
    certain_from: date | None
    status: Status
    confidence: Confidence
    sources: tuple[str, ...]
    note: str = ""

    def to_json_dict(self) -> dict[str, Any]:
        """The clock as plain data."""
        return {
            "title": self.title,
            "earliest_possible": self.earliest_possible.isoformat() if self.earliest_possible else None,
            "certain_from": self.certain_from.isoformat() if self.certain_from else None,
            "status": str(self.status),
            "confidence": str(self.confidence),
            "sources": list(self.sources),
            "note": self.note,
        }


def federal_clocks(
    book: Rulebook, window: Window, facts: Mapping[str, Fact], on: date
) -> tuple[dict[str, Clock], Inspection]:
    """NHTSA, EPA and the automobile tariff for a car that arrives on a day, and the inspection behind them.

    Args:
        book: The rulebook `us-federal`.
        window: Between which days the car was built.
        facts: Heading, engine and configuration, by the names of the book's terms.
        on: Day of arrival at the port.
    """
    report = inspect(book, {**facts, **ages(window, on)}, on=on)
    clocks = {
        "nhtsa": clock_of("nhtsa", report, "nhtsa-age", window),
        "epa": _with_engine(clock_of("epa", report, "epa-age", window), report),
        "section_232": clock_of("section_232", report, "section-232-age", window),
    }
    return clocks, report


def clock_of(name: str, report: Inspection, rule_id: str, window: Window) -> Clock:
    """One rule of an inspection as a clock."""
    finding = next((each for each in report.findings if each.rule.id == rule_id), None)
    if finding is None:
        return _idle(name, report, rule_id)
    rule = finding.rule
    earliest, certain = opening(rule.quantity, rule, window)
    status = _status(finding, earliest, certain, report.on)
    return Clock(
        id=name,
        title=rule.title.en,
        earliest_possible=earliest,
        certain_from=certain,
        status=status,
        confidence=_weakest(rule, window, status),
        sources=(rule.source,),
        note=" ".join(part for part in (rule.note, rule.caution) if part),
    )


def _status(finding: Finding, earliest: date | None, certain: date | None, on: date) -> Status:
    """The engine's verdict in the words of clocks."""
    if finding.status is Verdict.PASS:
        return Status.YES
    if finding.status is Verdict.FAIL:
        return Status.NO
    too_young = earliest is not None and on < earliest  # then only the heading is open
    return Status.POSSIBLE if certain and not too_young else Status.UNKNOWN


def _idle(name: str, report: Inspection, rule_id: str) -> Clock:
    """A rule that does not concern this car, or was not in force on that day."""
    rule = next(each for each in report.rulebook.rules if each.id == rule_id)
    idle = next((each for each in report.not_applicable if each.rule.id == rule_id), None)
    why = rule.note if idle is not None else f"In force {rule.days} only."
    return Clock(
        id=name,
        title=rule.title.en,
        earliest_possible=None,
        certain_from=None,
        status=Status.NOT_APPLICABLE,
        confidence=rule.confidence,
        sources=(rule.source,),
        note=why,
    )


def _with_engine(clock: Clock, report: Inspection) -> Clock:
    """EPA's age holds only for a car with its own engine and in its own configuration."""
    broken = [
        each
        for each in report.findings
        if each.rule.id in {"epa-engine", "epa-configuration"} and each.status is Verdict.FAIL
    ]
    if not broken:
        return clock
    return msgspec.structs.replace(
        clock,
        earliest_possible=None,
        certain_from=None,
        status=Status.NO,
        sources=(*clock.sources, *(each.rule.source for each in broken)),
        note="Code E is not open to a car with another engine or with modifications: an Independent "
        "Commercial Importer, or EPA's Imports Hotline before buying.",
    )


def _weakest(rule: Rule, window: Window, status: Status) -> Confidence:
    """The rule's own word, or a weaker one where the model code gives the day that decides."""
    deciding = {Status.YES: (window.last_by,), Status.NO: (window.first_by,)}.get(
        status, (window.first_by, window.last_by)
    )
    words = [rule.confidence]
    words += [
        each.confidence for each in deciding if each is not None and each.kind is EvidenceKind.MODEL_CODE
    ]
    return max(words, key=_ORDER.index)
