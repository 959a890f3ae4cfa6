"""The guide's examples run, and its lists are complete."""

import re
from pathlib import Path
from typing import Any

import pytest

from kodawari.mini4wd.course import parse_course
from kodawari.mini4wd.course._catalogue import free_pieces, systems
from kodawari.mini4wd.draft import look_at, parse_draft

GUIDE = (Path(__file__).parents[3] / "docs" / "howto-course.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def test_the_course_of_the_guide_is_laid() -> None:
    text, _ = _blocks("toml")
    course = parse_course(text)

    assert course.laps_per_race == 3
    assert course.parameters["slope_rise_mm"].value == 115.0


def test_the_draft_of_the_guide_is_laid_and_fits() -> None:
    _, text = _blocks("toml")
    view = look_at(parse_draft(text))

    assert view.venue == []
    assert [(row.kind, row.used, row.have) for row in view.stock] == [
        ("start", 1, None), ("straight", 1, 12), ("slope", 0, 2),
    ]  # fmt: skip


def test_the_code_of_the_guide_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for block in _blocks("python"):
        names: dict[str, Any] = {}
        exec(compile(block, "howto-course.md", "exec"), names)  # noqa: S102 - our own guide

    assert capsys.readouterr().out.splitlines() == [
        "add 2 × Straight, 4 × Corner 45° left at the end",
        "[5.91, 6.633, 7.355]",
    ]


def test_the_guide_lists_every_piece() -> None:
    rows = dict(re.findall(r"^\| (\d|any) \| (.*) \|$", GUIDE, re.MULTILINE))
    free = set(free_pieces())
    assert set(re.findall(r"`([^`]+)`", rows["any"])) == free
    for system in systems():
        own = set(system.piece) - free
        assert set(re.findall(r"`([^`]+)`", rows[str(system.lanes)])) == own
