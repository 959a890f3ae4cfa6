"""Write a course of ours for another editor."""

from collections.abc import Iterator
from dataclasses import replace
from math import atan2, cos, degrees, hypot, radians, sin

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.course import Course, Piece
from kodawari.mini4wd.course.formats._gaku_base import write_gaku_base
from kodawari.mini4wd.course.formats._joints import REACH, SEAM
from kodawari.mini4wd.course.formats._kinds import Kind, native_kind
from kodawari.mini4wd.course.formats._text import to_link, write_text_layout
from kodawari.mini4wd.course.formats.layout import Layout, Placed
from kodawari.mini4wd.course.formats.native import SHARPEST

__all__ = ["EXPORTS", "export_course", "share_link"]

EXPORTS = ("pimentoso", "lenaxia", "gaku-base")
"""Editors that a course can be written for."""

_UNITS = {3: (("straight", 540.0),), 5: tuple((f"straight-{n}", float(n)) for n in (1200, 900, 600, 300))}
"""The straights of a system, the longest first [mm]."""


def export_course(course: Course, editor: str) -> str:
    """The text of a course for another editor.

    Sizes that a course sets otherwise are lost: a straight that is not as long as the editor's becomes as
    many as come nearest, and one shorter than half of them a gap: the editor knows no other lengths. What
    does not meet at the end is shared among all joints.

    Args:
        course: The course; closed.
        editor: One of `EXPORTS`.

    Raises:
        KodawariError: The editor has no piece for one of the course's.
    """
    flat = editor == "pimentoso"
    layout, forward = _drawn(course, "gaku-base" if editor == "gaku-base" else "pimentoso", colours=flat)
    if editor != "gaku-base":
        return write_text_layout(layout, heights=not flat) + "\n"
    following = [*range(1, len(forward)), 0]
    joints = [((k, int(forward[k])), (after, 1 - int(forward[after]))) for k, after in enumerate(following)]
    return write_gaku_base(layout, joints)


def share_link(course: Course, address: str = "") -> str:
    """A share link of the editor with heights; without its address only the part from `#t=` on.

    Raises:
        KodawariError: As `export_course`.
    """
    return address + to_link(export_course(course, "lenaxia").strip())


def _drawn(course: Course, editor: str, *, colours: bool) -> tuple[Layout, list[bool]]:
    """The course in the editor's pieces, one behind the other, and whether each is run from its first end."""
    x = y = heading = height = 0.0
    pieces: list[Placed] = []
    directions: list[bool] = []
    behind = (x, y)
    banks = 0
    for kind, piece in _pieces(course, editor):
        if kind is None:
            x, y, heading = _past(piece, x, y, heading)
            continue
        gap = hypot(x - behind[0], y - behind[1])
        if gap > REACH:
            raise _too_wide(gap, f"piece {piece.index + 1}")
        down = piece.kind == kind.down
        turn = piece.parameters.get("turn")
        forward = (turn is None or turn.value == kind.turn) and (colours or not down)
        slope = 0
        if kind.down:
            slope = -1 if down else 1
        elif kind.native.startswith("bank"):
            banks += 1
            slope = 1 if banks % 2 else -1
        entry, leave = (0, 1) if forward else (1, 0)
        dx, dy, out = kind.local(entry)
        angle = heading - out - 180.0
        c, s = cos(radians(angle)), sin(radians(angle))
        rise = kind.rise_mm * slope if kind.down else 0.0
        pieces.append(
            Placed(
                kind=kind,
                x=x - c * dx + s * dy,
                y=y - s * dx - c * dy,
                angle=round(angle % 360.0, 6) % 360.0,
                slope=slope,
                uphill=not colours,
                z=min(height, height + rise),
                place=f"piece {piece.index + 1}",
            )
        )
        directions.append(forward)
        x, y, heading = pieces[-1].end(leave)
        behind = (x, y)
        height += rise
    lowest = min((piece.z or 0.0 for piece in pieces), default=0.0)
    lifted = [replace(piece, z=(piece.z or 0.0) - lowest) for piece in pieces]
    return Layout(format=editor, pieces=tuple(_closed(lifted, x, y)), name=course.title), directions


