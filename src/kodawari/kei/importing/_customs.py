"""The lines of a cost that come from the tables of duties: duty, automobile tariff, customs fees."""

from datetime import date
from decimal import Decimal

from kodawari.kei.importing._about import is_overdue
from kodawari.kei.importing._charges import Charge
from kodawari.kei.importing._clocks import Status
from kodawari.kei.importing._duties import Duty, DutyTable, duty_on, fee_on
from kodawari.kei.importing._line import Line
from kodawari.kei.importing._money import Money
from kodawari.kei.importing._subject import Subject
from kodawari.quantity import Confidence
from kodawari.rules import load_rulebook

__all__ = ["customs_line"]

_BOTH = ("8703.21", "8704.31")


def customs_line(
    charge: Charge,
    table: DutyTable,
    subject: Subject,
    value: Money,
    entry: date,
    today: date,
    *,
    exempt: Status,
) -> Line:
    """One computed line.

    Args:
        charge: Its head: `duty`, `section-232`, `mpf` or `hmf`.
        table: Duties and fees.
        subject: The car, which decides the heading.
        value: The entered value [USD].
        entry: Day of entry.
        today: The day of asking; a later entry is provisional.
        exempt: Whether the evidence says that it is 25 calendar years old.
    """
    if charge.id == "duty":
        return _duty(charge, table, subject.headings or _BOTH, value, entry, today)
    if charge.id == "section-232":
        return _section_232(charge, subject.headings or _BOTH, entry, today, exempt=exempt)
    return _fee(charge, table, value, entry, today)


def _duty(
    charge: Charge, table: DutyTable, headings: tuple[str, ...], value: Money, entry: date, today: date
) -> Line:
    """The duty; where the heading is open it spans both."""
    rows = [duty_on(table, heading, entry) for heading in headings]
    amounts = [row.of(value) for row in rows]
    first = rows[0]
    return Line(
        id=charge.id,
        item=f"{charge.item}, heading {' or '.join(headings)}",
        money=Money(
            low=min(each.low for each in amounts), high=max(each.high for each in amounts), currency="USD"
        ),
        basis="; or ".join(_basis(row) for row in rows),
        source=first.source,
        confidence=first.confidence if len(rows) == 1 else Confidence.CONFLICTING,
        as_of=first.as_of,
        is_overdue=any(is_overdue(row.review_by, today) for row in rows),
        is_provisional=entry > today,
        note=" ".join(dict.fromkeys(row.note for row in rows if row.note)),
    )


def _basis(row: Duty) -> str:
    """`12.5 % of the entered value, in force from 2026-07-24: …`."""
    rate = f"{row.low} %" if row.low == row.high else f"{row.low} to {row.high} %"
    return f"{rate} of the entered value, {row.days}: {row.measure}"


def _section_232(
    charge: Charge, headings: tuple[str, ...], entry: date, today: date, *, exempt: Status
) -> Line:
    """Nothing for a car that is old enough for NHTSA; open for a truck that is too young by the calendar.

    Whatever NHTSA admits by 25 years was built in a calendar year that the exemption asks for; so a truck
    whose year nobody has proven pays nothing either, as long as it may come in at all.
    """
    rule = next(each for each in load_rulebook("us-federal").rules if each.id == "section-232-age")
    is_listed = "8704.31" in headings and rule.holds(entry)
    zero = Money(low=Decimal("0.00"), high=Decimal("0.00"), currency="USD")
    basis = "exempt by 25 calendar years, 9903.94.04" if is_listed else "the heading is not on the list"
    is_open = is_listed and exempt is Status.NO
    confidence = charge.confidence
    if is_listed and exempt is not Status.YES:
        confidence = Confidence.DERIVED
        basis += " if its papers prove them, as they must for NHTSA"
    if not rule.holds(entry):
        basis = f"the measure holds {rule.days}"
    return Line(
        id=charge.id,
        item=charge.item,
        money=None if is_open else zero,
        basis="not 25 calendar years old" if is_open else basis,
        source=charge.source,
        confidence=confidence,
        as_of=charge.as_of,
        is_overdue=is_overdue(charge.review_by, today),
        is_provisional=entry > today,
        ask=charge.ask if is_open else "",
        note=charge.note,
    )


def _fee(charge: Charge, table: DutyTable, value: Money, entry: date, today: date) -> Line:
    """A fee by the value; open for a year whose least and most are not held."""
    row = fee_on(table, charge.id, entry)
    if row is None:
        ask = "Look the fee of that fiscal year up in the Federal Register."
        return Line(
            id=charge.id, item=charge.item, money=None, basis="the figures of that year are not held",
            confidence=Confidence.UNKNOWN, ask=ask,
        )  # fmt: skip
    bounds = f", at least {row.least} and at most {row.most} USD" if row.least is not None else ""
    return Line(
        id=charge.id,
        item=row.item,
        money=row.of(value),
        basis=f"{row.measure}{bounds}",
        source=row.source,
        confidence=row.confidence,
        as_of=row.as_of,
        is_overdue=is_overdue(row.review_by, today),
        is_provisional=entry > today or not row.holds(entry),
        note=row.note,
    )
