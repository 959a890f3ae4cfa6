"""What a car costs between auction and plate besides duty: ranges from fee pages, and open lines."""

from decimal import Decimal
from functools import cache
from typing import Literal

import msgspec

from kodawari.files import read_toml
from kodawari.kei.importing._about import data_file
from kodawari.kei.importing._money import Money
from kodawari.quantity import Confidence

__all__ = ["AllIn", "Charge", "load_charges"]

_HUNDRED = Decimal(100)


class Tier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step of a tiered fee [JPY].

    Attributes:
        low: Lower end of the fee.
        high: Upper end of the fee.
        up_to: Largest price of the step; None for all above.
        high_percent: The upper end is at least this share of the price [%].
    """

    low: Decimal
    high: Decimal
    up_to: Decimal | None = None
    high_percent: Decimal | None = None


class AllIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exporter's tiered fee that covers commission, papers and the way to the port.

    Attributes:
        tiers: Its steps by price, the cheapest first.
        source: Id of the source.
        confidence: How far to trust it.
        note: What a reader should know.
    """

    tiers: tuple[Tier, ...]
    source: str
    confidence: Confidence
    note: str = ""

    def fee(self, price_jpy: Decimal) -> Money:
        """The fee for a price."""
        tier = next(each for each in self.tiers if each.up_to is None or price_jpy <= each.up_to)
        share = price_jpy * tier.high_percent / _HUNDRED if tier.high_percent else tier.high
        return Money(low=tier.low, high=max(tier.high, share), currency="JPY")


class Charge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the cost, before it is worked out.

    Attributes:
        id: Its name; an option of the command line is called so.
        item: What people call it.
        low: Lower end, or None when nobody has given it.
        high: Upper end.
        currency: Of both.
        of: `fob` makes both ends per cent of price and everything up to the ship.
        to_fob: Whether it counts towards that sum.
        in_all_in: Whether an exporter's all-in fee covers it.
        computed: Whether it comes from the tables of duties.
        ship: Only for this way of shipping.
        state: Only in this state.
        all_in: The tiered fee that may stand in its place.
        source: Id of the source.
        confidence: How far to trust it.
        as_of: The month of the source.
        review_by: The month by whose end somebody should look again.
        ask: Whom to ask for an open line.
        note: What a reader should know.
    """

    id: str
    item: str
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str = "USD"
    of: Literal["", "fob"] = ""
    to_fob: bool = False
    in_all_in: bool = False
    computed: bool = False
    ship: Literal["", "roro", "container"] = ""
    state: str = ""
    all_in: AllIn | None = None
    source: str = ""
    confidence: Confidence = Confidence.UNKNOWN
    as_of: str = ""
    review_by: str = ""
    ask: str = ""
    note: str = ""

    @property
    def money(self) -> Money | None:
        """The range as money; None for an open line or a share."""
        if self.low is None or self.high is None or self.of:
            return None
        return Money(low=self.low, high=self.high, currency=self.currency)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    charge: tuple[Charge, ...]


@cache
def load_charges() -> tuple[Charge, ...]:
    """Every charge, in the order in which it is paid."""
    return read_toml(data_file("charges.toml"), _File).charge
