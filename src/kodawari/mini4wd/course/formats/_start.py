"""Where a course begins and which way it is run."""

from collections.abc import Sequence
from typing import Any

from kodawari.mini4wd.course.formats._levels import levels_along
from kodawari.mini4wd.course.formats._loops import Way
from kodawari.mini4wd.course.formats.layout import Placed

__all__ = ["chosen_way", "in_running_order", "turn_of"]


def turn_of(piece: Placed, *, forward: bool) -> float:
    """By how much a piece turns to the left when it is run [°]."""
    first, second = piece.kind.local(0)[2], piece.kind.local(1)[2]
    turn = (second - first) % 360.0 - 180.0
    if abs(turn) > 179.0:
        turn = -180.0 if piece.kind.turn == "right" else 180.0
    return turn if forward else -turn


def chosen_way(ways: Sequence[Way], start: int | None) -> Way:
    """The course among several ways.

    Of those with at least half as many pieces as the longest: a closed one, one with the start piece, the
    longest.
    """
    most = max(len(way.steps) for way in ways)

    def worth(way: Way) -> tuple[bool, bool, bool, int]:
        has_start = start is not None and any(step.piece == start for step in way.steps)
        return 2 * len(way.steps) >= most, way.closed, has_start, len(way.steps)

    return max(ways, key=worth)


def in_running_order(pieces: Sequence[Placed], way: Way, start: int | None) -> Way:
    """The way as it is run, from the start piece on.

    The arrow of a start piece points from its first end to its second. Without one the course runs so that
    more of it lies on the lowest level, or else to the left, and begins on the longest run of straights.
    """
    for index, step in enumerate(way.steps):
        if step.piece == start:
            if not step.forward:
                return in_running_order(pieces, way.back(), start)
            return way.beginning_with(index) if way.closed else way
    both = [_begun(pieces, each) for each in (way, way.back())]
    return min(both, key=lambda each: (_height(pieces, each), -_turned(pieces, each), _tokens(pieces, each)))


def _height(pieces: Sequence[Placed], way: Way) -> int:
    """Sum of levels; only colours of slopes can tell the directions apart."""
    return sum(levels_along(pieces, way.steps).before)


def _turned(pieces: Sequence[Placed], way: Way) -> float:
    return round(sum(turn_of(pieces[step.piece], forward=step.forward) for step in way.steps), 3)


def _begun(pieces: Sequence[Placed], way: Way) -> Way:
    """A loop, begun on its longest run of straights; the rest of the pieces decides between equal ones."""
    return way.beginning_with(_least_rotation(_tokens(pieces, way))) if way.closed else way


def _tokens(pieces: Sequence[Placed], way: Way) -> list[Any]:
    """What each step is, so that two ways can be compared; pieces on a long run of straights come first."""
    names = [pieces[step.piece].kind for step in way.steps]
    straight = [name.native.startswith(("straight", "start")) for name in names]
    ahead = [0] * len(names)
    run = 0
    for index in [*reversed(range(len(names)))] * (2 if way.closed else 1):
        run = min(run + 1, len(names)) if straight[index] else 0
        ahead[index] = run
    return [
        (-ahead[index], kind.name, step.forward if kind.turn or kind.down else True)
        for index, (kind, step) in enumerate(zip(names, way.steps, strict=True))
    ]


def _least_rotation(tokens: Sequence[Any]) -> int:
    """Where a ring has to begin so that it compares lowest; linear, after Booth (1980), in Duval's form."""
    count = len(tokens)
    first, second, same = 0, 1, 0
    while first < count and second < count and same < count:
        a, b = tokens[(first + same) % count], tokens[(second + same) % count]
        if a == b:
            same += 1
            continue
        if a > b:
            first += same + 1
        else:
            second += same + 1
        second += first == second
        same = 0
    return min(first, second)
