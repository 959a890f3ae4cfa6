"""What is read of a file from elsewhere, and what is refused: numbers, counts, sizes."""

import re
from pathlib import Path

from kodawari.errors import KodawariError
from kodawari.files import read_text
from kodawari.mini4wd.course._definition import MOST_PIECES
from kodawari.quantity import format_number

__all__ = ["MAX_BYTES", "checked", "number", "read_layout_file", "require_pieces"]

MAX_BYTES = 8 * 1024 * 1024
"""A layout of the most pieces that are read takes about 5 MB in the longest of the formats."""

FARTHEST = 2_000_000.0
"""Coordinates beyond this are a slip or an attack: no course reaches 20 km [cm]."""

_NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})([eE][+-]?\d{1,3})?", re.ASCII)


def read_layout_file(path: Path) -> str:
    """The text of a file, without a byte order mark.

    Raises:
        KodawariError: It cannot be read, is too large, not UTF-8, or holds NUL bytes.
    """
    text = read_text(path, max_bytes=MAX_BYTES).removeprefix("\ufeff")
    if "\0" in text:
        raise KodawariError(
            "holds NUL bytes: this is no text",
            file=str(path),
            mend="Is this the right file? Save it as UTF-8.",
        )
    return text


def require_pieces(count: int) -> None:
    """A layout has at least one piece and no more than a course may have.

    Raises:
        KodawariError: It has none or too many.
    """
    if count == 0:
        raise KodawariError("there are no pieces in it", mend="Copy the whole text of the layout.")
    if count > MOST_PIECES:
        raise KodawariError(
            f"it has {format_number(count, digits=0)} pieces, more than the "
            f"{format_number(MOST_PIECES, digits=0)} that are read",
            mend="Is this the right file?",
        )


def number(text: str, place: str) -> float:
    """A coordinate, angle, colour or height that is written in digits.

    Raises:
        KodawariError: It is no finite number, or too large.
    """
    if _NUMBER.fullmatch(text) is None:
        shown = text if len(text) <= 24 else f"{text[:21]}…"
        raise KodawariError(f"'{shown}' is no number", place=place, mend="Copy the text of the layout again.")
    return checked(float(text), place)


def checked(value: float, place: str) -> float:
    """The same number as a float, if a course can reach that far.

    Raises:
        KodawariError: It is not finite, or beyond 20 km.
    """
    if not abs(value) <= FARTHEST:
        shown = f"{value:g}" if isinstance(value, float) else "the number"
        raise KodawariError(
            f"{shown} is beyond the {format_number(FARTHEST, digits=0)} that are read",
            place=place,
            mend="Coordinates are in centimetres.",
        )
    return float(value)
