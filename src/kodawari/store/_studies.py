"""Studies in the store: which there are, and what they were asked."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.store._database import Database, now, to_json
from kodawari.store._journal import StudyJournal

__all__ = ["Studies", "StudyRow"]


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
        kind: What is tuned: `mini4wd`; empty when nobody said.
        deleted: When it was thrown away; None while it is there.
        is_current: Whether no runs were made since its result was kept.
        stopped: Why it ended: `budget`, `cancelled`, `no new set-ups`; None before the first result.
        best_time_s: Time of its best set-up [s].
        best_finish: Chance to finish of the same.
        is_confirmed: Whether fresh runs have confirmed the same.
    """

    id: str
    title: str
    created: str
    updated: str
    points: int
    runs: int
    seconds: float
    has_result: bool
    kind: str = ""
    deleted: str | None = None
    is_current: bool = False
    stopped: str | None = None
    best_time_s: float | None = None
    best_finish: float | None = None
    is_confirmed: bool = False


_ROWS = (
    "SELECT s.id, s.title, s.created, s.updated, s.kind, s.deleted, s.result IS NOT NULL AS has_result,"
    " json_extract(s.result, '$.stopped') AS stopped,"
    " coalesce(s.result_batch >= (SELECT max(id) FROM batches b WHERE b.study = s.id), 0) AS is_current,"
    " json_extract(s.result, '$.best[0].time.median') AS best_time_s,"
    " json_extract(s.result, '$.best[0].chance.estimate') AS best_finish,"
    " coalesce(json_extract(s.result, '$.best[0].confirmed'), 0) AS is_confirmed,"
    " (SELECT count(*) FROM points p WHERE p.study = s.id) AS points,"
    " coalesce(sum(o.runs), 0) AS runs, coalesce(sum(o.seconds), 0.0) AS seconds"
    " FROM studies s LEFT JOIN outcomes o ON o.study = s.id"
)


class Studies:
    """All studies of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self,
        definition: Mapping[str, Any],
        *,
        title: str = "",
        kind: str = "",
        question: Mapping[str, Any] | None = None,
    ) -> StudyJournal:
        """The journal of the study with this definition, which is begun if it is not there yet.

        A study that was thrown away and is asked for again is there again.

        Args:
            definition: Everything that decides how the study goes, as plain data: problem, space, seed,
            rules,
                course, parts box, physics version. Its hash is the study's identity.
            title: A name for people, used when the study is begun.
            kind: What is tuned.
            question: What was asked, for those who know the study by its identity alone; the latest is kept.
        """
        text = to_json(definition)
        identity = sha256(text.encode()).hexdigest()[:16]
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO studies (id, title, created, updated, definition)"
                " VALUES (?, ?, ?, ?, ?)",
                (identity, title, now(), now(), text),
            )
            if question is not None:
                connection.execute(
                    "UPDATE studies SET kind = ?, question = ?, deleted = NULL WHERE id = ?",
                    (kind, to_json(question), identity),
                )
        return StudyJournal(self._database, identity)

    def find(self, definition: Mapping[str, Any]) -> StudyJournal | None:
        """The journal of the study with this definition, or None when it was never begun."""
        identity = sha256(to_json(definition).encode()).hexdigest()[:16]
        found = self._database.read("SELECT 1 FROM studies WHERE id = ?", (identity,))
        return StudyJournal(self._database, identity) if found else None

    def open(self, identity: str) -> StudyJournal:
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

    def list(self, *, kind: str | None = None, deleted: bool | None = None) -> list[StudyRow]:
        """All studies, the one that went on last first.

        Args:
            kind: Only those of one kind.
            deleted: Only those that were thrown away, or only those that were not.
        """
        rows = self._database.read(
            f"{_ROWS} WHERE (?1 IS NULL OR s.kind = ?1) AND (?2 IS NULL OR (s.deleted IS NOT NULL) = ?2)"
            " GROUP BY s.id ORDER BY s.updated DESC, s.id",
            (kind, deleted),
        )
        return [msgspec.convert(dict(row), StudyRow, strict=False) for row in rows]

    def row(self, identity: str) -> StudyRow:
        """One study as a list shows it; the identity must be whole.

        Raises:
            KodawariError: There is no such study.
        """
        rows = self._database.read(f"{_ROWS} WHERE s.id = ? GROUP BY s.id", (identity,))
        if not rows:
            raise KodawariError(f"there is no study '{identity}'", mend="It may have been removed for good.")
        return msgspec.convert(dict(rows[0]), StudyRow, strict=False)

    def throw_away(self, identity: str, *, back: bool = False) -> StudyRow:
        """Throw a study away, or take it back; its runs stay until it is deleted.

        Raises:
            KodawariError: There is no such study.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE studies SET deleted = ? WHERE id = ?", (None if back else now(), identity)
            )
        return self.row(identity)

    def delete(self, identity: str) -> None:
        """Forget a study and everything in it; the identity must be whole."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM studies WHERE id = ?", (identity,))
