"""`kodawari tune` and `kodawari demo` as their user meets them."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kodawari.cli import main
from kodawari.cli._tune_run import budget_of
from kodawari.errors import KodawariError
from kodawari.report.testing import page_problems

TUNE = ("tune", "ma-starter", "--course", "flat-oval", "--finish", "0.6", "--budget", "500runs")


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("KODAWARI_STORE", str(tmp_path / "store.sqlite"))


def essence(plain: dict[str, Any]) -> dict[str, Any]:
    """The result without what differs between a fresh and a resumed tune."""
    plain["study"]["counts"].pop("seconds")
    plain["study"]["counts"].pop("recalled_runs")
    return plain


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "kodawari", *arguments]


@pytest.mark.parametrize(
    ("text", "seconds", "runs"),
    [
        ("90s", 90.0, None),
        ("5m", 300.0, None),
        ("1.5h", 5400.0, None),
        ("45", 45.0, None),
        ("800runs", None, 800),
    ],
)
def test_budgets(text: str, seconds: float | None, runs: int | None) -> None:
    budget = budget_of(text)
    assert (budget.seconds, budget.runs) == (seconds, runs)


@pytest.mark.parametrize("text", ["", "soon", "5 days", "-3s", "1e3s"])
def test_no_budget(text: str) -> None:
    with pytest.raises(KodawariError, match="is no budget"):
        budget_of(text)


def test_screen_files_and_a_second_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, car = tmp_path / "tune.html", tmp_path / "best.toml"
    status = main([*TUNE, "-o", str(page)])
    out = capsys.readouterr().out
    assert status in {0, 1}
    assert "chance to finish" in out
    assert out.strip().endswith(f"wrote {page}")
    assert all(len(line) <= 100 for line in out.splitlines()[:-1])
    assert page_problems(page.read_text(encoding="utf-8")) == []
    # the same again comes out of the store, and the car that it writes passes
    assert main([*TUNE, "-o", str(car)]) == status
    capsys.readouterr()
    assert main(["inspect", str(car), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "pass"


def test_killed_and_started_again_it_goes_on(tmp_path: Path) -> None:
    env = {**os.environ, "KODAWARI_STORE": str(tmp_path / "killed.sqlite")}
    process = subprocess.Popen(
        command(*TUNE, "--json"), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    kept = 0
    for _ in range(1200):  # until some runs are in the store
        time.sleep(0.05)
        kept = runs_in(tmp_path / "killed.sqlite")
        if kept or process.poll() is not None:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert kept
    resumed = subprocess.run(command(*TUNE, "--json"), env=env, capture_output=True, check=False)
    again = json.loads(resumed.stdout)
    assert again["study"]["counts"]["recalled_runs"] > 0
    fresh = subprocess.run(
        command(*TUNE, "--json"),
        env={**os.environ, "KODAWARI_STORE": str(tmp_path / "fresh.sqlite")},
        capture_output=True,
        check=False,
    )
    assert essence(again) == essence(json.loads(fresh.stdout))


def runs_in(path: Path) -> int:
    """Evaluations that a store holds; 0 while there is none."""
    if not path.is_file():
        return 0
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM outcomes").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tune", "ma-startr", "--course", "jcjc"], "ma-starter"),
        (["tune", "ma-starter", "--course", "jcj"], "jcjc"),
        (["tune", "ma-starter", "--course", "jcjc", "--rules", "opn"], "open"),
        (["tune", "ma-starter", "--course", "jcjc", "--finish", "1.5"], "between 0 and 1"),
        (["tune", "ma-starter", "--course", "jcjc", "--budget", "soon"], "is no budget"),
        (["tune", "ma-starter", "--course", "jcjc", "--lane", "9"], "no lane 9"),
        (["tune", "ma-starter", "--course", "jcjc", "--class", "juniro"], "junior"),
        (["tune", "ma-starter", "--course", "jcjc", "--on", "1999-01-01"], "2000-01-01"),
        (["tune", "ma-starter", "--course", "jcjc", "-o", "nowhere/best.toml"], "no folder nowhere"),
        (["tune", "ma-starter", "--course", "jcjc", "-o", "best.pdf"], "html"),
    ],
)
def test_bad_input_is_told_in_one_message(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.out == ""
    assert "Traceback" not in shown.err


def test_an_empty_parts_box(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    box = tmp_path / "box.toml"
    box.write_text('[box]\ncar = "ma-box-stock"\n')
    assert main(["tune", str(box), "--course", "jcjc"]) == 2
    assert "the parts box is empty" in capsys.readouterr().err


def test_the_demo_goes_the_whole_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    assert main(["demo", "--budget", "300runs", "-o", str(folder)]) == 0
    out = capsys.readouterr().out
    for word in ("kodawari inspect", "kodawari race", "kodawari tune", "a lap", "inspection", "wrote"):
        assert word in out
    page = folder / "ma-starter-on-jcjc.html"
    assert page_problems(page.read_text(encoding="utf-8")) == []
