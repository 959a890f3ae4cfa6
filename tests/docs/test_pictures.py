"""The pictures of the documentation are made by its own command, and every one is used."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PICTURES = sorted((DOCS / "pictures").iterdir())
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]


def test_every_sketch_is_what_the_command_makes() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "drawings"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_a_drawing_with_a_title(path: Path) -> None:
    root = ET.parse(path).getroot()  # noqa: S314 - we wrote it

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.find("{http://www.w3.org/2000/svg}title") is not None


def test_every_picture_is_shown_somewhere() -> None:
    shown = {
        Path(name).name
        for page in PAGES
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text("utf-8"))
    }

    assert {path.name for path in PICTURES} <= shown
