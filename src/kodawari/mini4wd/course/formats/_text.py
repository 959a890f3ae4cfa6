"""Pimentoso text and its variant with heights: `Class;x;y;angle;colour[;z]#` again and again."""

import base64
import re
from collections import Counter
from dataclasses import replace
from math import cos, radians, sin

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.formats._kinds import kind_table
from kodawari.mini4wd.course.formats._limits import number, require_pieces
from kodawari.mini4wd.course.formats.layout import Layout, Placed

__all__ = ["from_link", "looks_like_text", "read_text_layout", "to_link", "unwrapped", "write_text_layout"]

_PIECE = re.compile(r"\s*[A-Za-z]\w{0,31};[^;#]*;")
_WRAPPED = re.compile(r"\b(?:var|let|const)\s+text\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_NUMBERED = re.compile(r"\bcompat\s*=\s*parseInt\(\s*['\"]?(\d+)['\"]?\s*\)\s*<\s*(\d+|COMPATIBILITY_ID)")
_LIMIT = re.compile(r"\bCOMPATIBILITY_ID\s*=\s*(\d+)")
_SAID = re.compile(r"\bcompat\s*=\s*(true|false|1|0)\b")
_SHARED = re.compile(r"#t=([\w\-+/=%]+)")

_SLOPES = {2: -1, 3: 1}
"""By custom red (3) goes up and blue (2) down, on slopes and banks only: colours are indices of a palette."""

_OLD_CORNER = (11.1, 4.88)
"""Shift of a 45° corner that tracks of the site's first version need at odd multiples of 45° [cm]."""


def looks_like_text(text: str) -> bool:
    """Whether a text begins like pieces."""
    return _PIECE.match(text) is not None


def unwrapped(text: str) -> tuple[str, bool | None] | None:
    """The pieces in what the site sends for `/load/CODE.js`, and whether they are old; None for others."""
    found = _WRAPPED.search(text)
    if found is None:
        return None
    numbered, said = _NUMBERED.search(text), _SAID.search(text)
    old: bool | None = None
    if numbered is not None:
        limit = numbered.group(2) if numbered.group(2).isdigit() else _last(_LIMIT.search(text))
        old = limit is not None and _whole(numbered.group(1)) < _whole(limit)
    elif said is not None:
        old = said.group(1) in {"true", "1"}
    return found.group(1) or found.group(2) or "", old


def from_link(text: str) -> str | None:
    """The pieces in a share link (`#t=` and base64url without padding), or None for another text.

    Raises:
        KodawariError: The part behind `#t=` is no base64 of UTF-8.
    """
    found = _SHARED.search(text)
    if found is None:
        return None
    code = found.group(1).replace("%3D", "").replace("=", "").replace("+", "-").replace("/", "_")
    try:
        return base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True).decode("utf-8")
    except ValueError as error:
        raise KodawariError(
            "the part of the link behind '#t=' cannot be decoded",
            mend="Copy the whole link again; quote it in a shell.",
        ) from error


def to_link(text: str) -> str:
    """The part of a share link behind the address: `#t=` and base64url of the text without padding."""
    return "#t=" + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_text_layout(text: str, *, old: bool | None = None, name: str = "") -> Layout:
    """A layout from pieces as text; six fields to a piece mean that it has heights.

    Args:
        text: `Str2;100;100;0;0#…`; line breaks anywhere are overlooked.
        old: Whether 45° corners need the shift of old tracks; None leaves it open (taken as no).
        name: What the track is called.

    Raises:
        KodawariError: A piece is malformed, a number is broken, or there are no or too many pieces.
    """
    entries = [entry for entry in "".join(text.split()).split("#") if entry]
    require_pieces(len(entries))
    kinds = kind_table("pimentoso")
    pieces, unknown = [], Counter[str]()
    high = any(entry.count(";") == 5 for entry in entries)
    for index, entry in enumerate(entries, start=1):
        fields = entry.split(";")
        place = f"piece {index}"
        if len(fields) not in {5, 6} or not re.fullmatch(r"[A-Za-z]\w{0,31}", fields[0]):
            raise KodawariError(
                f"'{_short(entry)}' is no piece",
                place=place,
                mend="A piece is Class;x;y;angle;colour or Class;x;y;angle;colour;z. Copy the text again.",
            )
        figures = [
            number(value, f"{place}, {word}")
            for value, word in zip(fields[1:], ("x", "y", "angle", "colour", "z"), strict=False)
        ]
        kind = kinds.get(fields[0])
        if kind is None:
            unknown[fields[0]] += 1
            continue
        x, y, angle, colour = figures[:4]
        if old and kind.name == "Cor1" and angle % 90.0 == 45.0:
            c, s = cos(radians(angle)), sin(radians(angle))
            x += c * _OLD_CORNER[0] - s * _OLD_CORNER[1]
            y += s * _OLD_CORNER[0] + c * _OLD_CORNER[1]
        slope = _SLOPES.get(round(colour), 0) if kind.name.startswith(("Bri", "Ban")) else 0
        z = (figures[4] if len(figures) > 4 else 0.0) if high else None
        pieces.append(
            Placed(
                kind=kind,
                x=x,
                y=-y,
                angle=-angle % 360.0,
                slope=slope,
                uphill=z is not None,
                z=z,
                place=place,
            )
        )
    layout = Layout(
        format="lenaxia" if high else "pimentoso", pieces=tuple(pieces), name=name, unknown=dict(unknown)
    )
    return _without_flat_heights(layout)


def write_text_layout(layout: Layout, *, heights: bool) -> str:
    """The pieces as text, all of them right of and below the origin, as the editor wants them.

    Args:
        layout: With the classes of this editor.
        heights: Whether to write the sixth field, in whole millimetres.
    """
    left = min(min(piece.end(0)[0], piece.end(1)[0], piece.x) for piece in layout.pieces) - 100.0
    top = max(max(piece.end(0)[1], piece.end(1)[1], piece.y) for piece in layout.pieces) + 100.0
    colours = {slope: colour for colour, slope in _SLOPES.items()}
    entries = []
    for piece in layout.pieces:
        angle = f"{-piece.angle % 360.0:.3f}".rstrip("0").rstrip(".")
        angle = "0" if angle == "360" else angle
        fields = [piece.kind.name, f"{piece.x - left:.3f}", f"{top - piece.y:.3f}", angle]
        fields.append(str(colours.get(piece.slope, 0)))
        if heights:
            fields.append(str(round(piece.z or 0.0)))
        entries.append(";".join(fields) + "#")
    return "".join(entries)


def _without_flat_heights(layout: Layout) -> Layout:
    """Heights that are all alike say nothing where slopes have colours: the flat format was brought over."""
    heights = {piece.z for piece in layout.pieces}
    coloured = any(piece.slope and piece.kind.rise_mm for piece in layout.pieces)
    if layout.format != "lenaxia" or len(heights) > 1 or not coloured:
        return layout
    flat = tuple(replace(piece, uphill=False, z=None) for piece in layout.pieces)
    note = "all heights are the same: the colours of the slopes say what goes up and down"
    return replace(layout, pieces=flat, notes=(note,))


def _last(found: re.Match[str] | None) -> str | None:
    return found.group(found.re.groups) if found is not None else None


def _whole(digits: str) -> int:
    """A whole number of at most 18 digits; a longer one is as large as that."""
    return int(digits[:18])


def _short(entry: str) -> str:
    return entry if len(entry) <= 40 else f"{entry[:37]}…"
