"""The whole way as a dated checklist: what, who, with which papers, by when; counted from the arrival."""

from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

import msgspec

from kodawari.files import read_toml
from kodawari.kei.importing._about import about, data_file
from kodawari.kei.importing._answer import Check
from kodawari.kei.importing._clocks import Status
from kodawari.kei.importing._cost import Cost
from kodawari.kei.importing._sources import source_table
from kodawari.kei.importing._states import load_states
from kodawari.quantity import Confidence

__all__ = ["Coast", "Plan", "Step", "make_plan"]

# Days at sea, Japan to the west coast (an exporter's page) and to the east coast (recalled).
_AT_SEA = {"west": (9, 18), "east": (30, 45)}
Coast = Literal["west", "east"]


class _Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step of the file; days are counted from the arrival, or with `sailing` from the day of sailing."""

    id: str
    days: int
    who: str
    title: str
    source: str
    confidence: Confidence
    until: int | None = None
    sailing: Literal["", "before", "range"] = ""
    ship: Literal["", "roro", "container"] = ""
    deadline: bool = False
    text: str = ""
    papers: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    step: tuple[_Step, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step with its days.

    Attributes:
        id: Its name.
        first: The day on which it begins.
        last: Its last day; for a deadline the day that must not pass.
        is_deadline: Whether law or port fix it.
        who: Who does it.
        title: What is done.
        text: What to know.
        papers: Papers and forms.
        source: Id of the source.
        confidence: How far to trust it.
    """

    id: str
    first: date
    last: date
    is_deadline: bool
    who: str
    title: str
    text: str
    papers: tuple[str, ...]
    source: str
    confidence: Confidence

    def to_json_dict(self) -> dict[str, Any]:
        """The step as plain data."""
        return {
            "id": self.id,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "deadline": self.is_deadline,
            "who": self.who,
            "title": self.title,
            "text": self.text,
            "papers": list(self.papers),
            "source": self.source,
            "confidence": str(self.confidence),
        }


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The way of one car.

    Attributes:
        check: What the clocks and the state say.
        cost: What it costs so far; None without a price.
        port: Port of entry, as it was given.
        arrival: Day of arrival.
        steps: Every step by its first day.
        open_questions: What has to be settled, the most important first.
    """

    check: Check
    cost: Cost | None
    port: str
    arrival: date
    steps: tuple[Step, ...]
    open_questions: tuple[str, ...]

    @property
    def title(self) -> str:
        """`Subaru Sambar truck, TT2-123456: arrival 2026-12-15 in Tacoma`."""
        where = f" in {self.port}" if self.port else ""
        return f"{self.check.question.subject.name}: arrival {self.arrival}{where}"

    def to_json_dict(self) -> dict[str, Any]:
        """The plan as plain data, ready for JSON."""
        return {
            "title": self.title,
            "port": self.port,
            "arrival": self.arrival.isoformat(),
            "steps": [step.to_json_dict() for step in self.steps],
            "open_questions": list(self.open_questions),
            "check": self.check.to_json_dict(),
            "cost": self.cost.to_json_dict() if self.cost else None,
            "sources": source_table(step.source for step in self.steps),
            "as_of": about().as_of.isoformat(),
            "notice": about().notice,
        }


@cache
def _steps() -> tuple[_Step, ...]:
    return read_toml(data_file("plan.toml"), _File).step


def make_plan(
    answer: Check, cost: Cost | None, *, port: str = "", ship: str = "roro", coast: Coast = "west"
) -> Plan:
    """The dated checklist of a car.

    Args:
        answer: What clocks and state say; its entry is the day of arrival.
        cost: The cost, or None.
        port: Port of entry.
        ship: `roro` or `container`.
        coast: Which coast the port lies on; it decides how long the ship sails.
    """
    arrival = answer.question.entry
    steps = [_dated(each, arrival, coast) for each in _steps() if each.ship in {"", ship}]
    return Plan(
        check=answer,
        cost=cost,
        port=port,
        arrival=arrival,
        steps=tuple(sorted(steps, key=lambda step: (step.first, step.last))),
        open_questions=_open_questions(answer, cost),
    )


def _dated(step: _Step, arrival: date, coast: Coast) -> Step:
    """The days of a step. What comes before sailing is counted from the longest voyage: the safe side."""
    short, long = _AT_SEA[coast]
    if step.sailing:
        first = arrival - timedelta(days=long - step.days)
        last = arrival - timedelta(days=short) if step.sailing == "range" else first
    else:
        first = arrival + timedelta(days=step.days)
        last = arrival + timedelta(days=step.days if step.until is None else step.until)
    return Step(
        id=step.id,
        first=first,
        last=last,
        is_deadline=step.deadline,
        who=step.who,
        title=step.title,
        text=step.text,
        papers=step.papers,
        source=step.source,
        confidence=step.confidence,
    )


def _open_questions(answer: Check, cost: Cost | None) -> tuple[str, ...]:
    """Everything that is not settled, the clocks first."""
    found = [
        f"{clock.title}: {clock.status.value.replace('_', ' ')} on the day of arrival"
        + (f", certain from {clock.certain_from}." if clock.certain_from else ".")
        for clock in answer.clocks.values()
        if clock.status not in {Status.YES, Status.NOT_APPLICABLE}
    ]
    if not answer.state:
        found.append("The state is not named: whether it gives a plate is open.")
    else:
        found += _of_state(answer)
    if cost is None:
        found.append("There is no price yet: what it costs is open.")
    else:
        found += [f"Cost: {line.item} is open. {line.ask}" for line in cost.lines if line.money is None]
    return tuple(found)


def _of_state(answer: Check) -> list[str]:
    """What is open about the plate."""
    row = load_states()[answer.state]
    vehicle = answer.question.subject.vehicle
    if vehicle is None:
        return [f"{row.name}: say whether it is a truck, a car or a van."]
    cell = row.cell(vehicle, answer.question.entry)
    sure = _sure(cell.confidence)
    told = (
        []
        if sure and cell.register == "yes"
        else [f"{row.name}, {vehicle}: registration {cell.register} ({cell.confidence})."]
    )
    told += [
        f"{route.title}: {route.inspection.verdict}."
        for route in answer.routes
        if route.inspection.verdict != "pass"
    ]
    return told


def _sure(confidence: Confidence) -> bool:
    return confidence in {Confidence.PRIMARY, Confidence.PRIMARY_QUOTED, Confidence.SECONDARY}
