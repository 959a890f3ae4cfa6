"""Every edge case of the clocks, worked by hand in `cases.toml`."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kodawari.files import read_toml
from kodawari.kei.importing import Check, Engine, EvidenceKind, Question, check, evidence, subject_of
from kodawari.rules import Rulebook

TODAY = date(2026, 11, 22)
CASES = Path(__file__).with_name("cases.toml")


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    early: str
    certain: str
    status: str


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    entry: date
    chassis: str = ""
    built: tuple[str, ...] = ()
    first_registered: tuple[str, ...] = ()
    first_sold: tuple[str, ...] = ()
    filed: date | None = None
    engine: Engine = Engine.UNKNOWN
    modified: bool | None = None
    mismatch: bool = False
    nhtsa: Wanted | None = None
    epa: Wanted | None = None
    section_232: Wanted | None = None


class Cases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    case: tuple[Case, ...]


def asked(case: Case) -> Question:
    papers = (
        (EvidenceKind.BUILT, case.built),
        (EvidenceKind.FIRST_REGISTERED, case.first_registered),
        (EvidenceKind.FIRST_SOLD, case.first_sold),
    )
    read = [evidence(kind, text, today=TODAY) for kind, texts in papers for text in texts]
    return Question(
        subject=subject_of(case.chassis),
        entry=case.entry,
        today=TODAY,
        evidence=tuple(each for each in read if each),
        filed=case.filed,
        engine=case.engine,
        is_modified=case.modified,
        is_mismatched=case.mismatch,
    )


def found(answer: Check, name: str) -> dict[str, Any]:
    clock = answer.to_json_dict()["clocks"][name]
    return {
        "early": clock["earliest_possible"] or "none",
        "certain": clock["certain_from"] or "none",
        "status": clock["status"],
    }


def differences(case: Case, book: Rulebook | None = None) -> list[str]:
    """Where an answer is not what was worked out by hand."""
    answer = check(asked(case), federal=book)
    wanted = {"nhtsa": case.nhtsa, "epa": case.epa, "section_232": case.section_232}
    return [
        f"{name}: {found(answer, name)} instead of {msgspec.to_builtins(each)}"
        for name, each in wanted.items()
        if each is not None and found(answer, name) != msgspec.to_builtins(each)
    ]


@pytest.mark.parametrize("case", read_toml(CASES, Cases).case, ids=lambda case: case.name)
def test_a_clock_shows_what_was_worked_out_by_hand(case: Case) -> None:
    assert differences(case) == []


def case_named(start: str) -> Check:
    return check(asked(next(each for each in read_toml(CASES, Cases).case if each.name.startswith(start))))


def texts(answer: Check) -> str:
    said = (*answer.warnings, *answer.narrow_by, *answer.conditions)
    return " ".join(each.text for each in said)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("1:", "Readings differ by weeks"),
        ("3:", "before 2003-10-14 the certificate may bear the year only"),
        ("3:", "A kei certificate shows the first inspection, not the manufacture"),
        ("6:", "Ask the broker which day is used"),
        ("7:", "A model code proves no age"),
        ("11:", "1,000 cc of heading 8703.21"),
        ("12:", "keep the proof"),
        ("17:", "Stop: a number that was stamped again"),
        ("19a:", "needs evidence of the building"),
        ("20:", "The first registration starts again"),
        ("20a:", "rests on the years of the model code"),
        ("2:", "model year plays no part"),
    ],
)
def test_an_answer_says_what_to_beware_of(case: str, words: str) -> None:
    assert words in texts(case_named(case))


def test_it_says_which_paper_would_narrow_the_window() -> None:
    assert "maker or dealer by chassis number" in texts(case_named("3:"))
    assert "初度検査年月" in texts(case_named("7:"))
    assert case_named("2a:").narrow_by == ()


def test_the_later_page_is_not_taken_for_the_law() -> None:
    readings = case_named("1:").readings
    assert [(str(each.certain_from), each.is_counted) for each in readings] == [
        ("2026-11-01", False),
        ("2026-11-30", True),
        ("2026-12-01", False),
    ]
