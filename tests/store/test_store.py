"""The store: what goes in comes out, whoever else uses the file and whatever happens to it."""

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from kodawari.errors import KodawariError
from kodawari.store import Store, default_store_path, open_store
from kodawari.store import _database as database_module
from kodawari.store import _schema as schema
from kodawari.tuning import Journal
from kodawari.tuning.testing import JOURNAL_CHECKS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "store.sqlite"


def record(key: str, first_run: int = 0) -> dict[str, object]:
    return {
        "phase": "search",
        "stream": "search",
        "key": key,
        "point": {"motor": "dash"},
        "first_run": first_run,
        "times": [8.125, None, 9.5],
        "groups": [0, 0, 1],
        "seconds": 0.25,
    }


@pytest.mark.parametrize("check", JOURNAL_CHECKS, ids=lambda check: str(check.__name__))
def test_a_studys_journal_keeps_the_contract(
    check: Callable[[Callable[[], Journal]], None], path: Path
) -> None:
    with open_store(path) as store:
        check(lambda: store.studies.create({"course": "oval"}))


def test_a_study_is_known_by_its_definition(path: Path) -> None:
    with open_store(path) as store:
        assert store.studies.find({"seed": 1, "course": "oval"}) is None
        one = store.studies.create({"seed": 1, "course": "oval"}, title="first")
        again = store.studies.create({"course": "oval", "seed": 1}, title="other")
        assert one.identity == again.identity
        assert store.studies.create({"seed": 2, "course": "oval"}).identity != one.identity
        found = store.studies.find({"course": "oval", "seed": 1})
        assert found is not None
        assert found.definition() == {"seed": 1, "course": "oval"}
        assert {row.title for row in store.studies.list()} == {"first", ""}


def test_a_list_of_studies_counts_what_was_run(path: Path) -> None:
    with open_store(path) as store:
        journal = store.studies.create({"seed": 1})
        journal.append([record("a"), record("b")])
        journal.append([record("a", 3)])
        (row,) = store.studies.list()
        assert (row.points, row.runs, row.seconds, row.has_result) == (2, 9, 0.75, False)


def test_a_study_opens_by_the_head_of_its_name(path: Path) -> None:
    with open_store(path) as store:
        journal = store.studies.create({"seed": 1})
        assert store.studies.open(journal.identity[:6]).identity == journal.identity
        for wrong in ("", "%", "nothing"):
            with pytest.raises(KodawariError, match="there is no study"):
                store.studies.open(wrong)


def test_a_result_is_kept_with_its_confirmed_set_ups(path: Path) -> None:
    chance = {"estimate": 0.99, "spread_low": 0.96}
    good = {"key": "a", "confirmed": True, "time": {"median": 8.5}, "chance": chance, "runs": 256}
    poor = {"key": "b", "confirmed": False, "time": None, "chance": chance, "runs": 64}
    with open_store(path) as store:
        journal = store.studies.create({"seed": 1})
        assert journal.result() is None
        journal.finish({"best": [good, poor]})
        journal.finish({"best": [good, poor]})
        assert journal.result() == {"best": [good, poor]}
        assert store.studies.list()[0].has_result
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT key, rank, time_s, spread_low, runs FROM confirmed").fetchall()
    connection.close()
    assert rows == [("a", 0, 8.5, 0.96, 256)]


def test_a_deleted_study_leaves_nothing_behind(path: Path) -> None:
    with open_store(path) as store:
        journal = store.studies.create({"seed": 1})
        journal.append([record("a")])
        store.studies.delete(journal.identity)
        assert store.studies.list() == []
        assert list(store.studies.create({"seed": 1}).load()) == []


def test_runs_and_builds_come_back(path: Path) -> None:
    with open_store(path) as store:
        about = {"build": "ma", "course": "oval", "physics_version": "1", "seed": 7, "runs": 4}
        first = store.runs.add(**about, time_s=5.5, finish=1.0, payload={"laps": [1]})  # type: ignore[arg-type]
        store.runs.add(**{**about, "build": "ms"}, time_s=None, finish=0.0, payload={})  # type: ignore[arg-type]
        assert [row.build for row in store.runs.list()] == ["ms", "ma"]
        (row,) = store.runs.list(build="ma", course="oval")
        assert (row.id, row.time_s, row.finish, row.seed) == (first, 5.5, 1.0, 7)
        assert store.runs.payload(first) == {"laps": [1]}
        assert store.runs.payload(99) is None
        asked = store.runs.add(**about, time_s=5.5, finish=1.0, payload={"question": {"course": "oval"}})  # type: ignore[arg-type]
        assert store.runs.peek(asked, "question", "course") == "oval"
        assert store.runs.peek(asked, "question", "lane") is None
        assert store.runs.peek(99, "question", "course") is None
        build = store.builds.add("ma-race", {"chassis": "ma", "roller": [19]})
        assert store.builds.add("copy", {"roller": [19], "chassis": "ma"}) == build
        assert store.builds.load(build) == {"chassis": "ma", "roller": [19]}
        assert [row.name for row in store.builds.list()] == ["ma-race"]
        assert store.builds.load("nothing") is None


def test_a_batch_is_kept_whole_or_not_at_all(path: Path) -> None:
    with open_store(path) as store:
        journal = store.studies.create({"seed": 1})
        with pytest.raises(KeyError):
            journal.append([record("a"), {"key": "half a record"}])
        assert list(journal.load()) == []
        journal.append([record("a")])
        assert len(list(journal.load())) == 1


