"""What every answer about importing carries: the day of its facts, and what it is not."""

from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from kodawari.files import data_path, read_toml

__all__ = ["About", "about", "data_file", "is_overdue", "month_end"]


class About(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of all import data.

    Attributes:
        as_of: The day on which the facts were gathered.
        notice: What an answer is not, in a sentence.
        duties_from: The first day that the tables of duties and fees cover.
        rate_days: An exchange rate that is older than this many days is stale.
    """

    as_of: date
    notice: str
    duties_from: date
    rate_days: int

    @property
    def line(self) -> str:
        """As of which day, and that it is no advice: for the foot of every screen and export."""
        return f"As of {self.as_of}. {self.notice}"


@cache
def about() -> About:
    """The head of all import data."""
    return read_toml(data_file("about.toml"), About)


def data_file(name: str) -> Path:
    """A file below `data/kei/importing`."""
    return data_path("kei", "importing", name)


def month_end(text: str) -> date:
    """The last day of a month that is written `2026-09`."""
    year, month = (int(part) for part in text.split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def is_overdue(review_by: str, on: date) -> bool:
    """Whether a row's review was due before a day; a row without a review date is never due."""
    return bool(review_by) and on > month_end(review_by)
