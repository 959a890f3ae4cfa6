"""Bringing a store to the present version, with a copy of the old one kept beside it."""

import sqlite3
from pathlib import Path

from kodawari.errors import KodawariError
from kodawari.store import _schema

__all__ = ["migrate"]


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Walk a store through the migrations that it has not seen.

    Each step and its version number are one transaction, so a kill half-way leaves the version before.

    Raises:
        KodawariError: The file is another program's, or was made by a newer Kodawari.
        sqlite3.Error: The file cannot be read or written.
    """
    version, latest = _version(connection), len(_schema.MIGRATIONS)
    _check_is_ours(connection, path, version)
    if version > latest:
        raise KodawariError(
            f"the store has version {version}, and this Kodawari knows versions up to {latest}",
            file=str(path),
            mend="Update Kodawari, or choose another store with --store.",
        )
    if 0 < version < latest:
        back_up(connection, path.with_name(f"{path.name}.v{version}.bak"))
    while version < latest:
        version = _step(connection, latest)


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a store, whole or not at all, also while others use it."""
    half = target.with_name(f"{target.name}.part")
    half.unlink(missing_ok=True)
    copy = sqlite3.connect(half)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    half.replace(target)


def _step(connection: sqlite3.Connection, latest: int) -> int:
    """One migration; another process may have made it while we waited for the lock."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        if version < latest:
            for statement in _statements(_schema.MIGRATIONS[version]):
                connection.execute(statement)
            version += 1
            connection.execute(f"PRAGMA application_id = {_schema.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return version


def _statements(script: str) -> list[str]:
    """A script cut into statements; `executescript` would commit behind our back."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part)
            part = ""
    return found


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_is_ours(connection: sqlite3.Connection, path: Path, version: int) -> None:
    name = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if (name, version, tables) != (0, 0, 0) and name != _schema.APPLICATION_ID:
        raise KodawariError(
            "this is a database of another program",
            file=str(path),
            mend="Choose another file with --store.",
        )
