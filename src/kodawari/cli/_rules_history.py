"""What changed in a rulebook: between two days, or over its whole history."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, signal, table
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._rulebook_parts import book_title, edition_line, print_sources, word_changes
from kodawari.cli._rules_json import book_dict, edition_dict
from kodawari.rules import Change, ChangeKind, Diff, Rulebook, diff

__all__ = ["show_diff", "show_history"]


def show_diff(book: Rulebook, first: date, second: date, class_: str, *, json: bool) -> None:
    """What is not the same on two days."""
    found = diff(book, first, second, class_)
    if json:
        print_json(
            {
                "rulebook": book.id,
                "class": class_ or None,
                "from": {"on": first.isoformat(), "edition": edition_dict(book, found.before)},
                "to": {"on": second.isoformat(), "edition": edition_dict(book, found.after)},
                "changes": [change.to_json_dict() for change in found.changes],
            }
        )
        return
    screen, notes = console(), Footnotes(book.sources)
    screen.print(book_title(book))
    for on, edition in ((first, found.before), (second, found.after)):
        screen.print()
        screen.print(str(on))
        screen.print(edition_line(edition, notes))
    screen.print()
    if found.changes:
        screen.print(_table(found.changes, notes))
    else:
        screen.print("No rule changed between these days.")
    print_sources(screen, notes)


def show_history(book: Rulebook, class_: str, *, json: bool) -> None:
    """Every day on which something changed, the first edition first."""
    steps = list(_steps(book, class_))
    if json:
        print_json(book_dict(book) | {"class": class_ or None, "history": [_step(*step) for step in steps]})
        return
    screen, notes = console(), Footnotes(book.sources)
    screen.print(book_title(book))
    screen.print()
    screen.print(edition_line(book.editions[0], notes))
    starts = {edition.start: edition for edition in book.editions}
    for on, found in steps:
        screen.print()
        if on in starts:
            screen.print(edition_line(starts[on], notes))
        else:
            screen.print(f"On {on}, within the edition {found.after.id}")
        if found.changes:
            screen.print(_table(found.changes, notes))
        else:
            screen.print(quiet("No rule that is checked here changed."))
    print_sources(screen, notes)


def _steps(book: Rulebook, class_: str) -> Iterator[tuple[date, Diff]]:
    """Each day on which an edition or a rule begins or ends, against the one before."""
    days = {edition.start for edition in book.editions}
    for rule in book.rules:
        days |= {rule.start} if rule.start else set()
        days |= {rule.end + timedelta(days=1)} if rule.end else set()
    held = sorted(day for day in days if any(edition.holds(day) for edition in book.editions))
    starts = {edition.start for edition in book.editions}
    for before, on in pairwise(held):
        found = diff(book, before, on, class_)
        if found.changes or on in starts:
            yield on, found


def _step(on: date, found: Diff) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "edition": found.after.id,
        "changes": [change.to_json_dict() for change in found.changes],
    }


def _table(changes: Sequence[Change], notes: Footnotes) -> Table:
    columns = [
        Column("what"),
        Column("rule", wrap=True),
        Column("change", wrap=True),
        Column("source", "right"),
    ]
    return table(columns, [_row(change, notes) for change in changes])


def _row(change: Change, notes: Footnotes) -> tuple[Text, str, Text, Text]:
    rule = change.after or change.before
    what = quiet(change.kind) if change.kind is ChangeKind.EVIDENCE else signal(change.kind)
    title = change.title + (f" ({', '.join(change.classes)})" if change.classes else "")
    return what, title, _told(change), notes.mark(rule.source if rule else "")


def _told(change: Change) -> Text:
    """Before and after in a few words."""
    if change.before is None or change.after is None:
        return Text(change.new or change.old)
    if change.kind is ChangeKind.EVIDENCE:
        old, new = str(change.before.confidence), str(change.after.confidence)
        return quiet(f"still {change.new}; {old} → {new}" if old != new else f"still {change.new}")
    old_words, new_words = change.before.one_of, change.after.one_of
    if old_words and new_words and change.old != change.new:
        return Text(f"now {word_changes(old_words, new_words)}")
    if change.old == change.new:
        return Text(f"{change.new}, judged in another way")
    return Text(f"{change.old} → {change.new}")
