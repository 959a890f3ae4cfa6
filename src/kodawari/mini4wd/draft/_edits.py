"""From a changed chain to the steps that change it, and to a sentence about them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from kodawari.mini4wd.draft._track import Block
from kodawari.mini4wd.draft._view import Change

__all__ = ["Edits", "edits_of"]


@dataclass(slots=True)
class Edits:
    """What is different, by places in the old chain.

    Attributes:
        count: Pieces of the old chain.
        added: New pieces before each place.
        replaced: The piece in the place of another.
        removed: Pieces that are taken away, by place.
    """

    count: int
    added: dict[int, list[Block]] = field(default_factory=dict)
    replaced: dict[int, Block] = field(default_factory=dict)
    removed: dict[int, Block] = field(default_factory=dict)

    @property
    def pieces(self) -> int:
        """How many pieces are added, taken away or replaced."""
        return sum(map(len, self.added.values())) + len(self.replaced) + len(self.removed)

    @property
    def scattered(self) -> int:
        """In how many places away from the end something is done."""
        return len({*self.added, *self.replaced, *self.removed} - {self.count})

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """What is done with which kinds of pieces, wherever that is."""
        added = [("add", _title(block)) for blocks in self.added.values() for block in blocks]
        replaced = [("replace", _title(block)) for block in self.replaced.values()]
        removed = [("remove", _title(block)) for block in self.removed.values()]
        return tuple(sorted([*added, *replaced, *removed]))

    def changes(self, chain: int) -> list[Change]:
        """Steps in order, the last place first, so that none moves the places of those after it."""
        steps: list[Change] = []
        for place in range(self.count, -1, -1):
            if place in self.removed:
                steps.append(Change(op="remove", chain=chain, index=place))
            if place in self.replaced:
                entry = _entry(self.replaced[place])
                steps.append(Change(op="replace", chain=chain, index=place, entries=[entry]))
            if place in self.added:
                entries = [_entry(block) for block in self.added[place]]
                steps.append(Change(op="insert", chain=chain, index=place, entries=entries))
        return steps

    @property
    def text(self) -> str:
        """`add 2 × Straight at the end, take away Straight (piece 3)`; pieces are counted from 1."""
        words = []
        for place, blocks in sorted(self.added.items(), reverse=True):
            where = "at the end" if place == self.count else f"after piece {place}"
            words.append(f"add {_list(blocks)} {where}")
        for blocks, where in _runs(self.removed):
            words.append(f"take away {_list(blocks)} ({where})")
        for blocks, where in _runs(self.replaced):
            words.append(f"make {where} {'a ' if len(blocks) == 1 else ''}{_list(blocks)}")
        return ", ".join(words)


def edits_of(old: Sequence[Block], new: Sequence[Block]) -> Edits:
    """What has become of a chain."""
    edits = Edits(sum(len(block.parts) for block in old))
    kept = {block.first for block in new}
    for block in old:
        if block.first not in kept and block.first is not None:
            edits.removed[block.first] = block
    behind = edits.count
    for block in reversed(new):
        if block.first is None:
            edits.added.setdefault(behind, []).insert(0, block)
        else:
            behind = block.first
            if block.changed:
                edits.replaced[block.first] = block
    return edits


def _entry(block: Block) -> dict[str, Any]:
    return dict(block.entries[0])


def _title(block: Block) -> str:
    turn = block.entries[0].get("turn", "")
    return f"{block.parts[0].title} {turn}".rstrip()


def _runs(found: Mapping[int, Block]) -> Iterator[tuple[list[Block], str]]:
    """Equal pieces one behind the other, and their places in words."""
    places = sorted(found)
    for _, run in groupby(enumerate(places), key=lambda pair: (pair[1] - pair[0], _title(found[pair[1]]))):
        same = [place for _, place in run]
        where = f"piece {same[0] + 1}" if len(same) == 1 else f"pieces {same[0] + 1}–{same[-1] + 1}"
        yield [found[place] for place in same], where


def _list(blocks: Sequence[Block]) -> str:
    runs = [(title, len(list(same))) for title, same in groupby(blocks, key=_title)]
    return ", ".join(f"{count} × {title}" if count > 1 else title for title, count in runs)
