"""Every line between the auction and the title, low and high, with what it rests on."""

from decimal import Decimal
from typing import Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.kei.importing._about import about
from kodawari.kei.importing._advice import Remark
from kodawari.kei.importing._charges import Charge, load_charges
from kodawari.kei.importing._clocks import Status
from kodawari.kei.importing._customs import customs_line
from kodawari.kei.importing._duties import DutyTable, load_duties, must_be_covered
from kodawari.kei.importing._line import Line, Total, total_of
from kodawari.kei.importing._money import Money, rounded
from kodawari.kei.importing._paid import paid_line, price_line, price_of
from kodawari.kei.importing._purchase import Purchase, is_stale
from kodawari.kei.importing._sources import source_table
from kodawari.kei.importing._states import find_state
from kodawari.quantity import Confidence

__all__ = ["Cost", "work_out"]

_HUNDRED = Decimal(100)


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """All lines and their sum.

    Attributes:
        purchase: What was asked.
        lines: Every line in the order in which it is paid.
        entered_value: The value that duty is taken of.
        total: The sum of what is known.
        warnings: What to beware of.
    """

    purchase: Purchase
    lines: tuple[Line, ...]
    entered_value: Money
    total: Total
    warnings: tuple[Remark, ...]

    def to_json_dict(self) -> dict[str, Any]:
        """The cost as plain data, ready for JSON."""
        bought = self.purchase
        return {
            "subject": bought.subject.to_json_dict(),
            "price": bought.price.to_json_dict(),
            "entry": bought.entry.isoformat(),
            "jpy_per_usd": str(bought.jpy_per_usd) if bought.jpy_per_usd else None,
            "rate_date": bought.rate_date.isoformat() if bought.rate_date else None,
            "rate_is_stale": is_stale(bought),
            "provisional": bought.entry > bought.today,
            "entered_value": self.entered_value.to_json_dict(),
            "lines": [line.to_json_dict() for line in self.lines],
            "total": self.total.to_json_dict(),
            "warnings": [each.to_json_dict() for each in self.warnings],
            "sources": source_table(
                [line.source for line in self.lines] + [each.source for each in self.warnings]
            ),
            "as_of": about().as_of.isoformat(),
            "notice": about().notice,
        }


def work_out(purchase: Purchase, *, table: DutyTable | None = None) -> Cost:
    """Every line of a purchase.

    Args:
        purchase: What is bought.
        table: Duties and fees; the shipped tables when left out.

    Raises:
        KodawariError: The entry lies before the tables start, yen have no exchange rate, or a given amount
            names no line.
    """
    must_be_covered(purchase.entry)
    charges = _charges(purchase)
    price = price_of(purchase)
    lines = [price_line(purchase)]
    lines += [paid_line(charge, purchase, price) for charge in charges if charge.to_fob]
    value = _entered_value(price, lines)
    table = table or load_duties()
    for charge in charges:
        if charge.computed and charge.id not in purchase.given:
            lines.append(
                customs_line(charge, table, purchase.subject, value, purchase.entry, purchase.today,
                             exempt=purchase.exempt)
            )  # fmt: skip
        elif not charge.to_fob:
            lines.append(paid_line(charge, purchase, value))
    lines = _taxed(lines, purchase, price)
    return Cost(
        purchase=purchase,
        lines=tuple(lines),
        entered_value=value,
        total=total_of(lines),
        warnings=_warnings(purchase),
    )


def _charges(purchase: Purchase) -> list[Charge]:
    """The charges that concern this purchase."""
    state = find_state(purchase.state) if purchase.state else ""
    charges = [
        each for each in load_charges() if each.ship in {"", purchase.ship} and each.state in {"", state}
    ]
    known = {each.id for each in load_charges()}
    for name in purchase.given:
        if name not in known:
            raise KodawariError(
                f"no line is called '{name}'",
                mend=nearest(name, known) or f"Known: {', '.join(sorted(known))}.",
            )
    return charges


def _entered_value(price: Money, lines: list[Line]) -> Money:
    """What duty is taken of: from the price alone to the price and everything up to the ship.

    International freight and insurance stay out (19 U.S.C. 1401a, recalled). Whether an agent's fees belong
    to it depends on the contract, so both ends are kept.
    """
    highs = [line.money.high for line in lines if line.money and line.id != "price"]
    return Money(low=price.low, high=price.high + sum(highs, Decimal("0.00")), currency="USD")


def _taxed(lines: list[Line], purchase: Purchase, price: Money) -> list[Line]:
    """Sales tax as a share: of the price at the least, of everything paid so far at the most."""
    if purchase.sales_tax is None or "sales-tax" in purchase.given:
        return lines
    place = next(k for k, line in enumerate(lines) if line.id == "sales-tax")
    landed = total_of(lines[:place]).high
    ends = (rounded(base * purchase.sales_tax / _HUNDRED) for base in (price.low, landed))
    low, high = ends
    taxed = Line(
        id="sales-tax",
        item=lines[place].item,
        money=Money(low=low, high=high, currency="USD"),
        basis=f"{purchase.sales_tax} % as given, of the price or of everything paid so far",
    )
    return [*lines[:place], taxed, *lines[place + 1 :]]


def _warnings(purchase: Purchase) -> tuple[Remark, ...]:
    """What to beware of."""
    said: list[tuple[bool, str, str, Confidence]] = [
        (
            purchase.admitted is Status.NO,
            f"The car is not 25 years old on {purchase.entry}: `kodawari kei import check` says from when.",
            "import-classic-page",
            Confidence.PRIMARY_QUOTED,
        ),
        (
            purchase.entry > purchase.today,
            "The entry lies ahead: today's measures are taken, and duty and fees are provisional.",
            "",
            Confidence.DERIVED,
        ),
        (
            is_stale(purchase),
            f"The exchange rate is of {purchase.rate_date} and stale: take today's.",
            "",
            Confidence.DERIVED,
        ),
        (
            len(purchase.subject.headings) != 1,
            "The tariff heading is not settled: the duty spans both. Say --truck, --car or --van.",
            "import-ny-n340362",
            Confidence.PRIMARY,
        ),
        (
            True,
            "Duty goes by measures that changed four times in sixteen months: let a broker confirm it first.",
            "import-csms-69326983",
            Confidence.SECONDARY,
        ),
    ]
    return tuple(
        Remark(text=text, source=source, confidence=confidence)
        for is_so, text, source, confidence in said
        if is_so
    )
