"""The command line answers at once: what a command does not need is not imported."""

import json
import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "numba",
    "scipy",
    "rich",
    "cmaes",
    "tomlkit",
    "msgspec",
    "sqlite3",
    "asyncio",
    "multiprocessing",
)

PROBE = """
import json, sys
from kodawari.cli import main
status = main(sys.argv[1:])
print("\\n" + json.dumps({"status": status, "modules": sorted(sys.modules)}))
"""


def _modules_after(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["status"] == 0
    return set(told["modules"])


@pytest.mark.parametrize(
    "arguments", [("--help",), (), ("--version",), ("parts", "--help"), ("race", "--help")]
)
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    loaded = _modules_after(*arguments)

    assert [name for name in HEAVY if name in loaded] == []


def test_help_loads_no_command() -> None:
    loaded = _modules_after("--help")

    assert [
        name for name in loaded if name.startswith("kodawari.mini4wd") or name == "kodawari.cli.parts"
    ] == []


@pytest.mark.parametrize(
    "arguments",
    [("parts", "hyper", "dash"), ("inspect", "ma-race", "--on", "2026-11-21"), ("car", "show", "ma-race")],
)
def test_what_runs_nothing_needs_no_numbers_library(arguments: tuple[str, ...]) -> None:
    loaded = _modules_after(*arguments)

    assert {"numpy", "numba", "scipy"} & loaded == set()
