"""`kodawari course` as its reader sees it."""

import json
from pathlib import Path
from typing import Any

import pytest

from kodawari.cli import main


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("KODAWARI_STORE", str(tmp_path / "store.sqlite"))


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["course", *arguments]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def _refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["course", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_the_list_tells_lanes_laps_and_length(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line.split() for line in _printed(capsys, "list").splitlines()]

    assert ["jcjc", "Japan", "Cup", "Junior", "Circuit", "3", "12", "3", "19.90"] in rows
    assert ["oval-home", "Oval", "Home", "Circuit", "2", "7", "2", "9.87"] in rows


def test_a_stacked_course_tells_where_it_crosses_itself(capsys: pytest.CaptureFixture[str]) -> None:
    shown = _printed(capsys, "show", "stacked")
    low = _printed(capsys, "show", "stacked", "--set", "slope_rise_mm=60", "--set", "slope_profile=cosine")

    assert "passes over itself at 4 pairs of pieces; least height 110 mm, needed 75 mm" in shown
    assert "missing" not in shown
    assert "Straight (13) over Straight (3): 15.0 mm missing" in low
    assert "passes over itself" not in _printed(capsys, "show", "jcjc")


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    courses = json.loads(_printed(capsys, "list", "--json"))

    assert "jcjc" in {course["name"] for course in courses}


def test_a_course_is_shown_with_lanes_pieces_and_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    shown = _printed(capsys, "show", "jcjc")
    rows = [line.split() for line in shown.splitlines()]

    assert rows[0][:4] == ["Japan", "Cup", "Junior", "Circuit"]
    assert ["1", "2", "5.898"] in [row[:3] for row in rows]
    assert ["race", "3", "laps", "19.899"] in [row[:4] for row in rows]
    assert ["changer_profile", "cosine", "assumed", "–"] in rows
    assert "course-hulls: omusymcomp" in shown


@pytest.mark.parametrize("name", ["jcjc", "slopes", "oval-home", "flat-oval", "stacked", "five-lane"])
def test_no_line_is_wider_than_100_columns(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert max(map(len, _printed(capsys, "show", name).splitlines())) <= 100


def test_the_json_holds_what_others_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    data: Any = json.loads(_printed(capsys, "show", "jcjc", "--json", "--set", "lane_pitch_mm=115"))

    assert [lane["plan_length_m"] for lane in data["lanes"]] == pytest.approx([5.910, 6.633, 7.355], abs=5e-4)
    assert data["race_length_m"] == pytest.approx(19.90, abs=5e-3)


def test_a_plan_is_written_and_named_last(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.svg"
    shown = _printed(capsys, "show", "jcjc", "-o", str(path))

    assert shown.splitlines()[-1] == f"wrote {path}"
    assert path.read_text(encoding="utf-8").startswith("<svg ")


def test_with_json_the_file_is_named_on_the_other_stream(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "heights.svg"
    assert main(["course", "show", "jcjc", "--json", "--heights", "3", "-o", str(path)]) == 0
    told = capsys.readouterr()

    json.loads(told.out)
    assert told.err.strip() == f"wrote {path}"
    assert "height of the lap from lane 3" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "jcjk"), "no course is called 'jcjk'. Did you mean jcjc"),
        (("show", "jcjc", "--set", "lane_pitch_mm"), "--set lane_pitch_mm is not NAME=VALUE"),
        (("show", "jcjc", "--set", "lane_pitch=115"), "does not depend on 'lane_pitch'. Did you mean"),
        (("show", "jcjc", "--heights", "1"), "--heights makes a picture. Say where it goes"),
    ],
)
def test_a_wrong_call_is_one_message(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert message in _refused(capsys, *arguments)


@pytest.mark.parametrize(
    ("file", "message"), [("plan.png", "pictures are SVG, not '.png'"), ("no/plan.svg", "cannot be written")]
)
def test_a_picture_that_cannot_be_written_leaves_nothing(
    file: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["course", "show", "jcjc", "-o", str(tmp_path / file)]) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_lane_that_is_not_there_has_no_heights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["course", "show", "jcjc", "--heights", "4", "-o", str(tmp_path / "h.svg")]) == 2
    assert "has no lane 4. Give a lane from 1 to 3" in capsys.readouterr().err
