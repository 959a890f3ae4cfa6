"""`kodawari rules` as its reader sees it. What the rules say was taken from the rulebooks' sources."""

import json
from typing import Any

import pytest

from kodawari.cli import main


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["rules", *arguments]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def _rows(printed: str) -> list[str]:
    return [" ".join(line.split()) for line in printed.splitlines()]


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(_printed(capsys, *arguments, "--json"))


def test_the_list_tells_classes_and_since_when(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_printed(capsys, "list"))

    assert "open Official competition rules open, junior, family, trial 10 2000-01-01" in rows
    assert "stock-class Stock Class stock 2 2025-04-01" in rows


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    books = _json(capsys, "list")

    assert [book["id"] for book in books[:4]] == ["open", "junior", "stock-class", "b-max"]
    assert "kei" in {book["id"] for book in books}
    assert books[0]["editions"][5]["from"] == "2017-12-08"


def test_a_book_shows_limit_confidence_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_printed(capsys, "show", "open", "--on", "2016-07-01"))

    assert "Class Open on 2016-07-01 Anybody; the full list of motors." in rows
    width = next(row for row in rows if row.startswith("1-3 Overall width ≤ 105 mm primary-quoted"))
    source = width.split()[-1]
    assert f"1-3 Number of rollers ≤ 6 primary-quoted {source}" in rows
    assert any(row.startswith(f"{source} TEA-League quotes the dimension rules") for row in rows)
    assert "https://www.tea-league.com/mt/tea/archives/2008/12/post_207.html" in rows


def test_another_reading_of_a_limit_stands_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_printed(capsys, "show", "open", "--on", "2005-01-01"))

    place = rows.index("1-3 Overall length ≤ 155 mm conflicting 1")
    assert rows[place + 1] == "other reading: ≤ 165 mm"


def test_of_another_list_only_the_difference_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "other reading: also touch-dash" in _printed(capsys, "show", "open", "--on", "2026-11-21")


def test_what_is_not_covered_is_told_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    printed = " ".join(_printed(capsys, "show", "b-max").split())

    assert "Not covered" in printed
    assert "Conditions of the single event" in printed


def test_the_json_of_a_book_holds_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    data = _json(capsys, "show", "official", "--class", "junior", "--on", "2026-11-21")

    rules = {rule["rule"]: rule for rule in data["rules"]}
    assert (data["id"], data["class"], data["edition"]["id"]) == ("open", "junior", "2026-01")
    assert (rules["width"]["limit"], rules["width"]["unit"], rules["width"]["limit_low"]) == (
        105.0,
        "mm",
        None,
    )
    assert rules["motor-tune"]["limit"][:2] == ["normal", "torque-tuned-2"]
    assert rules["rollers"]["source"]["confidence"] == "secondary"
    assert {item["id"] for item in data["not_covered"]} >= {"body-size", "event-conditions"}


def test_a_diff_tells_before_and_after(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(_printed(capsys, "diff", "open", "2017-12-07", "2017-12-08"))

    assert "changed Number of rollers ≤ 6 → no limit 2" in rows
    assert "changed Place of the mass damper required → no limit 2" in rows


def test_a_diff_of_equal_days_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "No rule changed between these days." in _printed(
        capsys, "diff", "open", "2015-01-01", "2015-01-01"
    )


def test_a_diff_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    data = _json(capsys, "diff", "open", "2014-07-01", "2025-02-01", "--class", "open")

    assert (data["from"]["edition"]["id"], data["to"]["edition"]["id"]) == ("2014-06", "2023-12")
    rollers = next(change for change in data["changes"] if change["rule"] == "rollers")
    assert (rollers["kind"], rollers["old"], rollers["new"]) == ("changed", "≤ 6", "no limit")


def test_the_history_goes_through_every_change(capsys: pytest.CaptureFixture[str]) -> None:
    printed = _printed(capsys, "show", "open", "--history")
    rows = _rows(printed)

    assert "Edition 2017-12, 2017-12-08 to 2022-06-09 primary source 7" in rows
    assert "changed Number of rollers ≤ 6 → no limit 7" in rows
    assert "On 2025-01-01, within the edition 2023-12" in rows
    assert any(
        row.startswith("evidence Number of rollers still no limit; primary → secondary") for row in rows
    )
    assert printed.index("2008-01") < printed.index("2017-12-08") < printed.index("On 2025-01-01")


def test_the_history_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    data = _json(capsys, "show", "open", "--history")

    days = [step["on"] for step in data["history"]]
    assert days == sorted(days)
    lifted = next(step for step in data["history"] if step["on"] == "2017-12-08")
    assert {change["rule"] for change in lifted["changes"]} == {"rollers", "damper-position"}


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "stock-class"), ("show", "open", "--history"), ("show", "b-max")]
)
def test_no_line_is_wider_than_100_columns(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert max(map(len, _printed(capsys, *arguments).splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "opn"), "there is no rulebook 'opn'. Did you mean open?"),
        (("show", "open", "--class", "jnior"), "has no class 'jnior'. Did you mean junior?"),
        (("show", "open", "--on", "1999-12-31"), "starts on 2000-01-01, after 1999-12-31"),
        (("show", "open", "--on", "tomorrow"), "'tomorrow' is no day"),
        (("show", "open", "--history", "--on", "2020-01-01"), "--history shows every day"),
        (("diff", "open", "2020-01-01"), "missing argument 'DATE'"),
        (("show", "no/such.toml"), "no/such.toml: no such file"),
    ],
)
def test_a_wrong_call_is_one_message(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert message in told.err
    assert told.err.count("\n") == 1