def test_the_default_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KODAWARI_STORE", str(tmp_path / "mine.sqlite"))
    assert default_store_path() == tmp_path / "mine.sqlite"
    monkeypatch.delenv("KODAWARI_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_store_path() == tmp_path / "kodawari" / "store.sqlite"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")  # to be ignored
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert default_store_path() == tmp_path / "home" / ".local" / "share" / "kodawari" / "store.sqlite"


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"a shopping list, and a long one " * 100)
    before = path.read_bytes()
    with pytest.raises(KodawariError, match="no store, or it is damaged") as caught:
        open_store(path)
    assert caught.value.file == str(path)
    assert "Move it aside" in caught.value.mend
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (title TEXT)")
    connection.close()
    with pytest.raises(KodawariError, match="database of another program"):
        open_store(path)
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
    connection.close()
    assert names == ["recipes"]


def test_a_damaged_page_is_found(path: Path) -> None:
    with open_store(path) as store:
        journal = store.studies.create({"seed": 1})
        journal.append([record(f"key{number}") for number in range(400)])
        store.check()
    data = bytearray(path.read_bytes())
    for place in range(8192, len(data) - 4096, 4096):
        data[place : place + 512] = b"\xff" * 512
    path.write_bytes(bytes(data))
    with pytest.raises(KodawariError, match="damaged"), open_store(path) as store:
        store.check()


def test_a_damaged_payload_is_told(path: Path) -> None:
    with open_store(path) as store:
        journal = store.studies.create({"seed": 1})
        journal.append([record("a")])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE outcomes SET payload = '{oops'")
    connection.close()
    with open_store(path) as store, pytest.raises(KodawariError, match="a record of the store is damaged"):
        list(store.studies.create({"seed": 1}).load())


def test_a_write_protected_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(KodawariError, match=r"cannot be (used|opened)"):
        open_store(tmp_path / "file" / "store.sqlite")
    with pytest.raises(KodawariError, match="cannot be opened"):
        open_store(tmp_path)  # a folder


def test_a_locked_store_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "WAIT_SECONDS", 0.05)
    with open_store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(KodawariError, match="another program is writing"):
            store.studies.create({"seed": 1})
        other.execute("ROLLBACK")
        other.close()
        assert store.studies.create({"seed": 1}).identity


FILL = """
    import resource, signal, sys
    from kodawari.errors import KodawariError
    from kodawari.store import open_store

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_store(sys.argv[1]) as store:
        journal = store.studies.create({"seed": 1})
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        batch = 0
        try:
            while batch < 10_000:
                journal.append([{"phase": "search", "stream": "search", "key": f"{batch}-{n}",
                                 "point": {"a": 1}, "first_run": 0, "times": [1.0] * 8,
                                 "groups": [0] * 8, "seconds": 0.1}
                                for n in range(16)])
                batch += 1
        except KodawariError as error:
            print(batch, str(error), sep="|")
"""


def test_a_full_disk_is_told_and_loses_no_finished_batch(path: Path) -> None:
    assert resource.RLIM_INFINITY  # the test needs limits on file sizes, as POSIX has them
    done = subprocess.run(
        [sys.executable, "-c", dedent(FILL), str(path)], capture_output=True, text=True, check=True
    )
    batches, message = done.stdout.strip().split("|", 1)
    assert int(batches) > 3
    assert "the disk is full or cannot be written" in message
    assert "run the same command again" in message
    with open_store(path) as store:
        store.check()
        records = list(store.studies.create({"seed": 1}).load())
        assert len(records) == 16 * int(batches)
        store.studies.create({"seed": 1}).append([record("more")])


WRITER = """
    import sys
    from kodawari.store import open_store

    with open_store(sys.argv[1]) as store:
        own, shared = store.studies.create({"writer": sys.argv[2]}), store.studies.create({"writer": "both"})
        for number in range(60):
            for journal in (own, shared):
                journal.append([{"phase": "search", "stream": "search", "key": f"k{number}",
                                 "point": {"a": 1}, "first_run": 0, "times": [1.0],
                                 "groups": [0], "seconds": 0.1}])
"""


def test_two_processes_write_at_the_same_time(path: Path) -> None:
    commands = [[sys.executable, "-c", dedent(WRITER), str(path), name] for name in ("one", "two")]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    for process in running:
        _, fault = process.communicate(timeout=120)
        assert process.returncode == 0, fault
    with open_store(path) as store:
        store.check()
        for name in ("one", "two", "both"):
            keys = [entry["key"] for entry in store.studies.create({"writer": name}).load()]
            assert sorted(keys) == sorted(f"k{number}" for number in range(60))


def version_of(store: Store) -> int:
    with sqlite3.connect(store.path) as connection:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return found


def test_an_older_store_is_backed_up_and_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path) as store:
        store.studies.create({"seed": 1})
        old = version_of(store)
    more = "CREATE TABLE fits (id TEXT PRIMARY KEY) STRICT;\nALTER TABLE builds ADD COLUMN note TEXT;\n"
    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, more])
    with open_store(path) as store:
        assert version_of(store) == old + 1
        assert len(store.studies.list()) == 1
    backup = path.with_name(f"{path.name}.v{old}.bak")
    with sqlite3.connect(backup) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (old,)
        assert connection.execute("SELECT count(*) FROM studies").fetchone() == (1,)
    connection.close()


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as store:
        old = version_of(store)
    broken = (
        "CREATE TABLE fits (id TEXT) STRICT;\nCREATE TABLE studies (id TEXT) STRICT;\n"  # the second is there
    )
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, broken])
        with pytest.raises(KodawariError, match="already exists"):
            open_store(path)
    with open_store(path) as store:
        assert version_of(store) == old
        assert store.studies.list() == []


def test_a_store_of_the_future_is_refused(path: Path) -> None:
    with open_store(path):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(KodawariError, match="version 99, and this Kodawari knows versions up to 3"):
        open_store(path)
