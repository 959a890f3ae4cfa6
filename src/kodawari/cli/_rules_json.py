"""Rulebooks as plain data, for `--json`."""

import math
from datetime import date
from typing import Any

import msgspec

from kodawari.rules import Edition, NotCovered, Rule, Rulebook, RuleClass

__all__ = ["book_dict", "edition_dict", "not_covered_dict", "rule_dict"]


def book_dict(book: Rulebook) -> dict[str, Any]:
    """What a rulebook is, without its rules."""
    return {
        "id": book.id,
        "title": book.title.en,
        "title_ja": book.title.ja,
        "publisher": book.publisher,
        "intro": book.intro,
        "aliases": list(book.aliases),
        "based_on": book.based_on.book if book.based_on else None,
        "classes": [_class_dict(each) for each in book.classes],
        "editions": [edition_dict(book, each) for each in book.editions],
    }


def _class_dict(found: RuleClass) -> dict[str, Any]:
    return {"id": found.id, "title": found.title.en, "title_ja": found.title.ja, "note": found.note}


def edition_dict(book: Rulebook, edition: Edition) -> dict[str, Any]:
    """An edition with its days and its source."""
    return {
        "id": edition.id,
        "title": edition.title,
        "from": _day(edition.start),
        "until": _day(edition.end),
        "confidence": str(edition.confidence),
        "note": edition.note,
        "caution": edition.caution,
        "source": _source(book, edition.source),
    }


def rule_dict(book: Rulebook, rule: Rule) -> dict[str, Any]:
    """A rule; the names are those of a finding in `inspect --json`."""
    term, bounds = book.terms[rule.quantity], rule.bounds
    return {
        "rule": rule.id,
        "title": rule.title.en,
        "title_ja": rule.title.ja,
        "section": rule.section,
        "quantity": rule.quantity,
        "unit": term.unit,
        "limit": rule.number,
        "limit_kind": str(rule.kind),
        "limit_text": book.limit_text(rule),
        "limit_low": _finite(bounds.low) if bounds else None,
        "limit_high": _finite(bounds.high) if bounds else None,
        "classes": list(rule.classes),
        "when": [
            {"quantity": each.quantity, "limit_text": each.text(book.terms[each.quantity].unit)}
            for each in rule.when
        ],
        "from": _day(rule.start),
        "until": _day(rule.end),
        "binding": rule.binding,
        "judged_by": str(term.judged_by),
        "disputed": {"limit_text": rule.disputed.text(term.unit), "reason": rule.disputed.reason}
        if rule.disputed
        else None,
        "confidence": str(rule.confidence),
        "caution": rule.caution,
        "note": rule.note,
        "source": _source(book, rule.source),
    }


def not_covered_dict(book: Rulebook, item: NotCovered) -> dict[str, Any]:
    """A rule that exists and cannot be checked."""
    return {
        "id": item.id,
        "title": item.title.en,
        "title_ja": item.title.ja,
        "section": item.section,
        "reason": item.reason,
        "source": _source(book, item.source) if item.source else None,
    }


def _source(book: Rulebook, key: str) -> dict[str, Any]:
    return {"id": key, **msgspec.to_builtins(book.sources.get(key))}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _finite(bound: float) -> float | None:
    return bound if math.isfinite(bound) else None
