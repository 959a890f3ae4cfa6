"""A tune outlives everything: server and worker killed in the middle, it goes on from its journal."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from kodawari.store import open_store

PATIENCE = 300.0  # the first run of a machine compiles
TUNE = {"box": "ma-starter", "course": "flat-oval", "finish": 0.6, "budget": {"runs": 1000}}

Served = tuple["subprocess.Popen[str]", str]


@contextmanager
def served(store: Path) -> Iterator[Served]:
    command = [sys.executable, "-m", "kodawari", "web", "--no-open", "--port", "0", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as made:
        assert made.stdout is not None
        try:
            yield made, made.stdout.readline().strip()
        finally:
            made.kill()


def ask(url: str, value: dict[str, Any] | None = None) -> dict[str, Any]:
    data = None if value is None else json.dumps(value).encode()
    request = urllib.request.Request(url, data=data, headers={"content-type": "application/json"})  # noqa: S310 - our own server
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
        found: dict[str, Any] = json.load(answer)
        return found


def wait_for(address: str, identity: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        row: dict[str, Any] = ask(f"{address}api/tunes/{identity}/points")["tune"]
        if wanted(row):
            return row
        time.sleep(0.05)
    raise AssertionError(row)


def children_of(parent: int) -> list[int]:
    """The processes that a process has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if int(after_name[1]) == parent:
            found.append(int(status.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the worker by /proc")
def test_server_and_worker_killed_it_goes_on_and_races_nothing_again(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    with ExitStack() as stack:
        server, address = stack.enter_context(served(store))
        identity = ask(f"{address}api/tunes", TUNE)["id"]
        wait_for(address, identity, lambda row: row["state"] == "running" and row["points"] > 0)
        (worker,) = children_of(server.pid)
        for process in (server.pid, worker):
            os.kill(process, signal.SIGKILL)
        server.wait()
    with open_store(store) as opened:
        before = list(opened.studies.open(identity).load())
    assert before
    age_jobs(store)

    with served(store) as (_, address):
        row = wait_for(address, identity, lambda row: bool(row["state"]))
        assert row["state"] == "interrupted"
        ask(f"{address}api/tunes/{identity}/go-on", {})
        done = wait_for(address, identity, lambda row: row["state"] == "done")
    with open_store(store) as opened:
        journal = opened.studies.open(identity)
        after, result = list(journal.load()), journal.result()
    assert after[: len(before)] == before
    assert done["runs"] == sum(len(record["times"]) for record in after)
    assert result is not None
    assert result["counts"]["recalled_runs"] == sum(len(record["times"]) for record in before)


def age_jobs(store: Path) -> None:
    """Make it so that the last sign of life of every job, and of every study, lies long ago."""
    with sqlite3.connect(store) as connection:
        connection.execute("UPDATE jobs SET beat = 0")
        connection.execute("UPDATE studies SET updated = '2026-01-01T00:00:00Z'")
    connection.close()
