"""The two closed lists that say how a figure came about and how far to trust it."""

from enum import StrEnum

__all__ = ["Confidence", "Origin"]


class Confidence(StrEnum):
    """How far to trust a figure, strongest first; one word per figure."""

    MEASURED = "measured"
    """Read on the thing itself, with an instrument whose ± is known."""
    PRIMARY = "primary"
    """Published by the maker, a statute or an agency."""
    PRIMARY_QUOTED = "primary-quoted"
    """A primary text as somebody else quotes it."""
    SECONDARY = "secondary"
    """A club, a shop, a racer's page, a wiki."""
    PRESS = "press"
    """A newspaper or magazine."""
    DERIVED = "derived"
    """Computed from other figures; the note says how."""
    DECLARED = "declared"
    """The owner says so, and nobody measured it."""
    RECALLED = "recalled"
    """General knowledge; no source was found."""
    CONFLICTING = "conflicting"
    """Sources disagree; the interval spans them."""
    ASSUMED = "assumed"
    """A reasoned guess with a spread; the note gives the reason."""
    UNKNOWN = "unknown"
    """Nobody has said."""


class Origin(StrEnum):
    """What kind of value a quantity holds."""

    MEASURED = "measured"
    PUBLISHED = "published"
    COMPUTED = "computed"
    DECLARED = "declared"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
