"""Builds in the store, each kept once."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from kodawari.store._database import Database, from_json, now, to_json

__all__ = ["BuildRow", "Builds"]


class BuildRow(msgspec.Struct, frozen=True, kw_only=True):
    """A build as a list shows it.

    Attributes:
        id: Its identity, the hash of its payload.
        name: Its name.
        created: When it was first kept, ISO time, UTC.
    """

    id: str
    name: str
    created: str


class Builds:
    """All builds of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, payload: Mapping[str, Any]) -> str:
        """Keep a build; one with the same payload is kept once, under its first name.

        Returns:
            Its identity.

        Raises:
            KodawariError: The store cannot be written; it is as it was before.
        """
        text = to_json(payload)
        identity = sha256(text.encode()).hexdigest()[:16]
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO builds (id, name, created, payload) VALUES (?, ?, ?, ?)",
                (identity, name, now(), text),
            )
        return identity

    def load(self, identity: str) -> Mapping[str, Any] | None:
        """A build by its identity, or None."""
        rows = self._database.read("SELECT payload FROM builds WHERE id = ?", (identity,))
        return from_json(rows[0]["payload"], self._database.path) if rows else None

    def list(self) -> list[BuildRow]:
        """All builds, the newest first."""
        rows = self._database.read("SELECT id, name, created FROM builds ORDER BY created DESC, name, id")
        return [msgspec.convert(dict(row), BuildRow) for row in rows]
