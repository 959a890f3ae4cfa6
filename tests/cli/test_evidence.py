import json
from pathlib import Path

import pytest

from kodawari.cli import main


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


CHECKER = ("race", "ma-box-stock", "--course", "speed-checker", "--runs", "12")


def test_a_race_on_the_checker_tells_time_and_top_speed(capsys: pytest.CaptureFixture[str]) -> None:
    printed = _printed(capsys, *CHECKER)

    assert "time over 100 m" in printed
    assert "km/h" in printed
    assert max(map(len, printed.splitlines())) <= 100


def test_its_json_names_things_as_a_race_does(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(_printed(capsys, *CHECKER, "--set", "distance_m=300", "--json"))

    assert data["course"] == "speed-checker"
    assert data["distance_m"] == 300.0
    assert data["race_time_s"].keys() == {"median", "low", "high"}
    assert 0.0 <= data["finish"]["low"] <= data["finish"]["estimate"] <= 1.0
    assert data["inputs"]["car"]["car"]["chassis"] == "ma"


def test_its_json_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.json"

    printed = _printed(capsys, *CHECKER, "-o", str(path))

    assert printed.splitlines()[-1] == f"wrote {path}"
    assert json.loads(path.read_text(encoding="utf-8"))["runs"] == 12


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("--set", "side_length_mm=1000"), "the speed checker has no parameter 'side_length_mm'"),
        (("--set", "distance_m=far"), "It takes --set distance_m=100"),
        (("--set", "distance_m=0"), "0 m cannot be run"),
        (("-o", "run.html"), "the output cannot be '.html'"),
        (("--lane", "2"), "the speed checker has no lanes"),
        (("--laps", "2"), "the speed checker has no lanes"),
    ],
)
def test_a_wrong_call_is_one_message(
    more: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*CHECKER, *more]) == 2
    assert message in capsys.readouterr().err


def test_a_fit_shows_what_it_learnt(capsys: pytest.CaptureFixture[str]) -> None:
    printed = _printed(capsys, "fit", "--most", "5")

    assert "independent draws" in printed
    assert "more learnt less. 9 readings" in printed
    assert max(map(len, printed.splitlines())) <= 100


def test_the_json_of_a_fit_holds_every_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(_printed(capsys, "fit", "--json"))

    keys = {row["key"] for row in data["parameters"]}
    assert {"drivetrain.efficiency", "tyre.friction", "air.drag_area_mm2"} <= keys
    assert all(row["low"] <= row["median"] <= row["high"] for row in data["parameters"])
