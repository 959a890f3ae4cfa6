"""Sentences that go with an answer: what would narrow it, what to beware of, what else must hold."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

import msgspec

from kodawari.files import read_toml
from kodawari.kei.importing._about import data_file
from kodawari.quantity import Confidence

__all__ = ["Remark", "remarks"]

When = Literal[
    "always", "nothing", "no-code", "code-only", "year-only", "not-built", "not-day", "first-registration",
    "before-2003-10-14", "filed-later", "between-readings", "future", "engine-other", "engine-identical",
    "mismatch", "paper-too-young", "code-ignored", "rests-on-code", "unlisted-code", "truck", "grey-heading",
]  # fmt: skip
"""To which answers a sentence goes."""


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with its source.

    Attributes:
        text: The sentence.
        source: Id of its source, or empty where it states nothing that needs one.
        confidence: How far to trust it.
    """

    text: str
    source: str
    confidence: Confidence

    def to_json_dict(self) -> dict[str, Any]:
        """The sentence as plain data."""
        return {"text": self.text, "source": self.source, "confidence": str(self.confidence)}


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    when: When
    text: str
    source: str
    confidence: Confidence


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    narrow: tuple[_Entry, ...]
    warning: tuple[_Entry, ...]
    condition: tuple[_Entry, ...]


@cache
def _file() -> _File:
    return read_toml(data_file("advice.toml"), _File)


def remarks(kind: Literal["narrow", "warning", "condition"], holds: Iterable[str]) -> tuple[Remark, ...]:
    """The sentences of a kind for everything that holds of an answer, in the order of the file."""
    found = set(holds) | {"always"}
    entries: tuple[_Entry, ...] = getattr(_file(), kind)
    return tuple(
        Remark(text=each.text, source=each.source, confidence=each.confidence)
        for each in entries
        if each.when in found
    )
