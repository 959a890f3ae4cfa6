"""Jobs: asked for, claimed once, stopped, found interrupted when their worker is gone."""

import time
from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "s.sqlite")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still until its one entry is changed."""
    now = [1000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def test_the_oldest_waiting_job_is_claimed_and_only_once(store: Store) -> None:
    first = store.jobs.add("race", "one", {"runs": 4})
    store.jobs.add("race", "two", {})
    claimed = store.jobs.claim()
    assert claimed is not None
    assert (claimed.id, claimed.state) == (first.id, "running")
    second = store.jobs.claim()
    assert second is not None
    assert second.title == "two"
    assert store.jobs.claim() is None
    assert store.jobs.definition(first.id) == {"runs": 4}


def test_the_time_left_follows_from_the_pace(store: Store, clock: list[float]) -> None:
    job = store.jobs.add("race", "one", {})
    store.jobs.claim()
    store.jobs.advance(job.id, stage="racing", done=0, total=100)
    clock[0] += 5.0
    store.jobs.advance(job.id, stage="racing", done=25, total=100)
    # 25 in 5 s leave 75, which take 15 s.
    assert store.jobs.get(job.id).left_s == pytest.approx(15.0)


def test_a_job_without_a_sign_of_life_is_interrupted_and_can_go_on(store: Store, clock: list[float]) -> None:
    job = store.jobs.add("race", "one", {})
    store.jobs.claim()
    clock[0] += 19.0
    assert store.jobs.get(job.id).state == "running"
    clock[0] += 2.0
    assert store.jobs.get(job.id).state == "interrupted"
    assert store.jobs.go_on(job.id).state == "queued"
    again = store.jobs.claim()
    assert again is not None
    assert again.id == job.id


def test_a_waiting_job_stops_at_once_and_a_running_one_when_it_looks(store: Store) -> None:
    running, waiting = store.jobs.add("race", "one", {}), store.jobs.add("race", "two", {})
    store.jobs.claim()
    assert store.jobs.ask_to_stop(waiting.id).state == "stopped"
    assert store.jobs.ask_to_stop(running.id).state == "stopping"
    assert store.jobs.advance(running.id, stage="racing", done=1, total=2) is False
    store.jobs.finish(running.id, "stopped")
    assert store.jobs.get(running.id).is_over


def test_what_is_done_does_not_go_on(store: Store) -> None:
    job = store.jobs.add("race", "one", {})
    store.jobs.finish(job.id, "done", result=7)
    assert store.jobs.get(job.id).result == 7
    with pytest.raises(KodawariError, match="the job is done"):
        store.jobs.go_on(job.id)


def test_a_worker_takes_only_the_kinds_that_it_does(store: Store) -> None:
    long = store.jobs.add("tune", "one", {})
    short = store.jobs.add("race", "two", {})
    claimed = store.jobs.claim(("race", "replay"))
    assert claimed is not None
    assert claimed.id == short.id
    assert store.jobs.claim(("race", "replay")) is None
    rest = store.jobs.claim()
    assert rest is not None
    assert rest.id == long.id


def test_the_latest_job_about_a_study_is_found(store: Store) -> None:
    assert store.jobs.about("study") is None
    store.jobs.add("tune", "first", {}, about="study")
    later = store.jobs.add("tune", "second", {}, about="study")
    store.jobs.add("tune", "other", {}, about="another")
    store.jobs.add("race", "none", {})
    found = store.jobs.about("study")
    assert found is not None
    assert (found.id, found.about) == (later.id, "study")
