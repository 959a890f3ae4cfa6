"""Read a layout, whatever editor it comes from: the content tells, not the name of the file."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.formats._fitting import meeting_ends
from kodawari.mini4wd.course.formats._gaku_base import APP, read_gaku_base
from kodawari.mini4wd.course.formats._limits import MAX_BYTES, read_layout_file
from kodawari.mini4wd.course.formats._text import from_link, looks_like_text, read_text_layout, unwrapped
from kodawari.mini4wd.course.formats.layout import Layout

__all__ = ["is_layout", "is_link", "parse_layout", "read_layout"]

_SITE = re.compile(
    r"^https?://mini4wd-track-editor\.pimentoso\.com/(?:view/|load/)?([A-Za-z0-9]{3,12})(?:\.js)?/?$"
)
_LINK = re.compile(r"^[a-z][a-z0-9+.-]*://\S+$", re.IGNORECASE)

_KNOWN = "Known are Pimentoso text, the variant with heights and its share links, gaku-base JSON, and TOML."


def read_layout(source: str | Path) -> Layout:
    """A layout from a file or a share link.

    Args:
        source: Path of a file, or a link with `#t=`.

    Raises:
        KodawariError: The file cannot be read, is of no known format, or is malformed.
    """
    if isinstance(source, str) and is_link(source):
        return parse_layout(source, file="link")
    path = Path(source)
    layout = parse_layout(read_layout_file(path), file=str(path))
    return layout if layout.name else replace(layout, name=path.stem)


def is_layout(text: str) -> bool:
    """Whether a text is a layout of another editor, as far as its beginning tells."""
    text = text.lstrip("\ufeff \t\r\n")
    return text.startswith("{") or looks_like_text(text) or is_link(text) or unwrapped(text) is not None


def is_link(text: str) -> bool:
    """Whether a text is a link, with a layout in it or not."""
    return _LINK.match(text.strip()) is not None or text.startswith("#t=")


def parse_layout(text: str, *, file: str = "layout") -> Layout:
    """A layout from the text of a file, or from a share link.

    Raises:
        KodawariError: It is of no known format, or malformed.
    """
    try:
        return _parse(text.strip("\ufeff \t\r\n"))
    except KodawariError as error:
        raise error.located(file) from error


def _parse(text: str) -> Layout:
    if len(text) > MAX_BYTES:
        raise KodawariError(
            f"the text holds {len(text)} characters, more than the {MAX_BYTES} that are read",
            mend="Is this the right layout?",
        )
    if not text:
        raise KodawariError("there is nothing in it", mend=_KNOWN)
    if text.startswith(("{", "[")):
        return _from_json(text)
    if text[:512].lstrip().lower().startswith(("<!doctype", "<html", "<head", "<body", "<?xml")):
        raise KodawariError("this is a web page, not a layout", mend="Save the layout itself, not the page.")
    if looks_like_text(text):
        return _with_old_corners(text)
    sent = unwrapped(text)
    if sent is not None:
        pieces, old = sent
        return _with_old_corners(pieces) if old is None else read_text_layout(pieces, old=old)
    shared = from_link(text)
    if shared is not None:
        return _with_old_corners(shared)
    site = _SITE.match(text)
    if site is not None:
        code = site.group(1).upper()
        raise KodawariError(
            "nothing is fetched from the net here",
            mend="Fetch it yourself and import the file: curl -H 'X-Requested-With: XMLHttpRequest' "
            f"https://mini4wd-track-editor.pimentoso.com/load/{code}.js -o {code}.js",
        )
    if _LINK.match(text):
        raise KodawariError("this link holds no layout", mend="Share links hold it behind '#t='.")
    raise KodawariError("this is no known format", mend=_KNOWN)


def _from_json(text: str) -> Layout:
    try:
        data: Any = msgspec.json.decode(text)
    except RecursionError as error:
        raise KodawariError("not valid JSON: nested too deeply", mend="Is this the right file?") from error
    except msgspec.DecodeError as error:
        cause = str(error).removeprefix("JSON is malformed: ")
        raise KodawariError(f"not valid JSON: {cause}", mend="Save the layout again.") from error
    if not isinstance(data, dict):
        raise KodawariError("the JSON holds no layout", mend=_KNOWN)
    if data.get("app") == APP or {"field", "parts"} <= data.keys():
        return read_gaku_base(data)
    body = data.get("data", data)
    track = body.get("track") if isinstance(body, dict) else None
    if isinstance(track, str):
        name = data.get("name")
        return replace(_with_old_corners(track), name=name[:120] if isinstance(name, str) else "")
    raise KodawariError("the JSON holds no layout", mend=_KNOWN)


def _with_old_corners(text: str) -> Layout:
    """Pieces without a word on their age: corners as they are, unless only the old way makes them meet."""
    plain = read_text_layout(text)
    if plain.format != "pimentoso" or not any(piece.kind.name == "Cor1" for piece in plain.pieces):
        return plain
    met = meeting_ends(plain.pieces)
    if met == 2 * len(plain.pieces):
        return plain
    old = read_text_layout(text, old=True)
    if meeting_ends(old.pieces) <= met:
        return plain
    note = "45° corners are read as in tracks of the editor's first version: only so do they meet"
    return replace(old, notes=(*old.notes, note))
