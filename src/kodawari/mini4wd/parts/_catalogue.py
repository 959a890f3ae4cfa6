"""The catalogue: all items, by number and by category."""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from string import digits

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import data_path, read_toml
from kodawari.mini4wd.parts._item import Conflict, Item
from kodawari.mini4wd.parts._reader import read_items
from kodawari.mini4wd.parts._vocabulary import Vocabulary, load_vocabulary

__all__ = ["Catalogue", "load_catalogue"]


class Catalogue:
    """All items of all lists.

    Iterating gives the items by category, in the vocabulary's order, and by item number within one.

    Attributes:
        items: Items by item number.
        vocabulary: The words that the items use.
    """

    def __init__(self, items: dict[str, Item], vocabulary: Vocabulary) -> None:
        self.items = items
        self.vocabulary = vocabulary

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items.values())

    def __contains__(self, item_no: object) -> bool:
        return item_no in self.items

    @cached_property
    def by_category(self) -> dict[str, tuple[Item, ...]]:
        """Items by category key; every category of the vocabulary is there."""
        found: dict[str, list[Item]] = {key: [] for key in self.vocabulary.category}
        for item in self:
            found[item.category].append(item)
        return {key: tuple(items) for key, items in found.items()}

    def get(self, item_no: str) -> Item:
        """One item.

        Raises:
            KodawariError: No item has this number; the mend names the nearest ones.
        """
        item = self.items.get(item_no)
        if item is None:
            near = list(islice((self.items[slip] for slip in _slips(item_no) if slip in self.items), 3))
            told = " or ".join(f"{item.item_no} ({item.name_en})" for item in near)
            raise KodawariError(
                f"no item has the number '{item_no}'",
                mend=f"Did you mean {told}?" if near else "Search for a word of its name instead.",
            )
        return item

    def page_of(self, item: Item) -> str:
        """Address of an item's own page, or an empty string where its source has none."""
        return self.vocabulary.page.get(item.source, "").format(item_no=item.item_no)


def _slips(number: str) -> Iterator[str]:
    """What a number may stand for: two digits swapped, one wrong, one missing, one too many."""
    cuts = [(number[:at], number[at:]) for at in range(len(number) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1)
    yield from (head + digit + tail[1:] for head, tail in reversed(cuts) if tail for digit in digits)
    yield from (head + digit + tail for head, tail in reversed(cuts) for digit in digits)
    yield from (head + tail[1:] for head, tail in cuts if tail)


class _ConflictFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of known conflicts."""

    conflict: tuple[Conflict, ...] = ()


@cache
def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of a folder: `vocabulary.toml`, `conflicts.toml`, and a CSV file for each category.

    Args:
        folder: Another folder; None reads the one that ships.

    Raises:
        KodawariError: A file is missing or malformed, two rows share an item number, or a conflict is about
            no item.
    """
    folder = folder or data_path("mini4wd", "catalogue")
    vocabulary = load_vocabulary(folder)
    conflict_path = folder / "conflicts.toml"
    told = read_toml(conflict_path, _ConflictFile).conflict
    conflicts = {
        number: tuple(c for c in told if c.item_no == number) for number in {c.item_no for c in told}
    }
    items: dict[str, Item] = {}
    for category in vocabulary.category:
        path = folder / f"{category}.csv"
        for line, item in read_items(path, vocabulary, conflicts):
            if item.item_no in items:
                first = items[item.item_no].category
                raise KodawariError(
                    f"the item number {item.item_no} stands in {first}.csv already",
                    file=str(path),
                    place=f"line {line}, column item_no",
                    mend="Keep one of the two rows.",
                )
            items[item.item_no] = item
    _check_conflicts(told, items, str(conflict_path))
    return Catalogue(items, vocabulary)


def _check_conflicts(told: tuple[Conflict, ...], items: dict[str, Item], file: str) -> None:
    """Every conflict is about a known item and one of its fields."""
    for number, conflict in enumerate(told, start=1):
        place = f"conflict {number}"
        if conflict.item_no not in items:
            raise KodawariError(f"no item has the number '{conflict.item_no}'", file=file, place=place)
        if conflict.field not in Item.__struct_fields__:
            raise KodawariError(f"items have no field '{conflict.field}'", file=file, place=place)
