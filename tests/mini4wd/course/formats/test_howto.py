"""The examples of docs/howto-import-course.md run, and its lists are complete."""

import re
from pathlib import Path

import pytest

from kodawari.cli import main
from kodawari.mini4wd.course.formats import EXPORTS, put_in_order, read_layout, route_json

PAGE = (Path(__file__).parents[4] / "docs" / "howto-import-course.md").read_text(encoding="utf-8")
(OVAL,) = re.findall(r"```text oval\.txt\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(autouse=True)
def _in_a_folder_with_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    Path("oval.txt").write_text(OVAL, encoding="utf-8")


def test_the_output_of_the_example_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = re.findall(r"```console\n\$ kodawari (.*?)\n(.*?)```", PAGE, re.DOTALL)
    assert main(block[0].split()) == 0

    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert printed == block[1].rstrip("\n").splitlines()


def test_the_code_of_the_example_prints_its_comment(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "howto-import-course.md", "exec"), {})  # noqa: S102 - our own guide

    assert capsys.readouterr().out.strip() == code.strip().splitlines()[-1].removeprefix("# ")


def test_the_page_names_every_key_and_every_editor() -> None:
    keys = set(route_json(put_in_order(read_layout("oval.txt")))) - {
        "format",
        "format_title",
        "name",
        "lanes",
        "titles",
    }

    assert [key for key in sorted(keys) if f"`{key}" not in PAGE] == []
    assert [editor for editor in EXPORTS if f"--to {editor}" not in PAGE] == []
