"""A limit on one quantity: which values a rule allows, and how people read it."""

import math
from enum import StrEnum

import msgspec

from kodawari.quantity import Quantity, format_quantity

__all__ = ["Bounds", "Limit", "LimitKind"]


class LimitKind(StrEnum):
    """The ways to limit a quantity; the names are the keys of the data files."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BELOW = "below"
    ABOVE = "above"
    BETWEEN = "between"
    COUNT = "count"
    ONE_OF = "one_of"
    NONE_OF = "none_of"
    MUST = "must"
    MUST_NOT = "must_not"
    UNLIMITED = "unlimited"


_KINDS = tuple(LimitKind)


class Bounds(msgspec.Struct, frozen=True):
    """The allowed stretch of a number line.

    Attributes:
        low: Lower bound, -inf for none.
        high: Upper bound, +inf for none.
        is_open: Whether the bound itself is already outside.
    """

    low: float
    high: float
    is_open: bool = False


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Exactly one of these keys is set; `problem` says so when it is not.

    Attributes:
        at_most: Largest legal number; the number itself is legal.
        at_least: Smallest legal number; the number itself is legal.
        below: The number must be smaller than this.
        above: The number must be larger than this.
        between: Smallest and largest legal number, both legal.
        count: The only legal number.
        one_of: Every word of the choice must be among these.
        none_of: No word of the choice may be among these.
        must: True: the flag must be set.
        must_not: True: the flag must not be set.
        unlimited: True: the rulebook says in so many words that there is no limit.
    """

    at_most: float | None = None
    at_least: float | None = None
    below: float | None = None
    above: float | None = None
    between: tuple[float, float] | None = None
    count: int | None = None
    one_of: tuple[str, ...] | None = None
    none_of: tuple[str, ...] | None = None
    must: bool | None = None
    must_not: bool | None = None
    unlimited: bool | None = None

    @property
    def kinds(self) -> tuple[LimitKind, ...]:
        """The keys that are set; exactly one in a sound limit."""
        return tuple(kind for kind in _KINDS if getattr(self, kind) is not None)

    @property
    def kind(self) -> LimitKind:
        """The one key that is set."""
        return next(kind for kind in _KINDS if getattr(self, kind) is not None)

    @property
    def number(self) -> float | list[float] | list[str] | bool | None:
        """The limit as plain data: a number, a pair, words, the required flag; None for no limit."""
        if self.kind is LimitKind.UNLIMITED:
            return None
        if self.kind is LimitKind.MUST_NOT:
            return False
        raw = getattr(self, self.kind)
        return list(raw) if isinstance(raw, tuple) else raw

    @property
    def bounds(self) -> Bounds | None:
        """The allowed stretch for limits on numbers, else None."""
        if self.at_most is not None:
            return Bounds(-math.inf, self.at_most)
        if self.at_least is not None:
            return Bounds(self.at_least, math.inf)
        if self.below is not None:
            return Bounds(-math.inf, self.below, is_open=True)
        if self.above is not None:
            return Bounds(self.above, math.inf, is_open=True)
        if self.between is not None:
            return Bounds(*self.between)
        return Bounds(self.count, self.count) if self.count is not None else None

    @property
    def needs(self) -> str:
        """The kind of fact that this limit can judge: `number`, `choice`, `flag`, or empty for any."""
        if self.bounds is not None:
            return "number"
        if self.kind in {LimitKind.ONE_OF, LimitKind.NONE_OF}:
            return "choice"
        return "" if self.kind is LimitKind.UNLIMITED else "flag"

    def text(self, unit: str = "") -> str:
        """The limit as people read it: `≤ 105 mm`, `22 to 35 mm`, `not allowed`."""
        if self.between is not None:
            low, high = self.between
            return f"{_plain(low)} to {_plain(high, unit)}"
        for key, sign in (("at_most", "≤"), ("at_least", "≥"), ("below", "<"), ("above", ">")):
            bound = getattr(self, key)
            if bound is not None:
                return f"{sign} {_plain(bound, unit)}"
        if self.count is not None:
            return f"exactly {_plain(self.count, unit)}"
        if self.one_of is not None:
            return self.one_of[0] if len(self.one_of) == 1 else f"one of {', '.join(self.one_of)}"
        if self.none_of is not None:
            return f"none of {', '.join(self.none_of)}" if len(self.none_of) > 1 else f"not {self.none_of[0]}"
        words = {LimitKind.MUST: "required", LimitKind.MUST_NOT: "not allowed"}
        return words.get(self.kind, "no limit")

    def problem(self) -> str:
        """What is wrong with this limit, or an empty string."""
        if len(self.kinds) != 1:
            given = " and ".join(self.kinds) or "none"
            return f"needs exactly one limit, and has {given}"
        if False in {self.must, self.must_not, self.unlimited}:
            return f"'{self.kind}' can only be true"
        bounds = self.bounds
        if bounds is not None:
            ends = [end for end in (bounds.low, bounds.high) if not math.isinf(end)]
            if not ends or any(math.isnan(end) for end in ends):
                return f"'{self.kind}' needs a finite number"
            if bounds.low > bounds.high:
                return (
                    f"the lower limit {_plain(bounds.low)} lies above the upper limit {_plain(bounds.high)}"
                )
        if () in {self.one_of, self.none_of}:
            return f"'{self.kind}' lists nothing"
        return ""


def _plain(number: float, unit: str = "") -> str:
    """A limit's number with as few decimals as it needs."""
    return format_quantity(Quantity.exact(number, unit))
