"""`kodawari inspect` as its reader sees it.

The rules come from the sources of the rulebooks: 105 mm of width and 90 g of mass in the official rules.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from kodawari.cli import main
from kodawari.mini4wd.build import list_cars

FIELDS = {"rule", "measured", "low", "high", "limit", "margin", "unit", "status", "source"}


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def _race_car(folder: Path, *, readings: str = "", without: str = "") -> str:
    """The race-tuned car with readings of its own, and without the lines that hold a word."""
    text = list_cars()["ma-race"].read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not without or without not in line]
    path = folder / "own.toml"
    path.write_text("\n".join(kept) + f"\n[measured]\n{readings}\n", encoding="utf-8")
    return str(path)


def _inspected(capsys: pytest.CaptureFixture[str], status: int, *arguments: str) -> str:
    day = () if "--on" in arguments else ("--on", "2026-11-21")
    assert main(["inspect", *arguments, *day]) == status
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def _finding(capsys: pytest.CaptureFixture[str], status: int, rule: str, *arguments: str) -> Any:
    data = json.loads(_inspected(capsys, status, *arguments, "--json"))
    return next(finding for finding in data["findings"] if finding["rule"] == rule)


def _rows(printed: str) -> list[str]:
    return [" ".join(line.split()) for line in printed.splitlines()]


@pytest.mark.parametrize("car", sorted(list_cars()))
def test_every_shipped_car_passes_the_official_rules(car: str, capsys: pytest.CaptureFixture[str]) -> None:
    printed = _inspected(capsys, 0, car, "--on", "2026-11-21")

    assert printed.splitlines()[-1].startswith("PASS  all ")


def test_the_json_holds_what_others_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(_inspected(capsys, 0, "ma-box-stock", "--json", "--on", "2026-11-21"))

    assert (data["verdict"], data["class"], data["on"]) == ("pass", "open", "2026-11-21")
    assert all(finding.keys() >= FIELDS for finding in data["findings"])
    assert {item["id"] for item in data["not_covered"]} >= {"body-size", "event-conditions"}
    assert all(item["reason"] for item in data["not_covered"])


def test_a_caliper_reading_counts_and_its_margin_is_at_the_unfavourable_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    car = _race_car(tmp_path, readings="width_mm = { value = 104.6, pm = 0.05 }")

    width = _finding(capsys, 0, "width", car)

    assert (width["measured"], width["limit"], width["unit"], width["status"]) == (104.6, 105.0, "mm", "pass")
    assert [width["low"], width["high"]] == pytest.approx([104.55, 104.65])
    assert width["margin"] == pytest.approx(105.0 - 104.65)


def test_a_reading_over_the_limit_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    car = _race_car(tmp_path, readings="width_mm = { value = 105.2, pm = 0.05 }")

    printed = _inspected(capsys, 1, car)

    assert any(
        row.startswith("FAIL Overall width 105.20 mm ±0.05 ≤ 105 mm 0.15 over") for row in _rows(printed)
    )
    assert printed.splitlines()[-1].startswith("FAIL  broken: Overall width; of ")


def test_a_reading_across_the_limit_is_unknown_and_says_what_would_settle_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    car = _race_car(tmp_path, readings="width_mm = { value = 104.95, pm = 0.1 }")

    printed = _inspected(capsys, 1, car)
    width = _finding(capsys, 1, "width", car)

    assert (width["status"], width["margin"]) == ("unknown", pytest.approx(-0.05))
    assert "caliper" in width["settle"]
    assert "What would settle it" in printed
    assert printed.splitlines()[-1].startswith("UNKNOWN  open: Overall width; of ")


def test_what_nobody_declared_is_unknown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    car = _race_car(tmp_path, without="motor_unopened")

    printed = _inspected(capsys, 1, car)

    assert "Motor never opened: Say `motor_unopened = true` or `false` under [declared]." in _rows(printed)


def test_another_book_class_and_day(capsys: pytest.CaptureFixture[str]) -> None:
    junior = _finding(capsys, 1, "motor-tune", "ma-race", "--class", "junior", "--on", "2026-11-21")
    stock = _finding(capsys, 1, "between-axles", "ma-race", "--rules", "stock-class", "--on", "2026-11-21")
    rollers = _finding(capsys, 0, "rollers", "ma-race", "--on", "2016-07-01")

    assert (junior["measured"], junior["status"]) == (["light-dash-pro"], "fail")
    assert (stock["measured"], stock["status"]) == (True, "fail")
    assert (rollers["measured"], rollers["limit"], rollers["margin"]) == (6.0, 6.0, 0.0)


def test_the_screen_shows_bars_sources_and_what_is_not_covered(capsys: pytest.CaptureFixture[str]) -> None:
    printed = _inspected(capsys, 0, "ma-race", "--on", "2026-11-21")
    rows = _rows(printed)

    assert any(row.startswith("pass Ground clearance 2.0 mm ±0.3 ≥ 1 mm 0.7 above") for row in rows)
    assert "┃█████▒▒▒▒" in printed
    assert "pass Body painted or stickered yes required the owner's word 4" in rows
    assert "https://www.tea-league.com/mt/tea/archives/2008/12/post_207.html" in rows
    assert any(row.startswith("1-2 Bodies made very small Officials may refuse") for row in rows)
    assert "No concern of this car: Motor, single shaft (only when motor shaft is single)" in " ".join(rows)


@pytest.mark.parametrize(
    "arguments", [("ma-race",), ("ma-race", "-r", "stock-class"), ("vz-box-stock", "-r", "b-max")]
)
def test_no_line_is_wider_than_100_columns(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["inspect", *arguments])

    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


def test_the_json_is_written_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "inspection.json"

    printed = _inspected(capsys, 0, "ma-race", "--on", "2026-11-21", "-o", str(path))

    assert printed.splitlines()[-1] == f"wrote {path}"
    assert json.loads(path.read_text(encoding="utf-8"))["verdict"] == "pass"


def test_the_page_is_written_also_for_a_car_that_does_not_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "inspection.html"

    printed = _inspected(capsys, 1, "ma-race", "-r", "stock-class", "-o", str(path))

    assert printed.splitlines()[-1] == f"wrote {path}"
    text = path.read_text(encoding="utf-8")
    assert "kodawari inspect ma-race --rules stock-class --on 2026-11-21" in text
    assert "Forbidden zone between the axles" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ma-rce",), "no car is called 'ma-rce'. Did you mean ma-race?"),
        (("no/such.toml",), "no/such.toml: no such file"),
        (("ma-race", "--rules", "opn"), "there is no rulebook 'opn'. Did you mean open?"),
        (("ma-race", "--class", "jnior"), "has no class 'jnior'. Did you mean junior?"),
        (("ma-race", "--on", "1999-12-31"), "starts on 2000-01-01"),
        (("ma-race", "--on", "soon"), "'soon' is no day"),
        (("ma-race", "-o", "report.pdf"), "report.pdf: the output cannot be '.pdf'"),
        (("ma-race", "-o", "no/report.json"), "no/report.json: there is no folder no"),
    ],
)
def test_a_wrong_call_is_one_message(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert message in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "mended", "message"),
    [
        ('spec = "aluminium-13-15437"', 'spec = "aluminium-13-15473"', "Did you mean aluminium-13-15437"),
        ("kit_rollers = false", "kit_rolers = false", "unknown key 'kit_rolers'. Did you mean kit_rollers"),
        ('motor = "light-dash-pro"', 'motor = "hyper-dash-3"', "shaft"),
        ("y_mm = 45.5", "y_mm = 145.5", "roller"),
    ],
)
def test_a_wrong_car_file_is_told_with_file_and_place(
    line: str, mended: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(_race_car(tmp_path))
    path.write_text(path.read_text(encoding="utf-8").replace(line, mended, 1), encoding="utf-8")

    assert main(["inspect", str(path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"kodawari: {path}: ")
    assert message in told
    assert told.count("\n") == 1
