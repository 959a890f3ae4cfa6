"""How sure the balance of a car is: centre of mass and inertia with their spreads."""

import math
from collections.abc import Callable

import msgspec

from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._sizes import Balance, balance_of
from kodawari.quantity import Quantity, total

__all__ = ["UncertainBalance", "uncertain_balance"]


class UncertainBalance(msgspec.Struct, frozen=True, kw_only=True):
    """Where the mass sits and how it resists turning, dampers at rest.

    Attributes:
        ahead_mm: Centre of mass ahead of the middle between the axles.
        left_mm: The same, to the left of the middle plane.
        height_mm: The same, above the floor.
        front_percent: Share of the weight on the front wheels [%].
        roll_g_mm2: Moment of inertia about the centre of mass and the axis along the car.
        pitch_g_mm2: The same about the axis across.
        yaw_g_mm2: The same about the upright axis.
    """

    ahead_mm: Quantity
    left_mm: Quantity
    height_mm: Quantity
    front_percent: Quantity
    roll_g_mm2: Quantity
    pitch_g_mm2: Quantity
    yaw_g_mm2: Quantity


_UNITS = ("mm", "mm", "mm", "%", "g·mm²", "g·mm²", "g·mm²")


def uncertain_balance(build: Build) -> UncertainBalance:
    """The balance of a build with the spread of everything that it depends on.

    Each uncertain quantity goes to either end of its interval alone; the shifts add as the root of squares
    (GUM, JCGM 100:2008, 5.1.2, with the shift in place of derivative × uncertainty).
    """
    asked: dict[str, Quantity] = {}

    def noted(key: str, quantity: Quantity) -> float:
        asked[key] = quantity
        return quantity.ends[1]

    middle = _numbers(balance_of(build, noted))
    below, above = [0.0] * len(middle), [0.0] * len(middle)
    for key in dict(asked):
        for end in (0, 2):
            moved = _numbers(balance_of(build, _at_end(key, end)))
            for index, (new, old) in enumerate(zip(moved, middle, strict=True)):
                side = above if new > old else below
                side[index] += (new - old) ** 2
    weakest = total((item.scaled(1.0, "") for item in asked.values()), unit="").confidence
    return UncertainBalance(
        **{
            name: Quantity.between(
                middle[index] - math.sqrt(below[index]),
                middle[index],
                middle[index] + math.sqrt(above[index]),
                unit,
                confidence=weakest,
                source="computed: the parts and where they sit",
            )
            for index, (name, unit) in enumerate(zip(UncertainBalance.__struct_fields__, _UNITS, strict=True))
        }
    )


def _at_end(moved: str, end: int) -> Callable[[str, Quantity], float]:
    """A pick of best values but for one quantity, which stands at an end of its interval."""
    return lambda key, quantity: quantity.ends[end if key == moved else 1]


def _numbers(balance: Balance) -> tuple[float, ...]:
    return (*balance.centre_mm, 100.0 * balance.front_share, *balance.inertia_g_mm2)
