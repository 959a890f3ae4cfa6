"""Each tutorial runs as it stands, from top to bottom, in an empty folder.

A ```bash block is run by bash, a ```python block by Python; the exit status may stand behind the word, as
`exit=0,1`. A ```toml block with a name is that file, with `>>` it goes to its end. A ```text block shows the
output of the block before it: each line has to be there, in this order, up to numbers, bars and widths; `…`
stands for any lines, or for the end of a line. A ```sh block is for the reader alone.

`python tests/docs/test_tutorial.py` writes what the blocks print today into the pages.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

PAGES = sorted((Path(__file__).parents[2] / "docs").glob("tutorial-*.md"))
WRITTEN = {
    "tutorial-mini4wd": {"jcjc.svg", "raijin.toml", "raijin-2.toml"},
    "tutorial-kei": {"boxes.svg", "beat.svg", "roadsters.svg", "mine.toml", "best.toml"},
    "tutorial-import": {"cappuccino.html", "sambar.ics", "sambar.md", "trucks.svg"},
}
"""What a tutorial leaves in its folder, by the name of the page."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
NUMBER = re.compile(r"[+−-]?\d+(?:[.,\u2009]\d+)*")
DRAWN = re.compile(r"[█▒┃├┤─▁▂▃▄▅▆▇]+")


class Block(NamedTuple):
    """A code block: its language, what stands behind it, its text, its line."""

    language: str
    about: str
    text: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    """The code blocks of a page, in order."""
    told = page.read_text(encoding="utf-8")
    for found in re.finditer(r"^```(\w+) ?(.*?)\n(.*?)^```$", told, re.MULTILINE | re.DOTALL):
        language, about, text = found.groups()
        yield Block(language, about, text, told.count("\n", 0, found.start()) + 1)


def plain(line: str) -> str:
    """A line without its numbers, bars and widths."""
    return " ".join(DRAWN.sub("", NUMBER.sub("#", line)).split())


def shows(wanted: str, line: str) -> bool:
    """Whether a shown line stands for a printed one."""
    head, dots, _ = plain(wanted).partition("…")
    return plain(line).startswith(head.rstrip()) if dots else head == plain(line)


def matched(shown: str, output: str) -> Iterator[tuple[str, str | None]]:
    """Each shown line with the printed one that it stands for; None where there is none."""
    lines = iter(output.splitlines())
    for wanted in shown.splitlines():
        if plain(wanted) in {"", "…"}:
            yield wanted, wanted
        else:
            yield wanted, next((line for line in lines if shows(wanted, line)), None)


def missing(shown: str, output: str) -> list[str]:
    """The shown lines that the output does not have, in order."""
    return [wanted for wanted, line in matched(shown, output) if line is None]


def refreshed(shown: str, output: str) -> str:
    """The shown lines as they are printed today."""
    return "".join(
        f"{_today(wanted, wanted if line is None else line)}\n" for wanted, line in matched(shown, output)
    )


def _today(wanted: str, line: str) -> str:
    """A printed line, cut where the shown one is."""
    head, dots, _ = wanted.partition("…")
    if not dots or not head:
        return line.rstrip()
    numbers = iter(NUMBER.findall(line))
    return NUMBER.sub(lambda old: next(numbers, old.group()), head) + dots


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


def outputs(page: Path, folder: Path) -> Iterator[tuple[Block, str]]:
    """Do all that a page says; each ```text block with what the block before it printed."""
    printed = ""
    for block in blocks(page):
        if block.language in {"bash", "python"}:
            printed = run(block, folder)
        elif block.language == "toml":
            write(block, folder)
        elif block.language == "text":
            yield block, printed


@each_page
def test_the_tutorial_runs(page: Path, tmp_path: Path) -> None:
    for block, printed in outputs(page, tmp_path):
        assert missing(block.text, printed) == [], f"line {block.line} shows what is not there:\n{printed}"

    assert WRITTEN.get(page.stem, set()) <= {path.name for path in tmp_path.iterdir()}


@each_page
def test_every_block_is_of_a_kind_that_is_checked_or_for_the_reader_alone(page: Path) -> None:
    found = [(block.language, bool(block.about)) for block in blocks(page)]

    assert {language for language, _ in found} <= {"bash", "python", "toml", "text", "sh"}
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
        ("2.19 s   …", "finished in 2.1 s", ["2.19 s   …"]),
        ("finished", "stalled", ["finished"]),
    ],
)
def test_what_is_shown_is_compared_up_to_numbers(shown: str, printed: str, lost: list[str]) -> None:
    assert missing(shown, printed) == lost


def test_a_shown_output_can_be_brought_up_to_date() -> None:
    shown = "lap  2.19 s  …\n…\nPASS  33 rules\n"
    printed = "lap  2.05 s  0.14 s faster\nmore\nPASS  34 rules   \n"

    assert refreshed(shown, printed) == "lap  2.05 s  …\n…\nPASS  34 rules\n"


def refresh() -> None:
    """Write today's outputs into the pages; lines that are no longer there stay for a person to change."""
    for page in PAGES:
        told = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for block, printed in outputs(page, Path(folder)):
                told = told.replace(
                    f"```text\n{block.text}```", f"```text\n{refreshed(block.text, printed)}```"
                )
        page.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    refresh()
