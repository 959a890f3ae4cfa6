"""The four kinds of parameter that a search space is made of.

Every parameter has a finite list of levels: a real one moves in steps, because a racer measures in steps too.
So a point has one exact spelling and one key, and equal points are never evaluated twice.
"""

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

import msgspec

from kodawari.errors import KodawariError

__all__ = ["Choice", "Integer", "Ordered", "Parameter", "Point", "Real", "Value"]

Value = str | int | float | bool | None
"""One level of a parameter."""

Point = Mapping[str, Value]
"""Active parameters by name; an inactive parameter is absent."""

MAX_LEVELS = 100_000


class _Common(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every parameter has.

    Attributes:
        name: Its name, unique within the space.
        when: The parameter is active only while each parameter named here has one of the values listed;
            empty means always. The named parameters must stand earlier in the space.
        title: A name for people; empty takes `name`.
        unit: Unit of the values for people, or empty.
    """

    name: str
    when: dict[str, tuple[Value, ...]] = {}
    title: str = ""
    unit: str = ""

    @property
    def levels(self) -> tuple[Value, ...]:
        """Every value that the parameter may take, in order."""
        raise NotImplementedError

    def wrong(self, cause: str, mend: str = "") -> KodawariError:
        """An error that names this parameter."""
        return KodawariError(cause, place=f"parameter '{self.name}'", mend=mend)


class Choice(_Common, frozen=True, kw_only=True, tag="choice"):
    """One of several values without an order: which motor, which roller.

    Attributes:
        values: At least one value, all different.
    """

    values: tuple[Value, ...]
    is_ordered: ClassVar[bool] = False

    def __post_init__(self) -> None:
        _check_distinct(self, self.values)

    @property
    def levels(self) -> tuple[Value, ...]:
        """Every value that the parameter may take."""
        return self.values


class Ordered(_Common, frozen=True, kw_only=True, tag="ordered"):
    """One of several values in a meaningful order: roller diameters, plate holes.

    Attributes:
        values: At least one value, all different, in their order.
    """

    values: tuple[Value, ...]
    is_ordered: ClassVar[bool] = True

    def __post_init__(self) -> None:
        _check_distinct(self, self.values)

    @property
    def levels(self) -> tuple[Value, ...]:
        """Every value that the parameter may take, in order."""
        return self.values


class Integer(_Common, frozen=True, kw_only=True, tag="integer"):
    """A whole number from `low` to `high` in steps.

    Attributes:
        low: Smallest value.
        high: Largest value; low + a whole number of steps.
        step: Distance between neighbours, ≥ 1.
    """

    low: int
    high: int
    step: int = 1
    is_ordered: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if self.step < 1 or self.high < self.low or (self.high - self.low) % self.step:
            raise self.wrong(
                f"{self.low} to {self.high} is not a whole number of steps of {self.step}",
                "Give low ≤ high, a positive step, and ends that the step meets.",
            )
        _check_count(self, (self.high - self.low) // self.step + 1)

    @property
    def levels(self) -> tuple[Value, ...]:
        """Every value that the parameter may take, in order."""
        return tuple(range(self.low, self.high + 1, self.step))


class Real(_Common, frozen=True, kw_only=True, tag="real"):
    """A real number from `low` to `high` in steps: a position to 0.5 mm, an angle to 0.25°.

    Attributes:
        low: Smallest value.
        high: Largest value; low + a whole number of steps.
        step: Distance between neighbours, > 0.
    """

    low: float
    high: float
    step: float
    is_ordered: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if not all(math.isfinite(number) for number in (self.low, self.high, self.step)):
            raise self.wrong("low, high and step must be finite numbers")
        low, high, step = (Decimal(repr(number)) for number in (self.low, self.high, self.step))
        if step <= 0 or high < low or (high - low) % step:
            raise self.wrong(
                f"{self.low} to {self.high} is not a whole number of steps of {self.step}",
                "Give low ≤ high, a positive step, and ends that the step meets.",
            )
        _check_count(self, int((high - low) / step) + 1)

    @property
    def levels(self) -> tuple[Value, ...]:
        """Every value that the parameter may take, in order; each the nearest float to its decimal."""
        low, high, step = (Decimal(repr(number)) for number in (self.low, self.high, self.step))
        count = int((high - low) / step) + 1
        return tuple(float(low + k * step) for k in range(count))


Parameter = Choice | Ordered | Integer | Real
"""Any parameter; in plain data the key `kind` tells which."""


def _check_distinct(parameter: Choice | Ordered, values: tuple[Value, ...]) -> None:
    """Values must be there, finite, and different from each other as text, so that each has one key."""
    if not values:
        raise parameter.wrong("there are no values to choose from", "Give at least one value.")
    if any(isinstance(value, float) and not math.isfinite(value) for value in values):
        raise parameter.wrong("a value is not a finite number")
    seen: set[Value] = set()
    for value in values:
        if value in seen:  # Python's own equality, so that 1, 1.0 and True cannot stand side by side
            raise parameter.wrong(f"the value {value!r} stands twice", "Keep one of them.")
        seen.add(value)
    _check_count(parameter, len(values))


def _check_count(parameter: Parameter, count: int) -> None:
    if count > MAX_LEVELS:
        raise parameter.wrong(f"{count} levels are more than {MAX_LEVELS}", "Use a larger step.")
