"""The lane solver's page says what the code does: its tests, its modules, its draws."""

import re
from pathlib import Path

from kodawari.mini4wd.dynamics import DEFAULT_STEP, PHYSICS_VERSION
from kodawari.mini4wd.race._scatter import load_scatter

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "theory" / "lane-solver.md").read_text(encoding="utf-8")
SOLVER = ROOT / "src" / "kodawari" / "mini4wd" / "dynamics"
MACHINERY = {
    "_compile",
    "_kernel",
    "_lanes",
    "_vector",
    "batch",
    "pack",
    "rawcar",
    "single",
    "testing",
    "version",
}
"""Modules without a formula of their own."""


def verification_tests() -> list[str]:
    """The tests that the page lists, as sentences."""
    tests = ROOT / "tests" / "mini4wd"
    files = [*(tests / "dynamics").glob("test_*.py"), tests / "tune" / "test_thousand_cars.py"]
    files.append(tests / "race" / "test_what_must_come_out.py")
    names = [
        name
        for file in files
        for name in re.findall(r"^def test_(\w+)", file.read_text("utf-8"), re.MULTILINE)
    ]
    return [name.replace("_", " ") for name in names]


def test_every_verification_test_has_its_row_and_every_row_its_test() -> None:
    section = PAGE.partition("## How we know that it is right")[2].partition("\n## ")[0]
    rows = [row for row in re.findall(r"^\| ([^|]+) \|", section, re.MULTILINE) if row not in {"test", "---"}]

    assert sorted(rows) == sorted(verification_tests())


def test_every_module_with_a_formula_has_its_section() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE.partition("\n## ")[0]))
    modules = {path.stem for path in SOLVER.glob("*.py")} - {"__init__"} - MACHINERY

    assert modules - named == set()


def test_the_draws_are_those_of_the_data() -> None:
    shown = re.findall(r"^\| .+? \| ([\d.]+) ± ([\d.]+)°? \|", PAGE, re.MULTILINE)
    figures = load_scatter().figures().values()

    assert [(float(value), float(reach)) for value, reach in shown] == [(f.value, f.pm) for f in figures]


def test_the_default_step_and_the_version() -> None:
    assert f"The default is {1e3 * DEFAULT_STEP:g} ms" in PAGE
    assert f"physics version {PHYSICS_VERSION}" in PAGE
