"""What the states say: title, registration, roads, speed, plates, by which law, and how sure."""

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import read_toml
from kodawari.kei.importing._about import about, data_file, is_overdue
from kodawari.kei.importing._codes import Vehicle
from kodawari.kei.importing._sources import source_table
from kodawari.quantity import Confidence

__all__ = ["Answer", "Route", "State", "StateCell", "find_state", "load_states", "states_dict"]


class Answer(StrEnum):
    """May it be titled, may it be registered."""

    YES = "yes"
    LIMITED = "limited"
    NO = "no"
    UNKNOWN = "unknown"


class StateCell(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One state and one kind of vehicle.

    Attributes:
        title: May it be titled.
        register: May it be registered for the road.
        start: The day from which `register` holds; the key is `from`.
        before: What holds until then.
        roads: Where it may be driven, in words.
        max_mph: Fastest road or fastest driving that is allowed [mph], or None.
        plates: On which plates.
        confidence: The weakest word that the cell rests on.
        sources: Ids of sources.
    """

    title: Answer = Answer.UNKNOWN
    register: Answer = Answer.UNKNOWN
    start: date | None = msgspec.field(default=None, name="from")
    before: Answer = Answer.UNKNOWN
    roads: str = ""
    max_mph: int | None = None
    plates: str = ""
    confidence: Confidence = Confidence.UNKNOWN
    sources: tuple[str, ...] = ()

    def on(self, day: date) -> "StateCell":
        """The cell as it stands on a day: before its law is in force the earlier answer holds."""
        if self.start is None or day >= self.start:
            return self
        return msgspec.structs.replace(self, register=self.before, roads="", max_mph=None, plates="")

    def to_json_dict(self) -> dict[str, Any]:
        """The cell as plain data."""
        return {
            "title": str(self.title),
            "register": str(self.register),
            "from": self.start.isoformat() if self.start else None,
            "roads": self.roads,
            "max_mph": self.max_mph,
            "plates": self.plates,
            "confidence": str(self.confidence),
            "sources": list(self.sources),
        }


class Route(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way to a plate whose limits are numbers.

    Attributes:
        id: The class of the rulebook `us-states` that holds the limits.
        vehicles: For which vehicles it is open.
    """

    id: str
    vehicles: tuple[Vehicle, ...]


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that was found about one state.

    Attributes:
        name: Its name.
        tile: Column and row on the tile map.
        as_of: The month of the text.
        review_by: The month by whose end somebody should look again.
        law: Statute, bill or policy.
        in_force: Since when, in words.
        truck: Kei trucks.
        car: Kei cars.
        van: Kei vans.
        conditions: What is asked for besides.
        local: What counties and towns add.
        contradictions: What says otherwise.
        sources: Sources of the row that no cell names.
        note: What a reader should know.
        route: Ways to a plate that can be measured.
    """

    name: str
    tile: tuple[int, int]
    as_of: str
    review_by: str
    law: str = ""
    in_force: str = ""
    truck: StateCell = StateCell()
    car: StateCell = StateCell()
    van: StateCell = StateCell()
    conditions: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""
    route: tuple[Route, ...] = ()

    def cell(self, vehicle: Vehicle, on: date) -> StateCell:
        """What holds for a kind of vehicle on a day."""
        found: StateCell = getattr(self, str(vehicle))
        return found.on(on)

    def cited(self) -> tuple[str, ...]:
        """Every source of the row, each once."""
        cells = (*self.truck.sources, *self.car.sources, *self.van.sources)
        return tuple(dict.fromkeys((*cells, *self.sources)))

    def to_json_dict(self, code: str, *, on: date, today: date) -> dict[str, Any]:
        """The row as plain data, as it stands on a day."""
        return {
            "state": code,
            "name": self.name,
            **{str(kind): self.cell(kind, on).to_json_dict() for kind in Vehicle},
            "conditions": [*self.conditions, *self.not_yet(on)],
            "local": list(self.local),
            "contradictions": list(self.contradictions),
            "law": self.law,
            "in_force": self.in_force,
            "note": self.note,
            "sources": list(self.cited()),
            "as_of": self.as_of,
            "review_by": self.review_by,
            "overdue": is_overdue(self.review_by, today),
        }

    def not_yet(self, on: date) -> tuple[str, ...]:
        """The law that starts after a day, in a sentence; empty otherwise."""
        starts = {cell.start for cell in (self.truck, self.car, self.van) if cell.start and on < cell.start}
        return tuple(f"{self.law} is not in force before {day}." for day in sorted(starts))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    state: dict[str, State]


@cache
def load_states() -> dict[str, State]:
    """All 50 states and the District of Columbia by their two letters, in the order of their names."""
    found = read_toml(data_file("states.toml"), _File).state
    return dict(sorted(found.items(), key=lambda item: item[1].name))


def find_state(text: str) -> str:
    """The two letters of a state that is written as such or by its name.

    Raises:
        KodawariError: There is no such state; the mend names the nearest.
    """
    states = load_states()
    word = " ".join(text.split()).lower()
    for code, state in states.items():
        if word in {code.lower(), state.name.lower()}:
            return code
    names = {state.name for state in states.values()} | set(states)
    raise KodawariError(
        f"there is no state '{text}'",
        mend=nearest(text, names) or "Write two letters or the name: VA, Virginia.",
    )


def states_dict(on: date, today: date, *, only: str = "") -> dict[str, Any]:
    """The states as plain data, ready for JSON.

    Args:
        on: The day on which the answers hold.
        today: The day of asking; rows whose review was due before are marked.
        only: Two letters of the only state, or empty for all.
    """
    chosen = {code: state for code, state in load_states().items() if only in {"", code}}
    return {
        "on": on.isoformat(),
        "rows": [state.to_json_dict(code, on=on, today=today) for code, state in chosen.items()],
        "sources": source_table(key for state in chosen.values() for key in state.cited()),
        "as_of": about().as_of.isoformat(),
        "notice": about().notice,
    }
