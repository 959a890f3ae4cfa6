"""`kodawari kei drive`, `kei validate` and `kei tune` as their user meets them."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kodawari.cli import main

CARS = (
    "suzuki-cappuccino-ea11r-1991",
    "daihatsu-copen-l880k-2002",
    "honda-s660-2015",
    "subaru-360-1958",
    "honda-nbox-jf3-2017",
    "nissan-sakura-2022",
)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("KODAWARI_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.setenv("NO_COLOR", "1")


def run(*arguments: str) -> int:
    return main(["kei", *arguments])


@pytest.mark.parametrize("car", CARS)
def test_drive_tells_every_usual_test_of_a_car(car: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("drive", car) == 0
    shown = capsys.readouterr().out
    assert "top speed" in shown
    assert "limited by" in shown
    assert "55 mph" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_several_cars_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("drive", "EA11R", "JW5", "--distance", "400m", "--hill", "8%") == 0
    head = capsys.readouterr().out.splitlines()[0]
    assert "Cappuccino" in head
    assert "S660" in head


def test_the_json_of_a_drive_says_what_was_assumed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("drive", "honda-beat-1991", "--to", "60mph", "--json") == 0
    (result,) = json.loads(capsys.readouterr().out)["results"]
    assert result["car"] == "honda-beat-1991"
    assert [answer["name"] for answer in result["answers"]] == ["0–60 mph"]
    assert {"cd.roadster", "load", "top_gear"} <= {one["name"] for one in result["assumed"]}
    assert result["top_speed"]["limited_by"] == "limiter"


def test_a_style_is_driven_beside_the_standard_car(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("drive", "EA11R", "--mods", "track-day", "--to", "100kmh") == 0
    assert "track-day" in capsys.readouterr().out


def test_a_final_drive_that_cannot_be_driven_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mods = tmp_path / "final.toml"
    mods.write_text('name = "x"\n[[change]]\nkind = "final-drive"\nratio = 5.0\n')
    assert run("drive", "nissan-sakura-2022", "--mods", str(mods), "--to", "50kmh") == 0
    assert "Final drive: not driven" in capsys.readouterr().out
    assert run("drive", "nissan-sakura-2022", "--mods", str(mods), "--to", "50kmh", "--json") == 0
    (note,) = json.loads(capsys.readouterr().out)["notes"]
    assert "not driven" in note


def test_the_trace_is_written_as_a_table_and_as_a_drawing(tmp_path: Path) -> None:
    table, drawing = tmp_path / "start.csv", tmp_path / "start.svg"
    assert run("drive", "EA11R", "--to", "100kmh", "-o", str(table)) == 0
    assert run("drive", "EA11R", "L880K", "--to", "100kmh", "-o", str(drawing)) == 0
    rows = list(csv.DictReader(table.read_text().splitlines()))
    assert float(rows[0]["speed_kmh"]) == 0.0
    assert 99.0 < float(rows[-1]["speed_kmh"]) <= 100.5
    assert {row["gear"] for row in rows} >= {"1", "2", "3"}
    assert drawing.read_text().count("<path") == 6  # three panels, two cars


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("drive", "cappucino"), "Did you mean"),
        (("drive", "EA11R", "--to", "100"), "100kmh"),
        (("drive", "EA11R", "--to", "900kmh"), "430"),
        (("drive", "EA11R", "--distance", "400"), "400m"),
        (("drive", "EA11R", "--hill", "steep"), "12%"),
        (("drive", "EA11R", "--hill", "300%"), "45°"),
        (("drive", "EA11R", "--cycle", "wltcc"), "wltc"),
        (("drive", "EA11R", "--cycle", "nowhere.csv"), "no such file"),
        (("drive", "EA11R", "--load", "7"), "30 to 1500"),
        (("drive", "EA11R", "--mods", "trackday"), "track-day"),
        (("drive", "vw-polo-aw"), "unknown"),
        (("tune", "EA11R", "--goal", "fast"), "0-100"),
        (("tune", "EA11R", "--keep", "all"), "papers"),
        (("tune", "EA11R", "--budget", "soon"), "budget"),
        (("validate", "nothing-like-it"), "no car"),
    ],
)
def test_bad_input_gets_one_message_and_writes_nothing(
    arguments: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.json"
    assert run(*arguments, "-o", str(output)) == 2
    seen = capsys.readouterr()
    assert told in seen.err
    assert "Traceback" not in seen.err
    assert list(tmp_path.iterdir()) == []


def test_an_output_of_another_kind_is_refused_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("drive", "EA11R", "-o", str(tmp_path / "start.bmp")) == 2
    assert "svg" in capsys.readouterr().err


def test_validate_prints_json_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("validate", *CARS[:5], "--json") == 0
    plain = json.loads(capsys.readouterr().out)
    assert {one["car"] for one in plain["predictions"]} == set(CARS[:5])


def test_tune_writes_a_file_that_modify_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    best = tmp_path / "best.toml"
    assert run("tune", "L880K", "--goal", "economy", "--budget", "1500runs", "-o", str(best)) in {0, 1}
    assert "What each change gives" in capsys.readouterr().out
    assert run("modify", "L880K", "--mods", str(best), "--no-drive") in {0, 1}


def test_a_tune_that_was_killed_goes_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kodawari", "kei", "tune", "EA11R", "--json", "--budget", "1500runs"]
    kept = {**os.environ, "KODAWARI_STORE": str(tmp_path / "killed.sqlite")}
    process = subprocess.Popen(command, env=kept, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    runs = 0
    while not runs and process.poll() is None:
        time.sleep(0.02)
        runs = runs_in(tmp_path / "killed.sqlite")
    process.kill()
    process.wait()
    assert runs
    resumed = tuned(command, kept)
    counts = resumed["study"]["counts"]
    assert counts.pop("recalled_runs") > 0
    fresh = tuned(command, {**os.environ, "KODAWARI_STORE": str(tmp_path / "fresh.sqlite")})
    assert fresh["study"]["counts"].pop("recalled_runs") == 0
    for result in (resumed, fresh):
        result["study"]["counts"].pop("seconds")
    assert resumed == fresh


def tuned(command: list[str], env: dict[str, str]) -> dict[str, Any]:
    """The JSON of a tune that ran to its end."""
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    plain: dict[str, Any] = json.loads(done.stdout)
    return plain


def runs_in(path: Path) -> int:
    """Evaluations that a store holds; 0 while there is none."""
    if not path.is_file():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM outcomes").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_a_tune_that_is_stopped_says_that_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kodawari.cli._kei_tune_run.tune", stop)
    assert run("tune", "EA11R") == 130
    assert "Run the same command again and it goes on" in capsys.readouterr().err


def test_a_tune_tells_what_it_could_not_offer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tune", "honda-beat-1991", "--budget", "300runs") in {0, 1}
    shown = capsys.readouterr().out
    assert "No final drive was offered" in shown
    assert "No tyres were offered" in shown


def test_a_tune_that_finds_nothing_writes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # 120 kg more never make a car quicker
    parts, best = tmp_path / "parts.toml", tmp_path / "best.toml"
    parts.write_text(
        'name = "lead"\n[[slot]]\nname = "mass"\n[[slot.option]]\nname = "more"\n'
        'change = [{ kind = "weight", mass_kg = 120.0 }]\n'
    )
    assert run("tune", "EA11R", "--parts", str(parts), "--budget", "900runs", "-o", str(best)) == 2
    assert "nothing to fit" in capsys.readouterr().err
    assert not best.exists()


def test_a_tune_on_a_day_without_standards_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tune", "honda-beat-1991", "--on", "1940-01-01") == 2
    assert "starts on 2017-06-22" in capsys.readouterr().err
