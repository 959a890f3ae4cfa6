"""Races that were run: which build, where, and what came of it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from kodawari.store._database import Database, from_json, now, to_json

__all__ = ["RunRow", "Runs"]


class RunRow(msgspec.Struct, frozen=True, kw_only=True):
    """A batch of runs as a list shows it.

    Attributes:
        id: Its number in the store.
        created: When, ISO time, UTC.
        build: Name or identity of the build.
        course: Name of the course.
        physics_version: Version of the physics.
        seed: Seed of the runs.
        runs: How many runs.
        time_s: Median time of the finished runs [s], or None when none finished.
        finish: Share of the runs that finished, or None.
    """

    id: int
    created: str
    build: str
    course: str
    physics_version: str
    seed: int
    runs: int
    time_s: float | None
    finish: float | None


class Runs:
    """All runs of a store that do not belong to a study."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        *,
        build: str,
        course: str,
        physics_version: str,
        seed: int,
        runs: int,
        time_s: float | None,
        finish: float | None,
        payload: Mapping[str, Any],
    ) -> int:
        """Keep a batch of runs; its arguments are the fields of a `RunRow`, `payload` holds the rest.

        Returns:
            Its number in the store.

        Raises:
            KodawariError: The store cannot be written; it is as it was before.
        """
        with self._database.writing() as connection:
            number = connection.execute(
                "INSERT INTO runs"
                " (created, build, course, physics_version, seed, runs, time_s, finish, payload)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (now(), build, course, physics_version, seed, runs, time_s, finish, to_json(payload)),
            ).lastrowid
        return int(number or 0)

    def list(self, *, build: str | None = None, course: str | None = None, limit: int = 100) -> list[RunRow]:
        """The latest runs, newest first, of one build or course if named."""
        rows = self._database.read(
            "SELECT id, created, build, course, physics_version, seed, runs, time_s, finish FROM runs"
            " WHERE (?1 IS NULL OR build = ?1) AND (?2 IS NULL OR course = ?2) AND deleted IS NULL"
            " ORDER BY id DESC LIMIT ?3",
            (build, course, limit),
        )
        return [msgspec.convert(dict(row), RunRow) for row in rows]

    def peek(self, number: int, *path: str) -> Any:
        """One text or number of what else was kept of a batch of runs, without reading the rest.

        Args:
            number: Its number in the store.
            path: Keys from the outside in.

        Returns:
            It, or None when nothing stands there.
        """
        place = "$" + "".join(f'."{key}"' for key in path)
        rows = self._database.read(
            "SELECT json_extract(payload, ?2) AS found FROM runs WHERE id = ?1", (number, place)
        )
        return rows[0]["found"] if rows else None

    def throw_away(self, number: int, *, back: bool = False) -> bool:
        """Take a batch of runs off the list, or put it back; whether there is one of this number."""
        with self._database.writing() as connection:
            found = connection.execute(
                "UPDATE runs SET deleted = ? WHERE id = ?", (None if back else now(), number)
            )
        return found.rowcount == 1

    def payload(self, number: int) -> Mapping[str, Any] | None:
        """What else was kept of a batch of runs, or None when there is no such number."""
        rows = self._database.read("SELECT payload FROM runs WHERE id = ?", (number,))
        return from_json(rows[0]["payload"], self._database.path) if rows else None
