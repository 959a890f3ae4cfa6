"""Other countries: one clock and the charges, as far as anything was found."""

from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from kodawari.files import read_toml
from kodawari.kei.importing._about import data_file
from kodawari.kei.importing._advice import Remark, remarks
from kodawari.kei.importing._ages import ages
from kodawari.kei.importing._answer import Check, Question
from kodawari.kei.importing._clocks import Status, clock_of
from kodawari.kei.importing._evidence import window_of
from kodawari.kei.importing._holds import evidence_used, holding
from kodawari.quantity import Confidence
from kodawari.rules import inspect, load_rulebook

__all__ = ["AbroadCharge", "check_abroad", "load_abroad"]


class AbroadCharge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a country charges.

    Attributes:
        country: Class of the rulebook `import-abroad`.
        item: What people call it.
        low: Lower end.
        high: Upper end.
        unit: `%` of `of`, or a currency.
        of: What the share is taken of.
        source: Id of the source.
        confidence: How far to trust it.
        as_of: The month of the source.
        note: What a reader should know.
    """

    country: str
    item: str
    low: Decimal
    high: Decimal
    unit: str
    source: str
    confidence: Confidence
    as_of: str
    of: str = ""
    note: str = ""

    @property
    def told(self) -> str:
        """`5 to 15 % of value with duty`."""
        ends = " to ".join(str(end) for end in dict.fromkeys((self.low, self.high)))
        return f"{ends} {self.unit}{f' of {self.of}' if self.of else ''}"

    def to_json_dict(self) -> dict[str, Any]:
        """The charge as plain data; amounts are decimal strings."""
        return {name: str(getattr(self, name)) for name in self.__struct_fields__}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    charge: tuple[AbroadCharge, ...]


@cache
def load_abroad() -> tuple[AbroadCharge, ...]:
    """Every charge of every country."""
    return read_toml(data_file("abroad.toml"), _File).charge


def check_abroad(question: Question, country: str) -> Check:
    """Answer for another country: one clock, as far as anything was found.

    Raises:
        KodawariError: The country is not listed; the mend names those that are.
    """
    book = load_rulebook("import-abroad")
    class_ = book.class_named(country.lower())
    used, holds = evidence_used(question)
    window = window_of(used)
    report = inspect(book, ages(window, question.entry), on=question.entry, class_=class_.id)
    clocks = {class_.id: clock_of(class_.id, report, "age", window)} if report.findings else {}
    holds |= holding(question, used, window, clocks.get(class_.id))
    charges = [each for each in load_abroad() if each.country == class_.id]
    told = [
        *(
            Remark(text=each.reason, source=each.source, confidence=Confidence.RECALLED)
            for each in report.not_covered
        ),
        *(
            Remark(
                text=f"{each.item}: {each.told}. {each.note}".strip(),
                source=each.source,
                confidence=each.confidence,
            )
            for each in charges
        ),
    ]
    return Check(
        question=question,
        evidence=used,
        window=window,
        clocks=clocks,
        conditions=tuple(told),
        narrow_by=remarks("narrow", holds)
        if any(each.status is not Status.YES for each in clocks.values())
        else (),
    )
