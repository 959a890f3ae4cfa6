"""The lines of a cost that are given, or stand as ranges in the table of charges."""

from decimal import Decimal

import msgspec

from kodawari.errors import KodawariError
from kodawari.kei.importing._about import is_overdue
from kodawari.kei.importing._charges import Charge
from kodawari.kei.importing._line import Line
from kodawari.kei.importing._money import Money, dollars, rounded
from kodawari.kei.importing._purchase import Purchase, is_stale

__all__ = ["paid_line", "price_line", "price_of"]

_HUNDRED = Decimal(100)


def price_of(purchase: Purchase) -> Money:
    """The price in dollars. Costs in Japan are in yen, so a rate is needed unless the price holds them.

    Raises:
        KodawariError: Yen without an exchange rate.
    """
    price = dollars(purchase.price, purchase.jpy_per_usd)
    if price is None or (purchase.jpy_per_usd is None and not purchase.is_fob):
        raise KodawariError(
            "the price is in yen" if price is None else "the costs in Japan are in yen",
            mend="Give the exchange rate, --jpy-per-usd 155"
            + (", or --fob when the price holds everything up to the ship." if price else "."),
        )
    return price


def _price_basis(purchase: Purchase) -> str:
    rate = (
        f"{purchase.jpy_per_usd} JPY per USD"
        if purchase.jpy_per_usd and purchase.price.currency == "JPY"
        else ""
    )
    stale = ", STALE" if is_stale(purchase) else ""
    dated = f"of {purchase.rate_date}{stale}" if purchase.rate_date else "without a date"
    told = "everything up to the ship (FOB)" if purchase.is_fob else ""
    return "; ".join(part for part in ("as given", told, f"{rate}, a rate {dated}" if rate else "") if part)


def paid_line(charge: Charge, purchase: Purchase, value: Money) -> Line:
    """A line from a given amount, a range or a share; open when nobody has given it."""
    made = Line(
        id=charge.id,
        item=charge.item,
        money=None,
        basis="open",
        source=charge.source,
        confidence=charge.confidence,
        as_of=charge.as_of,
        is_overdue=is_overdue(charge.review_by, purchase.today),
        ask=charge.ask,
        note=charge.note,
    )
    given = purchase.given.get(charge.id)
    if given is not None:
        return Line(id=charge.id, item=charge.item, money=_converted(given, purchase), basis="as given")
    zero = Money(low=Decimal("0.00"), high=Decimal("0.00"), currency="USD")
    if charge.to_fob and purchase.is_fob:
        return Line(id=charge.id, item=charge.item, money=zero, basis="in the FOB price")
    if purchase.exporter == "all-in" and charge.in_all_in:
        return msgspec.structs.replace(made, money=zero, basis="in the exporter's all-in fee", note="")
    if purchase.exporter == "all-in" and charge.all_in is not None:
        fee = charge.all_in.fee(_yen(purchase))
        return msgspec.structs.replace(
            made,
            money=_converted(fee, purchase),
            basis=f"all-in, tiered by price: {_told(fee)}",
            source=charge.all_in.source,
            confidence=charge.all_in.confidence,
            note=charge.all_in.note,
        )
    if charge.of and charge.low is not None and charge.high is not None:
        money = Money(
            low=rounded(value.low * charge.low / _HUNDRED),
            high=rounded(value.high * charge.high / _HUNDRED),
            currency="USD",
        )
        return msgspec.structs.replace(made, money=money, basis=f"{charge.low} % of the value up to the ship")
    if charge.money is None:
        return made
    return msgspec.structs.replace(made, money=_converted(charge.money, purchase), basis=_told(charge.money))


def _converted(money: Money, purchase: Purchase) -> Money:
    """In dollars.

    Raises:
        KodawariError: Yen without an exchange rate.
    """
    made = dollars(money, purchase.jpy_per_usd)
    if made is None:
        raise KodawariError("an amount is in yen", mend="Give the exchange rate, --jpy-per-usd 155.")
    return made


def _yen(purchase: Purchase) -> Decimal:
    """The price in yen, which tiers go by."""
    if purchase.price.currency == "JPY":
        return purchase.price.high
    return purchase.price.high * (purchase.jpy_per_usd or Decimal(0))


def _told(money: Money) -> str:
    """`8,000 to 15,000 JPY`."""
    ends = [f"{end:,f}".replace(",", "\u2009") for end in dict.fromkeys((money.low, money.high))]
    return f"{' to '.join(ends)} {money.currency}"


def price_line(purchase: Purchase) -> Line:
    """The price of the car.

    Raises:
        KodawariError: Yen without an exchange rate.
    """
    return Line(id="price", item="price of the car", money=price_of(purchase), basis=_price_basis(purchase))
