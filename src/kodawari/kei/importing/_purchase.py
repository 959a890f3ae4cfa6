"""What is bought, and what is known of the way home."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from kodawari.kei.importing._about import about
from kodawari.kei.importing._clocks import Status
from kodawari.kei.importing._money import Money
from kodawari.kei.importing._subject import Subject

__all__ = ["Purchase", "is_stale"]


class Purchase(msgspec.Struct, frozen=True, kw_only=True):
    """What is bought, and what is known of the way home.

    Attributes:
        subject: The car.
        price: The price, or the bid.
        entry: Day of arrival at the port.
        today: The day of asking.
        jpy_per_usd: Yen per dollar, the user's own.
        rate_date: The day of that rate, or None.
        is_fob: Whether the price holds everything up to the ship.
        exporter: `all-in` for a tiered fee, `itemised` for the range of single fees.
        ship: `roro` or `container`.
        given: Amounts that the user knows, by the id of the line.
        sales_tax: Sales tax [%], or None.
        state: Two letters, a name, or empty.
        admitted: Whether it is 25 years old on that day, as `check` says: `NO` is warned of.
        exempt: Whether it is 25 calendar years old, as `check` says: the automobile tariff asks for it.
    """

    subject: Subject
    price: Money
    entry: date
    today: date
    jpy_per_usd: Decimal | None = None
    rate_date: date | None = None
    is_fob: bool = False
    exporter: Literal["all-in", "itemised"] = "all-in"
    ship: Literal["roro", "container"] = "roro"
    given: Mapping[str, Money] = msgspec.field(default_factory=dict)
    sales_tax: Decimal | None = None
    state: str = ""
    admitted: Status = Status.UNKNOWN
    exempt: Status = Status.UNKNOWN


def is_stale(purchase: Purchase) -> bool:
    """Whether the exchange rate is older than the facts allow."""
    day = purchase.rate_date
    return day is not None and (purchase.today - day).days > about().rate_days