def _closed(pieces: list[Placed], x: float, y: float) -> list[Placed]:
    """The same drawing with what is missing at its end shared among all joints, if each then is no gap.

    Raises:
        KodawariError: Too much is missing: the course has sizes that the editor does not know.
    """
    if hypot(x, y) > REACH:
        raise _too_wide(hypot(x, y), "its end")
    if not pieces or hypot(x, y) / len(pieces) > 0.5 * SEAM:
        return pieces
    share = 1.0 / len(pieces)
    return [replace(p, x=p.x - x * k * share, y=p.y - y * k * share) for k, p in enumerate(pieces)]


def _pieces(course: Course, editor: str) -> Iterator[tuple[Kind | None, Piece]]:
    """The editor's pieces for ours; None for what it can only leave open.

    Raises:
        KodawariError: The editor has none for one of them.
    """
    lanes = len(course.lanes)
    for piece in course.pieces:
        kind = piece.kind
        turn = piece.parameters.get("turn")
        side = str(turn.value) if turn is not None else ""
        if kind.startswith(("straight", "start")):
            yield from _straights(piece, editor, lanes)
        elif kind == "corner-90" and lanes == 3:
            yield from [(_known(editor, "corner-45", lanes, side, piece), piece)] * 2
        elif kind == "corner" and _value(piece, "angle_deg") <= SHARPEST:
            yield None, piece
        else:
            yield _known(editor, kind, lanes, side, piece), piece


def _straights(piece: Piece, editor: str, lanes: int) -> Iterator[tuple[Kind | None, Piece]]:
    """A straight of any length in the editor's lengths."""
    units = _UNITS.get(lanes, ())
    if not units:
        raise _no_piece(editor, lanes, piece)
    smallest = units[-1][1]
    left = round(piece.plan_m[0] * 1000.0 / smallest)
    if piece.kind == "start" and native_kind(editor, "start", lanes) is not None:
        yield _known(editor, "start", lanes, "", piece), piece
        left -= 1
    elif left == 0:
        yield None, piece
    for name, unit in units:
        count, left = divmod(left, round(unit / smallest))
        yield from [(_known(editor, name, lanes, "", piece), piece)] * count


def _past(piece: Piece, x: float, y: float, heading: float) -> tuple[float, float, float]:
    """The place and direction behind a piece that is left open [cm, cm, °]."""
    ahead, aside, _ = piece.start.invert(piece.end.origin)
    forward = piece.start.invert(piece.end.apply((1.0, 0.0, 0.0)))
    c, s = cos(radians(heading)), sin(radians(heading))
    turn = degrees(atan2(forward[1] - aside, forward[0] - ahead))
    return x + 100.0 * (c * ahead - s * aside), y + 100.0 * (s * ahead + c * aside), heading + turn


def _value(piece: Piece, name: str) -> float:
    value = piece.parameters[name].value
    return value if isinstance(value, float) else 0.0


def _known(editor: str, native: str, lanes: int, turn: str, piece: Piece) -> Kind:
    found = native_kind(editor, native, lanes, turn)
    if found is None:
        raise _no_piece(editor, lanes, piece)
    return found


def _too_wide(gap: float, place: str) -> KodawariError:
    return KodawariError(
        f"the editor's pieces would leave a gap of {gap:.0f} cm, because they have other sizes",
        place=place,
        mend="Use pieces of the usual sizes, or export to toml.",
    )


def _no_piece(editor: str, lanes: int, piece: Piece) -> KodawariError:
    others = [
        other
        for other in ("pimentoso", "gaku-base")
        if other != editor and native_kind(other, piece.kind, lanes) is not None
    ]
    mend = f"Export to {others[0]}, which has it." if others else "Export to toml, or leave the piece away."
    return KodawariError(
        f"{editor} has no piece for '{piece.kind}' with {lanes} lanes",
        place=f"piece {piece.index + 1}",
        mend=mend,
    )
