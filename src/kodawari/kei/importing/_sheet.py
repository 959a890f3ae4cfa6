"""Auction sheets: grades, letters, damage codes and words, with every meaning that houses give them."""

import re
import unicodedata
from functools import cache
from typing import Any, Literal

import msgspec

from kodawari.files import read_toml
from kodawari.kei.importing._about import about, data_file
from kodawari.kei.importing._advice import Remark
from kodawari.kei.importing._sources import source_table
from kodawari.quantity import Confidence

__all__ = ["Meaning", "SheetCode", "SheetKey", "flags", "load_sheet", "read_sheet", "sheet_dict"]

_SIZES = {1: "small", 2: "medium", 3: "large"}


class Grade(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An overall grade."""

    codes: tuple[str, ...]
    meaning: str
    sources: tuple[str, ...]
    confidence: Confidence
    differs: str = ""
    red_flag: bool = False


class Letter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A letter for the interior, or a mark beside the mileage."""

    code: str
    meaning: str
    sources: tuple[str, ...]
    confidence: Confidence
    red_flag: bool = False


class Damage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code on the diagram; with `sizes` a digit follows; from `red_flag_from` on it should stop a bid."""

    code: str
    meaning: str
    sources: tuple[str, ...]
    confidence: Confidence
    sizes: int = 0
    differs: str = ""
    red_flag_from: int = 0


class Word(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word of the inspector's notes."""

    ja: str
    en: str
    meaning: str
    sources: tuple[str, ...]
    confidence: Confidence
    red_flag: bool = False


class Advice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A red flag of exporters or a milestone of payment."""

    title: str
    text: str
    source: str
    confidence: Confidence


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Importing oneself against buying from a dealer, one point of it."""

    point: str
    oneself: str
    dealer: str
    source: str
    confidence: Confidence


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An acronym or a Japanese word, and what it means."""

    short: str
    means: str


class SheetKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that helps to read a sheet and to pay for what is on it."""

    grade: tuple[Grade, ...]
    interior: tuple[Letter, ...]
    damage: tuple[Damage, ...]
    word: tuple[Word, ...]
    mark: tuple[Letter, ...]
    exporter_flag: tuple[Advice, ...]
    milestone: tuple[Advice, ...]
    choice: tuple[Choice, ...]
    term: tuple[Term, ...]


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """One meaning of a code.

    Attributes:
        kind: Where on the sheet it stands.
        meaning: In words.
        confidence: How far to trust it.
        sources: Ids of sources.
        differs: How houses or guides differ, or empty.
        is_red_flag: Whether it should stop a bid.
    """

    kind: Literal["grade", "interior", "damage", "word", "mark"]
    meaning: str
    confidence: Confidence
    sources: tuple[str, ...]
    differs: str = ""
    is_red_flag: bool = False


class SheetCode(msgspec.Struct, frozen=True, kw_only=True):
    """A code of the sheet with all that it may mean; none when no guide has it."""

    code: str
    meanings: tuple[Meaning, ...]

    def to_json_dict(self) -> dict[str, Any]:
        """The reading as plain data."""
        return {
            "code": self.code,
            "meanings": [
                {
                    "kind": each.kind,
                    "meaning": each.meaning,
                    "confidence": str(each.confidence),
                    "sources": list(each.sources),
                    "differs": each.differs,
                    "red_flag": each.is_red_flag,
                }
                for each in self.meanings
            ],
        }


@cache
def load_sheet() -> SheetKey:
    """The key that ships with Kodawari."""
    return read_toml(data_file("sheet.toml"), SheetKey)


def read_sheet(text: str) -> tuple[SheetCode, ...]:
    """Grade, letters, damage codes and words of a sheet, in the order in which they are written.

    Args:
        text: What stands on the sheet: `4.5 B A1 U2 W1 走行不明`.
    """
    readings = []
    for token in re.split(r"[\s,、・;/]+", unicodedata.normalize("NFKC", text)):
        words = [word for word in load_sheet().word if word.ja in token]
        longest = [
            word for word in words if not any(word.ja in other.ja and word is not other for other in words)
        ]
        readings += [SheetCode(code=word.ja, meanings=(_of_word(word, token),)) for word in longest]
        if token and not longest:
            readings.append(SheetCode(code=token.upper(), meanings=_meanings(token.upper())))
    return tuple(readings)


def flags(readings: tuple[SheetCode, ...]) -> tuple[Remark, ...]:
    """What of a sheet should stop a bid. A code with another, harmless meaning is told as open."""
    found = []
    for reading in readings:
        for each in reading.meanings:
            if each.is_red_flag:
                doubt = "" if len(reading.meanings) == 1 else " (or something harmless: look where it stands)"
                found.append(
                    Remark(
                        text=f"{reading.code}: {each.meaning}{doubt}.",
                        source=each.sources[0],
                        confidence=each.confidence,
                    )
                )
    return tuple(found)


def _meanings(code: str) -> tuple[Meaning, ...]:
    """Every meaning of a code: as grade, as letter, on the diagram, beside the mileage."""
    key = load_sheet()
    found = [
        Meaning(kind="grade", meaning=each.meaning, confidence=each.confidence, sources=each.sources,
                differs=each.differs, is_red_flag=each.red_flag)
        for each in key.grade
        if code in each.codes
    ]  # fmt: skip
    for kind, letters in (("interior", key.interior), ("mark", key.mark)):
        found += [
            msgspec.convert(
                {"kind": kind, "meaning": each.meaning, "confidence": each.confidence,
                 "sources": each.sources, "is_red_flag": each.red_flag},
                Meaning,
            )
            for each in letters
            if code == each.code or (kind == "mark" and re.fullmatch(rf"{re.escape(each.code)}\d+", code))
        ]  # fmt: skip
    return (*found, *_damages(code))


def _damages(code: str) -> list[Meaning]:
    """The meanings of a code on the diagram; `U2` is a medium dent."""
    found = re.fullmatch(r"([A-Z]+)([1-9])?", code)
    if found is None:
        return []
    letters, size = found[1], int(found[2] or 0)
    return [
        Meaning(
            kind="damage",
            meaning=f"{each.meaning}, {_SIZES[size]} ({size} of {each.sizes})" if size else each.meaning,
            confidence=each.confidence,
            sources=each.sources,
            differs=each.differs,
            is_red_flag=bool(each.red_flag_from) and size >= each.red_flag_from,
        )
        for each in load_sheet().damage
        if each.code == letters and size <= each.sizes and (size > 0 or each.sizes == 0 or len(letters) > 1)
    ]


def _of_word(word: Word, token: str) -> Meaning:
    """A word of the notes; 修復歴なし says that there is none."""
    denied = re.search(rf"{word.ja}(なし|ナシ|無)", token) is not None
    told = f"{word.en}: {word.meaning.rstrip('.')}"
    return Meaning(
        kind="word",
        meaning=f"{word.en}: none, as the sheet says" if denied else told,
        confidence=word.confidence,
        sources=word.sources,
        is_red_flag=word.red_flag and not denied,
    )


def sheet_dict(codes: tuple[SheetCode, ...] | None) -> dict[str, Any]:
    """A sheet as plain data, ready for JSON; None gives the whole key."""
    key = load_sheet()
    data: dict[str, Any] = {"as_of": about().as_of.isoformat(), "notice": about().notice}
    if codes is None:
        return {**msgspec.to_builtins(key), **data}
    cited = (source for code in codes for each in code.meanings for source in each.sources)
    return {
        "codes": [each.to_json_dict() for each in codes],
        "red_flags": [each.to_json_dict() for each in flags(codes)],
        "sources": source_table(cited),
        **data,
    }
