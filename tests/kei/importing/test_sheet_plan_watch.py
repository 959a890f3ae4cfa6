"""Auction sheets, the plan and its calendar, what opens next, exports."""

import re
from datetime import date, timedelta

import pytest

from kodawari.kei.importing import (
    EvidenceKind,
    Plan,
    Purchase,
    Question,
    about,
    calendar_text,
    check,
    check_document,
    document_page,
    evidence,
    flags,
    load_sheet,
    make_plan,
    markdown_text,
    plan_document,
    read_money,
    read_sheet,
    sheet_key_document,
    subject_of,
    watch,
    work_out,
)
from kodawari.report.testing import page_problems

TODAY = date(2026, 11, 22)
ARRIVAL = date(2027, 1, 15)


def meanings(text: str) -> dict[str, list[str]]:
    return {
        code.code: [f"{each.kind}: {each.meaning}" for each in code.meanings] for code in read_sheet(text)
    }


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("4.5", ["grade: very good, small marks"]),
        ("B", ["interior: good"]),
        ("A1", ["damage: scratch, small (1 of 3)"]),
        ("U3", ["damage: dent, large (3 of 3)"]),
        ("W2", ["damage: repaired panel, a wave in it, from barely to clearly visible, medium (2 of 3)"]),
        ("XX", ["damage: the panel has been replaced"]),
        ("走行不明", ["word: mileage unknown: Nobody vouches for the odometer"]),
        ("Q7", []),
        ("A9", []),
    ],
)
def test_a_code_is_told_in_words(code: str, wanted: list[str]) -> None:
    assert meanings(code) == {code: wanted}


def test_a_code_with_two_places_gives_both() -> None:
    assert [each.split(":")[0] for each in meanings("X")["X"]] == ["grade", "damage"]
    assert [each.split(":")[0] for each in meanings("A")["A"]] == ["grade", "interior"]
    (x,) = [each for each in read_sheet("X")[0].meanings if each.kind == "damage"]
    assert x.confidence == "conflicting"
    assert "several say the opposite" in x.differs


def test_full_width_and_small_letters_are_read_as_meant() -> None:
    assert list(meanings("ａ１、u2")) == ["A1", "U2"]


def test_what_should_stop_a_bid_is_told() -> None:
    said = [each.text for each in flags(read_sheet("4 B A1 RA C1 S1 メーター改ざん"))]
    assert [text.split(":")[0] for text in said] == ["RA", "C1", "メーター改ざん"]


def test_no_repair_history_is_no_red_flag() -> None:
    assert flags(read_sheet("修復歴なし")) == ()
    assert len(flags(read_sheet("修復歴あり"))) == 1


def test_the_glossary_explains_every_form_and_acronym_of_the_plan() -> None:
    known = " ".join(f"{term.short} {term.means}" for term in load_sheet().term)
    said = " ".join(paper for step in plan().steps for paper in step.papers)
    acronyms = set(re.findall(r"\b[A-Z][A-Z0-9]+(?:-\d)?\b", said))
    assert sorted(word for word in acronyms if word not in known) == []


def plan(*, ship: str = "roro", coast: str = "west") -> Plan:
    paper = evidence(EvidenceKind.BUILT, "2001-11", today=TODAY)
    assert paper is not None
    asked = Question(
        subject=subject_of("TT2-123456"), entry=ARRIVAL, today=TODAY, evidence=(paper,), state="WA"
    )
    cost = work_out(
        Purchase(subject=asked.subject, price=read_money("2500USD"), entry=ARRIVAL, today=TODAY, is_fob=True)
    )
    return make_plan(
        check(asked), cost, port="Tacoma", ship=ship, coast="east" if coast == "east" else "west"
    )


def step_day(made: Plan, name: str) -> date:
    return next(each.last for each in made.steps if each.id == name)


def test_deadlines_are_counted_from_the_arrival() -> None:
    made = plan()
    # RoRo: 24 hours before arrival; the entry is due 15 days after it
    assert step_day(made, "isf-roro") == date(2027, 1, 14)
    assert step_day(made, "entry") == date(2027, 1, 30)
    assert [each.id for each in made.steps if each.is_deadline] == ["isf-roro", "entry"]


def test_a_container_is_filed_for_before_it_is_loaded_even_on_the_longest_voyage() -> None:
    # 18 days to the west coast at most, 45 to the east; a day before that
    assert step_day(plan(ship="container"), "isf-container") == ARRIVAL - timedelta(days=19)
    assert step_day(plan(ship="container", coast="east"), "isf-container") == ARRIVAL - timedelta(days=46)


def test_the_steps_stand_in_order_and_name_every_form() -> None:
    made = plan()
    assert [each.first for each in made.steps] == sorted(each.first for each in made.steps)
    papers = " ".join(paper for step in made.steps for paper in step.papers)
    for form in (
        "HS-7, box 1",
        "EPA 3520-1, code E",
        "ISF 10+2",
        "CBP 3461",
        "CBP 7501",
        "bill of lading",
        "輸出予定届出証明書",
    ):
        assert form in papers


def test_open_questions_name_every_open_line_of_the_cost() -> None:
    made = plan()
    assert made.cost is not None
    for item in made.cost.total.open_items:
        assert any(item in each for each in made.open_questions)


def test_the_calendar_is_one_that_calendars_read() -> None:
    text = calendar_text(plan())
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75
    whole = text.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == len(plan().steps)
    uids = re.findall(r"^UID:(.+?)\r", whole, re.MULTILINE)
    assert len(uids) == len(set(uids))
    assert whole.count("not legal advice") >= len(plan().steps)
    assert "DTSTART;VALUE=DATE:20270114\r\nDTEND;VALUE=DATE:20270115" in whole
    assert calendar_text(plan()) == text


def test_every_export_says_its_day_and_what_it_is_not() -> None:
    documents = [plan_document(plan()), check_document(plan().check), sheet_key_document()]
    for document in documents:
        page, markdown = document_page(document), markdown_text(document)
        assert page_problems(page) == []
        for text in (page, markdown):
            plain = text.replace("&#x27;", "'")
            assert f"As of {about().as_of}" in plain
            assert "not legal advice" in plain


def test_markdown_tables_have_as_many_cells_as_heads() -> None:
    rows = [line for line in markdown_text(plan_document(plan())).splitlines() if line.startswith("|")]
    counts = [len(re.findall(r"(?<!\\)\|", row)) for row in rows]
    heads = [k for k, row in enumerate(rows) if re.fullmatch(r"[|\s:-]+", row)]
    for start, end in zip(heads, [*heads[1:], len(rows) + 1], strict=True):
        assert len(set(counts[start - 1 : end - 1])) == 1


def test_the_first_copens_open_in_june_2027() -> None:
    found = watch(date(2026, 11, 21), months=12)
    opens = {each.name: each.opens for each in found.arrivals}
    # first built 2002-06 and 2002-05; 25 years on
    assert opens == {"Daihatsu Copen roadster": "2027-06", "Suzuki Carry truck": "2027-05"}
    assert "Subaru Sambar truck" in {each.name for each in found.running}


def test_a_car_that_opened_is_not_listed_again_and_a_year_holds_its_months() -> None:
    assert watch(date(2027, 7, 1), months=12).arrivals == ()
    first = watch(date(2039, 9, 1), months=0).arrivals
    assert {each.opens for each in first} == {"2039-09", "2039"}
    assert "S500P" in {code for each in first for code in each.codes}
