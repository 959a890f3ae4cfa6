"""Checks on a whole course: it closes, and every lane is used."""

from collections.abc import Sequence
from math import sqrt

from kodawari.errors import KodawariError
from kodawari.exact import atan2
from kodawari.mini4wd.course._lane import Lane, Piece
from kodawari.mini4wd.course._pose import Pose
from kodawari.quantity import format_number

__all__ = ["require_all_lanes", "require_closed"]

DISTANCE = 1e-6
"""A gap up to this is rounding [m]."""

ANGLE = 1e-6
"""A turn up to this is rounding [rad]."""


def require_closed(pieces: Sequence[Piece]) -> None:
    """The last piece has to end on the start line, in its direction and at its height.

    Raises:
        KodawariError: It does not; the message tells by how much.
    """
    last = pieces[-1]
    x, y, z = last.end.origin
    gap = sqrt(x * x + y * y + z * z)
    turn, pitch, tilt = _angles(last.end)
    if gap <= DISTANCE and max(abs(turn), abs(pitch), abs(tilt)) <= ANGLE:
        return
    lines = _gap_words(x, y, z) + _turn_words(turn, pitch, tilt)
    raise KodawariError(
        f"the course does not close: {', '.join(lines)}",
        place=f"after piece {len(pieces)} ({last.kind})",
        mend="Add, take away or turn pieces until the end meets the start line.",
        code="open",
    )


def require_all_lanes(pieces: Sequence[Piece], lanes: Sequence[Lane]) -> None:
    """Where there are lane changers, a car has to come through every lane before it is back in its own.

    Raises:
        KodawariError: A lane is left out; the message tells which laps follow each other.
    """
    changers = sum(piece.changes_lanes for piece in pieces)
    if changers == 0:
        return
    ring = [1]
    while (following := lanes[ring[-1] - 1].next_lane) != 1:
        ring.append(following)
    left_out = [str(lane.number) for lane in lanes if lane.number not in ring]
    if not left_out:
        return
    way = " → ".join(str(number) for number in [*ring, 1])
    raise KodawariError(
        f"with {changers} lane changer{'s' if changers > 1 else ''} a car that starts in lane 1 "
        f"never runs in lane {' and '.join(left_out)} (laps: {way})",
        place="pieces",
        mend="Add or take away a lane changer.",
        code="leftout",
    )


def _angles(pose: Pose) -> tuple[float, float, float]:
    """How far a frame is turned to the left, lifted, and tilted to its left [rad]."""
    x, y, z = pose.axes
    return atan2(x[1], x[0]), atan2(x[2], sqrt(x[0] * x[0] + x[1] * x[1])), atan2(y[2], z[2])


def _gap_words(x: float, y: float, z: float) -> list[str]:
    """Where the end lies, seen in the running direction of the start line."""
    sides = ((x, "beyond", "short of"), (y, "left of", "right of"), (z, "above", "below"))
    return [
        f"ends {format_number(abs(value) * 1000, digits=1)} mm {more if value > 0 else less} the start line"
        for value, more, less in sides
        if abs(value) > DISTANCE
    ]


def _turn_words(turn: float, pitch: float, tilt: float) -> list[str]:
    """How the end's direction differs from the start's."""
    degrees = 180.0 / 3.141592653589793
    sides = (
        (turn, "turned", "left", "right"),
        (pitch, "pitched", "up", "down"),
        (tilt, "tilted", "left", "right"),
    )
    return [
        f"{word} {format_number(abs(value) * degrees, digits=1)}° to the {more if value > 0 else less}"
        if word != "pitched"
        else f"{word} {format_number(abs(value) * degrees, digits=1)}° {more if value > 0 else less}"
        for value, word, more, less in sides
        if abs(value) > ANGLE
    ]
