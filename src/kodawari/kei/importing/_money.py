"""Money, in decimal: an amount between a low and a high end, in one currency."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.kei.importing._period import plain_text

__all__ = ["CENT", "CURRENCIES", "Money", "dollars", "read_money", "read_rate", "read_yen_rate", "rounded"]

CENT = Decimal("0.01")
CURRENCIES = ("JPY", "USD")
"""The currencies that a price may be given in."""

MOST = Decimal(10) ** 10
"""Largest amount that is read, in either currency."""

LEAST_JPY, MOST_JPY = Decimal(50), Decimal(400)
"""Between these a dollar has cost since it floats, with room on both sides [JPY]."""

_SIGNS = {"¥": "JPY", "$": "USD", "円": "JPY", "YEN": "JPY", "US$": "USD"}
_NUMBER = r"\d+(?:\.\d+)?"
_FORM = re.compile(
    rf"(?P<head>[^\d.,\s-]+)?\s*(?P<minus>-)?\s*(?P<low>{_NUMBER})(?:\s*-\s*(?P<high>{_NUMBER}))?\s*(?P<tail>[^\d.,\s-]+)?"
)


class Money(msgspec.Struct, frozen=True, kw_only=True):
    """An amount that is known to lie between two ends.

    Attributes:
        low: Lower end.
        high: Upper end.
        currency: `USD` or `JPY`.
    """

    low: Decimal
    high: Decimal
    currency: str

    def to_json_dict(self) -> dict[str, Any]:
        """The amount as plain data, with decimal strings."""
        return {"low": str(self.low), "high": str(self.high), "currency": self.currency}


def rounded(amount: Decimal) -> Decimal:
    """To the cent, halves up, as customs and invoices do."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def read_money(text: str, *, what: str = "the amount") -> Money:
    """An amount as people write it: `350000JPY`, `¥350,000`, `1200-1500 USD`, `$400`.

    Raises:
        KodawariError: It has no currency, is negative, is no amount, or has too many digits.
    """
    plain = re.sub(r"(?<=\d)[,\u2009 '](?=\d{3}\b)", "", plain_text(text)).upper()
    found = _FORM.fullmatch(plain)
    if found is None:
        raise KodawariError(
            f"{what} '{text}' is no sum of money", mend="Write 350000JPY, 1200USD or 1200-1500USD."
        )
    if found["minus"]:
        raise KodawariError(f"{what} '{text}' is negative", mend=f"Write {plain.replace('-', '')}.")
    word = found["tail"] or found["head"] or ""
    if not word:
        raise KodawariError(f"{what} '{text}' has no currency", mend=f"Write {plain}JPY or {plain}USD.")
    currency = _SIGNS.get(word, word)
    if currency not in CURRENCIES:
        mend = nearest(currency, CURRENCIES) or f"Known are {' and '.join(CURRENCIES)}; convert it first."
        raise KodawariError(f"{what} '{text}' is in '{word}'", mend=mend)
    low, high = Decimal(found["low"]), Decimal(found["high"] or found["low"])
    if low > high:
        raise KodawariError(
            f"{what} '{text}' ends below its beginning", mend=f"Write {high}-{low}{currency}."
        )
    if high > MOST:
        raise KodawariError(f"{what} '{text}' is more than any car costs", mend="Count the digits.")
    return Money(low=low, high=high, currency=currency)


def read_rate(text: str, *, what: str) -> Decimal:
    """A positive number, such as yen per dollar.

    Raises:
        KodawariError: It is none.
    """
    plain = plain_text(text)
    if not re.fullmatch(_NUMBER, plain) or Decimal(plain) <= 0:
        raise KodawariError(f"{what} '{text}' is no positive number", mend="Write it as 155 or 155.4.")
    return Decimal(plain)


def read_yen_rate(text: str, *, what: str) -> Decimal:
    """Yen per dollar.

    Raises:
        KodawariError: It is no positive number, or so far from any rate of the last fifty years that it is
            probably dollars per yen, or a price.
    """
    rate = read_rate(text, what=what)
    if not LEAST_JPY <= rate <= MOST_JPY:
        turned = 1 / rate
        mend = f"Is it {turned:.1f}?" if LEAST_JPY <= turned <= MOST_JPY else "Write it as 155 or 155.4."
        raise KodawariError(f"{what} '{text}' is no price of a dollar in yen", mend=mend)
    return rate


def dollars(money: Money, jpy_per_usd: Decimal | None) -> Money | None:
    """The amount in dollars, to the cent; None for yen without an exchange rate."""
    if money.currency == "USD":
        return Money(low=rounded(money.low), high=rounded(money.high), currency="USD")
    if jpy_per_usd is None:
        return None
    low, high = (rounded(end / jpy_per_usd) for end in (money.low, money.high))
    return Money(low=low, high=high, currency="USD")
