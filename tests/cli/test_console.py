"""The helpers that all commands print with."""

from pathlib import Path

import pytest

from kodawari.cli._console import Column, console, print_json, progress, table, tell_written, unknown


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def test_a_console_is_at_most_100_columns_wide() -> None:
    assert console().width == 100


def test_a_narrow_terminal_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    assert console().width == 60


def test_a_table_aligns_by_columns_of_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    console().print(table(["part", Column("mass", "right")], [["ローラー", "1.5"], ["stay", unknown()]]))

    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == ["part         mass", "─" * 17, "ローラー      1.5", "stay      unknown"]


def test_brackets_are_text_and_not_markup(capsys: pytest.CaptureFixture[str]) -> None:
    console().print(table(["a"], [["[red]rollers[/red]"]]))

    assert "[red]rollers[/red]" in capsys.readouterr().out


def test_json_keeps_japanese_readable(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"name": "ローラー", "mass": None})

    assert capsys.readouterr().out == '{\n  "name": "ローラー",\n  "mass": null\n}\n'


@pytest.mark.parametrize(("json", "stream"), [(False, "out"), (True, "err")])
def test_the_written_file_is_told_where_it_does_not_disturb(
    json: bool, stream: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_written(Path("out/report.html"), json=json)

    assert getattr(capsys.readouterr(), stream) == "wrote out/report.html\n"


def test_a_log_sees_no_progress_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as bars:
        task = bars.add_task("racing", total=3)
        bars.advance(task, 3)

    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_a_progress_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")

    with progress() as bars:
        bars.advance(bars.add_task("racing", total=3), 3)

    assert "racing" in capsys.readouterr().err
