"""From a name or a file to a checked rulebook."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import convert, data_path, parse_toml, read_text
from kodawari.quantity import Source, Sources, load_sources
from kodawari.rules._check import check_rulebook
from kodawari.rules._editions import ordered_editions
from kodawari.rules._rulebook import Rulebook
from kodawari.rules._schema import BookFile, Edition, NotCovered, Rule
from kodawari.rules._terms import terms_of

__all__ = ["list_rulebooks", "load_rulebook"]

T = TypeVar("T")

# The order in which people meet the shipped books; others follow by name.
_FIRST = ("open", "junior", "stock-class", "b-max")


def load_rulebook(name_or_path: str | Path) -> Rulebook:
    """A rulebook by its name, one of its aliases, or the path of a TOML file.

    Raises:
        KodawariError: There is no such rulebook (the mend names the nearest), or its file is not sound.
    """
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or text.endswith(".toml") or "/" in text:
        return _read(Path(text).expanduser(), ())
    names: dict[str, str] = {}
    for book in list_rulebooks():
        if text == book.id or text in book.aliases:
            return book
        names |= dict.fromkeys((book.id, *book.aliases), book.id)
    mend = nearest(text, names) or "'kodawari rules list' shows all; a file's name ends in .toml."
    raise KodawariError(f"there is no rulebook '{text}'", mend=mend)


@cache
def list_rulebooks() -> tuple[Rulebook, ...]:
    """Every rulebook that ships with Kodawari.

    Raises:
        KodawariError: A file is not sound, or two books claim one name.
    """
    books = [_read(path, ()) for path in data_path("rulebooks").glob("*.toml")]
    owner: dict[str, str] = {}
    for book in books:
        for name in (book.id, *book.aliases):
            if name in owner:
                raise KodawariError(f"the name '{name}' is that of {owner[name]} too", file=book.file)
            owner[name] = book.file
    return tuple(sorted(books, key=_rank))


def _rank(book: Rulebook) -> tuple[int, str]:
    """A sort key: the well-known books first, then by name."""
    return (_FIRST.index(book.id) if book.id in _FIRST else len(_FIRST), book.id)


def _read(path: Path, chain: tuple[Path, ...]) -> Rulebook:
    """Read one file, and the books below it; `chain` holds the files that led here."""
    file = str(path)
    if path.resolve() in chain:
        raise KodawariError("the rulebook is based on itself", file=file, place="based_on")
    head = convert(parse_toml(read_text(path), file=file), BookFile, file=file)
    base = _base_of(head, path, (*chain, path.resolve()))
    rules = _entries(head.rule, Rule, file, "rule")
    editions = ordered_editions(_entries(head.edition, Edition, file, "edition"), file)
    book = Rulebook(
        id=head.id,
        title=head.title,
        machine=head.machine,
        publisher=head.publisher,
        intro=head.intro,
        aliases=head.aliases,
        based_on=head.based_on,
        classes=head.class_,
        editions=editions or (base.editions if base else ()),
        rules=rules,
        not_covered=_entries(head.not_covered, NotCovered, file, "not_covered"),
        terms={**(base.terms if base else {}), **terms_of(head.machine), **head.term},
        sources=_sources(head.source, base, file),
        file=file,
    )
    check_rulebook(book, base)
    return _merged(book, base) if base else book


def _base_of(head: BookFile, path: Path, chain: tuple[Path, ...]) -> Rulebook | None:
    """The book that this one is based on."""
    if head.based_on is None:
        return None
    name = head.based_on.book
    below = path.parent / name if name.endswith(".toml") else data_path("rulebooks", f"{name}.toml")
    try:
        return _read(below, chain)
    except KodawariError as error:
        raise error.located(str(path), "based_on") from error


def _entries(raw: list[dict[str, Any]], kind: type[T], file: str, table: str) -> tuple[T, ...]:
    """Read entries one by one, so that an error names the entry and not its number."""
    read: list[T] = []
    for number, entry in enumerate(raw, start=1):
        name = entry.get("id", f"number {number}")
        read.append(convert(entry, kind, file=file, place=f"{table} '{name}'"))
    return tuple(read)


def _sources(own: dict[str, Source], base: Rulebook | None, file: str) -> Sources:
    """The shipped sources, those of the book below, and the file's own."""
    shipped = base.sources.source if base else load_sources().source
    for key in own:
        if key in shipped:
            raise KodawariError(
                f"the source id '{key}' is already taken",
                file=file,
                place=f"source '{key}'",
                mend="Use that source, or choose another id.",
            )
    return Sources(shipped | own)


def _merged(book: Rulebook, base: Rulebook) -> Rulebook:
    """The book with the rules below it: a rule of the same id replaces all its versions in the base."""
    based_on = book.based_on
    if based_on is None:
        return book
    gone = {*based_on.without, *(rule.id for rule in book.rules), *(item.id for item in book.not_covered)}
    return msgspec.structs.replace(
        book,
        rules=_inherited(base.rules, based_on.class_, gone) + book.rules,
        not_covered=_inherited(base.not_covered, based_on.class_, gone) + book.not_covered,
    )


R = TypeVar("R", Rule, NotCovered)


def _inherited(entries: tuple[R, ...], class_: str, gone: set[str]) -> tuple[R, ...]:
    """The entries of the base that hold for its class and are not replaced, now for every class."""
    return tuple(
        msgspec.structs.replace(entry, classes=())
        for entry in entries
        if entry.id not in gone and (not entry.classes or class_ in entry.classes)
    )
