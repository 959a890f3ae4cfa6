"""The garage of the workbench on the command line: every command that takes a car takes `garage:NAME`."""

import json
from pathlib import Path

import pytest

from kodawari.cli import main
from kodawari.mini4wd.build import read_box_file
from kodawari.mini4wd.garage import keep_new_box
from kodawari.store import open_store


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("KODAWARI_STORE", str(tmp_path / "store.sqlite"))
    return tmp_path / "store.sqlite"


def test_a_car_file_is_put_into_the_garage_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[car]\nname = "Evening"\nchassis = "ma"\n')
    assert main(["car", "keep", str(file)]) == 0
    assert "garage:Evening" in capsys.readouterr().out
    assert main(["car", "list"]) == 0
    shown = capsys.readouterr().out
    assert "garage:Evening" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())
    assert main(["car", "list", "--json"]) == 0
    assert "garage:Evening" in {car["name"] for car in json.loads(capsys.readouterr().out)}


def test_each_command_takes_a_car_of_the_garage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["car", "keep", "ma-box-stock", "--name", "Evening"]) == 0
    capsys.readouterr()
    assert main(["inspect", "garage:evening", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "pass"
    assert main(["car", "show", "garage:Evening", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "Evening"
    race = ["race", "garage:Evening", "-c", "flat-oval", "--runs", "8", "--json"]
    assert main(race) == 0
    assert json.loads(capsys.readouterr().out)["car"] == "Evening"
    made = tmp_path / "copy.toml"
    assert main(["car", "new", "Copy", "--like", "garage:Evening", "-o", str(made)]) == 0
    assert 'name = "Copy"' in made.read_text()


def test_a_tune_takes_a_box_and_a_base_car_of_the_workbench(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["car", "keep", "ma-race", "--name", "Racer"]) == 0
    with open_store(store) as opened:
        keep_new_box(opened, read_box_file("ma-starter"))
    capsys.readouterr()
    asked = ["tune", "box:MA starter", "--car", "garage:Racer", "-c", "flat-oval", "--finish", "0.6"]
    assert main([*asked, "--budget", "300runs", "--json"]) in {0, 1}
    found = json.loads(capsys.readouterr().out)
    assert found["base"]["name"] == "Racer"
    with open_store(store) as opened:
        (row,) = opened.studies.list(kind="mini4wd")
        assert row.id == found["study"]["study"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["inspect", "garage:Evenig"], "Did you mean Evening?"),
        (["race", "garage:", "-c", "flat-oval"], "There are: Evening."),
        (["tune", "box:nothing", "-c", "flat-oval"], "no parts box of yours is called 'nothing'"),
        (["tune", "ma-starter", "--car", "garage:No", "-c", "flat-oval"], "no car of yours is called 'No'"),
        (["car", "keep", "no-such-car"], "no car is called 'no-such-car'"),
        (["car", "keep", "ma-race", "--name", " "], "needs a name that can be read"),
    ],
)
def test_a_slip_is_told_in_one_message(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["car", "keep", "ma-box-stock", "--name", "Evening"]) == 0
    capsys.readouterr()
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_a_car_that_cannot_be_built_is_not_kept(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odd.toml"
    file.write_text('[car]\nname = "Odd"\nchassis = "ma"\nmotor = "hyper-dash-3"\n')
    assert main(["car", "keep", str(file)]) == 2
    assert "car.motor" in capsys.readouterr().err
    assert not store.exists()
