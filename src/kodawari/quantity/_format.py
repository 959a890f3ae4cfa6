"""How numbers are written for people: value, unit, and how sure."""

import math

from kodawari.quantity._quantity import Quantity

__all__ = ["format_number", "format_quantity"]

THIN_SPACE = "\u2009"
MINUS = "\u2212"


def format_number(value: float, *, digits: int = 2) -> str:
    """A number with a fixed count of decimals, thin spaces for thousands and a true minus sign."""
    text = f"{abs(value):,.{digits}f}".replace(",", THIN_SPACE)
    negative = value < 0 and float(f"{value:.{digits}f}") != 0
    return f"{MINUS}{text}" if negative else text


def digits_for(spread: float, *, most: int = 3, least: int = 0) -> int:
    """How many decimals a spread leaves meaningful: two figures of the spread, one when the second is 0."""
    if spread <= 0 or not math.isfinite(spread):
        return most
    digits = 1 - math.floor(math.log10(spread))
    if math.isclose(round(spread, digits), round(spread, digits - 1), rel_tol=1e-9):
        digits -= 1
    return max(least, min(most, digits))


def format_quantity(quantity: Quantity, *, digits: int | None = None) -> str:
    """`104.6 mm ±0.2`, or `unknown`.

    A lopsided interval is written with both ends: `93 % (91–95)`.
    """
    if not quantity.is_known:
        return "unknown"
    low, value, high = quantity.ends
    places = digits if digits is not None else _shortest(quantity)
    head = format_number(value, digits=places)
    if quantity.unit:
        head += quantity.unit if quantity.unit == "°" else f" {quantity.unit}"
    if high == low:
        return head
    if math.isclose(high - value, value - low, rel_tol=0.1):
        return f"{head} ±{format_number(quantity.spread, digits=places)}"
    return f"{head} ({format_number(low, digits=places)}–{format_number(high, digits=places)})"


def _shortest(quantity: Quantity) -> int:
    """Decimals by the spread, or as few as an exact value needs (three at most)."""
    low, value, high = quantity.ends
    if high > low:
        return digits_for(0.5 * (high - low))
    for places in range(3):
        if math.isclose(round(value, places), value, rel_tol=0, abs_tol=1e-9):
            return places
    return 3
