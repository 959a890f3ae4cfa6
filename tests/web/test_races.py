"""A race from question to replay, run by the worker process as it is for people."""

import json
import struct
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from kodawari.mini4wd import dynamics
from kodawari.mini4wd.build import read_car
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.race import race
from kodawari.mini4wd.workbench import load_car
from kodawari.store import open_store
from kodawari.web import _race_job

Client = TestClient[Litestar]
PATIENCE = 300.0  # the first race of a machine compiles


def raced(client: Client, **question: Any) -> int:
    job = client.post("/api/races", json={"course": "flat-oval", "runs": 12, "seed": 3, **question}).json()
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        job = client.get(f"/api/jobs/{job['id']}").json()
        if job["state"] not in {"queued", "running"}:
            assert job["state"] == "done", job
            return int(job["result"])
        time.sleep(0.1)
    raise AssertionError(f"no end: {job}")


def test_a_race_gives_what_the_library_gives_and_its_replay_ends_as_the_run_did(client: Client) -> None:
    number = raced(client, car="ma-box-stock")
    shown = client.get(f"/api/races/{number}").json()
    expected = race(load_car("ma-box-stock"), load_course("flat-oval"), runs=12, seed=3)
    assert shown["times_s"] == [round(each, 4) for each in expected.times_s]
    assert shown["finish"]["finished"] == expected.finish.finished
    assert [row["id"] for row in client.get("/api/races").json()["done"]] == [number]

    word, run, seconds = shown["typical"][0]
    assert word == "quickest"
    assert seconds == min(expected.times_s)
    block = client.get(f"/api/races/{number}/replay", params={"runs": f"b{run},d0"}).content
    (length,) = struct.unpack_from("<I", block)
    header = json.loads(block[4 : 4 + length])
    car = header["cars"][0]
    assert car["finished"]
    # The clock stops when the centre of mass passes the line, at most one step after the time of the race.
    assert 0.0 <= car["time_s"] - seconds <= 2e-4 + 1e-9
    width = len(header["columns"])
    start = 4 * ((4 + length + 3) // 4)
    assert len(block) == start + 4 * width * sum(each["samples"] for each in header["cars"])
    rows = [struct.unpack_from(f"<{width}f", block, start + 4 * width * k) for k in range(car["samples"])]
    times = [row[0] for row in rows]
    assert times[0] == pytest.approx(0.005)
    assert all(b > a for a, b in pairwise(times))
    quaternion = rows[len(rows) // 2][4:8]
    assert sum(part * part for part in quaternion) == pytest.approx(1.0, abs=1e-5)

    client.delete(f"/api/races/{number}")
    assert client.get("/api/races").json()["done"] == []
    client.post(f"/api/races/{number}/back")
    assert [row["id"] for row in client.get("/api/races").json()["done"]] == [number]


@pytest.mark.parametrize(
    "question",
    [
        {"car": "no-such-car", "course": "jcjc"},
        {"car": "ma-race", "course": "../jcjc"},
        {"car": "ma-race", "course": "jcjc", "lane": 4},
        {"car": "ma-race", "course": "jcjc", "runs": 0},
        {"car": "ma-race", "course": "jcjc", "runs": 1_000_000},
        {"car": "ma-race", "course": "jcjc", "speed": 3},
    ],
)
def test_a_race_that_cannot_be_is_refused_and_nothing_is_kept(
    client: Client, question: dict[str, Any], store_path: Path
) -> None:
    assert client.post("/api/races", json=question).status_code in {400, 422}
    with open_store(store_path) as store:
        assert store.jobs.list() == []


@pytest.mark.parametrize("runs", ["", "7", "b", "b-1", "x3", "b1;b2", ",".join(["b1"] * 21)])
def test_a_replay_of_nothing_sensible_is_refused(client: Client, runs: str) -> None:
    assert client.get("/api/races/1/replay", params={"runs": runs}).status_code == 422


def test_an_interrupted_job_is_shown_as_such_and_goes_on(client: Client, store_path: Path) -> None:
    with open_store(store_path) as store:
        job = store.jobs.add("race", "nobody's", {})
        store.jobs.claim()
        store.jobs.finish(job.id, "interrupted")
    assert client.get(f"/api/jobs/{job.id}").json()["state"] == "interrupted"
    stopped = client.get(f"/api/jobs/{job.id}/events").text
    assert "event: job" in stopped
    assert '"interrupted"' in stopped
    assert client.post(f"/api/jobs/{job.id}/go-on").json()["state"] == "queued"


def test_a_race_on_a_home_course_keeps_the_course_as_it_was(client: Client) -> None:
    home = client.post("/api/courses", json={"copy_of": "flat-oval", "title": "Home"}).json()
    number = raced(client, car="ma-box-stock", course=home["id"])
    expected = race(load_car("ma-box-stock"), load_course("flat-oval"), runs=12, seed=3)
    assert client.get(f"/api/races/{number}").json()["times_s"] == [
        round(each, 4) for each in expected.times_s
    ]

    def seen() -> tuple[Any, bytes, bytes]:
        replay = client.get(f"/api/races/{number}/replay", params={"runs": "b0"})
        return (
            client.get(f"/api/races/{number}/mesh").json(),
            client.get(f"/api/races/{number}/plan").content,
            replay.content,
        )

    before = seen()
    chain = home["draft"]["chains"][0]
    other = {**home["draft"], "title": "Other", "chains": [{**chain, "pieces": [{"type": "straight"}]}]}
    assert client.put(f"/api/courses/{home['id']}", json={"draft": other, "revision": 1}).status_code == 200
    assert client.get(f"/api/courses/{home['id']}/mesh").json() != before[0]
    assert seen() == before
    client.delete(f"/api/courses/{home['id']}")
    client.delete("/api/courses/bin")
    assert seen() == before
    # as the course was called when it was raced, though it was renamed and removed since
    assert client.get(f"/api/races/{number}").json()["course_title"] == "Home"
    assert [row["course_title"] for row in client.get("/api/races").json()["done"]] == ["Home"]


def test_an_open_home_course_cannot_be_raced(client: Client) -> None:
    draft = {"title": "Open", "chains": [{"pieces": [{"type": "start"}, {"type": "straight"}]}]}
    home = client.post("/api/courses", json={"draft": draft}).json()
    refused = client.post("/api/races", json={"car": "ma-box-stock", "course": home["id"]})

    assert refused.status_code == 422
    assert "does not close" in refused.json()["cause"]
    assert client.get("/api/races").json()["jobs"] == []


def test_a_stop_is_heard_while_the_solver_compiles(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = threading.Event()
    monkeypatch.setattr(dynamics, "is_compiled", lambda: False)
    monkeypatch.setattr(_race_job, "_run_once", lambda *_: compiled.wait(PATIENCE))
    stages: list[str] = []

    class StopError(Exception):
        pass

    def advance(stage: str, *_: int) -> None:
        stages.append(stage)
        if len(stages) == 4:
            raise StopError

    with open_store(store_path) as store:
        job = store.jobs.add(
            "race", "MA", {"car": msgspec.to_builtins(read_car("ma-race")), "car_id": "", "course": "jcjc"}
        )
        with pytest.raises(StopError):
            _race_job.run_race_job(store, job, advance)
    assert stages == ["loading", "compiling", "compiling", "compiling"]
    assert not compiled.is_set()
    compiled.set()
