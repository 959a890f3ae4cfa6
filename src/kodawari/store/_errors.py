"""SQLite's errors, told as this project tells errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kodawari.errors import KodawariError

__all__ = ["told"]

_KEPT = "What was saved before is kept."

# Words of SQLite's messages, the cause in our words, and the mend; the first that fits is told.
_TOLD = (
    (("locked", "busy"), "another program is writing to the store", "Wait until it is done, then try again."),
    (
        ("disk is full", "disk i/o error", "file too large", "no space"),
        "the disk is full or cannot be written",
        f"Free some space, then run the same command again. {_KEPT}",
    ),
    (
        ("readonly", "read-only"),
        "the store is write-protected",
        "Allow writing to it, or choose another one with --store.",
    ),
    (
        ("unable to open",),
        "the store cannot be opened",
        "Check the folder and its permissions, or choose another one with --store.",
    ),
    (
        ("not a database", "malformed", "corrupt", "encrypted", "no such table", "no such column"),
        "this is no store, or it is damaged",
        "The file was not changed. Move it aside to begin a new one, or put its backup (.bak) in its place.",
    ),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn whatever SQLite or the file system raises inside into one clear error about the store.

    Raises:
        KodawariError: With cause, file and mend.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(str(error), path) from error
    except OSError as error:
        raise _explained(error.strerror or str(error), path) from error


def _explained(message: str, path: Path) -> KodawariError:
    lower = message.lower()
    for words, cause, mend in _TOLD:
        if any(word in lower for word in words):
            return KodawariError(f"{cause} ({message})", file=str(path), mend=mend)
    return KodawariError(f"the store cannot be used: {message}", file=str(path), mend=_KEPT)
