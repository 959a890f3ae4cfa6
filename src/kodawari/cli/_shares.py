"""Shares and chances as people read them."""

from kodawari.quantity import format_number

__all__ = ["percent"]


def percent(low: float, high: float | None = None) -> str:
    """A share as `93 %`, an interval as `91–95 %`; what is not certain is never rounded to 0 or 100.

    Args:
        low: The share, or the lower end of the interval, 0 to 1.
        high: The upper end.
    """
    return f"{_number(low)} %" if high is None else f"{_number(low)}–{_number(high)} %"


def _number(share: float) -> str:
    """Per cent without its sign; a decimal more near the ends."""
    if 0.0 < share < 0.001:
        return "<0.1"
    if 0.999 < share < 1.0:
        return ">99.9"
    near = 0.0 < share < 0.01 or 0.99 < share < 1.0
    return format_number(100.0 * share, digits=1 if near else 0)
