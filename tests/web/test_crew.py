"""The workers of a server, when they do not work."""

import sys
from pathlib import Path

import pytest

from kodawari.store import Store, open_store
from kodawari.web._crew import Crew

DIES = """#!/bin/sh
echo started >> {log}
echo "no such library" >&2
exit 1
"""


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Workers that die at their start, and what they leave behind."""
    log, program = tmp_path / "log", tmp_path / "python"
    program.write_text(DIES.format(log=log))
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    return log


def failed(crew: Crew, store: Store) -> str:
    """Ask for a race, look after it until it is over, and tell why it failed."""
    job = store.jobs.add("race", "one", {})
    while not store.jobs.get(job.id).is_over:
        crew.look()
    assert store.jobs.get(job.id).state == "failed"
    return store.jobs.get(job.id).message


def test_a_worker_that_dies_at_its_start_is_not_started_for_ever(log: Path, store_path: Path) -> None:
    crew = Crew(store_path)
    with open_store(store_path) as store:
        why = failed(crew, store)
        assert why.startswith("the worker process ends as soon as it is started")
        assert why.endswith("no such library")
        assert log.read_text().split() == ["started"] * 3
        crew.look()  # nothing waits, so nothing is started
        assert log.read_text().split() == ["started"] * 3
        failed(crew, store)  # asked again, it tries again
        assert log.read_text().split() == ["started"] * 6
    crew.dismiss()
