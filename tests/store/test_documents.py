"""Documents: what is worked on is found again, and two editors notice each other."""

from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.store import open_store


def test_a_document_is_found_again_by_its_identity(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        kept = store.documents.add("car", "Red", "[car]")
    with open_store(tmp_path / "s.sqlite") as store:
        found = store.documents.get(kept.id)
    assert (found.name, found.text, found.revision, found.deleted) == ("Red", "[car]", 1, None)


def test_a_change_counts_up_and_keeps_the_identity(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        kept = store.documents.add("car", "Red", "old")
        changed = store.documents.change(kept.id, name="Blue", text="new", revision=1)
        assert (changed.id, changed.name, changed.text, changed.revision) == (kept.id, "Blue", "new", 2)


def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as one, open_store(tmp_path / "s.sqlite") as two:
        kept = one.documents.add("car", "Red", "first")
        two.documents.change(kept.id, name="Red", text="theirs", revision=1)
        with pytest.raises(KodawariError, match="changed somewhere else"):
            one.documents.change(kept.id, name="Red", text="mine", revision=1)
        assert one.documents.get(kept.id).text == "theirs"


def test_what_is_thrown_away_leaves_the_list_and_comes_back(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        kept = store.documents.add("car", "Red", "text")
        store.documents.add("course", "Oval", "text")
        store.documents.throw_away(kept.id)
        assert store.documents.list("car") == []
        assert [each.id for each in store.documents.list("car", deleted=True)] == [kept.id]
        store.documents.throw_away(kept.id, back=True)
        assert [each.name for each in store.documents.list("car")] == ["Red"]


def test_emptying_the_bin_removes_only_what_lies_in_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        gone = store.documents.add("car", "Red", "text")
        store.documents.add("car", "Blue", "text")
        store.documents.throw_away(gone.id)
        assert store.documents.empty_bin("car") == 1
        assert [each.name for each in store.documents.list("car")] == ["Blue"]
        with pytest.raises(KodawariError, match="nothing is kept"):
            store.documents.get(gone.id)
