import re

import msgspec
import pytest

from kodawari.mini4wd.course import Course, load_course
from kodawari.mini4wd.reports import attitude, course_out_marks, race_page
from kodawari.mini4wd.reports.testing import sample_race
from kodawari.mini4wd.workbench import load_car
from kodawari.report.testing import page_problems

HOSTILE = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def jcjc() -> Course:
    return load_course("jcjc")


def text_of(html: str) -> str:
    """What a reader sees, one space between words."""
    body = re.sub(r"<(style|script)>.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body.replace("</td>", " ").replace("</th>", " ")))


def test_a_race_with_course_outs(jcjc: Course) -> None:
    html = race_page(
        sample_race(jcjc, lap_s=2.0, outs=10), jcjc, build=load_car("ma-box-stock"), command="kodawari race"
    )
    assert page_problems(html) == []
    text = text_of(html)
    assert "Sample on the Japan Cup Junior Circuit" in text
    assert "2.00 s a lap over 3 laps; chance to finish 90 % (85–95 %) with best values" in text
    assert "80–100 % for one real car." in text
    assert "Lap 2 2 2.00 1.95–2.05 90 of 100" in text
    assert "Race 6.00 5.85–6.15 90 of 100" in text
    assert "over the wall in a corner 10 " in text
    assert "left side 30° up, nose 5° down" in text
    assert "kodawari race" in text


def test_nobody_finished(jcjc: Course) -> None:
    html = race_page(sample_race(jcjc, outs=100), jcjc)
    assert page_problems(html) == []
    text = text_of(html)
    assert "No run finished; chance to finish 0 % (0–5 %)" in text
    assert "finished in none of 100 runs, so it has no lap time" in text
    assert "Race never" in text


def test_nobody_went_out(jcjc: Course) -> None:
    text = text_of(race_page(sample_race(jcjc, outs=0), jcjc))
    assert "No course-out in 100 runs." in text
    assert "Sample went out in none of 100 runs" in text


def test_no_speed_is_known(jcjc: Course) -> None:
    race = sample_race(jcjc, outs=100)
    race = msgspec.structs.replace(
        race, speeds=[msgspec.structs.replace(at, speed_m_s=None) for at in race.speeds]
    )
    html = race_page(race, jcjc)
    assert page_problems(html) == []
    assert "no speed to show" in html


def test_names_of_cars_are_only_names(jcjc: Course) -> None:
    html = race_page(sample_race(jcjc, name=HOSTILE), jcjc, command=HOSTILE)
    assert page_problems(html) == []
    assert "<script>alert" not in html


def test_marks_lie_on_the_lap_and_carry_their_chance(jcjc: Course) -> None:
    mark = course_out_marks(sample_race(jcjc, outs=10), jcjc, drawn=True)[0]
    assert (mark.lane, mark.s_m, mark.chance) == (1, 2.5, 0.1)
    race = sample_race(jcjc, outs=10)
    behind = [msgspec.structs.replace(place, s_m=-0.05) for place in race.out_places]
    assert course_out_marks(msgspec.structs.replace(race, out_places=behind), jcjc, drawn=False)[0].s_m == 0.0


def test_the_same_race_gives_the_same_page(jcjc: Course) -> None:
    assert race_page(sample_race(jcjc), jcjc) == race_page(sample_race(jcjc), jcjc)


def test_an_attitude_in_words(jcjc: Course) -> None:
    out = sample_race(jcjc, outs=1).outs[0]
    level = msgspec.structs.replace(out, roll_deg=0.2, pitch_deg=0.1, yaw_deg=-0.3)
    assert attitude([out, out]) == "left side 30° up, nose 5° down"
    assert attitude([level]) == "level and straight"
    assert attitude([]) == ""
