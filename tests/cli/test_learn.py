"""`kodawari learn`, and races that draw from what it has written."""

import json
from pathlib import Path

import pytest

from kodawari.cli import main

LAPS = '[[run]]\ncar = "ma-box-stock"\ncourse = "flat-oval"\nlaps = 2\nlap = 2\ntime_s = [1.45, 1.46]\n'


@pytest.fixture
def laps(tmp_path: Path) -> Path:
    path = tmp_path / "laps.toml"
    path.write_text(LAPS, encoding="utf-8")
    return path


def _race(folder: Path, *more: str) -> dict[str, object]:
    made = folder / "race.json"
    arguments = ["race", "ma-box-stock", "--course", "flat-oval", "--laps", "2", "--runs", "12"]
    assert main([*arguments, *more, "-o", str(made)]) == 0
    found: dict[str, object] = json.loads(made.read_text(encoding="utf-8"))
    return found


def test_a_quick_car_is_learnt_and_raced(
    laps: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "mine.toml"
    assert main(["learn", str(laps), "--draws", "60", "-o", str(kept)]) == 0
    shown = capsys.readouterr().out
    assert "before, 90 %" in shown
    assert "wrote" in shown
    assert kept.is_file()

    before, after = _race(tmp_path), _race(tmp_path, "--belief", str(kept))
    assert after["race_time_s"]["median"] < 0.97 * before["race_time_s"]["median"]  # type: ignore[index]


def test_json_holds_readings_and_unknowns(laps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", str(laps), "--draws", "60", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert found["compared"][0]["times"] == 2
    assert found["compared"][0]["before"][1] > found["compared"][0]["after"][1]
    assert {"key", "shift", "width", "low", "median", "high", "unit"} <= set(found["unknowns"][0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("factor = [[1.0]]\n[mean]\n", "belief.toml"),
        ("mean = 3\n", "mean"),
        ("factor = [[1.0]]\n[mean]\na = nan\n", "belief.toml"),
    ],
)
def test_a_belief_that_is_none_is_refused(
    text: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "belief.toml"
    wrong.write_text(text, encoding="utf-8")

    assert main(["race", "ma-box-stock", "--course", "flat-oval", "--belief", str(wrong)]) != 0
    assert told in capsys.readouterr().err


def test_laps_that_are_not_there_leave_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["learn", str(tmp_path / "none.toml"), "-o", str(tmp_path / "out.toml")]) != 0
    assert "no such file" in capsys.readouterr().err
    assert not (tmp_path / "out.toml").exists()


def test_the_checker_takes_no_belief(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "b.toml"
    kept.write_text("factor = [[1.0]]\n[mean]\na = 0.0\n", encoding="utf-8")
    assert main(["race", "ma-box-stock", "--course", "speed-checker", "--belief", str(kept)]) != 0
    assert "takes no belief" in capsys.readouterr().err
