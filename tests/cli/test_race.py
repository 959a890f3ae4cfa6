"""`kodawari race` as its reader sees it: few runs, so nothing here depends on how a car fares."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kodawari.cli import main
from kodawari.mini4wd.course import load_course

RACE = ("race", "ma-box-stock", "--course", "jcjc", "--runs", "8", "--seed", "7")
SLOPES = ("race", "ma-race", "--course", "slopes", "--runs", "16")


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(_printed(capsys, *arguments, "--json"))


def test_the_json_holds_what_others_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    data = _json(capsys, *RACE)

    assert (data["seed"], data["runs"]) == (7, 8)
    assert data["physics_version"]
    assert [lap["lane"] for lap in data["laps"]] == [1, 2, 3]
    for lap in data["laps"]:
        assert lap["time_low_s"] <= lap["time_s"] <= lap["time_high_s"]
    race, mean = data["race_time_s"], data["lap_time_s"]
    assert race["low"] <= race["median"] <= race["high"]
    assert mean["median"] == pytest.approx(race["median"] / 3.0)
    finish = data["finish"]
    assert 0.0 <= finish["low"] <= finish["estimate"] <= finish["high"] <= 1.0
    assert 0.0 <= finish["spread_low"] <= finish["spread_high"] <= 1.0
    assert data["inputs"]["course"] == "jcjc"
    assert data["inputs"]["car"]["car"]["chassis"] == "ma"


def test_a_course_out_tells_where_how_fast_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    data = _json(capsys, *SLOPES)

    outs = data["outs"] + data["drawn_outs"]
    assert outs
    assert len(data["outs"]) == 16 - data["finish"]["finished"]
    for out in outs:
        assert out.keys() >= {"piece", "s_m", "speed_m_s", "reason", "roll_deg", "pitch_deg", "yaw_deg"}
    assert sum(place["count"] for place in data["out_places"]) == len(data["outs"])


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "race.json"

    first = _printed(capsys, *RACE, "--json")
    assert main([*RACE, "--json", "-o", str(path)]) == 0
    told = capsys.readouterr()

    assert told.out == first
    assert path.read_text(encoding="utf-8") == first
    assert told.err == f"wrote {path}\n"


def test_another_seed_gives_other_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, *RACE)["race_time_s"] != _json(capsys, *RACE, "--seed", "8")["race_time_s"]


def test_lane_and_laps_are_those_that_were_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    data = _json(capsys, *RACE, "--lane", "2", "--laps", "2")

    assert (data["start_lane"], data["lap_count"]) == (2, 2)
    assert [lap["lane"] for lap in data["laps"]] == [2, 3]
    assert data["distance_m"] == pytest.approx(load_course("jcjc").distance_m(2, 2))


def test_a_parameter_of_the_course_can_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    data = _json(capsys, *RACE, "--set", "lane_pitch_mm=115")

    assert data["inputs"]["course_parameters"] == {"lane_pitch_mm": 115.0}
    assert data["distance_m"] == pytest.approx(load_course("jcjc", {"lane_pitch_mm": 115}).distance_m(1))


def test_the_screen_tells_laps_chance_speed_and_seed(capsys: pytest.CaptureFixture[str]) -> None:
    printed = _printed(capsys, *RACE)
    rows = [" ".join(line.split()) for line in printed.splitlines()]

    assert rows[0] == "MA, box stock · Japan Cup Junior Circuit"
    assert [row.split()[:3] for row in rows if row.startswith("lap ")][:3] == [
        ["lap", "1", "1"], ["lap", "2", "2"], ["lap", "3", "3"]
    ]  # fmt: skip
    assert any(row.startswith("race ÷ 3 ") for row in rows)
    assert any(row.startswith("chance to finish ") for row in rows)
    assert any(row.startswith("of one real car ") for row in rows)
    assert "Speed along the course" in rows
    assert rows[-1].startswith("seed 7 · physics ")


def test_no_line_is_wider_than_100_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert max(map(len, _printed(capsys, *SLOPES).splitlines())) <= 100


def test_the_plan_marks_every_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.svg"
    data = _json(capsys, *SLOPES)

    printed = _printed(capsys, *SLOPES, "-o", str(path))

    assert printed.splitlines()[-1] == f"wrote {path}"
    text = path.read_text(encoding="utf-8")
    ET.fromstring(text)  # noqa: S314 - we wrote it
    assert data["drawn_out_places"]
    for place in data["drawn_out_places"]:
        assert f"lap {place['lap']}, {place['piece']}: {place['reason']}" in text


def test_the_page_says_how_to_make_it_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "race.html"

    printed = _printed(capsys, *RACE, "-o", str(path))

    assert printed.splitlines()[-1] == f"wrote {path}"
    text = path.read_text(encoding="utf-8")
    assert "kodawari race ma-box-stock --course jcjc --lane 1 --runs 8 --seed 7" in text
    assert "Japan Cup Junior Circuit" in text


def test_the_first_race_on_a_machine_says_why_it_starts_late(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kodawari.cli._race_run.is_compiled", lambda: False)

    assert main([*RACE, "--json"]) == 0
    told = capsys.readouterr()
    json.loads(told.out)
    assert told.err == "compiling the solver once for this machine, about 30 s; kept for next time\n"


def test_ctrl_c_leaves_one_line_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kodawari.cli._race_run.race", stopped)

    assert main([*RACE, "-o", str(tmp_path / "race.json")]) == 130
    assert capsys.readouterr() == ("", "kodawari: stopped.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ma-rce", "-c", "jcjc"), "no car is called 'ma-rce'. Did you mean ma-race?"),
        (("ma-race", "-c", "jcjk"), "no course is called 'jcjk'. Did you mean jcjc?"),
        (("ma-race",), "missing option '--course'"),
        (("ma-race", "-c", "jcjc", "--lane", "4"), "has no lane 4. Give a lane from 1 to 3."),
        (("ma-race", "-c", "jcjc", "--lane", "0"), "has no lane 0. Give a lane from 1 to 3."),
        (("ma-race", "-c", "jcjc", "--laps", "0"), "0 laps cannot be run. Give at least one lap."),
        (
            ("ma-race", "-c", "jcjc", "--laps", "5000"),
            "5000 laps are more than a race has. Give at most 1000.",
        ),
        (("ma-race", "-c", "jcjc", "--runs", "0"), "0 runs cannot be run. Give between 1 and 1000000."),
        (("ma-race", "-c", "jcjc", "--runs", "-3"), "-3 runs cannot be run. Give between 1 and 1000000."),
        (("ma-race", "-c", "jcjc", "--seed", "luck"), "invalid value for '--seed'"),
        (("ma-race", "-c", "jcjc", "--set", "pitch"), "--set pitch is not NAME=VALUE"),
        (("ma-race", "-c", "jcjc", "--set", "lane_pitch=1"), "does not depend on 'lane_pitch'. Did you mean"),
        (("ma-race", "-c", "jcjc", "-o", "race.pdf"), "race.pdf: the output cannot be '.pdf'"),
        (
            ("ma-race", "-c", "jcjc", "-o", "no/race.json"),
            "no/race.json: there is no folder no. Make it first.",
        ),
    ],
)
def test_a_wrong_call_is_one_message(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["race", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert message in told.err
    assert told.err.count("\n") == 1
