"""The small checks that every table of a rulebook file shares."""

import re
from collections.abc import Iterable

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.rules._dated import Dated

__all__ = ["forward", "known", "named", "unique"]

_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def forward(entry: Dated, place: str, file: str) -> None:
    """An entry must not end before it starts."""
    if entry.start and entry.end and entry.end < entry.start:
        raise KodawariError(
            f"it ends on {entry.end}, before it starts on {entry.start}", file=file, place=place
        )


def named(name: str, place: str, file: str) -> None:
    """Ids are typed on command lines: small letters, digits and single hyphens."""
    if not _PATTERN.fullmatch(name):
        raise KodawariError(
            f"'{name}' is not a name", file=file, place=place, mend="Use a-z, 0-9 and single hyphens."
        )


def unique(entries: tuple[msgspec.Struct, ...], table: str, file: str) -> None:
    """No two entries of a table share an id."""
    seen: set[str] = set()
    for entry in entries:
        name = str(getattr(entry, "id", ""))
        if name in seen:
            raise KodawariError(f"two entries have the id '{name}'", file=file, place=f"{table} '{name}'")
        seen.add(name)


def known(name: str, known: Iterable[str], what: str, place: str, file: str) -> None:
    """A name must be on a list."""
    names = list(known)
    if name not in names:
        raise KodawariError(
            f"there is no {what} '{name}'",
            file=file,
            place=place,
            mend=nearest(name, names) or f"Known: {', '.join(sorted(names)[:8])}.",
        )
