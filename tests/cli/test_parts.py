"""`kodawari parts` as its reader sees it."""

import json
from typing import Any

import pytest

from kodawari.cli import main


@pytest.fixture(autouse=True)
def _one_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["parts", *arguments]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(_printed(capsys, *arguments, "--json"))


def test_without_words_the_categories_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.split() for line in _printed(capsys).splitlines()]

    assert ["kit", "キット", "448"] in lines
    assert ["roller", "ローラー", "145"] in lines
    assert ["all", "1\u2009353"] in lines or ["all", "1", "353"] in lines


def test_results_are_a_table_with_the_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, "hyper", "dash").splitlines()

    assert lines[0].split() == ["item", "name", "category", "sizes", "mass", "price", "trust"]
    assert lines[2].split() == ["15375", "Hyper-Dash", "motor", "PRO", "motor", "unknown", "480", "primary"]
    assert lines[-1].startswith("20 of 34; --limit shows more.")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("roller", "-n", "200"),
        ("15375",),
        ("15457",),
        ("15428",),
        ("18664",),
        ("-c", "kit", "-n", "448"),
        ("15532",),
    ],
)
def test_no_line_is_wider_than_100_columns(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for line in _printed(capsys, *arguments).splitlines():
        wide = sum(2 if "\u3000" <= letter <= "\u9fff" else 1 for letter in line)
        assert wide <= 100, line


def test_a_category_needs_no_column_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert "category" not in _printed(capsys, "-c", "roller", "19").splitlines()[0]


def test_an_item_tells_figure_source_date_and_confidence(capsys: pytest.CaptureFixture[str]) -> None:
    out = _printed(capsys, "15375")

    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "fits MS, MA, ME primary tamiya-parts-pages 2026-09-08" in lines
    assert "price without tax 480 ¥ primary tamiya-parts-pages 2026-09-08" in lines
    assert "mass unknown · a scale settles it" in lines
    assert "racing suitable for B-MAX, a club says secondary greenland-club-catalogue 2026-11-21" in lines
    assert "https://www.tamiya.com/japan/products/15375/index.html" in lines


def test_an_item_tells_where_lists_disagree(capsys: pytest.CaptureFixture[str]) -> None:
    out = " ".join(_printed(capsys, "15464").split())

    assert "Lists disagree diameter: here 19 mm; elsewhere 9 mm (recalled, no source held)" in out


def test_full_width_digits_are_an_item_number_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert _printed(capsys, "１５３７５") == _printed(capsys, "15375")


def test_a_mended_word_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert _printed(capsys, "hiper dahs").startswith("Nothing is called hiper dahs; these match hyper dash.")


def test_json_is_all_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "hyper dash", "-n", "2")

    assert (found["query"], found["meant"], found["total"]) == ("hyper dash", "", 34)
    assert [item["item_no"] for item in found["items"]] == ["15375", "15477"]


def test_json_of_one_item_holds_everything(capsys: pytest.CaptureFixture[str]) -> None:
    item = _json(capsys, "15464")

    assert (item["item_no"], item["diameter_mm"], item["mass_g"], item["count"]) == (
        "15464",
        [19.0],
        [],
        None,
    )
    assert item["conflicts"][0]["elsewhere"] == "9 mm"
    assert item["page"].endswith("/15464/index.html")


def test_json_of_the_overview(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys)["categories"]["motor"] == 68


def test_json_of_nothing_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, "qqqqqq") == {"query": "qqqqqq", "meant": "", "total": 0, "items": []}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["qqqqqq"], "nothing in the catalogue matches 'qqqqqq'. Every word must match: try fewer."),
        (["roller", "-c", "rolers"], "no category is called 'rolers'. Did you mean roller?"),
        (["00000"], "no item has the number '00000'. Search for a word of its name instead."),
        (["roller", "--chassis", "M4"], "no chassis is called 'M4'."),
    ],
)
def test_a_search_that_cannot_be_is_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parts", *arguments]) == 2
    assert capsys.readouterr().err.startswith(f"kodawari: {message}")
