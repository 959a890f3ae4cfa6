"""The tutorial runs as it stands, from top to bottom, in an empty folder.

A ```bash block is run by bash, a ```python block by Python; the exit status may stand behind the word
(`exit=0,1`). A ```toml block with a name is that file, with `>>` it goes to its end. A ```text block shows the
output of the block before it: each line has to be there, in this order, up to numbers, bars and widths; a line
or a part of one that is only `…` stands for anything. A ```sh block is for the reader alone.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "tutorial-mini4wd.md"
NUMBER = re.compile(r"[+−-]?\d+(?:[.,\u2009]\d+)*")
DRAWN = re.compile(r"[█▒┃├┤─▁▂▃▄▅▆▇]+")


class Block(NamedTuple):
    """A code block: its language, what stands behind it, its text, its line."""

    language: str
    about: str
    text: str
    line: int


def blocks() -> Iterator[Block]:
    page = PAGE.read_text(encoding="utf-8")
    for found in re.finditer(r"^```(\w+) ?(.*?)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        language, about, text = found.groups()
        yield Block(language, about, text, page.count("\n", 0, found.start()) + 1)


def plain(line: str) -> str:
    """A line without its numbers, bars and widths."""
    return " ".join(DRAWN.sub("", NUMBER.sub("#", line)).split())


def pattern(line: str) -> re.Pattern[str]:
    """What a shown line matches."""
    return re.compile(".*".join(re.escape(part.strip()) for part in plain(line).split("…")))


def missing(shown: str, output: str) -> list[str]:
    """The shown lines that the output does not have, in order."""
    lines = iter([plain(line) for line in output.splitlines()])
    lost = []
    for wanted in shown.splitlines():
        if plain(wanted) in {"", "…"}:
            continue
        if not any(pattern(wanted).fullmatch(line) for line in lines):
            lost.append(wanted)
    return lost


def write(block: Block, folder: Path) -> None:
    """Put a file of the page where its reader would."""
    path = folder / block.about.removeprefix(">>").strip()
    before = path.read_text(encoding="utf-8") if block.about.startswith(">>") else ""
    path.write_text(before + block.text, encoding="utf-8")


def run(block: Block, folder: Path) -> str:
    """Run a block and give back what it prints."""
    command = (
        ["bash", "-eu", "-c", block.text] if block.language == "bash" else [sys.executable, "-c", block.text]
    )
    here = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "KODAWARI_STORE": str(folder / "store.sqlite"),
    }
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **here},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    allowed = block.about.removeprefix("exit=").split(",") if block.about else ["0"]
    assert str(done.returncode) in allowed, f"line {block.line}: {done.stdout}{done.stderr}"
    return done.stdout


def test_the_tutorial_runs(tmp_path: Path) -> None:
    output = ""
    for block in blocks():
        if block.language in {"bash", "python"}:
            output = run(block, tmp_path)
        elif block.language == "toml":
            write(block, tmp_path)
        elif block.language == "text":
            assert missing(block.text, output) == [], f"line {block.line} shows what is not there:\n{output}"

    assert {"jcjc.svg", "raijin.toml", "raijin-2.toml"} <= {path.name for path in tmp_path.iterdir()}


def test_every_block_is_of_a_kind_that_is_checked_or_for_the_reader_alone() -> None:
    found = [(block.language, bool(block.about)) for block in blocks()]

    assert {language for language, _ in found} == {"bash", "python", "toml", "text", "sh"}
    assert all(about for language, about in found if language == "toml")
    assert all(before in {"bash", "python"} for (before, _), (now, _) in pairwise(found) if now == "text")


@pytest.mark.parametrize(
    ("shown", "printed", "lost"),
    [
        ("race 6.02 5.73–10.08 48 of 48", "race          6.1        5.9–9.07  47 of 48", []),
        ("pass  Width  97.0 mm  ███┃", "pass  Width  104.25 mm ████▒┃", []),
        ("a\n…\nc", "a\nb\nc", []),
        ("c\na", "a\nb\nc", ["a"]),
        ("2.19 s   …", "2.1 s  0.06 s faster", []),
        ("finished", "stalled", ["finished"]),
    ],
)
def test_what_is_shown_is_compared_up_to_numbers(shown: str, printed: str, lost: list[str]) -> None:
    assert missing(shown, printed) == lost
