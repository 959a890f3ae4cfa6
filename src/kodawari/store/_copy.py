"""A whole store as one file: writing it out, and taking one in."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kodawari.errors import KodawariError
from kodawari.store import _schema
from kodawari.store._database import Database
from kodawari.store._errors import told
from kodawari.store._migrate import back_up

__all__ = ["replace_contents", "write_copy"]


def write_copy(database: Database, target: Path) -> None:
    """Write a copy of a store, whole or not at all.

    Raises:
        KodawariError: It cannot be written.
    """
    with told(target), closing(sqlite3.connect(database.path)) as connection:
        back_up(connection, target)


def replace_contents(database: Database, source: Path) -> Path:
    """Put the contents of another store here; arguments and errors as `Store.take_over`."""
    with tempfile.TemporaryDirectory(prefix="kodawari-") as folder:
        own = Path(folder) / "incoming.sqlite"
        own.write_bytes(source.read_bytes())
        _check_is_store(own)
        incoming = Database(own)  # brings an older one to the present version
        try:
            incoming.check()
            _check_tables(incoming)
        finally:
            incoming.close()
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        kept = database.path.with_name(f"{database.path.name}.before-{stamp}.bak")
        write_copy(database, kept)
        with (
            told(database.path),
            closing(sqlite3.connect(own)) as new,
            closing(sqlite3.connect(database.path)) as old,
        ):
            new.backup(old)
    return kept


def _check_is_store(path: Path) -> None:
    """A new, empty database would be taken for a store that has yet to be made."""
    with told(path), closing(sqlite3.connect(path)) as connection:
        number = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if number != _schema.APPLICATION_ID:
        raise KodawariError(
            "this file is no copy of a Kodawari store",
            mend="Choose a file that `Save a copy` has written; it ends in .sqlite.",
        )


def _check_tables(incoming: Database) -> None:
    """The tables must be exactly ours: no views or triggers that would act later."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        for script in _schema.MIGRATIONS:
            fresh.executescript(script)
        wanted = {row[0] for row in fresh.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")}
    found = {
        row["name"]: row["type"]
        for row in incoming.read("SELECT name, type FROM sqlite_master WHERE sql IS NOT NULL")
    }
    if set(found) != wanted or set(found.values()) - {"table", "index"}:
        raise KodawariError(
            "the store holds tables that are not Kodawari's",
            mend="Choose a file that `Save a copy` has written.",
        )
