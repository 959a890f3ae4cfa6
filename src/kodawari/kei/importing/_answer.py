"""What is asked about a car, and the answer to it."""

from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from kodawari.kei.importing._about import about
from kodawari.kei.importing._advice import Remark
from kodawari.kei.importing._clocks import Clock
from kodawari.kei.importing._evidence import Evidence, Window
from kodawari.kei.importing._readings import Reading
from kodawari.kei.importing._routes import RouteCheck
from kodawari.kei.importing._sources import source_table
from kodawari.kei.importing._states import load_states
from kodawari.kei.importing._subject import Subject
from kodawari.rules import Fact

__all__ = ["Check", "Engine", "Question"]


class Engine(StrEnum):
    """What is known of the engine under the seat."""

    UNKNOWN = "unknown"
    ORIGINAL = "original"
    IDENTICAL = "identical"
    """A replacement of the same type and code."""
    OTHER = "other"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked.

    Attributes:
        subject: The car.
        evidence: Papers with dates; the model code is added by itself.
        entry: Day of arrival at the port.
        today: The day of asking.
        filed: Day on which the entry is filed, when it differs.
        state: Two letters, a name, or empty.
        engine: What is known of the engine.
        is_modified: Whether it differs from its original configuration; None when nobody has said.
        is_mismatched: Whether the stamped number differs from plate or papers.
        measures: Readings of sizes that override the listed ones, by the names of the rules' terms.
    """

    subject: Subject
    entry: date
    today: date
    evidence: tuple[Evidence, ...] = ()
    filed: date | None = None
    state: str = ""
    engine: Engine = Engine.UNKNOWN
    is_modified: bool | None = None
    is_mismatched: bool = False
    measures: dict[str, Fact] = msgspec.field(default_factory=dict)


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What is safe to say, what is likely, and what nobody has settled.

    Attributes:
        question: What was asked.
        evidence: Everything that was used.
        window: Between which days the car was built.
        clocks: `nhtsa`, `epa` and `section_232`, or one for another country.
        readings: The readings of 25 years.
        state: Two letters, or empty.
        routes: The state's ways to a plate, measured.
        conditions: What else must hold.
        narrow_by: Which paper would narrow the window.
        warnings: Popular mistakes and what to beware of.
    """

    question: Question
    evidence: tuple[Evidence, ...]
    window: Window
    clocks: dict[str, Clock]
    readings: tuple[Reading, ...] = ()
    state: str = ""
    routes: tuple[RouteCheck, ...] = ()
    conditions: tuple[Remark, ...] = ()
    narrow_by: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()

    def to_json_dict(self) -> dict[str, Any]:
        """The answer as plain data, ready for JSON."""
        asked = self.question
        clocks = {name: clock.to_json_dict() for name, clock in self.clocks.items()}
        if "nhtsa" in clocks:
            clocks["nhtsa"]["readings"] = [each.to_json_dict() for each in self.readings]
        return {
            "subject": asked.subject.to_json_dict(),
            "entry": asked.entry.isoformat(),
            "evidence": [each.to_json_dict() for each in self.evidence],
            "built": {
                "first": self.window.first.isoformat() if self.window.first else None,
                "last": self.window.last.isoformat() if self.window.last else None,
            },
            "clocks": clocks,
            "state": self._state_dict(),
            "conditions": [each.to_json_dict() for each in self.conditions],
            "narrow_by": [each.to_json_dict() for each in self.narrow_by],
            "warnings": [each.to_json_dict() for each in self.warnings],
            "sources": source_table(self._cited()),
            "as_of": about().as_of.isoformat(),
            "notice": about().notice,
        }

    def _state_dict(self) -> dict[str, Any] | None:
        if not self.state:
            return None
        row = load_states()[self.state].to_json_dict(
            self.state, on=self.question.entry, today=self.question.today
        )
        return {**row, "routes": [each.to_json_dict() for each in self.routes]}

    def _cited(self) -> tuple[str, ...]:
        found = [source for clock in self.clocks.values() for source in clock.sources]
        found += [each.source for each in (*self.conditions, *self.narrow_by, *self.warnings)]
        found += [each.source for each in self.readings]
        found += load_states()[self.state].cited() if self.state else ()
        return tuple(dict.fromkeys(found))
