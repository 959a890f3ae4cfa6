"""The options about money that `cost` and `plan` share."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from kodawari.kei.importing import Money, Purchase, Question

__all__ = [
    "Bond",
    "Broker",
    "CarInsurance",
    "Exporter",
    "Fob",
    "Freight",
    "Insurance",
    "LineOption",
    "MaybePrice",
    "PortFees",
    "Price",
    "Rate",
    "RateDate",
    "Registration",
    "SalesTax",
    "Ship",
    "Transport",
    "given_amounts",
    "purchase",
]

MOST_TAX = 50
"""No sales tax is higher [%]."""

_PRICE = typer.Option(
    "--price", metavar="AMOUNT", help="Price or bid, with its currency: 350000JPY, 2500USD."
)
Price = Annotated[str, _PRICE]
MaybePrice = Annotated[str | None, _PRICE]
Rate = Annotated[
    str | None, typer.Option("--jpy-per-usd", metavar="RATE", help="Yen per dollar, your own: 155.")
]
RateDate = Annotated[
    str | None,
    typer.Option("--rate-date", metavar="DATE", help="Day of that rate; an old one is marked stale."),
]
Fob = Annotated[bool, typer.Option("--fob", help="The price holds everything up to the ship.")]
Exporter = Annotated[
    str,
    typer.Option("--exporter", metavar="WORD", help="all-in (a fee by price tiers) or itemised (a range)."),
]
Ship = Annotated[str, typer.Option("--ship", metavar="WORD", help="roro or container.")]


def _amount(name: str, what: str) -> object:
    return typer.Option(f"--{name}", metavar="AMOUNT", help=what)


Freight = Annotated[str | None, _amount("freight", "Ocean freight, from a quote.")]
Insurance = Annotated[str | None, _amount("insurance", "Marine insurance; 0USD for none.")]
Broker = Annotated[str | None, _amount("broker", "The customs broker's fee.")]
Bond = Annotated[str | None, _amount("bond", "The customs bond.")]
PortFees = Annotated[str | None, _amount("port-fees", "Terminal handling, port and storage.")]
Transport = Annotated[str | None, _amount("transport", "Transport from the port to you.")]
Registration = Annotated[str | None, _amount("registration", "Title, registration, inspection, plates.")]
SalesTax = Annotated[str | None, _amount("sales-tax", "Sales tax as an amount or as 6.25%.")]
CarInsurance = Annotated[str | None, _amount("car-insurance", "Car insurance of the first year.")]
LineOption = Annotated[
    list[str] | None,
    typer.Option(
        "--line",
        metavar="NAME=AMOUNT",
        help="Any other line by its name, as in the JSON: auction-fee=9000JPY.",
    ),
]


def given_amounts(lines: list[str] | None, **named: str | None) -> "tuple[dict[str, Money], Decimal | None]":
    """The amounts that were typed, by the id of their line, and the sales tax as a share [%].

    Raises:
        KodawariError: An amount has no currency, is negative, or has another form.
    """
    from kodawari.errors import KodawariError  # noqa: PLC0415 - keeps --help quick
    from kodawari.kei.importing import read_money, read_rate  # noqa: PLC0415 - as above

    texts = {
        "marine-insurance" if name == "insurance" else name.replace("_", "-"): text
        for name, text in named.items()
    }
    for each in lines or ():
        name, equals, text = each.partition("=")
        if not (name and equals and text):
            raise KodawariError(
                f"--line {each} is not NAME=AMOUNT", mend="For example: --line auction-fee=9000JPY"
            )
        texts[name] = text
    tax = texts.get("sales-tax") or ""
    share = read_rate(tax.rstrip("% "), what="the sales tax") if tax.endswith("%") else None
    given = {
        name: read_money(text, what=f"--{name}")
        for name, text in texts.items()
        if text and not (name == "sales-tax" and share is not None)
    }
    if share is not None and share > MOST_TAX:
        raise KodawariError(f"a sales tax of {share} % is none", mend="Give it as 6.25%.")
    return given, share


def _rate_day(text: str, today: "date") -> "date":
    """The day of an exchange rate, which cannot lie ahead."""
    from kodawari.cli._options import day  # noqa: PLC0415 - keeps --help quick
    from kodawari.errors import KodawariError  # noqa: PLC0415 - as above

    found = day(text)
    if found > today:
        raise KodawariError(f"--rate-date {text} lies in the future", mend=f"Today is {today}.")
    return found


def purchase(
    asked: "Question",
    *,
    price: str,
    rate: str | None,
    rate_date: str | None,
    fob: bool,
    exporter: str,
    ship: str,
    given: "dict[str, Money]",
    tax: "Decimal | None",
) -> "Purchase":
    """What is bought, as it was typed.

    Raises:
        KodawariError: A word, an amount or a date is not as it should be.
    """
    from kodawari.errors import KodawariError, nearest  # noqa: PLC0415 - keeps --help quick
    from kodawari.kei.importing import (  # noqa: PLC0415 - as above
        Purchase,
        check,
        must_be_covered,
        read_money,
        read_yen_rate,
    )

    for name, word, known in (
        ("exporter", exporter, ("all-in", "itemised")),
        ("ship", ship, ("roro", "container")),
    ):
        if word not in known:
            raise KodawariError(
                f"--{name} '{word}' is no known word",
                mend=nearest(word, known) or f"Known: {' or '.join(known)}.",
            )
    must_be_covered(asked.entry)
    clocks = check(asked).clocks
    return Purchase(
        subject=asked.subject,
        price=read_money(price, what="the price"),
        entry=asked.entry,
        today=asked.today,
        jpy_per_usd=read_yen_rate(rate, what="--jpy-per-usd") if rate else None,
        rate_date=_rate_day(rate_date, asked.today) if rate_date else None,
        is_fob=fob,
        exporter="all-in" if exporter == "all-in" else "itemised",
        ship="roro" if ship == "roro" else "container",
        given=given,
        sales_tax=tax,
        state=asked.state,
        admitted=clocks["nhtsa"].status,
        exempt=clocks["section_232"].status,
    )
