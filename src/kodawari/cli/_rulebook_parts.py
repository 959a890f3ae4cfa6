"""What several views of a rulebook share: titles, editions, what is not covered, confidence words."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, quiet, signal, table
from kodawari.cli._footnotes import Footnotes
from kodawari.quantity import Confidence
from kodawari.rules import Edition, NotCovered, Rulebook

__all__ = ["book_title", "edition_line", "not_covered_table", "print_sources", "trust", "word_changes"]

_WEAK = {Confidence.ASSUMED, Confidence.CONFLICTING, Confidence.UNKNOWN}


def book_title(book: Rulebook) -> Text:
    """The title in both languages."""
    return Text.assemble(book.title.en, quiet(f"  {book.title.ja}"))


def edition_line(edition: Edition, notes: Footnotes) -> Text:
    """Name, days, confidence, source and cautions of an edition."""
    line = Text.assemble(f"Edition {edition.id}, {edition.days}  ", trust(edition.confidence))
    line.append_text(Text.assemble(quiet("  source "), notes.mark(edition.source), f"\n{edition.title}"))
    for remark in filter(None, (edition.note, edition.caution)):
        line.append_text(quiet(f"\n{remark}"))
    return line


def not_covered_table(items: Sequence[NotCovered], notes: Footnotes) -> Table:
    """Rules that exist and cannot be checked, with the reason."""
    columns = [
        Column("section"),
        Column("rule", wrap=True),
        Column("why it is not checked", wrap=True),
        Column("source", "right"),
    ]
    rows = [(item.section, item.title.en, quiet(item.reason), notes.mark(item.source)) for item in items]
    return table(columns, rows)


def print_sources(screen: Console, notes: Footnotes) -> None:
    """The sources that the tables above have named."""
    if notes:
        screen.print("\nSources")
        screen.print(notes.table())


def trust(confidence: str) -> Text:
    """A confidence; what is assumed or disputed stands out."""
    return signal(confidence) if confidence in _WEAK else quiet(confidence)


def word_changes(old: Iterable[str], new: Iterable[str]) -> str:
    """What a list of words gained and lost: `also touch-dash; not hyper-mini`."""
    before, after = list(old), list(new)
    gained = [word for word in after if word not in before]
    lost = [word for word in before if word not in after]
    told = (("also", gained), ("not", lost))
    return "; ".join(f"{how} {', '.join(words)}" for how, words in told if words)
