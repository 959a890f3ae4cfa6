"""Evidence is intersected; what contradicts is refused by naming both; vaguer evidence never narrows."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.kei.importing import (
    Check,
    EvidenceKind,
    Question,
    Status,
    check,
    evidence,
    find_state,
    load_states,
    subject_of,
)

TODAY = date(2026, 11, 22)
LAST = date(2026, 1, 1)
DAYS = st.dates(date(1975, 1, 1), LAST)
ENTRIES = st.dates(date(2024, 1, 1), date(2060, 12, 31))
CODES = st.sampled_from(["", "TT2-123456", "HA3-1234567", "EA11R-123456", "S100P-123456", "KV4-117639"])
RANKS = {Status.NO: 0, Status.UNKNOWN: 1, Status.POSSIBLE: 1, Status.YES: 2}


def ask(*papers: tuple[EvidenceKind, str], chassis: str = "", entry: date = TODAY, state: str = "") -> Check:
    read = (evidence(kind, text, today=TODAY) for kind, text in papers)
    return check(
        Question(
            subject=subject_of(chassis),
            entry=entry,
            today=TODAY,
            evidence=tuple(each for each in read if each),
            state=state,
        )
    )


def test_papers_that_contradict_each_other_are_both_named() -> None:
    with pytest.raises(KodawariError) as caught:
        ask((EvidenceKind.BUILT, "2002-03"), (EvidenceKind.FIRST_REGISTERED, "H13"))
    assert str(caught.value) == (
        "the evidence contradicts itself: 'first registered H13 (2001)' means by 2001-12-31, and "
        "'built 2002-03' means from 2002-03-01. One of the two belongs to another car, or is misread."
    )


@pytest.mark.parametrize("built", ["1998-05", "2013-01"])
def test_a_date_outside_the_years_of_the_code_contradicts_it(built: str) -> None:
    with pytest.raises(
        KodawariError, match=r"model code TT2, built 1999-02 to 2012-04.*built|built.*model code TT2"
    ):
        ask((EvidenceKind.BUILT, built), chassis="TT2-123456")


def test_years_that_are_only_recalled_give_way_to_a_paper() -> None:
    answer = ask((EvidenceKind.BUILT, "1993-05"), chassis="S100P-123456")
    assert str(answer.clocks["nhtsa"].certain_from) == "2018-05-31"
    assert any("were left out" in each.text for each in answer.warnings)


@pytest.mark.parametrize("text", ["2027-01", "2030", "R20"])
def test_what_lies_in_the_future_is_refused(text: str) -> None:
    with pytest.raises(KodawariError, match="lies in the future"):
        evidence(EvidenceKind.BUILT, text, today=TODAY)


def test_this_month_ends_today_at_the_latest() -> None:
    found = evidence(EvidenceKind.BUILT, "2026-11", today=TODAY)
    assert found is not None
    assert found.last == TODAY


def test_unknown_is_no_evidence() -> None:
    assert evidence(EvidenceKind.BUILT, "unknown", today=TODAY) is None


def spans(answer: Check) -> list[tuple[date, date]]:
    clocks = (answer.clocks["nhtsa"], answer.clocks["epa"])
    return [(clock.earliest_possible or date.min, clock.certain_from or date.max) for clock in clocks]


@given(DAYS, CODES)
def test_a_window_never_shrinks_when_evidence_gets_vaguer(day: date, chassis: str) -> None:
    kinds = (
        (EvidenceKind.BUILT, day.isoformat()),
        (EvidenceKind.BUILT, day.isoformat()[:7]),
        (EvidenceKind.BUILT, day.isoformat()[:4]),
        (EvidenceKind.FIRST_REGISTERED, day.isoformat()[:4]),
        (EvidenceKind.BUILT, "unknown"),
    )
    try:
        answers = [ask(paper, chassis=chassis) for paper in kinds]
    except KodawariError:
        assume(False)
    # Where a paper shows that the recalled years of a code are wrong, they say nothing elsewhere either.
    assume(not any("were left out" in each.text for answer in answers for each in answer.warnings))
    for sharp, vague in pairwise(answers):
        for (first, last), (wide_first, wide_last) in zip(spans(sharp), spans(vague), strict=True):
            assert wide_first <= first
            assert last <= wide_last


@given(DAYS, ENTRIES, st.integers(0, 4000), st.sampled_from([4, 7, 10]))
def test_a_later_entry_never_makes_a_car_less_eligible(
    built: date, entry: date, wait: int, sharp: int
) -> None:
    paper = (EvidenceKind.BUILT, built.isoformat()[:sharp])
    sooner, later = ask(paper, entry=entry), ask(paper, entry=entry + timedelta(days=wait))
    for name in ("nhtsa", "epa"):
        assert RANKS[sooner.clocks[name].status] <= RANKS[later.clocks[name].status]


@given(DAYS, ENTRIES, st.sampled_from([4, 7, 10]))
def test_the_status_is_what_the_days_say(built: date, entry: date, sharp: int) -> None:
    answer = ask((EvidenceKind.BUILT, built.isoformat()[:sharp]), entry=entry)
    for name in ("nhtsa", "epa"):
        clock = answer.clocks[name]
        assert clock.earliest_possible is not None
        assert clock.certain_from is not None
        assert clock.earliest_possible <= clock.certain_from
        wanted = Status.YES if entry >= clock.certain_from else Status.POSSIBLE
        assert clock.status is (wanted if entry >= clock.earliest_possible else Status.NO)


@pytest.mark.parametrize("code", load_states())
def test_every_answer_about_a_state_has_a_source_or_says_unknown(code: str) -> None:
    answer = ask((EvidenceKind.BUILT, "2001-05"), chassis="TT2-123456", state=code)
    data = answer.to_json_dict()
    row = data["state"]
    assert (row["state"], bool(row["as_of"]), bool(row["review_by"])) == (code, True, True)
    for kind in ("truck", "car", "van"):
        cell = row[kind]
        assert cell["sources"] or cell["register"] == cell["confidence"] == "unknown"
        assert all(source in data["sources"] for source in cell["sources"])
    assert find_state(row["name"].upper()) == code


def test_other_countries_have_one_clock_or_say_that_nothing_was_found() -> None:
    from kodawari.kei.importing import check_abroad  # noqa: PLC0415 - only this test asks abroad

    question = Question(subject=subject_of("EA11R-123456"), entry=TODAY, today=TODAY)
    paper = evidence(EvidenceKind.BUILT, "1992-05-10", today=TODAY)
    assert paper is not None
    asked = Question(subject=question.subject, entry=TODAY, today=TODAY, evidence=(paper,))
    found = {name: check_abroad(asked, name).clocks for name in ("ca", "AU", "gb", "eu", "nz")}
    # 15 years by the month; 25, 10 and 30 years by the day; nothing for New Zealand
    assert str(found["ca"]["ca"].certain_from) == "2007-05-01"
    assert str(found["AU"]["au"].certain_from) == "2017-05-10"
    assert str(found["gb"]["gb"].certain_from) == "2002-05-10"
    assert str(found["eu"]["eu"].certain_from) == "2022-05-10"
    assert found["eu"]["eu"].confidence == "recalled"
    assert found["nz"] == {}
    assert "Nothing was found" in check_abroad(asked, "nz").conditions[0].text
    with pytest.raises(KodawariError, match="has no class 'xx'"):
        check_abroad(asked, "xx")
