"""`kodawari course import | export | check` as their reader sees them."""

import json
from pathlib import Path
from typing import Any

import pytest

from kodawari.cli import main
from kodawari.mini4wd.course import load_course

# A start, two straights and four corners to each side: an oval of 3 · 540 mm, drawn by hand on the grid.
HOME = "Str2;227;300;0;0#Str1;281;300;0;0#Str1;335;300;0;0#"
FAR = "Str1;335;408;180;0#Str1;281;408;180;0#Str1;227;408;180;0#"
# Corners run from their first end: (-26, -8) turned by the angle lies on the end before them.
EAST = "Cor1;388;308;0;0#Cor1;412.928;339.842;45;0#Cor1;408.039;379.984;90;0#Cor1;376.197;404.912;135;0#"
WEST = "Cor1;174;400;180;0#Cor1;149.072;368.158;225;0#Cor1;153.961;328.016;270;0#Cor1;185.803;303.088;315;0#"
OVAL = HOME + EAST + FAR + WEST


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def oval(tmp_path: Path) -> Path:
    path = tmp_path / "oval.txt"
    path.write_text(OVAL, encoding="utf-8")
    return path


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["course", *arguments]) == status
    told = capsys.readouterr()
    lines = [line for line in told.out.splitlines() if not line.startswith("#t=")]
    assert max(map(len, lines), default=0) <= 100 or "--json" in arguments
    return told.out


def _refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["course", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_an_import_tells_what_is_in_the_layout(oval: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = _printed(capsys, "import", str(oval))

    rows = [line.split() for line in shown.splitlines()]
    assert ["Cor1", "45°", "corner", "8"] in rows
    assert ["all", "14"] in rows
    assert ["closed", "yes"] in rows
    assert ["length", "19.88", "m,", "all", "3", "lanes", "together"] in rows
    assert ["start", "Str2,", "piece", "1"] in rows
    assert ["race", "cars", "can", "race", "on", "it"] in rows


def test_an_import_as_json(oval: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data: dict[str, Any] = json.loads(_printed(capsys, "import", str(oval), "--json"))

    assert data["pieces"] == {"Cor1": 8, "Str1": 5, "Str2": 1}
    assert (data["closed"], data["gaps"], data["order"]) == (True, [], [])
    assert data["three_lane_length_m"] == 19.88  # 6 · 1.62 + 8 · 1.27
    assert data["format"] == "pimentoso"


def test_an_import_writes_a_course_that_can_be_raced(
    oval: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "oval.toml"

    shown = _printed(capsys, "import", str(oval), "-o", str(target))

    assert shown.splitlines()[-1] == f"wrote {target}"
    assert "repeat = 4" in target.read_text(encoding="utf-8")
    course = load_course(target)
    assert [piece.kind for piece in course.pieces[:3]] == ["start", "straight", "straight"]
    # straights of 1.62 m on both sides and a full circle of 0.423, 0.540 and 0.657 m
    assert [lane.plan_length_m for lane in course.lanes] == pytest.approx([5.898, 6.633, 7.368], abs=5e-4)


def test_an_import_draws_the_plan(oval: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "oval.svg"

    _printed(capsys, "import", str(oval), "-o", str(target), "--json")

    assert "14 pieces" in target.read_text(encoding="utf-8")


def test_a_layout_that_cannot_be_raced_is_told_but_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = tmp_path / "open.txt", tmp_path / "open.toml"
    path.write_text(HOME + EAST, encoding="utf-8")

    shown = _printed(capsys, "import", str(path))
    refusal = _refused(capsys, "import", str(path), "-o", str(target))

    assert "not yet: the layout is open" in shown
    assert refusal.startswith(f"kodawari: {path}: the layout is open")
    assert not target.exists()


def test_a_bad_file_is_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("Str1;nan;0;0;0#", encoding="utf-8")

    assert _refused(capsys, "import", str(path)) == (
        f"kodawari: {path}: piece 1, x: 'nan' is no number. Copy the text of the layout again.\n"
    )
    assert "FILE.toml or FILE.svg" in _refused(capsys, "import", str(path), "-o", str(tmp_path / "x.png"))


def test_a_course_of_our_own_is_imported_in_the_same_words(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(_printed(capsys, "import", "jcjc", "--json"))

    assert data["pieces"] == {"corner-45": 8, "lane-changer": 1, "start": 1, "straight": 1, "wave": 1}
    assert (data["closed"], data["order"], data["raceable"]) == (True, [1, 2, 3], True)
    assert data["three_lane_length_m"] == 19.9


@pytest.mark.parametrize("editor", ["pimentoso", "lenaxia", "gaku-base", "toml"])
def test_an_export_can_be_checked_and_imported(
    editor: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.txt"

    shown = _printed(capsys, "export", "jcjc", "--to", editor, "-o", str(target))

    assert shown.splitlines()[-1] == f"wrote {target}"
    assert ("#t=" in shown) == (editor == "lenaxia")
    assert "nothing is wrong with it" in _printed(capsys, "check", str(target))
    assert json.loads(_printed(capsys, "import", str(target), "--json"))["closed"]


def test_an_unknown_editor_names_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refusal = _refused(capsys, "export", "jcjc", "--to", "pimentos", "-o", str(tmp_path / "x"))

    assert "no editor is called 'pimentos'. Did you mean pimentoso?" in refusal


def test_a_check_fails_with_status_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "open.txt"
    path.write_text(HOME + EAST, encoding="utf-8")

    shown = _printed(capsys, "check", str(path), status=1)
    data = json.loads(_printed(capsys, "check", str(path), "--json", status=1))

    assert "it cannot be raced like this" in shown
    assert data["verdict"] == "fail"
    assert {"check": "closure", "verdict": "fail"}.items() <= data["checks"][0].items()


def test_a_check_of_a_course_that_ships(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(_printed(capsys, "check", "jcjc", "--json"))

    assert (data["course"], data["verdict"]) == ("jcjc", "pass")


def test_a_car_races_on_a_layout_file(oval: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["race", "ma-box-stock", "--course", str(oval), "--runs", "4", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["course"]
