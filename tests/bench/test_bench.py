"""The benchmark's frame finds its sections, and the made-up problems' optimum is one."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kodawari.tuning import Point, Stream
from kodawari.tuning.testing import check_problem

ROOT = Path(__file__).parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_help_names_the_sections() -> None:
    shown = bench("--help").stdout
    assert all(name in shown for name in ("samplers", "confirmation", "spread_coverage"))


def test_an_unknown_section_is_refused() -> None:
    done = bench("lap_records")
    assert done.returncode != 0
    assert "there is no section 'lap_records'" in done.stderr


def test_a_section_gives_data() -> None:
    found: dict[str, Any] = json.loads(bench("spread_coverage", "--quick", "--json").stdout)
    table = found["spread_coverage"]
    assert len(table["rows"]) == 24
    assert set(table["rows"][0]) == set(table["columns"])


def test_a_table_is_aligned_in_text_and_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    table = import_module("bench.section").Table(("name", "x"), [("a", 1.0), ("long", None)], ("Note.",))
    assert table.to_text().splitlines() == [
        "name     x",
        "----------",
        "a     1.00",
        "long     –",
        "",
        "Note.",
    ]
    assert table.to_text(markdown=True).splitlines()[:3] == [
        "| name |    x |",
        "| ---- | ---: |",
        "| a    | 1.00 |",
    ]


@pytest.mark.parametrize("instance", [0, 5])
def test_no_climb_beats_the_true_optimum(instance: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    synthetic, optimum = import_module("bench.synthetic"), import_module("bench.optimum")
    problem, limit = synthetic.SyntheticProblem(instance), synthetic.needed_stability()
    check_problem(problem, problem.space.random(Stream(1)))

    def rank(point: Point) -> tuple[float, float]:
        time, stability = problem.truth(point)
        return max(0.0, limit - stability), time

    best = float("inf")
    for start in range(20):
        here = problem.space.random(Stream("climb", start))
        while problem.is_allowed(here) is None:
            legal = [point for point in problem.space.neighbours(here) if problem.is_allowed(point) is None]
            step = min(legal, key=rank)
            if rank(step) >= rank(here):
                break
            here = step
        if problem.is_allowed(here) is None and rank(here)[0] == 0.0:
            best = min(best, rank(here)[1])
    true = optimum.true_optimum(instance)
    assert true <= best + 1e-9
    assert best < 1.1 * true  # the climbs end near it, so it is no empty bound
