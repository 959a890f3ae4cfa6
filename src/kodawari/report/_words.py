"""Small pieces of text with a look of their own: figures, shares, verdicts, what nobody knows."""

from kodawari.quantity import Confidence, Quantity, format_number, format_quantity
from kodawari.report._markup import Html, element

__all__ = ["confidence_word", "figure", "percent", "quiet", "share_change", "term", "unknown", "verdict"]

_WEAK = {Confidence.ASSUMED, Confidence.CONFLICTING, Confidence.RECALLED, Confidence.UNKNOWN}


def quiet(text: str) -> Html:
    """Text that may be overlooked, in grey."""
    return element("span", text, class_="quiet")


def unknown(settle: str = "") -> Html:
    """The word *unknown* in grey, with what would settle it."""
    return quiet(f"unknown: {settle}" if settle else "unknown")


def figure(quantity: Quantity, *, digits: int | None = None) -> Html:
    """A quantity with unit and spread; an unknown one is told with what would settle it."""
    if not quantity.is_known:
        return unknown(quantity.note)
    return element("span", format_quantity(quantity, digits=digits), class_="figure")


def percent(low: float, high: float | None = None) -> str:
    """A share as `93 %`, an interval as `91–95 %`; what is not certain is never rounded to 0 or 100 %.

    Args:
        low: The share, or the lower end of the interval, 0 to 1.
        high: The upper end.
    """
    if high is None:
        return f"{_per_cent(low)} %"
    ends = (_per_cent(low), _per_cent(high))
    between = " to " if any(end.startswith(("<", ">")) for end in ends) else "–"
    return f"{between.join(ends)} %"


def share_change(change: float) -> str:
    """A difference of shares in points of a per cent: `+4`, `−12`, `0`."""
    text = format_number(100.0 * change, digits=0)
    return f"+{text}" if change > 0 and text != "0" else text


def verdict(word: str, text: str = "") -> Html:
    """Pass, fail or unknown as a word behind a mark: full, hatched, or empty.

    Args:
        word: `pass`, `fail` or `unknown`.
        text: Other words for the same, such as `passes`.
    """
    return element("span", element("i", aria_hidden="true"), text or word, class_=f"verdict is-{word}")


def confidence_word(confidence: Confidence) -> Html:
    """How far to trust a figure; a weak word is underlined with dots."""
    return element("span", str(confidence), class_=f"trust{' weak' if confidence in _WEAK else ''}")


def term(english: str, japanese: str = "") -> Html:
    """A word in English, and small beside it in Japanese."""
    if not japanese:
        return element("span", english)
    return element("span", english, " ", element("span", japanese, lang="ja", class_="ja"))


def _per_cent(share: float) -> str:
    """Per cent without its sign; a decimal more near the ends."""
    if 0.0 < share < 0.001:
        return "<0.1"
    if 0.999 < share < 1.0:
        return ">99.9"
    near = 0.0 < share < 0.01 or 0.99 < share < 1.0
    return format_number(100.0 * share, digits=1 if near else 0)
