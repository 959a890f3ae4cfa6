"""How rulebooks look: the list, and what one of them asks for on a day."""

from collections.abc import Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, signal, table
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._rulebook_parts import (
    book_title,
    edition_line,
    not_covered_table,
    print_sources,
    trust,
    word_changes,
)
from kodawari.cli._rules_json import book_dict, edition_dict, not_covered_dict, rule_dict
from kodawari.rules import Limit, Rule, Rulebook, edition_on, not_covered_on, rules_on

__all__ = ["show_book", "show_list"]


def show_list(books: Sequence[Rulebook], *, json: bool) -> None:
    """The rulebooks by name."""
    if json:
        print_json([book_dict(book) for book in books])
        return
    columns: list[Column | str] = [
        "book",
        Column("title", wrap=True),
        Column("classes", wrap=True),
        Column("editions", "right"),
        "since",
    ]
    rows = [
        (
            book.id,
            book.title.en,
            ", ".join(each.id for each in book.classes),
            str(len(book.editions)),
            str(book.editions[0].start),
        )
        for book in books
    ]
    screen = console()
    screen.print(table(columns, rows))
    screen.print(
        quiet("\n`kodawari rules show BOOK` shows the rules of today; --on DATE those of another day.")
    )


def show_book(book: Rulebook, on: date, class_: str, *, json: bool) -> None:
    """The rules of a day and class, with what is not covered and where all of it stands."""
    chosen = book.class_named(class_)
    edition, rules = edition_on(book, on), rules_on(book, on, class_)
    open_items = not_covered_on(book, on, class_)
    if json:
        data = book_dict(book) | {
            "class": chosen.id,
            "on": on.isoformat(),
            "edition": edition_dict(book, edition),
            "rules": [rule_dict(book, rule) for rule in rules],
            "not_covered": [not_covered_dict(book, item) for item in open_items],
        }
        print_json(data)
        return
    screen, notes = console(), Footnotes(book.sources)
    screen.print(book_title(book))
    screen.print(quiet(f"{book.publisher}. {' '.join(book.intro.split())}"))
    screen.print()
    screen.print(Text.assemble(f"Class {chosen.title.en} on {on}", quiet(f"  {chosen.note}")))
    screen.print(edition_line(edition, notes))
    screen.print()
    screen.print(_rules(book, rules, notes))
    if open_items:
        screen.print("\nNot covered")
        screen.print(not_covered_table(open_items, notes))
    print_sources(screen, notes)


def _rules(book: Rulebook, rules: Sequence[Rule], notes: Footnotes) -> Table:
    columns = [
        Column("section"),
        Column("rule", wrap=True),
        Column("limit", wrap=True),
        Column("trust"),
        Column("source", "right"),
    ]
    rows = [
        (
            rule.section,
            rule.title.en,
            _limit(book, rule),
            trust(rule.confidence),
            notes.mark(rule.source),
        )
        for rule in rules
    ]
    return table(columns, rows)


def _limit(book: Rulebook, rule: Rule) -> Text:
    """The limit, for whom it holds, whether it is a custom, and another reading of it."""
    limit = Text(book.limit_text(rule))
    for condition in rule.when:
        term = book.terms[condition.quantity]
        limit.append_text(quiet(f"\nonly when {term.title.en} is {condition.text(term.unit)}"))
    if not rule.binding:
        limit.append_text(quiet("\na custom, not a rule"))
    if rule.disputed is not None:
        limit.append_text(signal(f"\nother reading: {_reading(book, rule, rule.disputed)}"))
    if rule.caution:
        limit.append_text(quiet(f"\n{rule.caution}"))
    return limit


def _reading(book: Rulebook, rule: Rule, other: Limit) -> str:
    """Another reading of a limit; of a list of words only what differs."""
    if rule.one_of and other.one_of:
        return word_changes(rule.one_of, other.one_of)
    return other.text(book.terms[rule.quantity].unit)
