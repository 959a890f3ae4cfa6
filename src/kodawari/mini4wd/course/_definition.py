"""A course as it is written: the TOML file, checked, with its pieces one by one."""

from collections.abc import Mapping
from typing import Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.quantity import Figure

__all__ = ["Definition", "PieceEntry"]

MOST_PIECES = 20_000
"""More than this is a slip or an attack; the longest official courses have some hundreds."""

_OWN = ("type", "repeat")


class Definition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A course file.

    Attributes:
        title: English name.
        lanes: Number of lanes side by side.
        pieces: In running order; each has `type`, perhaps `repeat`, and what its class asks for.
        ja: Japanese name.
        note: What a reader should know.
        sources: Ids in `data/sources`.
        parameters: What this course sets otherwise than the pieces' data.
    """

    title: str
    lanes: int
    pieces: list[dict[str, Any]]
    ja: str = ""
    note: str = ""
    sources: list[str] = []
    parameters: dict[str, float | str | Figure] = {}

    def entries(self) -> list["PieceEntry"]:
        """The pieces one by one, repeated ones written out, the start piece first.

        Raises:
            KodawariError: There are none, too many, two starts, or a repeat that is no count.
        """
        entries = [
            PieceEntry(type=_type(raw, place), settings=_settings(raw), place=place)
            for number, raw in enumerate(self.pieces, start=1)
            for place in [f"pieces, entry {number}"]
            for _ in range(_repeat(raw, place))
        ]
        if not entries:
            raise KodawariError("the course has no pieces", place="pieces", mend="Add some.")
        if len(entries) > MOST_PIECES:
            raise KodawariError(
                f"the course has {len(entries)} pieces, more than the {MOST_PIECES} that are read",
                place="pieces",
                mend="Is a `repeat` wrong?",
            )
        return _from_start(entries)


class PieceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a course file.

    Attributes:
        type: Name of its class.
        settings: What the course gives for it, by the class's argument.
        place: Where it stands in the file.
    """

    type: str
    settings: Mapping[str, Any]
    place: str


def _type(raw: Mapping[str, Any], place: str) -> str:
    kind = raw.get("type")
    if isinstance(kind, str):
        return kind
    mend = 'Add it: type = "straight".'
    for key in raw:
        mend = f"Is '{key}' a slip of it?" if nearest(key, ["type"]) and key != "type" else mend
    raise KodawariError("the piece has no `type`", place=place, mend=mend)


def _repeat(raw: Mapping[str, Any], place: str) -> int:
    count = raw.get("repeat", 1)
    if isinstance(count, int) and not isinstance(count, bool) and 1 <= count <= MOST_PIECES:
        return count
    raise KodawariError(
        f"repeat = {count!r} is no count of pieces", place=place, mend=f"Give 1 to {MOST_PIECES}."
    )


def _settings(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if key not in _OWN}


def _from_start(entries: list[PieceEntry]) -> list[PieceEntry]:
    """The same ring of pieces, from the start piece on; without one, from the first piece on."""
    starts = [number for number, entry in enumerate(entries) if entry.type == "start"]
    if len(starts) > 1:
        raise KodawariError(
            f"the course has {len(starts)} start pieces",
            place=entries[starts[1]].place,
            mend="Keep one; make the others `straight`.",
            code="starts",
            values={"count": len(starts)},
        )
    first = starts[0] if starts else 0
    return entries[first:] + entries[:first]
