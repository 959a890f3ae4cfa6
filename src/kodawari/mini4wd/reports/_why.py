"""How sure a figure is, its reason, and its source."""

from kodawari.quantity import Quantity
from kodawari.report import Footnotes, Html, confidence_word, joined, quiet

__all__ = ["why"]


def why(quantity: Quantity, notes: Footnotes) -> Html:
    """The confidence of a figure, why it has its value, and the number of its source."""
    reason = f" · {quantity.note}" if quantity.note else ""
    return joined([confidence_word(quantity.confidence), quiet(reason), notes.mark(quantity.source)])
