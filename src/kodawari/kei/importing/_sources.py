"""The sources that an answer names, ready for JSON."""

from collections.abc import Iterable

from kodawari.quantity import load_sources

__all__ = ["source_table"]


def source_table(keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """Title, address, date and confidence of each source, by id; empty keys are left out."""
    every = load_sources().source
    return {
        key: {
            "title": found.title,
            "url": found.url,
            "as_of": found.as_of,
            "confidence": str(found.confidence),
        }
        for key in dict.fromkeys(keys)
        if (found := every.get(key))
    }
