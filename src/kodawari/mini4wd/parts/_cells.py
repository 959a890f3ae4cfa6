"""What may stand in each column of a catalogue file, and how a cell becomes a value.

A parser takes the text of a cell that is not empty and returns its value; otherwise it raises ValueError with
what was expected.
"""

import math
import re
from collections.abc import Callable, Iterable
from typing import Any

from kodawari.errors import nearest
from kodawari.mini4wd.parts._item import Grounds
from kodawari.mini4wd.parts._vocabulary import Vocabulary
from kodawari.quantity import Confidence

__all__ = ["LIST_SEPARATOR", "REQUIRED", "Parser", "parse_grounds", "parsers"]

Parser = Callable[[str], Any]

LIST_SEPARATOR = "; "
REQUIRED = ("item_no", "name_en", "source", "confidence", "as_of")
_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def parsers(vocabulary: Vocabulary) -> dict[str, Parser]:
    """The parser of every column but `cells`, by the column's name."""
    chassis = _listed(vocabulary.chassis, "a chassis")
    marks = _listed(vocabulary.mark, "a mark")
    return {
        "item_no": _matching(re.compile(r"\d{5}"), "five digits"),
        "name_en": str,
        "name_ja": str,
        "series": str,
        "fits": lambda text: _fits(text, vocabulary, chassis),
        "fit_note": str,
        "material": str,
        "diameter_mm": _numbers,
        "width_mm": _numbers,
        "length_mm": _numbers,
        "thickness_mm": _numbers,
        "height_mm": _numbers,
        "inner_diameter_mm": _numbers,
        "mass_g": _numbers,
        "gear_ratio": _numbers,
        "count": _whole,
        "compound": str,
        "colour": str,
        "bearing": _yes_no,
        "ring": _one_of(vocabulary.rings, "a ring"),
        "price_jpy": _whole,
        "release": _matching(_DATE, "a date like 2024-07-27 or 2024-07"),
        "marks": marks,
        "notes": _words,
        "source": _matching(re.compile(r"[a-z0-9-]+"), "the id of a source"),
        "confidence": _one_of(Confidence, "a confidence", Confidence),
        "as_of": _matching(_DATE, "a date like 2024-07-27"),
    }


def parse_grounds(text: str, *, row_source: str, as_of: str, columns: Iterable[str]) -> dict[str, Grounds]:
    """The cells of a row whose grounds differ: `ring=secondary@mini4wd-wiki-parts; fits=derived`.

    Without `@source` the source and the date are the row's.
    """
    grounds = {}
    confidence_of = _one_of(Confidence, "a confidence", Confidence)
    for entry in _words(text):
        field, equals, rest = entry.partition("=")
        if not equals:
            raise ValueError(f"expected 'column=confidence' or 'column=confidence@source', got '{entry}'")
        if field not in columns:
            raise ValueError(
                f"expected a column of this file before '=', got '{field}'. {nearest(field, columns)}".strip()
            )
        word, _, source = rest.partition("@")
        own_date = source in {"", row_source}
        grounds[field] = Grounds(
            source=source or row_source, confidence=confidence_of(word), as_of=as_of if own_date else ""
        )
    return grounds


def _matching(pattern: re.Pattern[str], expected: str) -> Parser:
    def parse(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(f"expected {expected}, got '{text}'")
        return text

    return parse


def _one_of(known: Iterable[str], expected: str, kind: Callable[[str], Any] = str) -> Parser:
    values = {str(word): kind(word) for word in known}

    def parse(text: str) -> Any:
        if text not in values:
            mend = nearest(text, values) or f"Known are {', '.join(values)}."
            raise ValueError(f"expected {expected}, got '{text}'. {mend}")
        return values[text]

    return parse


def _listed(known: Iterable[str], expected: str) -> Callable[[str], tuple[str, ...]]:
    one = _one_of(known, expected)
    seen: dict[str, tuple[str, ...]] = {}

    def parse(text: str) -> tuple[str, ...]:
        # Hundreds of rows repeat the same few lists; each list is checked once.
        if text not in seen:
            seen[text] = tuple(one(word) for word in _words(text))
        return seen[text]

    return parse


def _fits(text: str, vocabulary: Vocabulary, chassis: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    group = vocabulary.group.get(text)
    return group.members if group else chassis(text)


def _words(text: str) -> tuple[str, ...]:
    words = tuple(text.split(LIST_SEPARATOR))
    if not all(word and word == word.strip() for word in words):
        raise ValueError(f"expected entries joined by '{LIST_SEPARATOR}', got '{text}'")
    return words


def _numbers(text: str) -> tuple[float, ...]:
    try:
        values = tuple(float(word) for word in text.split("/"))
    except ValueError:
        values = ()
    if not values or not all(math.isfinite(value) and value > 0 for value in values):
        raise ValueError(f"expected a number above zero, or several joined by '/', got '{text}'")
    return values


def _whole(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,8}", text):
        raise ValueError(f"expected a whole number above zero, got '{text}'")
    return int(text)


def _yes_no(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValueError(f"expected 'yes' or 'no', got '{text}'")
    return text == "yes"
