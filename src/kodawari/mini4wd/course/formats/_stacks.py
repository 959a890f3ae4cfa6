"""Places where two passes of the course lie on each other: which goes on where."""

from collections.abc import Callable, Iterator, Sequence

from kodawari.mini4wd.course.formats._joints import FREE, SEAM, Joints
from kodawari.mini4wd.course.formats._levels import clashes, level_height, levels_along
from kodawari.mini4wd.course.formats._loops import Way, swapped
from kodawari.mini4wd.course.formats._overlaps import Overlap
from kodawari.mini4wd.course.formats.layout import Layout

__all__ = ["settle_stacks"]

WORK = 2_000_000
"""Exchanges are tried until so many pieces were looked at, so that no file can take for ever."""

Badness = tuple[bool, int, int, int, int]


def settle_stacks(
    layout: Layout, joints: Joints, places: Sequence[Overlap], course: Callable[[], Way]
) -> list[tuple[float, float]]:
    """Exchange joints in one place wherever that makes more sense of the course.

    Args:
        layout: The pieces.
        joints: Which end meets which; changed in place.
        places: Where pieces cover each other.
        course: The course with the joints as they are.

    Returns:
        Places in the editor's coordinates [cm] where another choice would have been as good.
    """
    options = set(joints.options)
    doubtful = [pair for pair in joints.options if _open_to_exchange(joints, pair, options)]
    if not doubtful:
        return []
    tries = max(1, WORK // (2 * len(layout.pieces)))
    best = _badness(layout, course(), places)
    for one, other in list(_twins(layout, joints, places))[:tries]:
        _exchange(joints, one, other)
        now = _badness(layout, course(), places)
        if now >= best:
            _exchange(joints, one, other)
        best = min(now, best)
    undecided: dict[tuple[float, float], None] = {}
    drawn = _drawn(layout, course())
    for pair in doubtful[:tries]:
        old = (pair[0], joints.partner[pair[0]])
        if FREE in old or not swapped(joints, pair, options):
            continue
        way = course()
        now = _badness(layout, way, places)
        if now < best:
            best, drawn = now, _drawn(layout, way)
            continue
        if now == best and (other_way := _drawn(layout, way)) != drawn:
            parting = next(k for k, (a, b) in enumerate(zip(drawn, other_way, strict=True)) if a != b)
            x, y, _, _ = joints.ends[way.steps[parting].entry]
            undecided[round(x, 1), round(-y, 1)] = None
        swapped(joints, (min(old), max(old)), options)
    return list(undecided)


def _drawn(layout: Layout, way: Way) -> list[tuple[str, float, float, bool]]:
    """The course without the names of its pieces: exchanging two that are alike changes nothing."""
    pieces = [(layout.pieces[step.piece], step.forward) for step in way.steps]
    return [
        (piece.kind.name, round(piece.x), round(piece.y), forward or not (piece.kind.turn or piece.kind.down))
        for piece, forward in pieces
    ]


def _open_to_exchange(joints: Joints, pair: tuple[int, int], options: set[tuple[int, int]]) -> bool:
    """Whether the partners of a pair's ends may be joined as well."""
    p, q = joints.partner[pair[0]], joints.partner[pair[1]]
    return FREE not in {p, q} and p != pair[1] and (min(p, q), max(p, q)) in options


def _twins(
    layout: Layout, joints: Joints, places: Sequence[Overlap]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Ends of two different pieces that lie on each other from end to end: which of them is the upper one?"""
    if layout.has_heights:
        return
    for place in places:
        one, other = layout.pieces[place.first], layout.pieces[place.second]
        if one.kind == other.kind and one.slope == other.slope:
            continue
        for flip in (0, 1):
            pairs = [(2 * place.first + end, 2 * place.second + (end ^ flip)) for end in (0, 1)]
            if all(joints.distance(a, b) <= SEAM and _free_to_part(joints, a, b) for a, b in pairs):
                yield pairs[0], pairs[1]


def _free_to_part(joints: Joints, a: int, b: int) -> bool:
    """Whether two ends both have partners, and not each other's piece."""
    p, q = joints.partner[a], joints.partner[b]
    return FREE not in {p, q} and p // 2 != b // 2 and q // 2 != a // 2


def _exchange(joints: Joints, *ends: tuple[int, int]) -> None:
    """Give each two ends each other's partners; doing it again undoes it."""
    for a, b in ends:
        p, q = joints.partner[a], joints.partner[b]
        joints.join(a, q)
        joints.join(b, p)


def _badness(layout: Layout, way: Way, places: Sequence[Overlap]) -> Badness:
    """How little sense it makes: open, too short, ending at another height, through itself, begun high."""
    levels = levels_along(layout.pieces, way.steps)
    through = clashes(way, levels, places, level_height(layout.lanes))
    left_over = len(layout.pieces) - len(way.steps)
    return not way.closed, left_over, abs(levels.end), len(through), levels.before[0]
