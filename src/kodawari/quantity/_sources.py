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
    """Sources by id, as `sources.toml` holds them."""

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
                file="sources.toml",
                mend=nearest(key, self.source) or "Add it to sources.toml.",
            )
        return found


@cache
def load_sources() -> Sources:
    """All sources that ship with Kodawari: `data/sources.toml`."""
    return read_toml(data_path("sources.toml"), Sources)
