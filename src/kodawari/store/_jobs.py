"""Long work in the store, so that it outlives the page that asked for it and the server that ran it."""

import secrets
import time
from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.store._database import Database, from_json, now, to_json

__all__ = ["JobRow", "Jobs"]

SILENCE = 20.0
"""A job that has given no sign of life for so long [s] was interrupted: its worker is gone."""

_COLUMNS = "id, kind, title, created, state, stop, stage, done, total, began, beat, result, message, about"


class JobRow(msgspec.Struct, frozen=True, kw_only=True):
    """A job.

    Attributes:
        id: Its identity.
        kind: What it does: `race`, `tune`.
        title: A name for people.
        created: When it was asked for, ISO time, UTC.
        state: `queued`, `running`, `stopping`, `done`, `stopped`, `failed` or `interrupted`.
        stage: What it is doing now.
        done: Pieces of work done in this stage.
        total: Pieces of work in this stage; 0 when nobody knows.
        left_s: Seconds left in this stage; None when nobody knows yet.
        result: Number of the run that it made, or None.
        message: Why it failed.
        about: Identity of the study that it works on; empty without one.
    """

    id: str
    kind: str
    title: str
    created: str
    state: str
    stage: str
    done: int
    total: int
    left_s: float | None
    result: int | None
    message: str
    about: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it by itself."""
        return self.state in {"done", "stopped", "failed", "interrupted"}


class Jobs:
    """All jobs of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: str, title: str, definition: Mapping[str, Any], *, about: str = "") -> JobRow:
        """Ask for a job.

        Args:
            kind: What it does.
            title: A name for people.
            definition: What is asked.
            about: Identity of the study that it works on.

        Raises:
            KodawariError: The store cannot be written; it is as it was before.
        """
        identity = secrets.token_hex(6)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO jobs (id, kind, title, created, state, stop, stage, done, total, beat,"
                " definition, message, about) VALUES (?, ?, ?, ?, 'queued', 0, '', 0, 0, ?, ?, '', ?)",
                (identity, kind, title, now(), time.time(), to_json(definition), about),
            )
        return self.get(identity)

    def get(self, identity: str) -> JobRow:
        """A job by its identity.

        Raises:
            KodawariError: There is no such job.
        """
        rows = self._database.read(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", (identity,))  # noqa: S608 - a constant
        if not rows:
            raise KodawariError(f"there is no job '{identity}'")
        return _row(dict(rows[0]))

    def list(self, *, limit: int = 50) -> list[JobRow]:
        """The latest jobs, newest first."""
        rows = self._database.read(
            f"SELECT {_COLUMNS} FROM jobs ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - as above
            (limit,),
        )
        return [_row(dict(row)) for row in rows]

    def about(self, identity: str) -> JobRow | None:
        """The latest job that works on a study, or None when there was none."""
        rows = self._database.read(
            f"SELECT {_COLUMNS} FROM jobs WHERE about = ? ORDER BY rowid DESC LIMIT 1",  # noqa: S608 - as above
            (identity,),
        )
        return _row(dict(rows[0])) if rows else None

    def definition(self, identity: str) -> Mapping[str, Any]:
        """What was asked."""
        rows = self._database.read("SELECT definition FROM jobs WHERE id = ?", (identity,))
        return from_json(rows[0]["definition"], self._database.path) if rows else {}

    def claim(self, kinds: Collection[str] = ()) -> JobRow | None:
        """Take the oldest waiting job, for the worker that calls; None when nothing waits.

        Args:
            kinds: Only jobs of these kinds; without any, every job.
        """
        wanted = f"AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        oldest = f"SELECT id FROM jobs WHERE state = 'queued' {wanted} ORDER BY rowid LIMIT 1"  # noqa: S608 - constants
        with self._database.writing() as connection:
            found = connection.execute(
                f"UPDATE jobs SET state = 'running', began = NULL, beat = ? WHERE id = ({oldest})"  # noqa: S608 - as above
                " RETURNING id",
                (time.time(), *kinds),
            ).fetchall()
        return self.get(found[0]["id"]) if found else None

    def advance(self, identity: str, *, stage: str, done: int, total: int) -> bool:
        """Note how far a job is; whether it may go on.

        Args:
            identity: The job.
            stage: What it is doing; a new word starts the clock of the time that is left.
            done: Pieces of work done in this stage.
            total: Pieces of work in this stage; 0 when nobody knows.
        """
        with self._database.writing() as connection:
            rows = connection.execute(
                "UPDATE jobs SET began = CASE WHEN stage = ?1 AND began IS NOT NULL THEN began ELSE ?2 END,"
                " stage = ?1, done = ?3, total = ?4, beat = ?2 WHERE id = ?5 RETURNING stop",
                (stage, time.time(), done, total, identity),
            ).fetchall()
        return bool(rows) and not rows[0]["stop"]

    def beat(self, identity: str) -> None:
        """Give a sign of life."""
        with self._database.writing() as connection:
            connection.execute("UPDATE jobs SET beat = ? WHERE id = ?", (time.time(), identity))

    def finish(self, identity: str, state: str, *, result: int | None = None, message: str = "") -> None:
        """Close a job as `done`, `stopped`, `failed` or `interrupted`."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE jobs SET state = ?, result = ?, message = ?, beat = ? WHERE id = ?",
                (state, result, message, time.time(), identity),
            )

    def ask_to_stop(self, identity: str) -> JobRow:
        """Ask a job to stop; one that still waits is stopped at once.

        Raises:
            KodawariError: There is no such job.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE jobs SET stop = 1, state = CASE state WHEN 'queued' THEN 'stopped' ELSE state END"
                " WHERE id = ? AND state IN ('queued', 'running')",
                (identity,),
            )
        return self.get(identity)

    def go_on(self, identity: str) -> JobRow:
        """Put a job that is over without a result back into the row.

        Raises:
            KodawariError: There is no such job, or it is not over.
        """
        row = self.get(identity)
        if not row.is_over or row.state == "done":
            raise KodawariError(f"the job is {row.state}", mend="There is nothing to take up again.")
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE jobs SET state = 'queued', stop = 0, stage = '', done = 0, total = 0, message = '',"
                " beat = ? WHERE id = ?",
                (time.time(), identity),
            )
        return self.get(identity)


def _row(raw: dict[str, Any]) -> JobRow:
    """A row as it is now: silent workers are gone, and the time left follows from the pace so far."""
    state, age = raw["state"], time.time() - raw["beat"]
    if state == "running":
        state = "interrupted" if age > SILENCE else "stopping" if raw["stop"] else "running"
    left = None
    if state == "running" and raw["began"] is not None and 0 < raw["done"] <= raw["total"]:
        left = (raw["beat"] - raw["began"]) * (raw["total"] - raw["done"]) / raw["done"]
    names = JobRow.__struct_fields__
    return msgspec.convert(
        {name: raw[name] for name in names if name in raw} | {"state": state, "left_s": left}, JobRow
    )
