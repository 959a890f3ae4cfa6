"""A tune as it was asked for, whole: enough to ask the same again, on another day and by somebody else.

It is kept beside the study, so that a tune that was begun on the command line can be opened, gone on with and
told about by the pages, and the other way round. Whoever asks the same shares one study.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import convert
from kodawari.fit import Belief
from kodawari.mini4wd.build import CarFile, PartsBox, make_box
from kodawari.mini4wd.course import Course, Definition, build_course
from kodawari.mini4wd.course.parameter import Setting
from kodawari.rules import Rulebook, list_rulebooks, load_rulebook
from kodawari.store import StudyJournal
from kodawari.tuning import Budget, StudyResult

__all__ = ["STUDY_KIND", "TuneQuestion", "kept_question", "kept_study"]

STUDY_KIND = "mini4wd"
"""How the store names the studies of this package."""


class LoosePart(msgspec.Struct, frozen=True, array_like=True):
    """Loose pieces of a parts box: kind, id, count."""

    kind: str
    id: str
    count: int


class TuneQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a tune is asked.

    Attributes:
        box_name: What the owner calls the parts box.
        car: The base car.
        loose: The loose parts of the box.
        course_name: Short name of the course.
        definition: The course as it was written.
        parameters: What was set of it, by parameter.
        rules: Name of a shipped rulebook, or the path of another one.
        class_: Class inspected for.
        on: Day of the inspection.
        finish: Wanted chance to finish.
        seed: Names all draws.
        lane: Lane at the start.
        laps: Laps of a race.
        step: Time step [s].
        budget: The latest budget; no part of the study's identity.
        belief: What measured laps have taught; None takes what ships with Kodawari.
    """

    box_name: str
    car: CarFile
    loose: tuple[LoosePart, ...]
    course_name: str
    definition: Definition
    parameters: dict[str, Setting]
    rules: str
    class_: str
    on: date
    finish: float
    seed: int
    lane: int
    laps: int
    step: float
    budget: Budget
    belief: Belief | None = None

    @classmethod
    def of(
        cls,
        box: PartsBox,
        course: Course,
        rulebook: Rulebook,
        *,
        class_: str,
        on: date,
        finish: float,
        budget: Budget,
        seed: int,
        lane: int,
        laps: int,
        step: float,
        belief: Belief | None = None,
    ) -> "TuneQuestion | None":
        """The question that these ask; None for a course that nobody has written down."""
        if course.definition is None:
            return None
        shipped = rulebook.id in {book.id for book in list_rulebooks() if book.file == rulebook.file}
        return cls(
            box_name=box.name,
            car=box.car,
            loose=tuple(LoosePart(kind, key, count) for (kind, key), count in sorted(box.loose.items())),
            course_name=course.name,
            definition=course.definition,
            parameters=dict(course.overrides),
            rules=rulebook.id if shipped else str(Path(rulebook.file).resolve()),
            class_=rulebook.class_named(class_).id,
            on=on,
            finish=finish,
            seed=seed,
            lane=lane,
            laps=laps,
            step=step,
            budget=budget,
            belief=belief,
        )

    def read(self) -> tuple[PartsBox, Course, Rulebook]:
        """The parts box, the course and the rules, ready to be used.

        Raises:
            KodawariError: One of them is known no more to this version.
        """
        box = make_box(
            self.box_name, self.car, {(part.kind, part.id): part.count for part in self.loose},
            file=self.box_name,
        )  # fmt: skip
        course = build_course(
            self.definition, name=self.course_name, file=self.course_name, overrides=self.parameters
        )
        return box, course, load_rulebook(self.rules)

    def arguments(self) -> dict[str, Any]:
        """What `tune` and `study_of` are called with, beside box, course and rules."""
        return {name: getattr(self, name) for name in _ARGUMENTS}


_ARGUMENTS = ("class_", "on", "finish", "seed", "lane", "laps", "step", "belief")


def kept_question(journal: StudyJournal) -> TuneQuestion:
    """The question of a study of the store.

    Raises:
        KodawariError: The study was begun by an older Kodawari, or is no tune of a Mini 4WD car.
    """
    raw = journal.question()
    if raw is None:
        raise KodawariError(
            "nobody kept what this study was asked",
            mend="Ask the same on the command line once more: it goes on, and can be opened then.",
        )
    return convert(dict(raw), TuneQuestion, file="store", place=f"study {journal.identity}")


def kept_study(journal: StudyJournal) -> StudyResult | None:
    """The latest result of a study of the store, or None before the first.

    Raises:
        KodawariError: It is damaged.
    """
    raw: Mapping[str, Any] | None = journal.result()
    return None if raw is None else convert(dict(raw), StudyResult, file="store", place=journal.identity)
