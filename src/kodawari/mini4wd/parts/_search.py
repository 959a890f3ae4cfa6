"""Finding items by number or by words, in English and Japanese."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice, product

import msgspec

from kodawari.mini4wd.parts._catalogue import Catalogue
from kodawari.mini4wd.parts._index import Entry, Index, Term
from kodawari.mini4wd.parts._item import Item
from kodawari.mini4wd.parts._words import fold
from kodawari.quantity import Confidence

__all__ = ["SearchResult", "search"]

_MOST_GUESSES = 32


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found.

    Attributes:
        items: The best items, best first, at most as many as were asked for.
        total: How many items match.
        meant: The words that were searched for instead, where nothing matched the given ones; or empty.
        fit_unstated: How many more match in all but that no list says what they fit; only with a chassis.
    """

    items: tuple[Item, ...]
    total: int
    meant: str = ""
    fit_unstated: int = 0


def search(
    catalogue: Catalogue,
    text: str,
    *,
    category: str | None = None,
    chassis: str | None = None,
    limit: int | None = None,
) -> SearchResult:
    """Search a catalogue.

    An item number that exists gives that item alone. Otherwise every word must match: a word of the English
    name, a piece of the Japanese one, or with less weight a word of category, series, material, colour,
    compound, ring or notes. Width of letters, case, hiragana or katakana, long marks, plurals and British or
    American spelling do not matter. When nothing matches, words that no item has are taken for the nearest
    ones that some item has.

    Args:
        catalogue: Where to search.
        text: Words; none at all match every item.
        category: Only items of this category, by key or title.
        chassis: Only items that fit this chassis.
        limit: Most items to return; None returns all.

    Raises:
        KodawariError: There is no such category or chassis.
    """
    vocabulary = catalogue.vocabulary
    kind = vocabulary.find_category(category) if category else None
    car = vocabulary.find_chassis(chassis) if chassis else None
    index = _index_of(catalogue)
    terms = index.terms(text)
    found = _ranked(index.entries, text, terms, kind)
    meant = ""
    if not found:
        for likely in islice(product(*(_nearest_terms(index, term) for term in terms)), _MOST_GUESSES):
            found = _ranked(index.entries, text, likely, kind)
            if found:
                meant = " ".join(term.text for term in likely)
                break
    fitting = [item for item in found if car is None or car in item.fits]
    unstated = sum(not item.fits for item in found) if car else 0
    return SearchResult(items=tuple(fitting[:limit]), total=len(fitting), meant=meant, fit_unstated=unstated)


def _ranked(entries: Iterable[Entry], text: str, terms: tuple[Term, ...], category: str | None) -> list[Item]:
    """Matching items, best first; among equals the maker's data, then the closest name."""
    number = fold(text).strip()
    scored = []
    for entry in entries:
        item = entry.item
        if category not in {None, item.category}:
            continue
        if item.item_no == number:
            return [item]
        points = entry.points(terms)
        if points is not None:
            trusted = item.confidence == Confidence.PRIMARY
            scored.append((-points, not trusted, -entry.coverage(terms), item.item_no, item))
    return [item for *_, item in sorted(scored, key=lambda row: row[:4])]


def _nearest_terms(index: Index, term: Term) -> tuple[Term, ...]:
    """The term itself where any item matches it, else the nearest words that some item has."""
    if any(entry.points((term,)) is not None for entry in index.entries):
        return (term,)
    close = get_close_matches(term.word, index.known_words, n=4, cutoff=0.7)
    return tuple(index.terms(word)[0] for word in close)


@lru_cache(maxsize=4)
def _index_of(catalogue: Catalogue) -> Index:
    return Index(catalogue)
