"""The list of sources that figures point to."""

from functools import cache

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import data_path, read_toml
from kodawari.quantity._confidence import Confidence

__all__ = ["Source", "Sources", "load_sources"]


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page, a statute, a data set.

    Attributes:
        title: What it is, in a few words.
        url: Where it stands, or an empty string for a source without an address.
        as_of: ISO date (year, month or day) of the state that was read.
        confidence: How far its figures are trusted unless a figure says otherwise.
        note: Anything a reader should know before relying on it.
    """

    title: str
    as_of: str
    confidence: Confidence
    url: str = ""
    note: str = ""


class Sources(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sources by id, as the files in `data/sources` hold them."""

    source: dict[str, Source]

    def get(self, key: str) -> Source:
        """One source.

        Raises:
            KodawariError: No source has this id.
        """
        found = self.source.get(key)
        if found is None:
            raise KodawariError(
                f"no source has the id '{key}'",
                file="data/sources",
                mend=nearest(key, self.source) or "Add it to a file in data/sources.",
            )
        return found


@cache
def load_sources() -> Sources:
    """All sources that ship with Kodawari: every file in `data/sources`.

    Raises:
        KodawariError: A file is malformed, or two files give the same id.
    """
    merged: dict[str, Source] = {}
    for path in sorted(data_path("sources").glob("*.toml")):
        for key, source in read_toml(path, Sources).source.items():
            if key in merged:
                raise KodawariError(
                    f"the source id '{key}' stands in two files", file=str(path), mend="Keep one of them."
                )
            merged[key] = source
    return Sources(merged)
