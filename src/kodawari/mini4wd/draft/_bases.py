"""Ways to turn the end of a chain into the direction of its beginning, before its place is looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import prod

from kodawari.mini4wd.course import Kit
from kodawari.mini4wd.draft._supply import Supply
from kodawari.mini4wd.draft._track import Block, block_of

__all__ = ["bases"]

MOST_TURNS = 8
"""Corners that may be added in a row: a full circle of 45°."""

MOST_BLOCKS = 300
"""In longer chains no corner inside is changed: it would take too long."""

EVEN = 1e-6
"""Directions that differ by less are equal."""


def bases(kit: Kit, supply: Supply, blocks: Sequence[Block]) -> Iterator[tuple[list[Block], int]]:
    """Chains whose end runs as their beginning does, and how many pieces each has cost.

    As they are; with corners added at the end; and with one corner put in, taken out or turned round.
    """
    missing = 1.0 + 0j
    for block in blocks:
        missing /= block.turn
    for row in _rows(supply, missing):
        added = [supply.corners[side] for side in row]
        yield [*blocks, *added], len(added)
    if len(blocks) <= MOST_BLOCKS:
        yield from _with_one_corner(kit, supply, blocks, missing)


def _rows(supply: Supply, missing: complex) -> Iterator[tuple[int, ...]]:
    """Rows of corners that turn by what is missing: all to one side, or one of them to the other."""
    single = supply.corners[1].turn
    for count in range(MOST_TURNS + 1):
        for side in (1, -1) if count else (1,):
            if abs(single ** (side * count) - missing) <= EVEN:
                yield (side,) * count
            if count > 1 and abs(single ** (side * (count - 2)) - missing) <= EVEN and _is_new(count, side):
                for place in range(count):
                    yield tuple(-side if k == place else side for k in range(count))


def _is_new(count: int, side: int) -> bool:
    """A left and a right corner are the same two, whichever of them is the odd one."""
    return count > 2 or side == 1


def _with_one_corner(
    kit: Kit, supply: Supply, blocks: Sequence[Block], missing: complex
) -> Iterator[tuple[list[Block], int]]:
    """With one corner put in, taken out, turned round, or another one in its place."""
    for bend in supply.bends:
        if abs(prod(block.turn for block in bend) - missing) <= EVEN:
            for place in range(1, len(blocks)):
                yield [*blocks[:place], *bend, *blocks[place:]], len(bend)
    for place, block in enumerate(blocks):
        if block.shape != "corner":
            continue
        before, after = blocks[:place], blocks[place + 1 :]
        if abs(1.0 / block.turn - missing) <= EVEN:
            yield [*before, *after], 1
        if abs(block.turn**-2 - missing) <= EVEN:
            yield [*before, _turned_round(kit, block), *after], 1
        for other, *more in supply.bends:
            if not more and abs(other.turn / block.turn - missing) <= EVEN and not _is_like(other, block):
                yield [*before, replace(other, first=block.first, changed=True), *after], 1


def _is_like(one: Block, other: Block) -> bool:
    """Whether two pieces lead to the same place, to whichever side."""
    return abs(one.length - other.length) <= EVEN and abs(abs(one.ahead.imag) - abs(other.ahead.imag)) <= EVEN


def _turned_round(kit: Kit, block: Block) -> Block:
    entry = block.entries[0]
    other = {**entry, "turn": "right" if block.turn.imag > 0.0 else "left"}
    made = block_of(kit, other, first=block.first, changed=True)
    return replace(made, first=block.first)
