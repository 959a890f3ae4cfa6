"""The whole store as a file: out, in, and refused when it is something else."""

import sqlite3
from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.store import open_store


def names(path: Path) -> list[str]:
    with open_store(path) as store:
        return [each.name for each in store.documents.list("car")]


def test_a_copy_holds_everything_and_takes_the_place_of_what_is_there(tmp_path: Path) -> None:
    here, there, copy = tmp_path / "here.sqlite", tmp_path / "there.sqlite", tmp_path / "copy.sqlite"
    with open_store(here) as store:
        store.documents.add("car", "Red", "text")
        store.copy_to(copy)
    with open_store(there) as store:
        store.documents.add("car", "Blue", "text")
        backup = store.take_over(copy)
    assert names(there) == ["Red"]
    assert names(backup) == ["Blue"]
    assert names(copy) == ["Red"]


def test_an_open_store_sees_what_was_taken_over(tmp_path: Path) -> None:
    here, copy = tmp_path / "here.sqlite", tmp_path / "copy.sqlite"
    with open_store(here) as store:
        store.documents.add("car", "Red", "text")
        store.copy_to(copy)
        kept = store.documents.list("car")[0]
        store.documents.change(kept.id, name="Blue", text="text", revision=1)
        with open_store(here) as other:
            other.take_over(copy)
        assert [each.name for each in store.documents.list("car")] == ["Red"]


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0 and then nothing"])
def test_what_is_no_store_is_refused_and_nothing_changes(tmp_path: Path, content: bytes) -> None:
    here, bad = tmp_path / "here.sqlite", tmp_path / "bad.sqlite"
    bad.write_bytes(content)
    with open_store(here) as store:
        store.documents.add("car", "Red", "text")
        with pytest.raises(KodawariError):
            store.take_over(bad)
    assert names(here) == ["Red"]
    assert list(tmp_path.glob("*.bak")) == []


def test_a_store_with_a_trigger_in_it_is_refused(tmp_path: Path) -> None:
    here, bad = tmp_path / "here.sqlite", tmp_path / "bad.sqlite"
    with open_store(bad) as store:
        store.documents.add("car", "Red", "text")
    connection = sqlite3.connect(bad)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON documents BEGIN DELETE FROM runs; END")
    connection.commit()
    connection.close()
    with open_store(here) as store, pytest.raises(KodawariError, match="not Kodawari's"):
        store.take_over(bad)
