"""A tune's question: kept whole, asked again on another day, and it leads to the same study."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import read_parts_box
from kodawari.mini4wd.course import from_sections, load_course, straight
from kodawari.mini4wd.tune import (
    STUDY_KIND,
    Tuned,
    TuneResult,
    areas_of,
    kept_question,
    kept_study,
    open_study,
    tune,
)
from kodawari.rules import load_rulebook
from kodawari.store import open_store
from kodawari.tuning import Budget

DAY = date(2026, 11, 22)


def tuned(**options: object) -> Tuned:
    course = load_course("flat-oval").with_parameters(lane_pitch_mm=120.0)
    asked = {"class_": "", "on": DAY, "finish": 0.6, "seed": 3} | options
    return Tuned(read_parts_box("ma-starter"), course, load_rulebook("open"), **asked)  # type: ignore[arg-type]


def told(found: TuneResult) -> dict[str, Any]:
    """The result as plain data, cars by what they are and not by the order in which a file says it."""
    plain = found.to_json_dict()
    for setup in (plain["base"], *plain["best"], *plain["front"]):
        setup["toml"] = tomllib.loads(setup["toml"])
    return plain


def test_what_is_kept_leads_back_to_the_same_study(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        asked = tuned()
        journal = asked.journal(store, Budget(runs=500))
        question = kept_question(journal)
        assert (question.box_name, question.course_name, question.rules) == (
            "MA starter",
            "flat-oval",
            "open",
        )
        assert question.budget == Budget(runs=500)
        assert open_study(question).identity == journal.identity == asked.identity
        assert [row.kind for row in store.studies.list()] == [STUDY_KIND]


def test_another_budget_is_the_same_study_and_another_seed_is_not(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        one = tuned().journal(store, Budget(runs=500))
        assert tuned().journal(store, Budget(seconds=60.0)).identity == one.identity
        assert kept_question(one).budget == Budget(seconds=60.0)
        assert tuned(seed=4).journal(store, Budget(runs=500)).identity != one.identity


def test_a_rulebook_of_ones_own_is_kept_by_its_path(tmp_path: Path) -> None:
    book = tmp_path / "club.toml"
    book.write_text(
        'id = "club"\nmachine = "mini4wd"\npublisher = "A club"\nintro = "Its rules."\n[title]\nen = "Club"\n'
        '[[class]]\nid = "club"\ntitle = { en = "Club" }\n[based_on]\nbook = "open"\nclass = "open"\n'
    )
    with open_store(tmp_path / "s.sqlite") as store:
        asked = Tuned(
            read_parts_box("ma-starter"), load_course("flat-oval"), load_rulebook(book), class_="", on=DAY,
            finish=0.6, seed=0,
        )  # fmt: skip
        question = kept_question(asked.journal(store, Budget(runs=5)))
        assert question.rules == str(book)
        assert open_study(question).identity == asked.identity


def test_the_result_comes_back_in_words_without_a_run(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        box, course, rules = read_parts_box("ma-starter"), load_course("flat-oval"), load_rulebook("open")
        found = tune(box, course, rules, on=DAY, finish=0.6, budget=Budget(runs=300), store=store)
        journal = store.studies.open(found.study.study)
        study = kept_study(journal)
        assert study is not None
        assert told(open_study(kept_question(journal)).result(study)) == told(found)


def test_a_course_that_nobody_wrote_down_is_tuned_on_and_not_listed(tmp_path: Path) -> None:
    course = from_sections([straight(4.0)], name="drag strip", closed=False)
    asked = Tuned(
        read_parts_box("ma-starter"), course, load_rulebook("open"), class_="", on=DAY, finish=0.6, seed=0
    )
    with open_store(tmp_path / "s.sqlite") as store:
        journal = asked.journal(store, Budget(runs=5))
        assert store.studies.list(kind=STUDY_KIND) == []
        with pytest.raises(KodawariError, match="nobody kept what this study was asked"):
            kept_question(journal)


def test_the_places_that_may_change_follow_the_box() -> None:
    found = {area.name: area for area in areas_of(read_parts_box("ma-starter"))}
    assert found["motor"].settings[0].options == ("Hyper-Dash PRO", "Torque-Tuned 2 PRO")
    assert found["motor"].base == "Normal motor PRO (kit, double shaft)"
    width = next(each for each in found["front_stay"].settings if each.name == "front_width_mm")
    assert (width.low, width.high, width.unit) == ("99", "104.5", "mm")
    assert "body" not in found  # the box holds the kit body only
