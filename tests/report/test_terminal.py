from io import StringIO

from rich.console import Console

from kodawari.report.terminal import MAX_WIDTH, ruled_table, toned


def printed(table: object) -> list[str]:
    stream = StringIO()
    Console(file=stream, width=MAX_WIDTH, highlight=False).print(table)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_columns_align_and_numbers_stand_right() -> None:
    lines = printed(ruled_table(["part", " g"], [("motor", "18.0"), ("cells", "9.5")]))
    assert lines == ["part       g", "────────────", "motor   18.0", "cells    9.5"]


def test_one_column_takes_the_long_words() -> None:
    lines = printed(ruled_table(["change", "now"], [("Motor", "a very long name " * 12)], wrap=1))
    assert len(lines) > 3
    assert max(len(line) for line in lines) <= MAX_WIDTH


def test_without_colour_the_words_are_the_same() -> None:
    assert str(toned("winner", "signal")) == "winner"
    assert "[bold]" in "\n".join(printed(ruled_table([toned("[bold]", "rival")], [("[red]x",)])))
