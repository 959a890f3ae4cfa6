import re
from itertools import pairwise

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, load_course
from kodawari.mini4wd.race import Interval, RaceResult
from kodawari.mini4wd.reports import tune_page
from kodawari.mini4wd.reports._headline import headline_sentence
from kodawari.mini4wd.reports.testing import sample_box, sample_race, sample_tune
from kodawari.mini4wd.tune import TuneResult
from kodawari.report.testing import page_problems
from kodawari.rules import load_rulebook


@pytest.fixture(scope="module")
def jcjc() -> Course:
    return load_course("jcjc")


def page_of(result: TuneResult, course: Course, **races: RaceResult) -> str:
    return tune_page(
        result,
        box=sample_box(),
        course=course,
        rulebook=load_rulebook("open"),
        command="kodawari tune",
        **races,
    )


def text_of(html: str) -> str:
    body = re.sub(r"<(style|script)>.*?</\1>", " ", html, flags=re.DOTALL)
    body = re.sub(r"</?span[^>]*>", "", body)  # the parts of a figure are one word
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


@pytest.fixture(scope="module")
def whole(jcjc: Course) -> str:
    before, after = sample_race(jcjc, name="Base", lap_s=2.25), sample_race(jcjc, name="Winner", outs=4)
    return page_of(sample_tune(jcjc), jcjc, before=before, after=after)


def test_the_page_is_sound_and_in_its_order(whole: str) -> None:
    assert page_problems(whole) == []
    titles = [
        "result",
        "changes",
        "set-up",
        "choice",
        "times",
        "speed",
        "outs",
        "inspection",
        "mass",
        "assumptions",
    ]
    places = [whole.index(f'<section id="{title}">') for title in [*titles, "again", "sources"]]
    assert all(a < b for a, b in pairwise(places))


def test_before_and_after_stand_beside_each_other(whole: str) -> None:
    text = text_of(whole)
    assert "2.00 s a lap with a chance of 94 % to finish, instead of 2.25 s and 92 %." in text
    assert "Confirmed on 100 fresh runs for a wanted chance of 90 %." in text
    assert "0.25 s faster" in text
    assert "90 % of the runs in 1.90–2.20 s" in text
    assert "94 of 100 runs (89–99 %)" in text
    assert "one real car: 84–100 %" in text


def test_what_each_change_gave(whole: str) -> None:
    text = text_of(whole)
    assert "Motor Normal motor Torque-Tuned 2 PRO −0.25 (−0.30 to −0.20) +2 (−4 to +8)" in text
    assert "with motor" in text  # the brake was only tried together with it


def test_the_changed_row_of_the_sheet_is_marked(whole: str) -> None:
    marked = re.findall(r'<tr class="changed"><th scope="row">([^<]+)</th>', whole)
    assert marked == ["Motor"]


def test_inputs_and_seed_are_there_to_run_it_again(whole: str) -> None:
    text = text_of(whole)
    assert "Seed 7" in text
    assert "version 1" in text
    assert "kodawari tune" in text
    assert "0123456789abcdef" in text
    assert "motor = &quot;torque-tuned-2-pro&quot;" in whole


def test_every_uncertain_figure_stands_with_its_reason(whole: str) -> None:
    assert "tyre.friction" in whole
    assert "rubber on smooth plastic" in whole
    assert "start.offset_share" in whole


def test_without_races_the_rest_is_there(jcjc: Course) -> None:
    html = page_of(sample_tune(jcjc), jcjc)
    assert page_problems(html) == []
    assert '<section id="speed">' not in html


def test_a_base_that_may_not_race_and_a_winner_that_only_came_nearest(jcjc: Course) -> None:
    html = page_of(sample_tune(jcjc, base=False, confirmed=False), jcjc, after=sample_race(jcjc, outs=100))
    assert page_problems(html) == []
    text = text_of(html)
    assert "not raced" in text
    assert "Overall width (≤ 105 mm): broken" in text
    assert "Not confirmed for the wanted chance of 90 %: it came nearest." in text


def test_a_tune_that_found_nothing_is_refused(jcjc: Course) -> None:
    with pytest.raises(KodawariError, match="no set-up to show"):
        page_of(msgspec.structs.replace(sample_tune(jcjc), best=()), jcjc)


def test_nothing_changed(jcjc: Course) -> None:
    result = sample_tune(jcjc)
    best = msgspec.structs.replace(result.best[0], changes=())
    html = page_of(msgspec.structs.replace(result, best=(best,)), jcjc)
    assert "Nothing was changed: of 40 set-ups raced so far, none beat the base." in html


def test_a_faster_set_up_that_fell_short_of_the_wish_is_named(jcjc: Course) -> None:
    result = sample_tune(jcjc)
    base = msgspec.structs.replace(result.best[0], changes=(), lap_time_s=Interval(median=9.0, low=9, high=9),
                                   race_time_s=Interval(median=27.0, low=27, high=27))  # fmt: skip
    fast = msgspec.structs.replace(
        result.best[0], confirmed=False, lap_time_s=Interval(median=8.5, low=8, high=9),
        race_time_s=Interval(median=25.5, low=24, high=27),
    )  # fmt: skip
    found = msgspec.structs.replace(result, best=(base,), front=(fast, base))
    text = text_of(page_of(found, jcjc))
    assert "no other set-up has reached the wanted chance on fresh runs yet" in text
    assert "Fastest so far: 8.50 s a lap" in text
    assert "better than the base" not in text


def test_a_faster_set_up_beside_a_confirmed_winner_is_said_to_go_out(jcjc: Course) -> None:
    result = sample_tune(jcjc)
    winner = result.best[0]
    assert winner.confirmed
    assert winner.changes
    assert winner.race_time_s is not None
    quick = 0.5 * winner.race_time_s.median
    fast = msgspec.structs.replace(
        winner, confirmed=False, race_time_s=Interval(median=quick, low=quick, high=quick)
    )
    text = headline_sentence(msgspec.structs.replace(result, front=(fast, winner)))
    assert "Faster, but too often off the course" in text
    assert "Fastest so far" not in text
