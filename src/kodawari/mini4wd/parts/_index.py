"""The words of every item, made ready for searching."""

from dataclasses import dataclass
from functools import cached_property

from kodawari.mini4wd.parts._catalogue import Catalogue
from kodawari.mini4wd.parts._item import Item
from kodawari.mini4wd.parts._words import fold, split

__all__ = ["Entry", "Index", "Term"]

# How much a match weighs; only the order matters.
_WORD_OF_NAME = 8.0
_PIECE_OF_JAPANESE_NAME = 8.0
_START_OF_ITEM_NUMBER = 6.0
_START_OF_WORD = 5.0
_WORDS_RUN_TOGETHER = 4.0
_WORD_OF_REST = 3.0
_NAME_OF_CATEGORY = 2.0  # on top of the others


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query.

    Attributes:
        text: The word as it was typed, folded.
        word: Its common form: British, singular, English where the vocabulary knows a translation.
        pieces: For Japanese, the known words that it is made of, in their common forms; or empty.
    """

    text: str
    word: str
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item and its words, all in their common forms.

    Attributes:
        item: The item.
        name: Words of the English name.
        name_ja: The Japanese name, folded, without spaces.
        run_together: The English name without anything between its letters.
        category: Words of the category's title.
        rest: Words of everything else.
    """

    item: Item
    name: frozenset[str]
    name_ja: str
    run_together: str
    category: frozenset[str]
    rest: frozenset[str]

    def points(self, terms: tuple[Term, ...]) -> float | None:
        """How well the item matches, or None when a term does not match at all."""
        total = 0.0
        for term in terms:
            points = self._points(term)
            if points == 0.0:
                return None
            total += points + _NAME_OF_CATEGORY * (term.word in self.category)
        return total

    def coverage(self, terms: tuple[Term, ...]) -> float:
        """The share of the English name that the terms name."""
        return sum(term.word in self.name for term in terms) / max(1, len(self.name))

    def _points(self, term: Term) -> float:
        if term.word in self.name:
            return _WORD_OF_NAME
        if not term.text.isascii():
            if term.text in self.name_ja:
                return _PIECE_OF_JAPANESE_NAME
            if term.pieces and all(piece in self.name or piece in self.rest for piece in term.pieces):
                return _START_OF_WORD
            return _WORD_OF_REST if term.word in self.rest else 0.0
        if term.text.isdigit():
            if len(term.text) >= 3 and self.item.item_no.startswith(term.text):
                return _START_OF_ITEM_NUMBER
            return _WORD_OF_REST if term.word in self.rest else 0.0
        if len(term.word) >= 2 and any(word.startswith(term.word) for word in self.name):
            return _START_OF_WORD
        if len(term.text) >= 5 and term.text in self.run_together:
            return _WORDS_RUN_TOGETHER
        return _WORD_OF_REST if term.word in self.rest else 0.0


class Index:
    """All items of a catalogue with their words.

    Attributes:
        entries: One for each item, in the catalogue's order.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._titles = {
            key: f"{category.title} {category.title_ja}"
            for key, category in catalogue.vocabulary.category.items()
        }
        self._common = {fold(word): group[0] for group in catalogue.vocabulary.same_words for word in group}
        self._known_japanese = sorted(
            (word for word in self._common if not word.isascii()), key=len, reverse=True
        )
        self.entries = tuple(self._entry(item) for item in catalogue)

    @cached_property
    def known_words(self) -> list[str]:
        """Every word that stands in an English name or among an item's other words."""
        return sorted(set().union(*(entry.name | entry.rest for entry in self.entries)))

    def terms(self, text: str) -> tuple[Term, ...]:
        """The words of a query."""
        return tuple(
            Term(word, self._common_form(word), () if word.isascii() else self._pieces(word))
            for word in split(fold(text))
        )

    def _common_form(self, word: str) -> str:
        if word in self._common:
            return self._common[word]
        singular = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        return self._common.get(singular, singular)

    def _pieces(self, word: str) -> tuple[str, ...]:
        """Known words that the word is made of, longest first; empty when something is left over."""
        pieces = []
        while word:
            known = next((piece for piece in self._known_japanese if word.startswith(piece)), None)
            if known is None:
                return ()
            pieces.append(self._common[known])
            word = word[len(known) :]
        return tuple(pieces)

    def _words(self, *texts: str) -> frozenset[str]:
        return frozenset(self._common_form(word) for text in texts if text for word in split(fold(text)))

    def _entry(self, item: Item) -> Entry:
        folded = fold(item.name_en)
        rest = (
            self._titles[item.category],
            item.series,
            item.material,
            item.colour,
            item.compound,
            *item.notes,
        )
        ring = f"{item.ring} ring" if item.ring and item.ring != "none" else "ringless" if item.ring else ""
        return Entry(
            item=item,
            name=self._words(item.name_en),
            name_ja="".join(split(fold(item.name_ja))),
            run_together="".join(split(folded)),
            category=self._words(self._titles[item.category]),
            rest=self._words(item.name_ja, *rest, ring, "ball bearing" if item.bearing else ""),
        )
