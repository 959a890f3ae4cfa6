"""The vocabulary: which quantities the rules of a kind of machine may speak of, and how each is settled."""

from enum import StrEnum
from functools import cache

import msgspec

from kodawari.files import data_path, read_toml

__all__ = ["JudgedBy", "Term", "Title", "terms_of"]


class Title(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name in English and, where people use one, in Japanese."""

    en: str
    ja: str = ""


class JudgedBy(StrEnum):
    """Who or what answers for a quantity."""

    MEASUREMENT = "measurement"
    """An instrument, or the geometry computed from the parts."""
    BUILD = "build"
    """The list of parts that the machine is built from."""
    DECLARATION = "declaration"
    """The owner's word; an inspector's eye has the last say."""


class TermKind(StrEnum):
    """The kinds of fact."""

    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One named quantity.

    Attributes:
        kind: Number, choice or flag.
        title: What people call it.
        unit: Unit of a number as people write it; empty for counts, choices and flags.
        judged_by: Who or what answers for it.
        settle: What to do when it is not known, as a sentence.
        values: The words that rules may use for a choice; empty leaves them open.
        note: Anything that whoever supplies the fact must know.
    """

    kind: TermKind
    title: Title
    settle: str
    unit: str = ""
    judged_by: JudgedBy = JudgedBy.MEASUREMENT
    values: tuple[str, ...] = ()
    note: str = ""


class _TermFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of `data/rulebooks/terms`."""

    term: dict[str, Term]


@cache
def terms_of(machine: str) -> dict[str, Term]:
    """The terms that ship for a kind of machine; none for a kind that Kodawari does not know.

    Raises:
        KodawariError: The file is malformed.
    """
    path = data_path("rulebooks", "terms", f"{machine}.toml")
    return read_toml(path, _TermFile).term if path.is_file() else {}
