"""The pieces that a course can be closed with: straights, corners and slopes of its system."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Kit, free_pieces
from kodawari.mini4wd.draft._track import Block, block_of

__all__ = ["Supply", "supply_of"]

_SAME = 1e-6
"""Lengths that differ by less are equal [m]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """What there is to lay.

    Attributes:
        unit: The shortest straight; the others are whole multiples of it [m].
        straights: By their number of units, the longest first.
        corners: The smallest corner by its side, +1 to the left.
        bends: What may be put in for one bend: each corner to either side, and two of the smallest in a row.
        doubles: A piece of its own of the same radius through twice the angle, by its side.
        slopes: By their number of units: up and down.
        rise: Of all those slopes [m]; 0 where there are none.
    """

    unit: float
    straights: dict[int, Block]
    corners: dict[int, Block]
    bends: list[tuple[Block, ...]]
    doubles: dict[int, Block]
    slopes: dict[int, tuple[Block, Block]]
    rise: float

    def units(self, length: float) -> int | None:
        """How many units a length is, or None [m]."""
        count = round(length / self.unit)
        return count if count > 0 and abs(count * self.unit - length) <= _SAME else None

    def laid(self, units: int) -> list[Block]:
        """Straights of so many units in all, the longest first."""
        found: list[Block] = []
        for size, block in self.straights.items():
            count, units = divmod(units, size)
            found += [block] * count
        return found


def supply_of(kit: Kit) -> Supply | None:
    """The pieces of a course's system that close it; None where it has no straights or no corners."""
    straights = sorted(_blocks(kit, "straight"), key=lambda block: block.length)
    lefts = sorted(_blocks(kit, "corner", turn="left"), key=lambda block: abs(block.turn - 1.0))
    if not straights or not lefts:
        return None
    unit = straights[0].length
    bare = Supply(unit=unit, straights={}, corners={}, bends=[], doubles={}, slopes={}, rise=0.0)
    by_units = {count: block for block in straights if (count := bare.units(block.length))}
    smallest = lefts[0]
    twice = next((block for block in lefts if _is_double(kit, block, smallest)), None)
    slopes = _slopes(kit, bare)
    return Supply(
        unit=unit,
        straights=dict(sorted(by_units.items(), reverse=True)),
        corners=_both_sides(kit, smallest),
        bends=_bends(kit, lefts, pair=twice is None),
        doubles=_both_sides(kit, twice) if twice is not None else {},
        slopes=slopes,
        rise=next((up.rise for up, _ in slopes.values()), 0.0),
    )


def _blocks(kit: Kit, shape: str, **settings: str) -> Iterator[Block]:
    """One piece of each class of a shape; the start piece and free ones are left out."""
    for name, kind in kit.system.piece.items():
        if kind.shape == shape and name != "start" and name not in free_pieces():
            entry: dict[str, Any] = {"type": name, **settings}
            try:
                yield block_of(kit, entry)
            except KodawariError:  # too tight for so many lanes
                continue


def _is_double(kit: Kit, block: Block, single: Block) -> bool:
    """Whether a corner is two of another in one piece that is sold as such."""
    far = single.ahead + single.turn * single.ahead
    own = not kit.system.piece[block.entries[0]["type"]].stock
    return own and abs(block.ahead - far) <= _SAME and abs(block.turn - single.turn**2) <= _SAME


def _both_sides(kit: Kit, left: Block) -> dict[int, Block]:
    return {1: left, -1: block_of(kit, {**left.entries[0], "turn": "right"})}


def _bends(kit: Kit, lefts: list[Block], *, pair: bool) -> list[tuple[Block, ...]]:
    """Corners that are sold as such, to both sides; and the smallest one twice where no piece is that."""
    own = [block for block in lefts if not kit.system.piece[block.entries[0]["type"]].stock]
    single = [(each,) for block in own for each in _both_sides(kit, block).values()]
    return [*single, *((each, each) for each in _both_sides(kit, lefts[0]).values() if pair)]


def _slopes(kit: Kit, bare: Supply) -> dict[int, tuple[Block, Block]]:
    """Slopes of the smallest rise, as long as straights are."""
    blocks = list(_blocks(kit, "slope"))
    ups = [block for block in blocks if block.rise > 0.0]
    if not ups:
        return {}
    rise = min(block.rise for block in ups)
    found = {}
    for up in ups:
        units = bare.units(up.length)
        down = next(
            (b for b in blocks if abs(b.rise + rise) <= _SAME and abs(b.length - up.length) <= _SAME), None
        )
        if units and down is not None and abs(up.rise - rise) <= _SAME:
            found[units] = (up, down)
    return found
