"""Documents in the store: files that are still worked on, such as the cars of a garage."""

import secrets

import msgspec

from kodawari.errors import KodawariError
from kodawari.store._database import Database, now

__all__ = ["Document", "DocumentRow", "Documents"]

_COLUMNS = "id, kind, name, created, updated, deleted, revision"


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document as a list shows it.

    Attributes:
        id: Its identity, which stays whatever is changed.
        kind: What it is: `mini4wd-car`.
        name: Its name.
        created: When it was first kept, ISO time, UTC.
        updated: When it was last changed.
        deleted: When it was thrown away; None while it is there.
        revision: How often it was changed, from 1.
    """

    id: str
    kind: str
    name: str
    created: str
    updated: str
    deleted: str | None
    revision: int


class Document(DocumentRow, frozen=True, kw_only=True):
    """A whole document.

    Attributes:
        text: The file as it would stand on disk.
    """

    text: str


class Documents:
    """All documents of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: str, name: str, text: str) -> Document:
        """Keep a new document.

        Raises:
            KodawariError: The store cannot be written; it is as it was before.
        """
        identity, time = secrets.token_hex(6), now()
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO documents (id, kind, name, created, updated, revision, text)"
                " VALUES (?, ?, ?, ?, ?, 1, ?)",
                (identity, kind, name, time, time, text),
            )
        return self.get(identity)

    def get(self, identity: str) -> Document:
        """A document by its identity, also one that was thrown away.

        Raises:
            KodawariError: There is no such document.
        """
        rows = self._database.read(f"SELECT {_COLUMNS}, text FROM documents WHERE id = ?", (identity,))  # noqa: S608 - a constant
        if not rows:
            raise KodawariError(
                f"nothing is kept under '{identity}'", mend="It may have been removed for good.", code="gone"
            )
        return msgspec.convert(dict(rows[0]), Document)

    def list(self, kind: str, *, deleted: bool = False) -> list[Document]:
        """The documents of one kind, the one that was changed last first.

        Args:
            kind: What they are.
            deleted: Whether to list those that were thrown away instead.
        """
        rows = self._database.read(
            f"SELECT {_COLUMNS}, text FROM documents WHERE kind = ? AND (deleted IS NOT NULL) = ?"  # noqa: S608 - as above
            " ORDER BY updated DESC, created DESC, id",
            (kind, deleted),
        )
        return [msgspec.convert(dict(row), Document) for row in rows]

    def change(self, identity: str, *, name: str, text: str, revision: int) -> Document:
        """Put a new state in the place of the one with this revision.

        Raises:
            KodawariError: There is no such document, or somebody else has changed it since.
        """
        with self._database.writing() as connection:
            found = connection.execute(
                "UPDATE documents SET name = ?, text = ?, updated = ?, revision = revision + 1"
                " WHERE id = ? AND revision = ?",
                (name, text, now(), identity, revision),
            )
        document = self.get(identity)
        if found.rowcount != 1:
            raise KodawariError(
                f"'{document.name}' was changed somewhere else meanwhile",
                place="revision",
                mend="Load it again, then make your change.",
                code="changed",
                values={"name": document.name},
            )
        return document

    def throw_away(self, identity: str, *, back: bool = False) -> Document:
        """Throw a document away, or take it back.

        Raises:
            KodawariError: There is no such document.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE documents SET deleted = ? WHERE id = ?", (None if back else now(), identity)
            )
        return self.get(identity)

    def empty_bin(self, kind: str) -> int:
        """Remove for good what was thrown away; how many documents that were."""
        with self._database.writing() as connection:
            found = connection.execute(
                "DELETE FROM documents WHERE kind = ? AND deleted IS NOT NULL", (kind,)
            )
        return found.rowcount
