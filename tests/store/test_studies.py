"""Studies as those see them who look on: what was asked, what is new, what was thrown away."""

from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.store import Store, StudyJournal, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "s.sqlite")


def record(key: str, first_run: int = 0, *, stream: str = "search") -> dict[str, object]:
    return {
        "phase": "search",
        "stream": stream,
        "key": key,
        "point": {"motor": key},
        "first_run": first_run,
        "times": [8.0, 9.0],
        "groups": [0, 0],
        "seconds": 0.5,
    }


def result(runs: int, time: float = 5.0, stopped: str = "budget") -> dict[str, object]:
    chance = {"estimate": 0.5, "spread_low": 0.25}
    best = {"key": "a", "confirmed": True, "time": {"median": time}, "chance": chance, "runs": 8}
    return {"best": [best], "counts": {"runs": runs, "generations": runs // 16}, "stopped": stopped}


def begun(store: Store, seed: int = 1) -> StudyJournal:
    return store.studies.create({"seed": seed}, title="t", kind="mini4wd", question={"budget": seed})


def test_what_was_asked_stands_beside_the_study_and_is_no_part_of_its_identity(store: Store) -> None:
    journal = begun(store)
    assert journal.question() == {"budget": 1}
    again = store.studies.create({"seed": 1}, kind="mini4wd", question={"budget": 99})
    assert again.identity == journal.identity
    assert journal.question() == {"budget": 99}
    assert store.studies.create({"seed": 2}).question() is None


def test_studies_are_listed_by_kind(store: Store) -> None:
    begun(store)
    store.studies.create({"seed": 2}, kind="kei", question={})
    store.studies.create({"seed": 3})
    assert [row.title for row in store.studies.list(kind="mini4wd")] == ["t"]
    assert len(store.studies.list()) == 3


def test_a_study_that_is_thrown_away_keeps_its_runs_and_comes_back_when_it_is_asked_for(store: Store) -> None:
    journal = begun(store)
    journal.append([record("a")])
    assert store.studies.throw_away(journal.identity).deleted is not None
    assert store.studies.list(deleted=False) == []
    assert [row.runs for row in store.studies.list(deleted=True)] == [2]
    assert store.studies.throw_away(journal.identity, back=True).deleted is None
    store.studies.throw_away(journal.identity)
    begun(store)
    assert [row.id for row in store.studies.list(deleted=False)] == [journal.identity]


def test_only_what_has_got_runs_since_is_new(store: Store) -> None:
    journal, other = begun(store), begun(store, 2)
    assert journal.changed_since(0) == (0, frozenset())
    journal.append([record("a"), record("b")])
    mark, keys = journal.changed_since(0)
    assert keys == {"a", "b"}
    other.append([record("c")])
    assert journal.changed_since(mark) == (mark, frozenset())
    journal.append([record("b", 2)])
    later, keys = journal.changed_since(mark)
    assert (later > mark, keys) == (True, frozenset({"b"}))
    assert [(entry["key"], entry["first_run"]) for entry in journal.load(["b"])] == [("b", 0), ("b", 2)]
    assert len(list(journal.load())) == 3


def test_a_set_up_is_found_by_its_key(store: Store) -> None:
    journal = begun(store)
    journal.append([record("a")])
    assert journal.point("a") == {"motor": "a"}
    assert journal.point("b") is None


def test_a_row_tells_the_best_of_its_result(store: Store) -> None:
    journal = begun(store)
    row = store.studies.row(journal.identity)
    assert (row.has_result, row.is_current, row.stopped, row.best_time_s) == (False, False, None, None)
    journal.finish(result(16, stopped="cancelled"))
    row = store.studies.row(journal.identity)
    assert (row.has_result, row.stopped) == (True, "cancelled")
    assert (row.best_time_s, row.best_finish, row.is_confirmed) == (5.0, 0.5, True)
    with pytest.raises(KodawariError, match="there is no study 'x'"):
        store.studies.row("x")


def test_a_row_tells_whether_runs_were_made_since_the_result(store: Store) -> None:
    journal = begun(store)
    journal.append([record("a")])
    assert not store.studies.row(journal.identity).is_current
    journal.finish(result(16))
    assert store.studies.row(journal.identity).is_current
    begun(store, 2).append([record("a")])
    assert store.studies.row(journal.identity).is_current
    journal.append([record("b")])
    assert not store.studies.row(journal.identity).is_current


def test_a_result_of_a_shorter_search_does_not_take_the_place_of_one_of_a_longer(store: Store) -> None:
    journal = begun(store)
    journal.finish(result(100, 5.0))
    journal.finish(result(40, 6.0))
    assert store.studies.row(journal.identity).best_time_s == 5.0
    journal.finish(result(100, 4.0))
    assert store.studies.row(journal.identity).best_time_s == 4.0
