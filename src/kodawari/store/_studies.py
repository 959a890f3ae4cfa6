"""Studies in the store: what was asked, every run that was made, what came of it."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.store._database import Database, from_json, now, to_json

__all__ = ["Studies", "StudyJournal", "StudyRow"]


class StudyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A study as a list shows it.

    Attributes:
        id: Its identity, the hash of its definition.
        title: A name for people.
        created: When it began, ISO time, UTC.
        updated: When it last went on.
        points: Set-ups tried.
        runs: Runs made.
        seconds: Wall time of these runs [s].
        has_result: Whether it has given a result yet.
    """

    id: str
    title: str
    created: str
    updated: str
    points: int
    runs: int
    seconds: float
    has_result: bool


class Studies:
    """All studies of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, definition: Mapping[str, Any], *, title: str = "") -> "StudyJournal":
        """The journal of the study with this definition, which is begun if it is not there yet.

        Args:
            definition: Everything that decides how the study goes, as plain data: problem, space, seed,
            rules,
                course, parts box, physics version. Its hash is the study's identity.
            title: A name for people, used when the study is begun.
        """
        text = to_json(definition)
        identity = sha256(text.encode()).hexdigest()[:16]
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO studies (id, title, created, updated, definition)"
                " VALUES (?, ?, ?, ?, ?)",
                (identity, title, now(), now(), text),
            )
        return StudyJournal(self._database, identity)

    def find(self, definition: Mapping[str, Any]) -> "StudyJournal | None":
        """The journal of the study with this definition, or None when it was never begun."""
        identity = sha256(to_json(definition).encode()).hexdigest()[:16]
        found = self._database.read("SELECT 1 FROM studies WHERE id = ?", (identity,))
        return StudyJournal(self._database, identity) if found else None

    def open(self, identity: str) -> "StudyJournal":
        """The journal of a study by its identity, which may be shortened as long as it stays unique.

        Raises:
            KodawariError: There is no such study, or more than one begins like that.
        """
        # substr, not LIKE: whatever was typed is compared letter by letter.
        found = self._database.read(
            "SELECT id FROM studies WHERE substr(id, 1, length(?)) = ?", (identity, identity)
        )
        if len(found) != 1 or not identity:
            fault = "more than one study begins with" if len(found) > 1 else "there is no study"
            raise KodawariError(
                f"{fault} '{identity}'",
                file=str(self._database.path),
                mend="List the studies to see their names.",
            )
        return StudyJournal(self._database, found[0]["id"])

    def list(self) -> list[StudyRow]:
        """All studies, the one that went on last first."""
        rows = self._database.read(
            "SELECT s.id, s.title, s.created, s.updated, s.result IS NOT NULL AS has_result,"
            " (SELECT count(*) FROM points p WHERE p.study = s.id) AS points,"
            " coalesce(sum(o.runs), 0) AS runs, coalesce(sum(o.seconds), 0.0) AS seconds"
            " FROM studies s LEFT JOIN outcomes o ON o.study = s.id"
            " GROUP BY s.id ORDER BY s.updated DESC, s.id"
        )
        return [msgspec.convert(dict(row), StudyRow, strict=False) for row in rows]

    def delete(self, identity: str) -> None:
        """Forget a study and everything in it; the identity must be whole."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM studies WHERE id = ?", (identity,))


class StudyJournal:
    """The memory of one study; a search hands its batches here and finds them again.

    Several processes may work on one study: what both have run is kept once.

    Attributes:
        identity: Identity of the study.
    """

    def __init__(self, database: Database, identity: str) -> None:
        self._database = database
        self.identity = identity

    def definition(self) -> Mapping[str, Any]:
        """What was asked."""
        rows = self._database.read("SELECT definition FROM studies WHERE id = ?", (self.identity,))
        return from_json(rows[0]["definition"], self._database.path)

    def load(self) -> Iterator[Mapping[str, Any]]:
        """Every record, in the order in which they were kept."""
        path = self._database.path
        points = {
            row["key"]: from_json(row["payload"], path)
            for row in self._database.read(
                "SELECT key, payload FROM points WHERE study = ?", (self.identity,)
            )
        }
        rows = self._database.read(
            "SELECT phase, stream, key, first_run, seconds, payload FROM outcomes"
            " WHERE study = ? ORDER BY rowid",
            (self.identity,),
        )
        for row in rows:
            yield {
                "phase": row["phase"],
                "stream": row["stream"],
                "key": row["key"],
                "point": points[row["key"]],
                "first_run": row["first_run"],
                "seconds": row["seconds"],
                **from_json(row["payload"], path),
            }

    def append(self, batch: Sequence[Mapping[str, Any]]) -> None:
        """Keep a batch of records, all or none; one that is there already is passed over.

        Raises:
            KodawariError: The store cannot be written; it is as it was before.
        """
        with self._database.writing() as connection:
            number = connection.execute(
                "INSERT INTO batches (study, created) VALUES (?, ?)", (self.identity, now())
            ).lastrowid
            for record in batch:
                self._insert(connection, number, record)
            connection.execute("UPDATE studies SET updated = ? WHERE id = ?", (now(), self.identity))

    def finish(self, result: Mapping[str, Any]) -> None:
        """Keep the latest result, and its confirmed set-ups where they can be searched for."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE studies SET result = ?, updated = ? WHERE id = ?",
                (to_json(result), now(), self.identity),
            )
            connection.execute("DELETE FROM confirmed WHERE study = ?", (self.identity,))
            winners = [entry for entry in result.get("best", ()) if entry["confirmed"]]
            for rank, entry in enumerate(winners):
                chance = entry["chance"]
                connection.execute(
                    "INSERT INTO confirmed (study, key, rank, time_s, finish, spread_low, runs, payload)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        self.identity,
                        entry["key"],
                        rank,
                        entry["time"]["median"],
                        chance["estimate"],
                        chance["spread_low"],
                        entry["runs"],
                        to_json(entry),
                    ),
                )

    def result(self) -> Mapping[str, Any] | None:
        """The latest result, or None before the first."""
        rows = self._database.read("SELECT result FROM studies WHERE id = ?", (self.identity,))
        text = rows[0]["result"] if rows else None
        return None if text is None else from_json(text, self._database.path)

    def _insert(self, connection: sqlite3.Connection, batch: int | None, record: Mapping[str, Any]) -> None:
        times = record["times"]
        connection.execute(
            "INSERT OR IGNORE INTO points (study, key, payload) VALUES (?, ?, ?)",
            (self.identity, record["key"], to_json(record["point"])),
        )
        connection.execute(
            "INSERT OR IGNORE INTO outcomes"
            " (batch, study, key, phase, stream, first_run, runs, finished, seconds, payload)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                batch,
                self.identity,
                record["key"],
                record["phase"],
                record["stream"],
                record["first_run"],
                len(times),
                sum(time is not None for time in times),
                record["seconds"],
                to_json({"times": times, "groups": record["groups"]}),
            ),
        )
