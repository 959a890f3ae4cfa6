"""The words of the catalogue: chassis, categories, marks, and what people call things when they search."""

from functools import cache
from pathlib import Path

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import data_path, read_toml
from kodawari.mini4wd.parts._words import fold
from kodawari.quantity import Confidence

__all__ = ["Category", "Group", "Mark", "Vocabulary", "load_vocabulary"]


class Category(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of item; each has a CSV file of its key's name.

    Attributes:
        title: English name in the singular.
        title_ja: Japanese name.
        wants: Fields that are told as unknown where nobody states them.
    """

    title: str
    title_ja: str
    wants: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a list says instead of naming chassis.

    Attributes:
        text: What the list says.
        members: The chassis that Kodawari takes it to mean.
    """

    text: str
    members: tuple[str, ...]


class Mark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A remark of somebody on where an item may race; the rulebooks decide, not this.

    Attributes:
        text: The remark.
        source: Id in `data/sources`.
        confidence: How far to trust it.
    """

    text: str
    source: str
    confidence: Confidence


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every word that the catalogue may use.

    Attributes:
        chassis: Chassis names in the order of a list.
        rings: What may stand in the `ring` column.
        same_words: Words with one meaning; the first is Kodawari's own.
        group: Groups of chassis by key.
        mark: Marks by key.
        page: Address of one item's page, with `{item_no}` in it, by source id.
        category: Categories by key, in the order of a list.
    """

    chassis: tuple[str, ...]
    rings: tuple[str, ...]
    same_words: tuple[tuple[str, ...], ...]
    group: dict[str, Group]
    mark: dict[str, Mark]
    page: dict[str, str]
    category: dict[str, Category]

    def find_chassis(self, name: str) -> str:
        """The chassis that a person means by `name`: case, spaces and hyphens do not count, and 2 is II.

        Raises:
            KodawariError: There is no such chassis.
        """
        known = {_plain(chassis): chassis for chassis in self.chassis}
        found = known.get(_plain(name))
        if found is None:
            raise KodawariError(
                f"no chassis is called '{name}'",
                mend=nearest(name, self.chassis) or f"Known are {', '.join(self.chassis)}.",
            )
        return found

    def find_category(self, name: str) -> str:
        """The key of the category that a person means by `name`: its key or its title, singular or plural.

        Raises:
            KodawariError: There is no such category.
        """
        known = {
            fold(word): key
            for key, category in self.category.items()
            for word in category_names(key, category)
        }
        for group in self.same_words:
            if group[0] in self.category:
                known |= {fold(word): group[0] for word in group}
        word = fold(name)
        found = known.get(word) or known.get(word.removesuffix("s"))
        if found is None:
            raise KodawariError(
                f"no category is called '{name}'",
                mend=nearest(name, self.category) or f"Known are {', '.join(self.category)}.",
            )
        return found


def category_names(key: str, category: Category) -> tuple[str, ...]:
    """What a category may be called."""
    return key, key.replace("_", " "), key.replace("_", "-"), category.title, category.title_ja


@cache
def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """The vocabulary beside the catalogue's files.

    Args:
        folder: Another catalogue folder; None reads the one that ships.

    Raises:
        KodawariError: The file is missing or malformed.
    """
    return read_toml((folder or data_path("mini4wd", "catalogue")) / "vocabulary.toml", Vocabulary)


def _plain(chassis: str) -> str:
    """A chassis name without case and separators, Roman two as 2."""
    word = "".join(letter for letter in fold(chassis) if letter.isalnum())
    return f"{word.removesuffix('ii')}2" if word.endswith("ii") else word
