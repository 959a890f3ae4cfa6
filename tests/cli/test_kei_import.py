"""`kodawari kei import` as its user sees it: screens, JSON that others rely on, exports, bad input."""

import json
from pathlib import Path
from typing import Any

import pytest

from kodawari.cli import main

TODAY = "2026-11-21"
AS_OF = "As of 2026-11-21. Information, not legal advice"


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["kei", "import", *arguments]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    assert "--json" in arguments or max(map(len, out.out.splitlines())) <= 100
    return out.out


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(told(capsys, *arguments, "--json"))


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["kei", "import", *arguments]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.count("\n") == 1
    return out.err


SCREENS = [
    ("check", "--chassis", "TT2-123456", "--built", "2001-11", "--entry", TODAY, "--state", "VA"),
    ("check", "--first-registered", "H13", "--country", "ca"),
    ("decode", "KV4-117639"),
    ("cost", "cappuccino", "--price", "350000JPY", "--jpy-per-usd", "155", "--entry", TODAY),
    ("states", "--truck"),
    ("states", "NC", "--with", "TT2"),
    ("sheet",),
    ("sheet", "4.5", "B", "A1", "走行不明"),
    ("plan", "TT2-123456", "--arrival", "2027-01-15", "--built", "2001-11", "--port", "Tacoma"),
    ("watch", TODAY),
]


@pytest.mark.parametrize("arguments", SCREENS, ids=lambda words: " ".join(words[:2]))
def test_every_screen_and_every_json_says_its_day_and_what_it_is_not(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert AS_OF in " ".join(told(capsys, *arguments).split())
    found = data(capsys, *arguments)
    assert found["as_of"] == TODAY
    assert "not legal advice" in found["notice"]


@pytest.mark.parametrize("arguments", SCREENS, ids=lambda words: " ".join(words[:2]))
@pytest.mark.parametrize("kind", ["html", "md", "json"])
def test_every_answer_can_be_written(
    arguments: tuple[str, ...], kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"answer.{kind}"
    assert told(capsys, *arguments, "-o", str(file)).splitlines()[-1] == f"wrote {file}"
    text = file.read_text(encoding="utf-8")
    assert "2026-11-21" in text
    assert "not legal advice" in text


def test_a_check_says_what_is_safe_and_what_is_possible(capsys: pytest.CaptureFixture[str]) -> None:
    printed = told(capsys, *SCREENS[0])
    assert "possible, not certain on 2026-11-21. Certain from 2026-11-30." in " ".join(printed.split())
    assert "Virginia: antique" in printed


def test_the_json_of_a_check_is_what_others_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, *SCREENS[0])
    assert list(found["clocks"]) == ["nhtsa", "epa", "section_232"]
    clock = found["clocks"]["nhtsa"]
    assert (clock["earliest_possible"], clock["certain_from"]) == ("2026-11-01", "2026-11-30")
    assert (clock["status"], clock["confidence"]) == ("possible", "primary-quoted")
    assert all(source in found["sources"] for each in found["clocks"].values() for source in each["sources"])
    assert found["state"]["state"] == "VA"
    for name in ("conditions", "narrow_by", "warnings"):
        assert all(set(each) == {"text", "source", "confidence"} for each in found[name])
        assert found[name]


def test_a_car_has_no_automobile_tariff_to_be_exempt_from(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "check", "--chassis", "EA11R-123456", "--built", "1992-05", "--entry", TODAY)
    clock = found["clocks"]["section_232"]
    assert (clock["status"], clock["earliest_possible"], clock["certain_from"]) == (
        "not_applicable",
        None,
        None,
    )


def test_the_json_of_a_cost_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(
        capsys, "cost", "TT2-123456", "--price", "1200USD", "--fob", "--entry", TODAY,
        "--port-fees", "400USD", "--transport", "800-1200USD", "--sales-tax", "6.25%",
        "--line", "isf-bond=75USD",
    )  # fmt: skip
    lines = {each["id"]: each for each in found["lines"]}
    # 25 % of 1,200; the least fee of fiscal year 2027
    assert (lines["duty"]["low"], lines["duty"]["high"]) == ("300.00", "300.00")
    assert lines["mpf"]["low"] == "34.58"
    assert (lines["transport"]["low"], lines["transport"]["high"]) == ("800.00", "1200.00")
    assert lines["isf-bond"]["low"] == "75.00"
    assert lines["registration"]["low"] is None
    cents = sum(round(float(each["low"]) * 100) for each in found["lines"] if each["low"])
    assert cents == round(float(found["total"]["low"]) * 100)
    assert lines["registration"]["item"] in found["total"]["open_items"]


def test_the_json_of_the_states_has_a_row_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "states", "--on", TODAY)
    assert len(found["rows"]) == 51
    row = next(each for each in found["rows"] if each["state"] == "NC")
    assert row["truck"]["max_mph"] == 55
    for each in found["rows"]:
        assert {"state", "truck", "car", "van", "conditions", "local", "as_of", "review_by"} <= set(each)
        for kind in ("truck", "car", "van"):
            wanted = {"title", "register", "roads", "max_mph", "plates", "confidence", "sources"}
            assert wanted <= set(each[kind])


