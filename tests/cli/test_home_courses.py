"""Home courses on the command line: kept, listed, and taken wherever a course is."""

import json
from pathlib import Path

import pytest

from kodawari.cli import main

OPEN = "Str2;227;300;0;0#Str1;281;300;0;0#"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    path = tmp_path / "store.sqlite"
    monkeypatch.setenv("KODAWARI_STORE", str(path))
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(list(arguments)) == status
    told = capsys.readouterr()
    assert max(map(len, told.out.splitlines()), default=0) <= 100
    return told.out + told.err


def test_a_kept_course_is_listed_and_taken_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "course", "keep", "jcjc", "--name", "My Cup")
    assert "kept as home:My Cup" in told
    assert "cars can race on it" in told

    assert "home:My Cup" in printed(capsys, "course", "list")
    assert "5.898 / 6.633 / 7.368 m" in printed(capsys, "course", "check", "home:My Cup")
    assert "5.898" in printed(capsys, "course", "show", "home:My Cup")


def test_an_open_layout_is_kept_and_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "hall.txt"
    path.write_text(OPEN, encoding="utf-8")
    told = printed(capsys, "course", "keep", str(path))

    assert "kept as home:hall" in told
    assert "cars cannot race on it yet" in told
    assert "home:hall" in printed(capsys, "course", "list")
    assert "it cannot be raced like this" in printed(capsys, "course", "check", "home:hall", status=1)
    assert "does not close" in printed(capsys, "course", "show", "home:hall", status=2)


def test_the_list_as_json_holds_both_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "course", "keep", "flat-oval", "--name", "Oval")
    assert main(["course", "list", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}

    assert rows["home:Oval"]["raceable"]
    assert rows["home:Oval"]["race_length_m"] == rows["flat-oval"]["race_length_m"]
    assert rows["home:Oval"]["lanes"] == rows["flat-oval"]["lanes"]


def test_a_home_course_is_exported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    printed(capsys, "course", "keep", "jcjc", "--name", "Cup")
    path = tmp_path / "cup.toml"
    printed(capsys, "course", "export", "home:Cup", "--to", "toml", "-o", str(path))

    assert "nothing is wrong with it" in printed(capsys, "course", "check", str(path))


def test_a_list_makes_no_store(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    assert "jcjc" in printed(capsys, "course", "list")
    assert not store.exists()


def test_a_wrong_name_tells_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "course", "keep", "jcjc", "--name", "Cup")

    for command in (["race", "ma-race", "-c", "home:Cap"], ["course", "show", "home:Cap"]):
        told = printed(capsys, *command, status=2)
        assert "no home course of yours is called 'Cap'" in told.replace("\n", " ")
        assert "Did you mean Cup?" in told.replace("\n", " ")
