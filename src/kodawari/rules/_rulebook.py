"""A rulebook, ready to be asked: what it is, which edition is in force, which rules hold on a day."""

from collections.abc import Mapping
from datetime import date

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.quantity import Sources
from kodawari.rules._schema import BasedOn, Edition, NotCovered, Rule, RuleClass
from kodawari.rules._terms import Term, Title

__all__ = ["Rulebook", "edition_on", "not_covered_on", "rules_on", "terms_needed"]


class Rulebook(msgspec.Struct, frozen=True, kw_only=True):
    """Dated editions of cited rules over named quantities.

    Attributes:
        id: Its name.
        title: What people call it.
        machine: The kind of machine, which decides the vocabulary.
        publisher: Who makes these rules.
        intro: What the book is, in our words.
        aliases: Other names that find it.
        based_on: The book whose rules hold here too, or None.
        classes: Classes; the first is meant when nobody names one.
        editions: Editions by date, each with its last day filled in where another follows.
        rules: Every rule of every date and class, in the order of the file.
        not_covered: What exists and cannot be checked here.
        terms: The quantities that rules may speak of.
        sources: The sources by id.
        file: Where it was read from.
    """

    id: str
    title: Title
    machine: str
    publisher: str
    intro: str
    aliases: tuple[str, ...]
    based_on: BasedOn | None
    classes: tuple[RuleClass, ...]
    editions: tuple[Edition, ...]
    rules: tuple[Rule, ...]
    not_covered: tuple[NotCovered, ...]
    terms: Mapping[str, Term]
    sources: Sources
    file: str

    def class_named(self, name: str = "") -> RuleClass:
        """A class by its name; an empty name means the book's first class.

        Raises:
            KodawariError: The book has no such class; the mend names the nearest.
        """
        if not name:
            return self.classes[0]
        for found in self.classes:
            if found.id == name:
                return found
        known = [found.id for found in self.classes]
        mend = nearest(name, known) or f"It has: {', '.join(known)}."
        raise KodawariError(f"the rulebook '{self.id}' has no class '{name}'", mend=mend)

    def limit_text(self, rule: Rule) -> str:
        """The limit of one of the book's rules as people read it: `≤ 105 mm`."""
        return rule.text(self.terms[rule.quantity].unit)


def edition_on(rulebook: Rulebook, on: date) -> Edition:
    """The edition in force on a day.

    Raises:
        KodawariError: The day lies before the first edition, after the last, or in a gap between two.
    """
    first = rulebook.editions[0]
    if on < first.start:
        raise KodawariError(
            f"the rulebook '{rulebook.id}' starts on {first.start}, after {on}",
            mend=f"Ask for {first.start} or later.",
        )
    before = first
    for edition in rulebook.editions:
        if edition.holds(on):
            return edition
        if edition.start > on:
            raise KodawariError(
                f"no edition of '{rulebook.id}' is in force on {on}: '{before.id}' ended on {before.end}, "
                f"'{edition.id}' starts on {edition.start}"
            )
        before = edition
    raise KodawariError(
        f"no edition of '{rulebook.id}' is in force on {on}: the last, '{before.id}', ended on {before.end}"
    )


def rules_on(rulebook: Rulebook, on: date, class_: str = "") -> tuple[Rule, ...]:
    """The rules that hold on a day for a class, in the order of the book.

    Raises:
        KodawariError: No edition is in force on that day, or the book has no such class.
    """
    edition_on(rulebook, on)
    name = rulebook.class_named(class_).id
    return tuple(rule for rule in rulebook.rules if rule.holds(on) and _is_for(rule.classes, name))


def not_covered_on(rulebook: Rulebook, on: date, class_: str = "") -> tuple[NotCovered, ...]:
    """What exists on a day for a class and cannot be checked here.

    Raises:
        KodawariError: No edition is in force on that day, or the book has no such class.
    """
    edition_on(rulebook, on)
    name = rulebook.class_named(class_).id
    return tuple(item for item in rulebook.not_covered if item.holds(on) and _is_for(item.classes, name))


def terms_needed(rulebook: Rulebook, on: date, class_: str = "") -> dict[str, Term]:
    """The quantities that an inspection would ask for, by name, in the order of the rules.

    Raises:
        KodawariError: No edition is in force on that day, or the book has no such class.
    """
    names: dict[str, Term] = {}
    for rule in rules_on(rulebook, on, class_):
        asked = [rule.quantity, *(condition.quantity for condition in rule.when), rule.declared_as]
        names |= {name: rulebook.terms[name] for name in asked if name}
    return names


def _is_for(classes: tuple[str, ...], name: str) -> bool:
    """Whether an entry holds for a class; an entry without classes holds for all."""
    return not classes or name in classes
