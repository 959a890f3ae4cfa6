"""Interval against limit: inside, outside, or not yet decided."""

import math
from enum import StrEnum

import msgspec

from kodawari.errors import KodawariError
from kodawari.quantity import Quantity
from kodawari.rules._facts import Choice, Fact, Flag
from kodawari.rules._limit import Bounds, Limit, LimitKind

__all__ = ["Judgement", "Status", "judge"]

# Sums of parts arrive as 105.00000000000001 mm; a real over-size is never this small.
_ROUNDING = 1e-9


class Status(StrEnum):
    """What a rule says about a machine."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A status, and for numbers how much room is left; negative room is over the limit.

    Attributes:
        status: Pass when the whole interval is inside, fail when all of it is outside, else unknown.
        margin: Room at the unfavourable end of the interval: what is certain. Not negative for a pass.
        margin_value: Room at the best value.
        margin_best: Room at the favourable end of the interval. Negative for a fail.
    """

    status: Status
    margin: float | None = None
    margin_value: float | None = None
    margin_best: float | None = None


def judge(limit: Limit, fact: Fact | None) -> Judgement:
    """Hold a fact against a limit; None or an unknown fact stays unknown.

    Raises:
        KodawariError: The fact is of another kind than the limit: a flag where a number is needed.
    """
    if limit.kind is LimitKind.UNLIMITED:
        return Judgement(status=Status.PASS)
    if fact is None:
        return Judgement(status=Status.UNKNOWN)
    if limit.needs != _kind_of(fact):
        raise KodawariError(
            f"the limit '{limit.kind}' needs a {limit.needs}, and the fact is a {_kind_of(fact)}"
        )
    bounds = limit.bounds
    if isinstance(fact, Quantity) and bounds is not None:
        return _judge_number(bounds, fact)
    if isinstance(fact, Choice):
        return Judgement(status=_judge_choice(limit, fact))
    return Judgement(status=_judge_flag(limit, fact))


def _kind_of(fact: Fact) -> str:
    """The word for a fact's kind, as the data files use it."""
    if isinstance(fact, Quantity):
        return "number"
    return "choice" if isinstance(fact, Choice) else "flag"


def _judge_number(bounds: Bounds, quantity: Quantity) -> Judgement:
    """Both ends of the interval against both bounds."""
    if not quantity.is_known:
        return Judgement(status=Status.UNKNOWN)
    low, value, high = quantity.ends
    certain = min(low - bounds.low, bounds.high - high)
    best = min(high - bounds.low, bounds.high - low)
    slack = _ROUNDING * max(1.0, *(abs(end) for end in (bounds.low, bounds.high) if not math.isinf(end)))
    edge = slack if bounds.is_open else -slack
    status = Status.UNKNOWN
    if certain >= edge:
        status = Status.PASS
    elif best < edge:
        status = Status.FAIL
    return Judgement(
        status=status,
        margin=_tidy(certain),
        margin_value=_tidy(min(value - bounds.low, bounds.high - value)),
        margin_best=_tidy(best),
    )


def _tidy(room: float) -> float | None:
    """A margin without the noise of sums; None when the interval has no end there."""
    return round(room, 9) + 0.0 if math.isfinite(room) else None


def _judge_choice(limit: Limit, choice: Choice) -> Status:
    """Words against an allowing or a forbidding list."""
    if choice.values is None:
        return Status.UNKNOWN
    if limit.one_of is not None:
        is_legal = set(choice.values) <= set(limit.one_of)
    else:
        is_legal = set(choice.values).isdisjoint(limit.none_of or ())
    return Status.PASS if is_legal else Status.FAIL


def _judge_flag(limit: Limit, flag: Choice | Flag | Quantity) -> Status:
    """A flag against must or must not."""
    if not isinstance(flag, Flag) or flag.value is None:
        return Status.UNKNOWN
    return Status.PASS if flag.value == (limit.kind is LimitKind.MUST) else Status.FAIL
