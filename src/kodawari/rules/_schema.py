"""The parts of a rulebook file, one structure per table. What they mean is told in docs/howto-rule.md."""

from datetime import date
from typing import Any

import msgspec

from kodawari.quantity import Confidence, Source
from kodawari.rules._dated import Dated
from kodawari.rules._limit import Limit
from kodawari.rules._terms import Term, Title

__all__ = ["BasedOn", "BookFile", "Condition", "Dispute", "Edition", "NotCovered", "Rule", "RuleClass"]


class Edition(Dated, msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dated state of the rulebook; without `until` it lasts until the next edition starts.

    Attributes:
        id: Its name, such as `2017-12`.
        title: What changed, in a few words.
        source: Id of the source.
        confidence: How sure the date is.
        note: What a reader should know.
        caution: A warning that every inspection under this edition carries.
        start: First day; the key is `from`.
        end: Last day; the key is `until`.
    """

    id: str
    title: str
    source: str
    confidence: Confidence
    start: date = msgspec.field(name="from")
    end: date | None = msgspec.field(default=None, name="until")
    note: str = ""
    caution: str = ""


class RuleClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class that a machine is entered in; the first class of a file is meant when nobody names one.

    Attributes:
        id: Its name.
        title: What people call it.
        note: Who may enter, and the like.
    """

    id: str
    title: Title
    note: str = ""


class Condition(Limit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule applies only when this other quantity keeps this limit.

    Attributes:
        quantity: The quantity that decides.
    """

    quantity: str


class Dispute(Limit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another reading of the same limit; where the two disagree on a machine, the finding is unknown.

    Attributes:
        source: Id of the source of the other reading, or empty.
        reason: Who disagrees and why.
    """

    reason: str
    source: str = ""


class Rule(Dated, Limit, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A limit on one named quantity, with the days and classes it holds for. It is its own limit.

    The same id may stand several times with days that do not overlap: the history of one rule.

    Attributes:
        id: Its name within the book.
        title: What people call it.
        quantity: The term that it limits.
        source: Id of the source.
        confidence: How sure the rule itself is.
        section: Where it stands in the printed rules.
        classes: The classes it holds for; empty means all.
        when: Conditions on other quantities, all of which must hold.
        warn_above: A passing number whose upper end lies above this is warned of.
        warn_below: A passing number whose lower end lies below this is warned of.
        warning: The warning's words.
        caution: A warning that the finding always carries.
        binding: False for a custom: a failure is told, and does not turn the verdict.
        declared_as: A flag that answers instead, by the owner's word, while there is no number.
        settle: What to do when the answer is unknown; empty takes the term's own words.
        note: What a reader should know.
        disputed: Another reading of the limit, where sources disagree or fall silent.
        start: First day; the key is `from`.
        end: Last day; the key is `until`.
    """

    id: str
    title: Title
    quantity: str
    source: str
    confidence: Confidence
    section: str = ""
    classes: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    warn_above: float | None = None
    warn_below: float | None = None
    warning: str = ""
    caution: str = ""
    binding: bool = True
    declared_as: str = ""
    settle: str = ""
    note: str = ""
    disputed: Dispute | None = None
    start: date | None = msgspec.field(default=None, name="from")
    end: date | None = msgspec.field(default=None, name="until")


class NotCovered(Dated, msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that exists and that nobody can check here: its text is not held, or only officials decide.

    Attributes:
        id: Its name within the book.
        title: What it is about.
        reason: Why it is not covered.
        section: Where it stands in the printed rules.
        classes: The classes it holds for; empty means all.
        source: Id of the source that shows that it exists, or empty.
        start: First day; the key is `from`.
        end: Last day; the key is `until`.
    """

    id: str
    title: Title
    reason: str
    section: str = ""
    classes: tuple[str, ...] = ()
    source: str = ""
    start: date | None = msgspec.field(default=None, name="from")
    end: date | None = msgspec.field(default=None, name="until")


class BasedOn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The book whose rules hold here too, unless this book has a rule of the same id.

    Attributes:
        book: Its name, or a path relative to this file.
        class_: The class whose rules are taken; the key is `class`.
        without: Ids of rules and not-covered entries that do not hold here.
    """

    book: str
    class_: str = msgspec.field(name="class")
    without: tuple[str, ...] = ()


class BookFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rulebook file before its entries are read one by one, so that an error can name its entry."""

    id: str
    title: Title
    machine: str
    publisher: str
    intro: str
    aliases: tuple[str, ...] = ()
    based_on: BasedOn | None = None
    class_: tuple[RuleClass, ...] = msgspec.field(name="class")
    edition: list[dict[str, Any]] = []
    rule: list[dict[str, Any]] = []
    not_covered: list[dict[str, Any]] = []
    source: dict[str, Source] = {}
    term: dict[str, Term] = {}
