"""Long work outlives the server that was asked for it."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kodawari.store import JobRow, open_store

PATIENCE = 300.0  # the first race of a machine compiles
RACE = {"car": "ma-box-stock", "course": "flat-oval", "runs": 400}

Server = subprocess.Popen[str]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Server, str, Path]]:
    store = tmp_path / "store.sqlite"
    command = [sys.executable, "-m", "kodawari", "web", "--no-open", "--port", "0", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as made:
        assert made.stdout is not None
        yield made, made.stdout.readline().strip(), store
        made.kill()


def post(url: str, value: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(  # noqa: S310 - our own server
        url, data=json.dumps(value).encode(), headers={"content-type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
        found: dict[str, Any] = json.load(answer)
        return found


def wait_for(store: Path, identity: str, wanted: Callable[[JobRow], bool]) -> JobRow:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        with open_store(store) as opened:
            job = opened.jobs.get(identity)
        if wanted(job):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def test_a_race_is_finished_though_its_server_was_killed(server: tuple[Server, str, Path]) -> None:
    made, address, store = server
    job = post(f"{address}api/races", RACE)
    wait_for(store, job["id"], lambda each: each.state == "running" and each.stage == "racing")
    os.kill(made.pid, signal.SIGKILL)
    made.wait()
    done = wait_for(store, job["id"], lambda each: each.is_over)
    assert done.state == "done"
    with open_store(store) as opened:
        assert [row.runs for row in opened.runs.list()] == [400]


def test_a_server_that_ends_in_good_order_leaves_a_job_that_can_go_on(
    server: tuple[Server, str, Path],
) -> None:
    made, address, store = server
    job = post(f"{address}api/races", {**RACE, "runs": 20_000})
    wait_for(store, job["id"], lambda each: each.state == "running")
    made.terminate()
    assert made.wait(60) in {0, -signal.SIGTERM}
    left = wait_for(store, job["id"], lambda each: each.is_over)
    assert left.state == "interrupted"
    with open_store(store) as opened:
        assert opened.jobs.go_on(job["id"]).state == "queued"
        assert opened.runs.list() == []
