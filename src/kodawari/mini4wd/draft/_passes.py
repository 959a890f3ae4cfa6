"""What lies above, in or beside what: crossings, overlaps, and ends that meet."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, hypot

from kodawari.mini4wd.course import Crossing, Pose, crossings_among, needed_clearance
from kodawari.mini4wd.draft._course import gap_between
from kodawari.mini4wd.draft._lay import Laid
from kodawari.mini4wd.draft._shapes import heading_of
from kodawari.mini4wd.draft._view import CrossingView, EndView, OverlapView, plan_mm, shown

__all__ = ["ends_of", "passes_of"]

MEETS = 0.02
"""Ends nearer than this belong together: their pieces do not count as lying on each other [m]."""

MOST_PAIRS = 2000
"""Pairs of pieces above each other that are looked at; a course of 300 pieces has some dozens."""

TOUCHES = 0.001
"""Ends nearer than this meet [m]."""


def passes_of(laid: Laid) -> tuple[list[CrossingView], list[OverlapView]]:
    """Pieces above each other, and pieces that stand in each other."""
    above: list[CrossingView] = []
    through: list[OverlapView] = []
    needed, wall = needed_clearance().ends[1], laid.kit.grid.wall_height
    for crossing in crossings_among(laid.pieces, _joined(laid), most=MOST_PAIRS):
        upper, lower = (laid.spots[piece.index] for piece in (crossing.upper, crossing.lower))
        if crossing.height_m < wall:
            one, other = sorted((upper, lower))
            through.append(OverlapView(at=plan_mm(crossing.at), one=one, other=other))
        else:
            above.append(_crossing(crossing, needed, upper, lower))
    return above, through


def _crossing(
    crossing: Crossing, needed: float, upper: tuple[int, int], lower: tuple[int, int]
) -> CrossingView:
    return CrossingView(
        at=plan_mm(crossing.at),
        height_mm=shown(1000.0 * crossing.height_m),
        needed_mm=needed,
        ok=crossing.missing_m() == 0.0,
        upper=upper,
        lower=lower,
    )


def _joined(laid: Laid) -> set[tuple[int, int]]:
    """Pieces that follow each other: inside a chain, and where ends meet."""
    pairs = {(piece.index, piece.index + 1) for chain in laid.chains for piece in chain.pieces[:-1]}
    for one, other in _meeting(laid):
        pairs.add((min(one.piece, other.piece), max(one.piece, other.piece)))
    return pairs


@dataclass(frozen=True, slots=True)
class _End:
    """An end of a chain."""

    chain: int
    name: str
    pose: Pose
    piece: int


def _all_ends(laid: Laid) -> list[_End]:
    return [
        end
        for chain in laid.chains
        for end in (
            _End(chain.index, "first", chain.start, chain.pieces[0].index),
            _End(chain.index, "last", chain.end, chain.pieces[-1].index),
        )
    ]


def _meeting(laid: Laid) -> Iterator[tuple[_End, _End]]:
    """Ends that lie near each other in plan; found by squares, so that many chains cost no more than few."""
    squares: dict[tuple[int, int], list[_End]] = defaultdict(list)
    for end in _all_ends(laid):
        x, y, _ = end.pose.origin
        i, j = floor(x / MEETS), floor(y / MEETS)
        for near in (each for di in (-1, 0, 1) for dj in (-1, 0, 1) for each in squares[i + di, j + dj][:8]):
            if hypot(x - near.pose.origin[0], y - near.pose.origin[1]) < MEETS:
                yield near, end
        squares[i, j].append(end)


def ends_of(laid: Laid, ring: int | None) -> Iterator[EndView]:
    """Both ends of each chain; one that meets the other kind of end is not open."""
    met = {
        (end.chain, end.name)
        for pair in _meeting(laid)
        if pair[0].name != pair[1].name and gap_between(pair[0].pose, pair[1].pose).distance < TOUCHES
        for end in pair
    }
    for end in _all_ends(laid):
        x, y, z = end.pose.origin
        yield EndView(
            chain=end.chain,
            end=end.name,
            x_mm=shown(1000.0 * x),
            y_mm=shown(1000.0 * y),
            z_mm=shown(1000.0 * z),
            heading_deg=shown(heading_of(end.pose), 4),
            open=end.chain != ring and (end.chain, end.name) not in met,
        )
