"""What changed in a rulebook between two days."""

from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from kodawari.rules._limit import LimitKind
from kodawari.rules._rulebook import Rulebook, edition_on
from kodawari.rules._schema import Edition, Rule

__all__ = ["Change", "ChangeKind", "Diff", "diff"]


class ChangeKind(StrEnum):
    """What happened to a rule."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    EVIDENCE = "evidence"
    """The limit stayed; where it is known from, or how surely, did not."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that is not the same on both days.

    Attributes:
        kind: What happened.
        rule: The rule's id.
        title: Its name.
        old: The limit on the first day as people read it; empty when it was not there.
        new: The limit on the second day as people read it; empty when it is gone.
        before: The rule on the first day.
        after: The rule on the second day.
        classes: The classes that it concerns; empty means all.
    """

    kind: ChangeKind
    rule: str
    title: str
    classes: tuple[str, ...]
    old: str
    new: str
    before: Rule | None
    after: Rule | None

    def to_json_dict(self) -> dict[str, Any]:
        """The change as plain data."""
        return {
            "kind": str(self.kind),
            "rule": self.rule,
            "title": self.title,
            "old": self.old,
            "new": self.new,
            "old_confidence": str(self.before.confidence) if self.before else None,
            "new_confidence": str(self.after.confidence) if self.after else None,
            "classes": list(self.classes),
        }


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """Two days of one rulebook.

    Attributes:
        before: The edition on the first day.
        after: The edition on the second day.
        changes: Every rule that differs, in the order of the book.
    """

    before: Edition
    after: Edition
    changes: tuple[Change, ...]


def diff(rulebook: Rulebook, first: date, second: date, class_: str = "") -> Diff:
    """Compare a rulebook on two days.

    Args:
        rulebook: The rulebook.
        first: The day that counts as before.
        second: The day that counts as after.
        class_: Compare the rules of one class only; empty compares all.

    Raises:
        KodawariError: No edition is in force on one of the days, or there is no such class.
    """
    name = rulebook.class_named(class_).id if class_ else ""
    before, after = edition_on(rulebook, first), edition_on(rulebook, second)
    old, new = _by_key(rulebook, first, name), _by_key(rulebook, second, name)
    keys = dict.fromkeys((rule.id, rule.classes) for rule in rulebook.rules)
    changes = [_change(rulebook, old.get(key), new.get(key)) for key in keys]
    return Diff(before=before, after=after, changes=tuple(each for each in changes if each is not None))


def _by_key(rulebook: Rulebook, on: date, class_: str) -> dict[tuple[str, tuple[str, ...]], Rule]:
    """The rules of a day by id and classes."""
    return {
        (rule.id, rule.classes): rule
        for rule in rulebook.rules
        if rule.holds(on) and (not class_ or not rule.classes or class_ in rule.classes)
    }


def _change(rulebook: Rulebook, old: Rule | None, new: Rule | None) -> Change | None:
    """What happened to one rule, or None when it is the same."""
    rule = new or old
    if rule is None or old is new:
        return None
    kind = ChangeKind.CHANGED
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
    elif _meaning(old) == _meaning(new):
        if (old.source, old.confidence, old.caution) == (new.source, new.confidence, new.caution):
            return None
        kind = ChangeKind.EVIDENCE
    return Change(
        kind=kind,
        rule=rule.id,
        title=rule.title.en,
        classes=rule.classes,
        old=rulebook.limit_text(old) if old else "",
        new=rulebook.limit_text(new) if new else "",
        before=old,
        after=new,
    )


def _meaning(rule: Rule) -> tuple[object, ...]:
    """What a rule demands, apart from its days, words and sources."""
    limits = tuple(getattr(rule, kind) for kind in LimitKind)
    return (rule.quantity, limits, rule.when, rule.binding, rule.disputed, rule.declared_as)
