"""Home courses in the store: kept, found by name or identity, changed, thrown away."""

from pathlib import Path

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.draft import Chain, Draft, renamed
from kodawari.mini4wd.garage import (
    any_course,
    any_definition,
    built_course,
    change_course,
    home_draft,
    keep_course,
    own_courses,
    shipped_courses,
    the_course,
)
from kodawari.store import Store, open_store

OVAL = [
    {"type": "start"},
    *[{"type": "corner-45", "turn": "left"}] * 4,
    {"type": "straight"},
    *[{"type": "corner-45", "turn": "left"}] * 4,
]
HOME = Draft(title="My oval", chains=[Chain(x_mm=500.0, heading_deg=30.0, pieces=OVAL)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def kept(path: Path, *drafts: Draft) -> list[str]:
    with open_store(path) as store:
        return [keep_course(store, draft).id for draft in drafts]


def test_a_home_course_is_found_by_name_and_by_identity(path: Path) -> None:
    (identity,) = kept(path, HOME)

    for name in ("home:My oval", f"home:{identity}"):
        definition, short, file = any_definition(name, store=path)
        assert (definition.title, short, file) == ("My oval", "home:My oval", "home:My oval")
        assert any_course(name, store=path).lane(2).plan_length_m == pytest.approx(
            1.08 + 2.0 * 3.141592653589793 * 0.54, abs=1e-9
        )
    assert home_draft("My oval", store=path).draft == HOME


def test_a_name_that_is_taken_gets_a_number(path: Path) -> None:
    kept(path, HOME, HOME, msgspec.structs.replace(HOME, title="MY OVAL", ja="私のオーバル"))
    with open_store(path) as store:
        names = {(entry.draft.title, entry.draft.ja) for entry in own_courses(store)}
        assert names == {("My oval", ""), ("My oval 2", ""), ("MY OVAL 3", "私のオーバル 3")}
        long = [keep_course(store, renamed(HOME, "x" * 80)).draft.title for _ in range(2)]
    assert long == ["x" * 80, "x" * 78 + " 2"]


def test_of_two_of_one_name_the_identity_decides(path: Path) -> None:
    first, second = kept(path, HOME, HOME)
    with open_store(path) as store:
        change_course(store, second, HOME, revision=1)  # renamed by its owner
    with pytest.raises(KodawariError, match="2 are called 'My oval'") as caught:
        home_draft("home:My oval", store=path)
    assert f"home:{first}" in caught.value.mend
    assert home_draft(f"home:{second}", store=path).id == second


def test_shipped_courses_and_files_are_taken_as_ever(path: Path) -> None:
    assert any_course("jcjc", store=path).name == "jcjc"
    assert any_definition("jcjc", store=path)[2] == "courses/jcjc.toml"
    assert not path.exists()


def test_a_wrong_name_tells_the_nearest_and_makes_no_store(path: Path) -> None:
    with pytest.raises(KodawariError, match="There are none") as refused:
        any_course("home:Oval", store=path)
    assert "kodawari course keep" in refused.value.mend
    assert not path.exists()

    kept(path, HOME)
    with pytest.raises(KodawariError, match="Did you mean My oval"):
        any_course("home:My ovall", store=path)


def test_an_open_home_course_says_why_it_cannot_be_raced(path: Path) -> None:
    kept(path, msgspec.structs.replace(HOME, chains=[Chain(pieces=OVAL[:-1])]))

    with pytest.raises(KodawariError, match="does not close") as refused:
        any_course("home:My oval", store=path)
    assert refused.value.file == "home:My oval"


def test_a_change_on_an_old_state_is_refused_and_nothing_is_lost(path: Path) -> None:
    (identity,) = kept(path, HOME)
    with open_store(path) as store:
        assert change_course(store, identity, renamed(HOME, "One"), revision=1).draft.title == "One"
        with pytest.raises(KodawariError) as refused:
            change_course(store, identity, renamed(HOME, "Other"), revision=1)
        assert refused.value.place == "revision"
        assert the_course(store, identity).draft.title == "One"


def test_what_cannot_be_laid_is_not_kept(path: Path) -> None:
    bad = msgspec.structs.replace(HOME, chains=[Chain(pieces=[{"type": "strait"}])])
    with open_store(path) as store:
        with pytest.raises(KodawariError, match="strait"):
            keep_course(store, bad)
        assert own_courses(store) == []


def test_a_shipped_course_cannot_be_changed_and_a_path_is_none(path: Path) -> None:
    with open_store(path) as store:
        with pytest.raises(KodawariError, match="ships with Kodawari"):
            change_course(store, "jcjc", HOME, revision=1)
        for name in ("../jcjc", "/etc/passwd", "jcjc.toml", ""):
            with pytest.raises(KodawariError, match="no course is called"):
                the_course(store, name)


def test_a_car_is_no_course(path: Path) -> None:
    def with_car(store: Store) -> str:
        return store.documents.add("mini4wd-car", "car", "x = 1").id

    with open_store(path) as store, pytest.raises(KodawariError, match="no course is called"):
        the_course(store, with_car(store))


def test_shipped_courses_have_drafts_of_their_pieces() -> None:
    found = {entry.id: entry for entry in shipped_courses()}

    assert len(found["jcjc"].draft.chains[0].pieces) == 12
    assert found["jcjc"].definition.title == "Japan Cup Junior Circuit"


def test_a_question_keeps_the_course_as_it_was() -> None:
    definition = the_definition = shipped_courses()[0].definition
    again = msgspec.json.decode(msgspec.json.encode(the_definition), type=type(definition))
    name = shipped_courses()[0].id

    built, loaded = built_course(name, again), load_course(name)
    assert [piece.segments for piece in built.pieces] == [piece.segments for piece in loaded.pieces]
    assert built_course("jcjc", None).name == "jcjc"
    with pytest.raises(KodawariError, match="no course is called"):
        built_course("../jcjc", None)
