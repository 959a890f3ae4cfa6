"""`kodawari car` as its reader sees it."""

import json
from pathlib import Path
from typing import Any

import pytest

from kodawari.cli import main
from kodawari.mini4wd.build import list_cars, read_car


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["car", *arguments]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def _rows(printed: str) -> list[str]:
    return [" ".join(line.split()) for line in printed.splitlines()]


def _refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["car", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_the_list_names_every_shipped_car(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_printed(capsys, "list"))

    assert {row.split()[0] for row in rows if row} >= set(list_cars())
    assert any(row.startswith("vz-box-stock VZ, box stock Normal motor (FA-130)") for row in rows)


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    cars = {car["name"]: car for car in json.loads(_printed(capsys, "list", "--json"))}

    assert cars["ma-race"]["motor"] == "light-dash-pro"
    assert cars["ma-race"]["mass_g"]["unit"] == "g"


def test_a_car_is_shown_with_everything_that_follows_from_it(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_printed(capsys, "show", "ma-race"))

    assert rows[0] == "MA, race · MA chassis"
    assert "motor Light-Dash PRO 15402" in rows
    assert "brake rear brake Brake sponge, grey 15441 −70.0 0.0 2 mm off the floor, 2.0" in rows
    assert any(row.startswith("roller front Aluminium roller 13 mm, 15437 64.0 ±45.5") for row in rows)
    assert "ground clearance 2.0 mm ±0.3 declared rear brake" in rows
    assert "centre of mass, to the left 0 mm assumed" in rows
    assert any(row.startswith("damper 1 8.30 g ±0.10 5 % primary tamiya-parts-pages") for row in rows)
    assert any("parameters are not known exactly; the widest" in row for row in rows)


def test_what_comes_from_the_kit_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_printed(capsys, "show", "ma-box-stock"))

    assert any(row.startswith("motor Normal motor PRO (kit,") and "from the kit" in row for row in rows)
    assert any(row.startswith("roller ") and "from the kit" in row for row in rows)


def test_a_reading_stands_above_what_is_computed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.toml"
    text = list_cars()["ma-race"].read_text(encoding="utf-8")
    path.write_text(f"{text}\n[measured]\nmass_g = {{ value = 158.4, pm = 0.1 }}\n", encoding="utf-8")

    rows = _rows(_printed(capsys, "show", str(path)))

    place = rows.index("mass, ready to run 158.40 g ±0.10 measured a reading")
    assert rows[place + 1].startswith("computed 160.4 g ±")


def test_the_widest_parameters_or_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    few, every = _printed(capsys, "show", "ma-box-stock"), _printed(capsys, "show", "ma-box-stock", "--all")

    assert "tyre.friction " not in few
    assert "tyre.friction " in every
    assert "roller.bearing_mN_m_s" in few
    assert "1.0 (0.3–10.0) × 10⁻⁶ mN·m·s" in few


def test_the_json_of_a_car_holds_it_all(capsys: pytest.CaptureFixture[str]) -> None:
    car: Any = json.loads(_printed(capsys, "show", "ma-race", "--json"))

    front = next(row for row in car["setup"] if (row["group"], row["name"]) == ("roller", "front"))
    assert (front["spec"], front["pair"], front["items"][0]) == ("aluminium-13-15437", True, "15437")
    assert front["place_mm"][1] == pytest.approx(45.5)
    assert car["sizes"]["width_mm"]["computed"]["value"] == pytest.approx(2 * 45.5 + 13.0, abs=0.05)
    masses = sum(item["mass"]["value"] for item in car["masses"])
    assert car["sizes"]["mass_g"]["computed"]["value"] == pytest.approx(masses)
    assert car["balance"]["left_mm"]["value"] == pytest.approx(0.0, abs=1e-9)
    assert car["uncertain"]["tyre.friction"]["confidence"] == "assumed"
    assert car["file"]["car"]["motor"] == "light-dash-pro"


@pytest.mark.parametrize("car", sorted(list_cars()))
def test_no_line_is_wider_than_100_columns(car: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert max(map(len, _printed(capsys, "show", car, "--all").splitlines())) <= 100


def test_a_new_car_is_a_file_that_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    printed = _printed(capsys, "new", "青い VZ!", "--chassis", "VZ")

    assert printed.splitlines() == ["Next: kodawari inspect 青い-vz.toml", "wrote 青い-vz.toml"]
    car = read_car(tmp_path / "青い-vz.toml")
    assert (car.car.name, car.car.chassis) == ("青い VZ!", "vz")
    assert main(["inspect", "青い-vz.toml", "--on", "2026-11-21"]) == 0


def test_a_new_car_can_start_from_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    _printed(capsys, "new", "Mine", "--like", "ma-race", "-o", str(path))

    assert read_car(path).car.motor == "light-dash-pro"


def test_a_new_car_never_replaces_another_unless_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("precious", encoding="utf-8")

    told = _refused(capsys, "new", "Mine", "-o", str(path))
    assert told == (f"kodawari: {path}: the file is there already. Name another with -o, or add --force.\n")
    assert path.read_text(encoding="utf-8") == "precious"

    _printed(capsys, "new", "Mine", "-o", str(path), "--force")
    assert read_car(path).car.name == "Mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "ma-rce"), "no car is called 'ma-rce'. Did you mean ma-race?"),
        (
            ("new", "X", "--chassis", "vzz"),
            "no box-stock car of a chassis 'vzz' to start from. Did you mean vz?",
        ),
        (("new", "X", "--like", "ma-rce"), "no car is called 'ma-rce'"),
        (("new", "X", "--like", "ma-race", "--chassis", "ma"), "--chassis and --like both say"),
        (("new", "++"), "'++' makes no file name"),
        (("new", "X", "-o", "no/such/folder.toml"), "no/such/folder.toml: cannot be written"),
    ],
)
def test_a_wrong_call_is_one_message(
    arguments: tuple[str, ...],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert message in _refused(capsys, *arguments)
    assert list(tmp_path.iterdir()) == []
