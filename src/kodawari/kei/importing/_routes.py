"""The ways to a plate whose limits are numbers: a car is held against them by the rule engine."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from kodawari.kei.importing._ages import ages, counted, opening
from kodawari.kei.importing._codes import Vehicle
from kodawari.kei.importing._evidence import Window
from kodawari.kei.importing._states import State
from kodawari.quantity import Quantity
from kodawari.rules import Fact, Inspection, Rulebook, inspect

__all__ = ["RouteCheck", "check_routes"]


class RouteCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A car on one way to a plate.

    Attributes:
        id: Class of the rulebook.
        title: What people call the way.
        open_from: The day from which its law is in force; None when it is.
        earliest_possible: The first day on which the age may be reached; None where no age is asked or known.
        certain_from: The day from which it certainly is; None as above.
        inspection: Every limit with its margin.
    """

    id: str
    title: str
    open_from: date | None
    earliest_possible: date | None
    certain_from: date | None
    inspection: Inspection

    def to_json_dict(self) -> dict[str, Any]:
        """The way as plain data."""
        return {
            "route": self.id,
            "title": self.title,
            "verdict": str(self.inspection.verdict) if self.open_from is None else "not_in_force",
            "in_force_from": self.open_from.isoformat() if self.open_from else None,
            "earliest_possible": self.earliest_possible.isoformat() if self.earliest_possible else None,
            "certain_from": self.certain_from.isoformat() if self.certain_from else None,
            "findings": [each.to_json_dict() for each in self.inspection.findings],
        }


def check_routes(
    book: Rulebook, state: State, vehicle: Vehicle | None, facts: Mapping[str, Fact], window: Window, on: date
) -> tuple[RouteCheck, ...]:
    """Every way of a state that is open to a kind of vehicle.

    Args:
        book: The rulebook `us-states`.
        state: The state.
        vehicle: Truck, car or van; None checks every way.
        facts: Sizes and engine, by the names of the book's terms.
        window: Between which days the car was built.
        on: The day of the registration.
    """
    known = {**facts, **ages(window, on), **_year(window)}
    return tuple(
        _check(book, route.id, _starts(state, route.vehicles, on), known, window, on)
        for route in state.route
        if vehicle is None or vehicle in route.vehicles
    )


def _check(
    book: Rulebook, name: str, starts: date | None, facts: Mapping[str, Fact], window: Window, on: date
) -> RouteCheck:
    report = inspect(book, facts, on=on, class_=name)
    days = [
        opening(each.rule.quantity, each.rule, window)
        for each in report.findings
        if counted(each.rule.quantity)
    ]
    earliest, certain = days[0] if days else (None, None)
    return RouteCheck(
        id=name,
        title=report.class_.title.en,
        open_from=starts,
        earliest_possible=earliest,
        certain_from=certain,
        inspection=report,
    )


def _starts(state: State, vehicles: tuple[Vehicle, ...], on: date) -> date | None:
    """The day on which the law of the way starts, when that is still ahead."""
    starts = {getattr(state, str(vehicle)).start for vehicle in vehicles}
    ahead = [start for start in starts if start and on < start]
    return min(ahead) if ahead else None


def _year(window: Window) -> dict[str, Fact]:
    """The year of manufacture as an interval; nothing when an end is open."""
    if window.first is None or window.last is None:
        return {}
    low, high = float(window.first.year), float(window.last.year)
    return {
        "manufacture_year": Quantity.between(low, high, high, "", confidence="declared", origin="declared")
    }