def test_a_plan_becomes_a_calendar_and_the_states_a_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, *SCREENS[8], "-o", str(tmp_path / "plan.ics"))
    told(capsys, "states", "--van", "-o", str(tmp_path / "map.svg"))
    assert (tmp_path / "plan.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_closed_window_names_the_kind_of_vehicle(capsys: pytest.CaptureFixture[str]) -> None:
    assert data(capsys, "check", "--chassis", "KV4-117639", "--car")["subject"]["headings"] == ["8703.21"]
    assert "exclude each other" in refused(capsys, "check", "--truck", "--car")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--built", "2001-02-30"), "'2001-02-30': 2001-02 has 28 days. Is it 2001-02-28?"),
        (("check", "--built", "2099-01"), "lies in the future"),
        (("check", "--first-registered", "R90"), "lies in the future"),
        (("check", "--built", "S64-02"), "Shōwa ended on 1989-01-07. That is in Heisei 1 (1989)."),
        (("check", "--entry", "2026-11-31"), "'2026-11-31' is no day"),
        (("check", "--entry", "2019-01-01"), "starts on 2024-01-01"),
        (("check", "--state", "Virgina"), "Did you mean Virginia"),
        (("check", "--chassis", "JSAEA11R5N1234567"), "is a 17-character VIN"),
        (("check", "--chassis", "TT9-123456"), "no chassis code 'TT9' is known. Did you mean"),
        (("check", "--engine", "orignal"), "Did you mean original?"),
        (("check", "--country", "xx"), "has no class 'xx'"),
        (("check", "--built", "2001-05", "--built", "2001-07"), "the evidence contradicts itself"),
        (("decode", "HA35S"), "no chassis code 'HA35S' is known"),
        (("cost", "TT2", "--price", "350000"), "has no currency. Write 350000JPY or 350000USD."),
        (("cost", "TT2", "--price", "350000JPY"), "Give the exchange rate, --jpy-per-usd 155."),
        (("cost", "TT2", "--price", "1USD", "--fob", "--port-fees=-5USD"), "is negative. Write 5USD."),
        (("cost", "TT2", "--price", "1USD", "--fob", "--entry", "2023-06-01"), "start on 2024-01-01"),
        (("cost", "TT2", "--price", "1USD", "--jpy-per-usd", "0"), "is no positive number"),
        (("cost", "TT2", "--price", "1USD", "--fob", "--line", "x"), "is not NAME=AMOUNT"),
        (("cost", "TT2", "--price", "1USD", "--fob", "--ship", "boat"), "--ship 'boat' is no known word"),
        (("states", "Texass"), "Did you mean Texas"),
        (("plan", "TT2", "--arrival", "soon"), "'soon' is no day"),
        (("plan", "TT2", "--arrival", "2027-01-15", "--coast", "south"), "--coast 'south' is no known word"),
        (("watch", "tomorrow"), "'tomorrow' is no day"),
        (("chekc",), "no command is called 'chekc'. Did you mean check?"),
        (("decode", "TT2", "-o", "answer.pdf"), "the output cannot be '.pdf'"),
    ],
)
def test_bad_input_gets_one_message(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert message in refused(capsys, *arguments)
