"""What holds for every file of the project."""

import ast
import os
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = (".ci", "bench", "docs", "scripts", "src", "tests")
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MOST_LINES = 400
MOST_BYTES = 16 * 1024 * 1024

# Written in pieces, so that this file does not hold what it looks for.
DOWNLOAD_ADDRESSES = re.compile(
    "|".join(
        (
            "py" + r"pi\.(org|python)",
            "python" + r"hosted\.org",
            "registry" + r"\.(npmjs|yarnpkg)",
            r"-i(ndex)?-" + "url",
            "trusted-" + "host",
            "anaconda" + r"\.(org|com)/\w+/\w",
            r"https?://\S+" + r"\.(whl|tar\.gz|zip)\b",
        )
    )
)


MADE = {"__pycache__", "node_modules", "pages"}
"""Folders that are made, not committed."""


def _files() -> Iterator[Path]:
    """Every file that belongs to the project, whether or not it is committed yet."""
    below = chain.from_iterable((ROOT / folder).rglob("*") for folder in FOLDERS)
    beside = (path for path in ROOT.iterdir() if path.name != ".git")
    for path in chain(beside, below):
        if path.is_file() and not MADE & set(path.parts):
            yield path


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_larger_than_16_mb() -> None:
    assert [_name(path) for path in _files() if path.stat().st_size > MOST_BYTES] == []


def test_no_download_address_is_committed() -> None:
    found = []
    for path in _files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{_name(path)}: {match.group()}" for match in DOWNLOAD_ADDRESSES.finditer(text)]

    assert found == []


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_module_has_outgrown_its_name() -> None:
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}

    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_every_package_says_which_names_are_public() -> None:
    packages = [path for path in SOURCES if path.name == "__init__.py"]

    assert [_name(path) for path in packages if "__all__" not in path.read_text(encoding="utf-8")] == []


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in SOURCES}

    assert [_name(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_licence_is_there() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


@pytest.mark.parametrize("name", ["scripts/demo", "scripts/test", "scripts/check", ".ci/run"])
def test_a_script_can_be_run(name: str) -> None:
    path = ROOT / name

    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")


def test_the_readme_names_its_two_commands_and_no_others() -> None:
    named = set(re.findall(r"\bscripts/\w+", (ROOT / "README.md").read_text(encoding="utf-8")))

    assert {"scripts/demo", "scripts/test"} <= named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_pin_is_exact() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]

    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    assert pins == sorted(pins, key=str.lower)
    assert len(pins) == len({line.split("==")[0].lower() for line in pins})
