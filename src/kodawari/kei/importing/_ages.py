"""The three ways in which rules count a car's age, and the day on which each of them is reached.

Every age is an interval of whole years, because the day of manufacture may be open and because nobody says
whether a car built on 29 February completes a year on 28 February or on 1 March.
"""

import math
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kodawari.kei.importing._evidence import Window
from kodawari.quantity import Quantity
from kodawari.rules import Limit

__all__ = ["ages", "birthday", "counted", "opening"]


def birthday(built: date, years: int) -> tuple[date, date]:
    """The day on which so many years are complete, on the early and on the late reading of a leap day."""
    year = built.year + years
    if (built.month, built.day) == (2, 29) and not _is_leap(year):
        return date(year, 2, 28), date(year, 3, 1)
    whole = built.replace(year=year)
    return whole, whole


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _full_years(built: date, on: date) -> tuple[int, int]:
    """Years completed on a day: on the late and on the early reading of a leap day."""
    count = on.year - built.year
    early, late = birthday(built, count)
    return count - (on < late), count - (on < early)


def _calendar_years(built: date, on: date) -> tuple[int, int]:
    """Year minus year."""
    return on.year - built.year, on.year - built.year


def _years_by_month(built: date, on: date) -> tuple[int, int]:
    """Years completed when only months count."""
    count = on.year - built.year - (on.month < built.month)
    return count, count


def _new_year(built: date, years: int) -> tuple[date, date]:
    day = date(built.year + years, 1, 1)
    return day, day


def _first_of_month(built: date, years: int) -> tuple[date, date]:
    day = date(built.year + years, built.month, 1)
    return day, day


class _Way(NamedTuple):
    """A way to count: the age on a day, and the day of an age; each as low and high end."""

    age: Callable[[date, date], tuple[int, int]]
    reached: Callable[[date, int], tuple[date, date]]


_WAYS = {
    "full_years": _Way(_full_years, birthday),
    "calendar_years": _Way(_calendar_years, _new_year),
    "years_by_month": _Way(_years_by_month, _first_of_month),
}


def counted(quantity: str) -> bool:
    """Whether a rule's quantity is an age."""
    return quantity in _WAYS


def ages(window: Window, on: date) -> dict[str, Quantity]:
    """The facts about age that rules ask for, by the names of their terms.

    An open end of the window is an infinite end of the age; without any evidence the age is unknown.
    """
    return {name: _age(way, window, on) for name, way in _WAYS.items()}


def _age(way: _Way, window: Window, on: date) -> Quantity:
    if window.first is None and window.last is None:
        return Quantity.unknown("years", note="Nothing is known of the day of manufacture.")
    low = float(way.age(window.last, on)[0]) if window.last else -math.inf
    high = float(way.age(window.first, on)[1]) if window.first else math.inf
    best = low if math.isfinite(low) else high
    return Quantity.between(low, best, high, "years", confidence="declared", origin="declared")


def opening(quantity: str, limit: Limit, window: Window) -> tuple[date | None, date | None]:
    """From which day a limit on an age may be kept, and from which day it certainly is.

    Args:
        quantity: The way to count, as in `ages`.
        limit: A lower limit, `at_least` or `above`.
        window: Between which days the car was built.

    Returns:
        The earliest possible day and the certain one; None where the evidence leaves it open.
    """
    least = limit.at_least if limit.at_least is not None else (limit.above or 0.0) + 1.0
    years = math.ceil(least)
    reached = _WAYS[quantity].reached
    earliest = reached(window.first, years)[0] if window.first else None
    certain = reached(window.last, years)[1] if window.last else None
    return earliest, certain
