"""Places and other numbers as sums of named, uncertain terms, so that what is shared is drawn once."""

import math
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from kodawari.errors import KodawariError
from kodawari.quantity import Quantity

__all__ = [
    "Pick",
    "Picker",
    "Place",
    "Sum",
    "Term",
    "best",
    "constant",
    "disc_key",
    "flipped",
    "interval",
    "nominal",
    "term",
    "times",
]

Pick = Callable[[str, Quantity], float]
"""Chooses the number for an uncertain quantity: `pick(key, quantity)`."""


class Term(NamedTuple):
    """One uncertain contribution: factor × quantity, with the stable key under which it is drawn."""

    key: str
    quantity: Quantity
    factor: float = 1.0


Sum = tuple[Term, ...]
"""A number as a sum of terms; terms with the same key are the same draw."""


class Place(msgspec.Struct, frozen=True):
    """A place on the car [mm]: ahead of the middle between the axles, to the left, above the axle line."""

    x: Sum
    y: Sum
    z: Sum


def term(key: str, quantity: Quantity, factor: float = 1.0) -> Sum:
    """A sum of one term."""
    return (Term(key, quantity, factor),)


def constant(value: float) -> Sum:
    """A sum that is a plain number."""
    return (Term("", Quantity.exact(value)),) if value else ()


def times(terms: Sum, factor: float) -> Sum:
    """The same sum, scaled."""
    return tuple(Term(key, quantity, factor * own) for key, quantity, own in terms)


def interval(terms: Sum) -> tuple[float, float, float]:
    """Low, value and high of a sum: terms of one key add up, different keys are independent.

    Half-intervals add as the root of squares (GUM, JCGM 100:2008, 5.1.2).

    Raises:
        KodawariError: A quantity in it is unknown.
    """
    factors: dict[str, float] = {}
    known: dict[str, Quantity] = {}
    for key, quantity, factor in terms:
        factors[key] = factors.get(key, 0.0) + factor
        known[key] = quantity
    value, below, above = best(terms), 0.0, 0.0
    for key, factor in factors.items():
        low, middle, high = known[key].ends
        down, up = factor * (middle - low), factor * (high - middle)
        below += down * down if factor > 0 else up * up
        above += up * up if factor > 0 else down * down
    return value - math.sqrt(below), value, value + math.sqrt(above)


def disc_key(roller: str, index: int, field: str) -> str:
    """The key of a figure of one disc of a roller type."""
    return f"roller.{roller}.disc-{index + 1}.{field}"


def flipped(terms: Sum) -> Sum:
    """The same sum with the other sign."""
    return times(terms, -1.0)


def best(terms: Sum) -> float:
    """The sum of the best values.

    Raises:
        KodawariError: A quantity in it is unknown.
    """
    return math.fsum(factor * quantity.ends[1] for _, quantity, factor in terms)


def nominal(key: str, quantity: Quantity) -> float:  # noqa: ARG001 - a pick is asked by key
    """The pick that takes every quantity at its best value."""
    return quantity.ends[1]


class Picker:
    """Asks a pick once per key and remembers its answer."""

    def __init__(self, pick: Pick) -> None:
        self._pick = pick
        self._known: dict[str, tuple[Quantity, float]] = {}

    def __call__(self, key: str, quantity: Quantity) -> float:
        """The number for one quantity; an exact one is never asked for.

        Raises:
            KodawariError: The quantity is unknown.
        """
        if not quantity.is_known:
            raise KodawariError(f"'{key}' is unknown", mend=quantity.note)
        low, value, high = quantity.ends
        if low == high:
            return value
        known = self._known.get(key)
        if known is None:
            known = (quantity, float(self._pick(key, quantity)))
            self._known[key] = known
        if known[0] != quantity:
            raise ValueError(f"two different quantities share the key '{key}'")
        return known[1]

    def total(self, terms: Sum) -> float:
        """The number for a sum."""
        return math.fsum(factor * self(key, quantity) for key, quantity, factor in terms)

    @property
    def asked(self) -> dict[str, Quantity]:
        """Every uncertain quantity that was asked for, by key, in the order of asking."""
        return {key: quantity for key, (quantity, _) in self._known.items()}
