"""A car as a card of the garage: what it looks like, its figures, whether it passes."""

from datetime import date
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import CarShape, resolve, shape_of, sizes_of
from kodawari.mini4wd.garage import CarEntry
from kodawari.mini4wd.workbench import inspect_car
from kodawari.rules import Status
from kodawari.web._problems import Problem, problem_of
from kodawari.web.api._shown import Shown, shown

__all__ = ["CarCard", "car_card"]

MOST_CARDS = 500
"""Cards that are kept ready; with more everything is worked out anew."""


class CarCard(msgspec.Struct, frozen=True, kw_only=True):
    """A car as a card of the garage.

    Attributes:
        id: What its address holds.
        name: What its owner calls it.
        shipped: Whether it ships with Kodawari and cannot be changed.
        revision: Of its last change; 0 for a shipped car.
        updated: When it was changed, ISO time; empty for a shipped car.
        chassis: Name of the chassis.
        motor: Name of the motor.
        mass: Ready to run.
        width: Over everything.
        verdict: Of the official rules today: `pass`, `fail` or `unknown`.
        open_rules: Titles of the rules that do not pass, in English and Japanese.
        shape: What it looks like.
        trouble: Why it cannot be built; the figures are missing then.
    """

    id: str
    name: str
    shipped: bool
    revision: int = 0
    updated: str = ""
    chassis: str = ""
    motor: str = ""
    mass: Shown | None = None
    width: Shown | None = None
    verdict: str = "unknown"
    open_rules: list[tuple[str, str]] = []
    shape: CarShape | None = None
    trouble: Problem | None = None


_CARDS: dict[tuple[str, int, str, date], CarCard] = {}


def car_card(entry: CarEntry) -> CarCard:
    """A car as a card; one that cannot be built says why. Worked out once for each state of a car and day."""
    document = entry.document
    key = (entry.id, document.revision if document else 0, document.text if document else "", date.today())  # noqa: DTZ011 - the day where the car is
    if key not in _CARDS:
        if len(_CARDS) >= MOST_CARDS:
            _CARDS.clear()
        _CARDS[key] = _card(entry)
    return _CARDS[key]


def _card(entry: CarEntry) -> CarCard:
    document = entry.document
    about: dict[str, Any] = {
        "id": entry.id,
        "name": entry.name,
        "shipped": document is None,
        "revision": document.revision if document else 0,
        "updated": document.updated if document else "",
    }
    try:
        build = resolve(entry.file, source=entry.name)
        sizes, inspection = sizes_of(build), inspect_car(build)
        left = [each for each in inspection.findings if each.rule.binding and each.status is not Status.PASS]
        return CarCard(
            **about,
            chassis=build.chassis.name,
            motor=build.motor.name,
            mass=shown(sizes.mass_g.quantity),
            width=shown(sizes.width_mm.quantity),
            verdict=str(inspection.verdict),
            open_rules=[(each.rule.title.en, each.rule.title.ja) for each in left],
            shape=shape_of(build),
        )
    except KodawariError as error:
        return CarCard(**about, trouble=problem_of(error))
