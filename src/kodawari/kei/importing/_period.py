"""Dates as papers bear them: to the day, the month or the year, in western or Japanese years.

`2001-11-05`, `2001/11`, `2001年11月`, `H13`, `平成13年11月`, `令和元年`, full-width digits, any dash.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from enum import StrEnum
from functools import cache

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import read_toml
from kodawari.kei.importing._about import data_file

__all__ = ["Period", "Precision", "plain_text", "read_period"]

_DASHES = re.compile("[\u2010-\u2015\u2212\u30fc\u2500]")
_FORM = re.compile(
    r"(?P<era>[^\W\d元年月日]+)?\.?\s*(?P<year>\d{1,4}|元)"
    r"(?:\s*[年\-./ ]\s*(?P<month>\d{1,2})(?:\s*[月\-./ ]\s*(?P<day>\d{1,2}))?)?\s*[年月日]?"
)
_MEND = "Write it as 2001-11-05, 2001-11, 2001, or by the era: H13-11-05, H13-11, H13, 平成13年11月."


class Precision(StrEnum):
    """How sharp a date is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Era(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A Japanese calendar era; `last` is missing for the present one."""

    name: str
    words: tuple[str, ...]
    first: date
    last: date | None = None

    def year(self, number: int) -> int:
        """The western year of the era's year: Heisei 13 is 2001."""
        return self.first.year + number - 1


class _Eras(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    era: tuple[Era, ...]


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """The days that a written date may mean.

    Attributes:
        first: First of them.
        last: Last of them.
        precision: How sharp the date is.
        text: As it was written.
    """

    first: date
    last: date
    precision: Precision
    text: str

    def __str__(self) -> str:
        """ISO text of the precision that is known: `2001-11`."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def plain_text(text: str) -> str:
    """Full-width signs made narrow, every dash a hyphen, spaces at the ends gone."""
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip()


def read_period(text: str) -> Period:
    """A date as a paper bears it.

    Raises:
        KodawariError: It is no date, there is no such day, or its era had no such year.
    """
    plain = plain_text(text)
    found = _FORM.fullmatch(plain)
    if found is None:
        raise KodawariError(f"'{text}' is no date", mend=_turned(plain) or _MEND)
    number = 1 if found["year"] == "元" else int(found["year"])
    era = _era_named(found["era"], text) if found["era"] else None
    if era is None and (found["year"] == "元" or not 1900 <= number <= 2100):
        raise KodawariError(f"'{text}' names no era, and {found['year']} is no western year", mend=_MEND)
    month = int(found["month"]) if found["month"] else None
    day = int(found["day"]) if found["day"] else None
    if era is not None and number < 1:
        raise KodawariError(f"'{text}': an era begins with its year 1", mend=f"Is it {era.name} 1?")
    first, last = _days(era.year(number) if era else number, month, day, text)
    if era is not None:
        first, last = _within(era, first, last, text)
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return Period(first=first, last=last, precision=precision, text=text.strip())


@cache
def _eras() -> tuple[Era, ...]:
    return read_toml(data_file("eras.toml"), _Eras).era


def _era_named(word: str, text: str) -> Era:
    """The era of a word such as `H`, `heisei`, `shōwa` or `平成`."""
    bare = "".join(
        sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign)
    )
    for era in _eras():
        if word in era.words or bare in era.words:
            return era
    known = ", ".join(f"{era.words[-1].upper()} for {era.name}" for era in _eras())
    raise KodawariError(f"'{text}': no era is called '{word}'", mend=f"Known are {known}.")


def _days(year: int, month: int | None, day: int | None, text: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise KodawariError(f"'{text}': there is no month {month}", mend=_MEND)
    most = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, most)
    if not 1 <= day <= most:
        raise KodawariError(
            f"'{text}': {year}-{month:02} has {most} days",
            mend=f"Is it {year}-{month:02}-{min(most, day or 1):02}?",
        )
    return date(year, month, day), date(year, month, day)


def _within(era: Era, first: date, last: date, text: str) -> tuple[date, date]:
    """The days that belong to the era; its last and first year are cut."""
    ends = era.last or date.max
    if last < era.first or first > ends:
        right = next(each for each in _eras() if each.first <= first <= (each.last or date.max))
        number = first.year - right.first.year + 1
        side = f"ended on {ends}" if first > ends else f"began on {era.first}"
        raise KodawariError(
            f"'{text}' does not exist: {era.name} {side}",
            mend=f"That is in {right.name} {number} ({first.year}).",
        )
    return max(first, era.first), min(last, ends)


def _turned(plain: str) -> str:
    """The nearest right thing for a date that begins with the month, or is written without hyphens."""
    by_month = re.fullmatch(r"(\d{1,2})[-/.](\d{4})", plain)
    if by_month:
        return f"Write the year first: {by_month[2]}-{int(by_month[1]):02}."
    if re.fullmatch(r"\d{8}", plain):
        return f"Write it as {(plain[:4])}-{plain[4:6]}-{plain[6:]}."
    return ""
