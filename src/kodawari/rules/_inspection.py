"""What an inspection says: the verdict, the findings, and what could not be checked."""

from datetime import date
from typing import Any

import msgspec

from kodawari.rules._finding import Finding, source_dict
from kodawari.rules._judge import Status
from kodawari.rules._rulebook import Rulebook
from kodawari.rules._schema import Edition, NotCovered, Rule, RuleClass

__all__ = ["Inspection", "NotApplicable"]


class NotApplicable(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that does not concern this machine.

    Attributes:
        rule: The rule.
        reason: Which condition does not hold, as a clause.
    """

    rule: Rule
    reason: str


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """A machine under one rulebook on one day.

    Attributes:
        rulebook: The rulebook.
        class_: The class.
        on: The day.
        edition: The edition in force.
        findings: One per rule that concerns the machine, in the order of the book.
        not_covered: What exists and could not be checked.
        not_applicable: Rules that do not concern this machine.
    """

    rulebook: Rulebook
    class_: RuleClass
    on: date
    edition: Edition
    findings: tuple[Finding, ...]
    not_covered: tuple[NotCovered, ...]
    not_applicable: tuple[NotApplicable, ...]

    @property
    def verdict(self) -> Status:
        """Fail if any binding rule fails, else unknown if any is unknown, else pass."""
        found = {finding.status for finding in self.findings if finding.rule.binding}
        for status in (Status.FAIL, Status.UNKNOWN):
            if status in found:
                return status
        return Status.PASS

    def with_status(self, status: Status) -> tuple[Finding, ...]:
        """The findings of one status, in the order of the book."""
        return tuple(finding for finding in self.findings if finding.status is status)

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """Every warning with the id of its rule; the edition's own first, under an empty id."""
        own = (("", self.edition.caution),) if self.edition.caution else ()
        return own + tuple((each.rule.id, text) for each in self.findings for text in each.warnings)

    def to_json_dict(self) -> dict[str, Any]:
        """The inspection as plain data, ready for JSON."""
        book, edition = self.rulebook, self.edition
        return {
            "rulebook": {
                "id": book.id,
                "title": book.title.en,
                "title_ja": book.title.ja,
                "publisher": book.publisher,
            },
            "class": self.class_.id,
            "on": self.on.isoformat(),
            "edition": {
                "id": edition.id,
                "title": edition.title,
                "from": edition.start.isoformat(),
                "until": edition.end.isoformat() if edition.end else None,
                "confidence": str(edition.confidence),
                "note": edition.note,
                "source": source_dict(edition.source, book.sources.get(edition.source)),
            },
            "verdict": str(self.verdict),
            "findings": [finding.to_json_dict() for finding in self.findings],
            "not_covered": [self._not_covered_dict(item) for item in self.not_covered],
            "not_applicable": [
                {"rule": each.rule.id, "title": each.rule.title.en, "reason": each.reason}
                for each in self.not_applicable
            ],
            "warnings": [{"rule": rule, "text": text} for rule, text in self.warnings],
        }

    def _not_covered_dict(self, item: NotCovered) -> dict[str, Any]:
        """One entry that could not be checked, as plain data."""
        return {
            "id": item.id,
            "title": item.title.en,
            "title_ja": item.title.ja,
            "section": item.section,
            "reason": item.reason,
            "source": source_dict(item.source, self.rulebook.sources.get(item.source))
            if item.source
            else None,
        }
