"""Duties and customs fees by heading and day of entry, from dated tables."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import read_toml
from kodawari.kei.importing._about import about, data_file
from kodawari.kei.importing._money import Money, rounded
from kodawari.quantity import Confidence
from kodawari.rules import Dated

__all__ = ["Duty", "DutyTable", "Fee", "check_days", "duty_on", "fee_on", "load_duties"]

_HUNDRED = Decimal(100)


class Duty(Dated, msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole duty of a heading over some days.

    Attributes:
        heading: Tariff heading.
        start: First day; the key is `from`.
        end: Last day; the key is `until`; None while it is in force.
        low: Lower end [% of the entered value].
        high: Upper end, where the rate was unsettled [%].
        measure: The measures that it rests on.
        source: Id of the source.
        confidence: How far to trust it.
        as_of: The month of the source.
        review_by: The month by whose end somebody should look again.
        note: What a reader should know.
    """

    heading: str
    low: Decimal
    high: Decimal
    measure: str
    source: str
    confidence: Confidence
    as_of: str
    review_by: str
    note: str = ""
    start: date | None = msgspec.field(default=None, name="from")
    end: date | None = msgspec.field(default=None, name="until")

    def of(self, value: Money) -> Money:
        """The duty on an entered value, to the cent."""
        return Money(
            low=rounded(value.low * self.low / _HUNDRED),
            high=rounded(value.high * self.high / _HUNDRED),
            currency=value.currency,
        )


class Fee(Dated, msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A customs fee by the value, with a least and a most; fields as in `Duty`, `rate` in per cent."""

    id: str
    item: str
    rate: Decimal
    measure: str
    source: str
    confidence: Confidence
    as_of: str
    review_by: str
    least: Decimal | None = None
    most: Decimal | None = None
    note: str = ""
    start: date | None = msgspec.field(default=None, name="from")
    end: date | None = msgspec.field(default=None, name="until")

    def of(self, value: Money) -> Money:
        """The fee on an entered value, to the cent."""
        low, high = (self._held(rounded(end * self.rate / _HUNDRED)) for end in (value.low, value.high))
        return Money(low=low, high=high, currency=value.currency)

    def _held(self, amount: Decimal) -> Decimal:
        """No less than the least, no more than the most."""
        if self.least is not None and amount < self.least:
            return self.least
        return self.most if self.most is not None and amount > self.most else amount


class DutyTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rows."""

    duty: tuple[Duty, ...]
    fee: tuple[Fee, ...]


@cache
def load_duties() -> DutyTable:
    """The tables that ship with Kodawari.

    Raises:
        KodawariError: A row is malformed, or the days of a heading or a fee overlap or leave a gap.
    """
    path = data_file("duties.toml")
    table = read_toml(path, DutyTable)
    try:
        check_days(table)
    except KodawariError as error:
        raise error.located(str(path)) from error
    return table


def check_days(table: DutyTable) -> None:
    """Each heading is covered from the first day of the tables on, and no day by two rows.

    Raises:
        KodawariError: The first day that is covered twice or not at all.
    """
    for heading in dict.fromkeys(row.heading for row in table.duty):
        rows = [row for row in table.duty if row.heading == heading]
        _check_row_days(rows, heading)
        if rows[0].start != about().duties_from:
            raise KodawariError(
                f"the rows of {heading} start on {rows[0].start}, not on {about().duties_from}"
            )
        if rows[-1].end is not None:
            raise KodawariError(f"the rows of {heading} end on {rows[-1].end}", mend="Leave `until` out.")
    for name in dict.fromkeys(row.id for row in table.fee):
        _check_row_days([row for row in table.fee if row.id == name], name)


def _check_row_days(rows: Sequence[Duty | Fee], name: str) -> None:
    """Each row begins on the day after the one before it."""
    for before, after in pairwise(rows):
        if before.end is None or after.start != before.end + timedelta(days=1):
            raise KodawariError(
                f"the rows of {name} overlap or leave a gap: {before.days}, then {after.days}",
                mend="Let each begin on the day after the one before it.",
            )


def duty_on(table: DutyTable, heading: str, on: date) -> Duty:
    """The duty row of a heading on a day of entry.

    Raises:
        KodawariError: The day lies before the table starts.
    """
    must_be_covered(on)
    return next(row for row in table.duty if row.heading == heading and row.holds(on))


def fee_on(table: DutyTable, name: str, on: date) -> Fee | None:
    """The fee row of a day; the newest row for a day after all of them, None before the first or in a gap.

    Raises:
        KodawariError: The day lies before the tables start.
    """
    must_be_covered(on)
    rows = [row for row in table.fee if row.id == name]
    found = next((row for row in rows if row.holds(on)), None)
    if found is None and all((row.end or date.max) < on for row in rows):
        return max(rows, key=lambda row: row.end or date.max, default=None)
    return found


def must_be_covered(on: date) -> None:
    """Refuse a day of entry before the tables start.

    Raises:
        KodawariError: It does.
    """
    starts = about().duties_from
    if on < starts:
        raise KodawariError(
            f"the tables of duties start on {starts}, after {on}", mend=f"Ask for {starts} or later."
        )
