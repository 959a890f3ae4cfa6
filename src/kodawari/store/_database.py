"""One open store file: reading, and writing in transactions that happen whole or not at all."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.store._errors import told
from kodawari.store._migrate import migrate

__all__ = ["Database", "from_json", "now", "to_json"]

WAIT_SECONDS = 10.0  # for another process to finish its transaction


class Database:
    """An open store, for the thread that opened it; other processes may use the file at the same time.

    Raises:
        KodawariError: The file is damaged, foreign, too new, locked for long, or cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
            try:
                self._connection.row_factory = sqlite3.Row
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # is it a database?
                _write_ahead(self._connection)
                self._connection.execute("PRAGMA synchronous = FULL")  # a power cut loses nothing either
                migrate(self._connection, path)
            except BaseException:
                self._connection.close()
                raise

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query.

        Raises:
            KodawariError: The store cannot be read.
        """
        with told(self.path):
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: everything written inside is kept when it ends well, and nothing otherwise.

        Raises:
            KodawariError: The store cannot be written; it is as it was before.
        """
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk may have rolled back by itself
                    self._connection.execute("ROLLBACK")
                raise

    def check(self) -> None:
        """Look at every page of the file.

        Raises:
            KodawariError: Something is damaged.
        """
        faults = [str(row[0]) for row in self.read("PRAGMA integrity_check(1)")]
        if faults != ["ok"]:
            with told(self.path):
                raise sqlite3.DatabaseError(f"malformed: {faults[0]}")

    def close(self) -> None:
        """Close the file."""
        with told(self.path), closing(self._connection):
            pass


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Readers and a writer at the same time; that mode stays in the file once it is set.

    SQLite does not wait for its lock when two programs set it at once, so we do.
    """
    give_up = monotonic() + WAIT_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > give_up:
                raise
            sleep(0.02)


def now() -> str:
    """The time, ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def to_json(value: object) -> str:
    """Plain data as JSON; equal data gives equal text, whatever the order of its keys."""
    return msgspec.json.encode(value, order="deterministic").decode()


def from_json(text: str, path: Path) -> Mapping[str, Any]:
    """JSON of an object back as plain data.

    Raises:
        KodawariError: The text is damaged.
    """
    try:
        found: dict[str, Any] = msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise KodawariError(
            "a record of the store is damaged", file=str(path), mend="Move the file aside to begin a new one."
        ) from error
    return found
