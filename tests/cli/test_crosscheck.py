"""`kodawari crosscheck` as its reader sees it; without MuJoCo, which tests/cross_code runs."""

import json
from pathlib import Path
from typing import Any

import pytest

from kodawari.cli import main
from kodawari.cli._crosscheck_view import path_value
from kodawari.errors import KodawariError

ALONE = ("--no-native", "--no-injected")
HIT = ("crosscheck", "wall-hit", "--case", "4 m/s", *ALONE)


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def test_a_case_is_a_table_with_a_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(HIT) == 0
    shown = capsys.readouterr().out

    assert "Broadside wall hit" in shown
    assert "0.5800" in shown
    assert "1 of 1 figures within their tolerance." in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_the_json_holds_figures_differences_and_verdicts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main((*HIT, "--json")) == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    ((row,),) = [case["rows"] for case in data["cases"]]
    reference = row["comparisons"]["reference"]

    assert data["mujoco"] is None
    assert data["verdict"] == "aim met"
    assert reference["value"] == 0.58
    assert reference["difference"] == pytest.approx(row["ours"] - 0.58)
    assert abs(reference["difference"]) <= reference["tolerance"] == 0.02


def test_a_broken_tolerance_is_exit_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main((*HIT, "--set", "quantity.0.tolerance=0.001")) == 1
    assert "1 outside" in capsys.readouterr().out


def test_the_json_is_written_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hit.json"

    assert main((*HIT, "-o", str(path))) == 0
    assert capsys.readouterr().out.endswith(f"wrote {path}\n")
    assert json.loads(path.read_text("utf-8"))["cases"][0]["name"] == "4 m/s"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("wall-hti",), "Did you mean wall-hit"),
        (("wall-hit", "--set", "contact.tyre.fricton=1"), "Did you mean friction"),
        (("wall-hit", "--set", "friction"), "is not PATH=VALUE"),
        (("wall-hit", "--case", "3 m/s"), "there is no case '3 m/s'"),
        (("wall-hit", "-o", "x.html"), "FILE.json"),
    ],
)
def test_bad_input_is_one_message(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert main(("crosscheck", *arguments, *ALONE)) == 2
    captured = capsys.readouterr()

    assert said in captured.err
    assert (captured.out, captured.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("a.b=0.5", 0.5),
        ("a.b=3", 3),
        ("a.b=true", True),
        ("a.b=[1.0, 2.0]", [1.0, 2.0]),
        ("a.b=disc", "disc"),
    ],
)
def test_a_setting_is_read_as_toml_and_else_as_a_word(given: str, value: object) -> None:
    path, found = path_value(given)

    assert path == "a.b"
    assert found == value
    assert type(found) is type(value)


def test_a_setting_without_a_value_is_refused() -> None:
    with pytest.raises(KodawariError, match="PATH=VALUE"):
        path_value("a.b=")


@pytest.fixture
def _without_mujoco(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("mini4wd.crosscheck._compare", "mini4wd.crosscheck._model", "cli._crosscheck_view"):
        monkeypatch.setattr(f"kodawari.{module}.has_mujoco", lambda: False)


@pytest.mark.usefixtures("_without_mujoco")
def test_without_mujoco_the_recorded_rows_are_compared_and_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(("crosscheck", "wall-hit", "--case", "4 m/s")) == 0
    shown = capsys.readouterr().out

    assert "MuJoCo is not installed here: only recorded figures were compared." in shown
    assert "0.5800" in shown


@pytest.mark.usefixtures("_without_mujoco")
def test_asking_for_mujoco_where_it_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("crosscheck", "wall-hit", "--native")) == 2
    assert "MuJoCo is not installed here. Install it" in capsys.readouterr().err
