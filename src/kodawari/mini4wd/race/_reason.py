"""Why a run ended, in words, from what the solver noted at its end."""

from dataclasses import dataclass

from kodawari.mini4wd.dynamics import _layout as at

__all__ = ["EndFacts", "reason_of"]

LONG_FLIGHT = 0.05
"""A flight that counts as a jump [s]: level at both ends it is g t²/8 = 3 mm high."""
REBOUND_TIME = 0.30
"""How long after a landing a course-out is blamed on it [s]: a car comes to rest from a bounce in about that
time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndFacts:
    """What the solver noted at the end of a run.

    Attributes:
        status: How it ended (`_layout.OVER_WALL`, …).
        kind: Class of the piece under the centre of mass.
        takeoff_kind: Class of the piece on which a tyre last touched.
        air_time: Since then [s].
        last_flight: Length of the last flight that ended [s].
        since_landing: Time since that [s].
    """

    status: int
    kind: str
    takeoff_kind: str
    air_time: float
    last_flight: float
    since_landing: float


def reason_of(end: EndFacts) -> str:
    """The reason: one of a short list of phrases, so that equal reasons can be counted."""
    if end.status == at.STALLED:
        return "stalled"
    if end.status == at.OUT_OF_TIME:
        return "out of time"
    if end.status == at.FLIPPED:
        return "flipped"
    if end.air_time >= LONG_FLIGHT:
        return _over(end.takeoff_kind, flying=True)
    if end.last_flight >= LONG_FLIGHT and end.since_landing <= REBOUND_TIME:
        return "landing rebound"
    return _over(end.kind, flying=False)


def _over(kind: str, *, flying: bool) -> str:
    if "changer" in kind:
        return "over the wall at a changer"
    if any(word in kind for word in ("slope", "jump", "table", "raised", "bank-approach", "dragon")):
        return "overshot a jump" if flying else "over the wall on a slope"
    if any(word in kind for word in ("corner", "wave", "chicane", "curve", "bank")):
        return "over the wall in a corner"
    return "over the wall on a straight"
