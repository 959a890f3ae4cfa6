"""`kodawari kei` as its reader sees it: the catalogue, the class, modifications, comparison, ownership."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kodawari.cli import main


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def _told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["kei", *arguments]) == status
    told = capsys.readouterr()
    assert told.err == ""
    assert "--json" in arguments or max(map(len, told.out.splitlines())) <= 100
    return told.out


def _json(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    return json.loads(_told(capsys, *arguments, "--json", status=status))


def _refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["kei", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def _rows(printed: str) -> list[str]:
    return [" ".join(line.split()) for line in printed.splitlines()]


def _picture(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    assert ET.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own drawing
    return text


# --- list and show ------------------------------------------------------------------------------------------


def test_the_list_tells_era_sizes_mass_and_engine(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_told(capsys, "list", "roadster"))

    assert "Honda Beat PP1-100 1991–1996 K1990 3 295 1 395 1 175 760 656 64" in rows
    assert "Suzuki Cappuccino 1991–1995 K1990 3 295 1 395 1 185 700* 657 64" in rows
    assert "Honda S600 convertible 1964–1966 not kei 3 300 1 400 – 715 606 57" in rows


def test_the_list_as_json_gives_each_figure_with_its_readings(capsys: pytest.CaptureFixture[str]) -> None:
    (car,) = _json(capsys, "list", "EA11R")

    assert car["id"] == "suzuki-cappuccino-ea11r-1991"
    assert car["figures"]["kerb_kg"]["disputed"] is True
    assert [each["value"] for each in car["figures"]["kerb_kg"]["readings"]] == [700, 679]
    assert car["figures"]["seats"] is None


def test_the_list_by_era_and_year(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "list", "--era", "K1976", "--year", "1988", "--maker", "Suzuki")

    assert [car["id"] for car in found] == ["suzuki-mighty-boy-ps-a-1983", "suzuki-alto-works-rsr-1987"]


@pytest.mark.parametrize(
    ("car", "lines"),
    [
        ("subaru-360-1958", ["kerb mass 385 kg secondary sheet", "or 410 kg secondary 2"]),
        ("EA11R", ["final drive 5.125 secondary 2, 3", "tyres 165/65R14 secondary sheet"]),
        ("alto works", ["set aside 63 PS press 2", "or 71.6 N·m recalled –"]),
        ("honda-s660-2015", ["tyres 165/55R15 in front, 195/45R16 behind secondary sheet"]),
        ("sakura", ["constant up to 10 455 rpm secondary 1", "battery 20 kWh secondary sheet"]),
    ],
)
def test_a_sheet_has_every_figure_with_its_grounds(
    capsys: pytest.CaptureFixture[str], car: str, lines: list[str]
) -> None:
    rows = _rows(_told(capsys, "show", car))

    assert [line for line in lines if line not in rows] == []


def test_a_sheet_says_unknown_and_what_would_settle_it(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_told(capsys, "show", "mazda-b360"))

    assert "kerb mass unknown · The certificate (車検証) or a weighbridge settles it." in rows
    assert "Not drawn: too few sizes are known." in rows


@pytest.mark.parametrize("car", ["subaru-360-1958", "beat", "nbox", "sambar", "jimny-jb64", "s500"])
def test_a_car_is_drawn_to_scale(capsys: pytest.CaptureFixture[str], tmp_path: Path, car: str) -> None:
    path = tmp_path / "car.svg"

    assert _told(capsys, "show", car, "-o", str(path)).endswith(f"wrote {path}\n")
    assert "to scale" in _picture(path)


def test_a_car_without_sizes_is_not_drawn(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "car.svg"

    assert "cannot be drawn: length and width and height are unknown" in _refused(
        capsys, "show", "mazda-b360", "-o", str(path)
    )
    assert not path.exists()


# --- inspect ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("car", "status", "line"),
    [
        ("subaru-360-1958", 0, "KEI of K1955; would fit K1955, K1976, K1990, K1998"),
        ("alto works", 0, "KEI of K1976; would fit K1976, K1990, K1998"),
        ("beat", 0, "KEI of K1990; would fit K1990, K1998"),
        ("caterham", 0, "KEI of K1998; would fit K1998"),
        ("sakura", 0, "KEI of K1998; would fit K1998"),
        ("s500", 1, "NOT KEI would fit K1998"),
        ("jimny-sierra", 1, "NOT KEI fits no box that its measures could be held against"),
    ],
)
def test_the_last_line_is_the_class(
    capsys: pytest.CaptureFixture[str], car: str, status: int, line: str
) -> None:
    assert _rows(_told(capsys, "inspect", car, status=status))[-1] == line


def test_the_room_in_each_box_is_told_to_the_millimetre(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_told(capsys, "inspect", "alto works"))

    assert "K1955 1955-04-04 to 1975-12-31 no −195 −95 595 −183" in rows
    assert "K1976 1976-01-01 to 1989-12-31 yes 5 5 595 7" in rows
    assert "K1998 from 1998-10-01 yes 205 85 595 117" in rows


@pytest.mark.parametrize("day", ["1955-04-04", "1980-01-01", "2026-11-21"])
def test_the_day_tells_the_box_in_force_and_never_the_class(
    capsys: pytest.CaptureFixture[str], day: str
) -> None:
    found = _json(capsys, "inspect", "beat", "--on", day)

    assert (found["verdict"], found["approved_under"]) == ("pass", "K1990")
    assert found["box_in_force"] == {"1955": "K1955", "1980": "K1976", "2026": "K1998"}[day[:4]]


def test_the_json_of_an_inspection(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "inspect", "honda-s800-1966", status=1)

    assert (found["verdict"], found["approved_under"]) == ("fail", None)
    assert [each["era"] for each in found["eras"]][-1] == "K1998"
    assert {each["fits"] for each in found["eras"]} == {"fail"}
    assert [each["status"] for each in found["findings"]] == ["fail", "fail", "pass", "fail"]


# --- modify -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("car", "mods", "status", "line"),
    [
        (
            "cappuccino",
            "kaido-racer",
            1,
            "CLASS LOST papers: structure change inspection; a standard is broken",
        ),
        ("cappuccino", "track-day", 0, "CLASS KEPT papers: free; no standard broken"),
        ("honda-s660-2015", "shakotan", 1, "CLASS KEPT papers: free; a standard is broken"),
        ("subaru-360-1958", "track-day", 1, "CLASS KEPT papers: free; a standard is open"),
        ("sakura", "vip", 1, "CLASS ASK papers: unknown; a standard is open"),
    ],
)
def test_the_last_line_is_class_papers_and_standards(
    capsys: pytest.CaptureFixture[str], car: str, mods: str, status: int, line: str
) -> None:
    told = _told(capsys, "modify", car, "--mods", mods, "--no-drive", status=status)

    assert _rows(told)[-1] == line


def test_a_modification_as_json_and_as_a_drawing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "both.svg"
    assert main(["kei", "modify", "beat", "-m", "vip", "--no-drive", "--json", "-o", str(path)]) == 1
    told = capsys.readouterr()
    found = json.loads(told.out)

    assert told.err == f"wrote {path}\n"
    assert "Honda Beat PP1-100, VIP" in _picture(path)
    assert found["class"]["verdict"] == "ask"
    assert found["stance"]["fender_gap_front_mm"]["after"]["value"] == 40
    assert found["performance"] is None


def test_bad_modifications_are_one_message_and_nothing_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mods, path = tmp_path / "mods.toml", tmp_path / "out.svg"
    mods.write_text('name = "x"\n[[change]]\nkind = "lowering"\nfront_mm = 0.04\n', encoding="utf-8")

    told = _refused(capsys, "modify", "beat", "-m", str(mods), "-o", str(path))
    assert "mods.toml: change 1 (lowering): front_mm is 0.04" in told
    assert not path.exists()
    assert "is electric and has no exhaust" in _refused(capsys, "modify", "sakura", "-m", "shakotan")


# --- compare ------------------------------------------------------------------------------------------------


def test_cars_are_compared_with_the_first_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "cars.svg"
    cars = ["beat", "cappuccino", "az-1", "s660", "subaru-360-1958"]
    told = _told(capsys, "compare", *cars, "--beside", "polo", "-o", str(path))
    drawn = _picture(path)

    assert "wheelbase, mm 2 280 2 060 2 235 2 285 1 800*" in _rows(told)
    assert "−220 −45 +5 −480*" in _rows(told)
    assert told.endswith(f"wrote {path}\n")
    assert "in the box of K1998" in drawn
    assert "VW Polo" in drawn


@pytest.mark.parametrize(("peer", "length"), [("polo", 4053), ("accent", 4115), ("civic", 4549)])
def test_ordinary_cars_stand_beside(capsys: pytest.CaptureFixture[str], peer: str, length: float) -> None:
    found = _json(capsys, "compare", "copen-l880k", "--beside", peer)

    assert [each["value"] for each in found["figures"]["length_mm"]] == [3395, length]
    assert found["differences"]["length_mm"][1]["value"] == length - 3395
    assert found["differences"]["height_mm"][0]["value"] == 0


def test_one_car_alone_cannot_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert "cannot be compared" in _refused(capsys, "compare", "beat")
    assert "stands twice" in _refused(capsys, "compare", "beat", "PP1")


# --- ownership ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("car", "first", "line"),
    [
        ("honda-beat-1991", "1992-05", "light motor vehicle tax 12 900 ¥ a year primary 1"),
        ("honda-s660-2015", "2015-03", "light motor vehicle tax 7 200 ¥ a year primary 1"),
        ("honda-s660-2015", "2015-04", "light motor vehicle tax 10 800 ¥ a year primary 1"),
        ("subaru-sambar-truck-1991", "1992-05", "light motor vehicle tax 6 000 ¥ a year primary 1"),
        ("nissan-sakura-2022", "2022-07", "light motor vehicle tax 10 800 ¥ a year primary 1"),
    ],
)
def test_what_the_class_gives_its_owner(
    capsys: pytest.CaptureFixture[str], car: str, first: str, line: str
) -> None:
    rows = _rows(_told(capsys, "ownership", car, "--on", "2026-11-21", "--first", first))

    assert line in rows
    assert any(row.startswith("motorway limit 100 km/h") for row in rows)


def test_bad_questions_about_ownership(capsys: pytest.CaptureFixture[str]) -> None:
    assert "is not a kei car" in _refused(capsys, "ownership", "s500")
    assert "'May' is no month" in _refused(capsys, "ownership", "beat", "--first", "May")


# --- bad input ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["show", "inspect", "ownership"])
def test_an_unknown_car_names_the_nearest(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert "Did you mean Cappuccino" in _refused(capsys, command, "capuchino")


def test_a_date_before_1949_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "starts on 1949-07-08" in _refused(capsys, "inspect", "beat", "--on", "1949-01-01")


# --- the book -----------------------------------------------------------------------------------------------


def test_the_history_of_the_box_is_a_table_and_a_drawing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "boxes.svg"
    assert main(["rules", "show", "kei", "--history", "-o", str(path)]) == 0
    told = capsys.readouterr().out

    assert "K1955 1955-04-04 3 000 1 300 2 000 360 360 conflicting" in _rows(told)
    assert "changed Length ≤ 3 200 mm → ≤ 3 300 mm 4" in _rows(told)
    assert told.endswith(f"wrote {path}\n")
    assert _picture(path).count("<path") == 1 + 3 * 5  # the floor, and three views of five different boxes


def test_only_the_kei_boxes_are_drawn(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["rules", "show", "open", "--history", "-o", str(tmp_path / "x.svg")]) == 2
    assert "only the kei boxes can be drawn" in capsys.readouterr().err
