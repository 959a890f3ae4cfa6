"""The states: what statutes say, measured against real cars; dates of force; old rows; the map."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from kodawari.errors import KodawariError
from kodawari.kei.importing import (
    Answer,
    Check,
    EvidenceKind,
    Question,
    Vehicle,
    check,
    evidence,
    find_state,
    load_states,
    state_map,
    states_dict,
    subject_of,
)
from kodawari.quantity import load_sources
from kodawari.rules import load_rulebook

TODAY = date(2026, 11, 22)


def ask(chassis: str, state: str, *, built: str = "2001-05", entry: date = date(2026, 11, 21)) -> Check:
    paper = evidence(EvidenceKind.BUILT, built, today=TODAY)
    return check(
        Question(
            subject=subject_of(chassis),
            entry=entry,
            today=TODAY,
            evidence=(paper,) if paper else (),
            state=state,
        )
    )


def findings(answer: Check, route: str) -> dict[str, str]:
    found = next(each for each in answer.routes if each.id == route)
    return {each.rule.id: str(each.status) for each in found.inspection.findings}


def test_there_are_all_fifty_and_the_district() -> None:
    assert len(load_states()) == 51
    assert {"DC", "AK", "HI", "NC", "VA"} <= set(load_states())


# 3,395 mm is 133.66 in, above the 130 in of both definitions; 3,295 mm is 129.72 in.
@pytest.mark.parametrize(("state", "route"), [("NC", "nc-mini-truck"), ("PA", "pa-mini-truck")])
def test_a_truck_of_the_size_of_1998_exceeds_130_inches(state: str, route: str) -> None:
    assert findings(ask("TT2-123456", state), route)["length"] == "fail"
    assert findings(ask("KS4-123456", state, built="1995"), route)["length"] == "pass"


def test_the_width_and_the_engine_of_a_truck_of_1991_pass_in_north_carolina() -> None:
    # 1,395 mm is 54.92 in; 658 cc is under 660.
    found = findings(ask("KS4-123456", "NC", built="1995"), "nc-mini-truck")
    assert (found["width"], found["displacement"]) == ("pass", "pass")


def test_indiana_read_literally_excludes_658_cc() -> None:
    answer = ask("KS4-123456", "IN", built="1995")
    assert findings(answer, "in-mini-truck")["displacement"] == "fail"
    assert any("Read literally" in text for text in load_states()["IN"].conditions)


def test_a_car_of_2001_is_an_antique_in_pennsylvania_from_2027() -> None:
    route = next(each for each in ask("PP1-1001234", "PA", built="1992-01").routes if each.id == "pa-antique")
    assert route.inspection.verdict == "pass"
    young = next(each for each in ask("TT2-123456", "PA").routes if each.id == "pa-antique")
    assert young.inspection.verdict == "fail"
    assert young.certain_from == date(2027, 1, 1)
    later = ask("TT2-123456", "PA", entry=date(2027, 1, 1))
    assert findings(later, "pa-antique") == {"age-by-calendar-years": "pass"}


def test_colorado_opens_on_the_first_of_july_2027() -> None:
    row = load_states()["CO"]
    assert row.cell(Vehicle.TRUCK, date(2026, 11, 21)).register is Answer.NO
    assert row.cell(Vehicle.TRUCK, date(2027, 6, 30)).register is Answer.NO
    opened = row.cell(Vehicle.TRUCK, date(2027, 7, 1))
    assert (opened.register, opened.max_mph) == (Answer.LIMITED, 55)
    assert row.not_yet(date(2026, 11, 21)) == (
        "HB25-1281, signed 2025-05-09 is not in force before 2027-07-01.",
    )
    data = ask("TT2-123456", "CO").to_json_dict()["state"]
    assert data["routes"][0]["verdict"] == "not_in_force"
    assert data["truck"]["register"] == "no"


def test_california_counts_from_1975() -> None:
    assert findings(ask("", "CA", built="1974-12"), "ca-before-1975") == {"year-of-manufacture": "pass"}
    assert findings(ask("", "CA", built="1975-01"), "ca-before-1975") == {"year-of-manufacture": "fail"}
    assert load_states()["CA"].cell(Vehicle.CAR, TODAY).register is Answer.NO


@pytest.mark.parametrize("state", ["GA", "IL"])
def test_a_title_of_georgia_or_illinois_may_be_revoked(state: str) -> None:
    assert any("revoked or branded" in text for text in load_states()[state].conditions)


def test_a_route_that_the_home_state_may_treat_as_evasion_is_told_as_that() -> None:
    (told,) = load_states()["MT"].conditions
    assert "evasion" in told
    assert "no advice" in told


@pytest.mark.parametrize(
    ("state", "vehicle", "register", "mph", "confidence"),
    [
        ("AL", Vehicle.TRUCK, "limited", 25, "primary"),
        ("FL", Vehicle.TRUCK, "limited", 35, "primary"),
        ("LA", Vehicle.TRUCK, "limited", 55, "primary"),
        ("GA", Vehicle.CAR, "no", None, "primary"),
        ("MA", Vehicle.CAR, "yes", None, "primary-quoted"),
        ("MI", Vehicle.TRUCK, "yes", None, "secondary"),
        ("OH", Vehicle.TRUCK, "no", None, "primary"),
        ("NY", Vehicle.CAR, "no", None, "press"),
        ("TX", Vehicle.VAN, "yes", None, "press"),
        ("VA", Vehicle.TRUCK, "limited", None, "conflicting"),
        ("WA", Vehicle.CAR, "yes", None, "secondary"),
        ("AZ", Vehicle.TRUCK, "yes", None, "recalled"),
        ("IA", Vehicle.TRUCK, "unknown", None, "unknown"),
        ("KS", Vehicle.CAR, "unknown", None, "unknown"),
    ],
)
def test_a_cell_says_what_its_source_says_and_how_sure(
    state: str, vehicle: Vehicle, register: str, mph: int | None, confidence: str
) -> None:
    cell = load_states()[state].cell(vehicle, TODAY)
    assert (str(cell.register), cell.max_mph, str(cell.confidence)) == (register, mph, confidence)


def test_a_row_past_its_review_says_that_it_is_old() -> None:
    rows = {each["state"]: each for each in states_dict(TODAY, TODAY)["rows"]}
    # Alabama: a text of 2012, two years; California: read in August 2026, two years
    assert (rows["AL"]["review_by"], rows["AL"]["overdue"]) == ("2014-12", True)
    assert (rows["CA"]["review_by"], rows["CA"]["overdue"]) == ("2028-08", False)


def test_every_row_is_sound() -> None:
    sources, book = load_sources().source, load_rulebook("us-states")
    tiles = [state.tile for state in load_states().values()]
    assert len(tiles) == len(set(tiles))
    for code, state in load_states().items():
        assert all(source in sources for source in state.cited()), code
        assert state.as_of <= state.review_by, code
        for route in state.route:
            assert book.class_named(route.id), code
        for kind in Vehicle:
            cell = state.cell(kind, TODAY)
            known = cell.register is not Answer.UNKNOWN
            assert known is (str(cell.confidence) != "unknown"), code
            assert known is bool(cell.sources), code
    routes = {route.id for state in load_states().values() for route in state.route}
    assert routes == {each.id for each in book.classes}


@pytest.mark.parametrize(
    ("text", "code"),
    [("VA", "VA"), ("va", "VA"), ("virginia", "VA"), (" New  York ", "NY"), ("District of Columbia", "DC")],
)
def test_a_state_is_found_by_letters_or_name(text: str, code: str) -> None:
    assert find_state(text) == code


def test_a_state_misspelt_is_refused_with_the_nearest() -> None:
    with pytest.raises(KodawariError, match=r"there is no state 'Virgina'\. Did you mean Virginia"):
        find_state("Virgina")


@pytest.mark.parametrize("vehicle", list(Vehicle))
def test_the_map_has_a_tile_for_each_state_and_says_what_it_is_not(vehicle: Vehicle) -> None:
    drawing = state_map(vehicle, TODAY)
    root = ET.fromstring(drawing)  # noqa: S314 - our own text
    words = [element.text or "" for element in root.iter() if element.tag.endswith("text")]
    letters = {word.removesuffix(" ?") for word in words}
    assert set(load_states()) <= letters
    assert "GA" in words
    assert any("not legal advice" in word for word in words)


def test_the_map_marks_a_weak_answer() -> None:
    assert ">VA ?<" in state_map(Vehicle.TRUCK, TODAY)
    assert ">CA<" in state_map(Vehicle.TRUCK, TODAY)
