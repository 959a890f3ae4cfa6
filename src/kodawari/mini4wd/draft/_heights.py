"""Which slopes bring the end of a chain to the height of its beginning."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kodawari.mini4wd.draft._supply import Supply
from kodawari.mini4wd.draft._track import Block

__all__ = ["levelled"]

FLAT = 1e-6
"""A height up to this is rounding [m]."""

MOST = 4
"""Slopes that are put in or taken out."""


def levelled(blocks: Sequence[Block], supply: Supply) -> Iterator[tuple[list[Block], int]]:
    """The chain at the right height, and how many pieces that has cost.

    A slope in the place of a straight of its length changes nothing in plan. Either straights become slopes,
    new ones first, then the last in the chain; or slopes that go the wrong way become straights.
    """
    missing = -sum(block.rise for block in blocks)
    if abs(missing) <= FLAT:
        yield list(blocks), 0
        return
    count = round(missing / supply.rise) if supply.rise else 0
    if not 0 < abs(count) <= MOST or abs(count * supply.rise - missing) > FLAT:
        return
    for way in (_sloped, _flattened):
        made = way(blocks, supply, count)
        if made is not None:
            yield made, abs(count)


def _sloped(blocks: Sequence[Block], supply: Supply, count: int) -> list[Block] | None:
    """With straights made into slopes up (a positive count) or down."""
    made, left = list(blocks), abs(count)
    last_first = sorted(range(len(made)), key=lambda place: (not made[place].is_new, -place))
    for place in last_first:
        block = made[place]
        slope = supply.slopes.get(supply.units(block.length) or 0)
        if left and slope and block.shape == "straight" and block.entries[0].keys() == {"type"}:
            if block.entries[0]["type"] == "start":
                continue
            made[place] = replace(slope[0 if count > 0 else 1], first=block.first, changed=not block.is_new)
            left -= 1
    return made if not left else None


def _flattened(blocks: Sequence[Block], supply: Supply, count: int) -> list[Block] | None:
    """With slopes that go the wrong way made into straights."""
    made, left = list(blocks), abs(count)
    for place in reversed(range(len(made))):
        block = made[place]
        units = supply.units(block.length)
        fits = (
            block.shape == "slope" and abs(abs(block.rise) - supply.rise) <= FLAT and block.rise * count < 0
        )
        if left and fits and units in supply.straights:
            made[place] = replace(supply.straights[units], first=block.first, changed=not block.is_new)
            left -= 1
    return made if not left else None
