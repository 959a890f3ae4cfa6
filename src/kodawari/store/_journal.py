"""The journal of one study: every run that was made, and what came of it."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from kodawari.store._database import Database, from_json, now, to_json

__all__ = ["StudyJournal"]


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

    def question(self) -> Mapping[str, Any] | None:
        """What was asked, in the words of whoever asked; None when nobody kept it."""
        rows = self._database.read("SELECT question FROM studies WHERE id = ?", (self.identity,))
        text = rows[0]["question"] if rows else None
        return None if text is None else from_json(text, self._database.path)

    def point(self, key: str) -> Mapping[str, Any] | None:
        """A set-up by its key, or None when it was never tried."""
        rows = self._database.read(
            "SELECT payload FROM points WHERE study = ? AND key = ?", (self.identity, key)
        )
        return from_json(rows[0]["payload"], self._database.path) if rows else None

    def changed_since(self, mark: int) -> tuple[int, frozenset[str]]:
        """Which set-ups have got runs since a mark.

        Args:
            mark: What the last call gave, or 0 for all.

        Returns:
            The mark of now, and the keys.
        """
        rows = self._database.read(
            "SELECT max(rowid) AS mark, key FROM outcomes WHERE rowid > ? AND study = ? GROUP BY key",
            (mark, self.identity),
        )
        return max((row["mark"] for row in rows), default=mark), frozenset(row["key"] for row in rows)

    def load(self, keys: Collection[str] | None = None) -> Iterator[Mapping[str, Any]]:
        """Every record, in the order in which they were kept; or only those of some set-ups."""
        path = self._database.path
        wanted = None if keys is None else to_json(sorted(keys))
        only = "(?2 IS NULL OR key IN (SELECT value FROM json_each(?2)))"
        points = {
            row["key"]: from_json(row["payload"], path)
            for row in self._database.read(
                f"SELECT key, payload FROM points WHERE study = ?1 AND {only}",  # noqa: S608 - a constant
                (self.identity, wanted),
            )
        }
        rows = self._database.read(
            f"SELECT phase, stream, key, first_run, seconds, payload FROM outcomes"  # noqa: S608 - as above
            f" WHERE study = ?1 AND {only} ORDER BY rowid",
            (self.identity, wanted),
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
        """Keep the latest result, and its confirmed set-ups where they can be searched for.

        A result of a shorter search than the one that is there is passed over: it comes of a question with a
        smaller budget, and knows less.
        """
        counts = result.get("counts", {})
        reached = (counts.get("generations", 0), counts.get("runs", 0))
        with self._database.writing() as connection:
            known = connection.execute(
                "SELECT json_extract(result, '$.counts.generations'), json_extract(result, '$.counts.runs')"
                " FROM studies WHERE id = ?",
                (self.identity,),
            ).fetchone()
            connection.execute(
                "UPDATE studies SET result_batch = (SELECT max(id) FROM batches WHERE study = ?1)"
                " WHERE id = ?1",
                (self.identity,),
            )
            if known is not None and (known[0] or 0, known[1] or 0) > reached:
                return
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
