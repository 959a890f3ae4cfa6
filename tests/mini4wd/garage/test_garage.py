"""Cars and parts boxes of the store, by what people call them."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import (
    BoxFile,
    BoxHead,
    BoxPart,
    box_text,
    car_text,
    list_boxes,
    read_box_file,
    read_car,
)
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.garage import (
    base_of,
    find_box,
    find_build,
    find_car_file,
    keep_new,
    keep_new_box,
    kept_cars,
    named,
    own_boxes,
    parts_box,
    read_text_of_box,
    the_box,
    the_car,
    tuned_id,
    with_base,
)
from kodawari.mini4wd.tune import Tuned
from kodawari.mini4wd.workbench import load_car
from kodawari.rules import load_rulebook
from kodawari.store import Store, open_store
from kodawari.tuning import Budget


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.sqlite"


@pytest.fixture
def store(path: Path) -> Store:
    return open_store(path)


def test_a_car_of_the_garage_is_found_by_its_name_or_its_identity(store: Store, path: Path) -> None:
    kept = keep_new(store, named(read_car("ma-race"), "Race day"))
    for text in ("garage:Race day", "garage:race DAY", f"garage:{kept.id}"):
        assert find_car_file(text, store=path) == (kept.file, text)
    assert load_car("garage:Race day", store=path).name == "Race day"
    assert kept_cars(path) == {"garage:Race day": "Race day"}


def test_a_slip_names_the_nearest_car(store: Store, path: Path) -> None:
    keep_new(store, named(read_car("ma-race"), "Race day"))
    with pytest.raises(KodawariError, match="no car of yours is called 'Race dya'") as caught:
        find_build("garage:Race dya", store=path)
    assert "Race day" in caught.value.mend


def test_of_two_cars_with_one_name_the_identity_decides(store: Store, path: Path) -> None:
    one, two = (keep_new(store, named(read_car(car), "Twin")) for car in ("ma-race", "vz-box-stock"))
    assert [one.name, two.name] == ["Twin", "Twin 2"]
    store.documents.change(two.id, name="Twin", text=car_text(named(two.file, "Twin")), revision=1)
    with pytest.raises(KodawariError, match="2 are called 'Twin'") as caught:
        find_build("garage:Twin", store=path)
    assert one.id in caught.value.mend
    assert find_build(f"garage:{two.id}", store=path).chassis_id == "vz"
    assert set(kept_cars(path)) == {f"garage:{one.id}", f"garage:{two.id}"}


def test_a_car_in_the_bin_is_not_found(store: Store, path: Path) -> None:
    kept = keep_new(store, named(read_car("ma-race"), "Gone"))
    store.documents.throw_away(kept.id)
    with pytest.raises(KodawariError, match="no car of yours is called 'Gone'"):
        find_build("garage:Gone", store=path)


def test_looking_for_a_car_makes_no_store(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    with pytest.raises(KodawariError, match="there is no store yet"):
        find_build("garage:Any", store=path)
    assert kept_cars(path) == {}
    assert not path.exists()


@pytest.mark.parametrize("name", list(list_boxes()))
def test_a_box_file_goes_out_and_comes_in_again(name: str) -> None:
    file = read_box_file(name)
    assert read_text_of_box(box_text(file)) == file


def test_a_box_of_ones_own_is_found_by_its_name_and_has_a_car_of_the_garage(store: Store, path: Path) -> None:
    car = keep_new(store, named(read_car("ma-race"), "Race day"))
    head = BoxHead(car=f"garage:{car.id}", name="Evening")
    kept = keep_new_box(store, BoxFile(box=head, part=(BoxPart(spec="hyper-dash-pro"),)))
    box = find_box("box:evening", store=path)
    assert (box.name, box.car, box.loose) == ("Evening", car.file, {("motor", "hyper-dash-pro"): 1})
    assert [entry.id for entry in own_boxes(store)] == [kept.id]
    assert parts_box(store, the_box(store, kept.id)) == box


def test_a_box_whose_car_is_gone_says_so(store: Store) -> None:
    head = BoxHead(car="garage:nobody", name="Evening")
    kept = keep_new_box(store, BoxFile(box=head, part=(BoxPart(spec="hyper-dash-pro"),)))
    with pytest.raises(KodawariError, match="the base car 'garage:nobody' is not there") as caught:
        base_of(store, kept)
    assert caught.value.place == "box.car"


def test_another_base_car_keeps_the_loose_parts_and_judges_them_anew(store: Store) -> None:
    box = with_base(parts_box(store, the_box(store, "ma-starter")), read_car("vz-box-stock"))
    assert box.base.chassis_id == "vz"
    assert box.loose == parts_box(store, the_box(store, "ma-starter")).loose
    # The VZ takes motors with a single shaft; those of the box have two.
    assert "single-shaft" in box.unfit["motor", "hyper-dash-pro"]


def test_a_car_is_no_box_and_a_box_is_no_car(store: Store) -> None:
    car = keep_new(store, named(read_car("ma-race"), "Car"))
    box = keep_new_box(store, read_box_file("ma-starter"))
    with pytest.raises(KodawariError, match="is no parts box"):
        the_box(store, car.id)
    with pytest.raises(KodawariError, match="is no Mini 4WD car"):
        the_car(store, box.id)


def test_a_set_up_of_a_tune_is_a_car_with_an_address(store: Store) -> None:
    box = parts_box(store, the_box(store, "ma-starter"))
    tuned = Tuned(
        box, load_course("flat-oval"), load_rulebook("open"), class_="", on=date(2026, 11, 22), finish=0.6,
        seed=0,
    )  # fmt: skip
    journal = tuned.journal(store, Budget(runs=1))
    space = tuned.problem.space
    point = space.complete({**tuned.base, "motor": "hyper-dash-pro"}, space.middle)
    key = space.key(point)
    journal.append([{"phase": "search", "stream": "search", "key": key, "point": point, "first_run": 0,
                     "times": [2.0], "groups": [0], "seconds": 0.1}])  # fmt: skip
    entry = the_car(store, tuned_id(journal.identity, key))
    assert (entry.file.car.motor, entry.document) == ("hyper-dash-pro", None)
    assert the_car(store, tuned_id(journal.identity, "base")).file == box.car
    for wrong in (tuned_id(journal.identity, "0" * 16), tuned_id("f" * 16, key), "tuned-../../etc", "tuned-"):
        with pytest.raises(KodawariError):
            the_car(store, wrong)


def test_the_address_of_a_set_up_survives_a_change_of_the_box(store: Store) -> None:
    kept = keep_new_box(store, read_box_file("ma-starter"))
    tuned = Tuned(
        parts_box(store, kept), load_course("flat-oval"), load_rulebook("open"), class_="",
        on=date(2026, 11, 22), finish=0.6, seed=0,
    )  # fmt: skip
    journal = tuned.journal(store, Budget(runs=1))
    assert kept.document is not None
    less = msgspec.structs.replace(kept.file, part=kept.file.part[:1])
    store.documents.change(kept.id, name="less", text=box_text(less), revision=1)
    assert the_car(store, tuned_id(journal.identity, "base")).file == tuned.box.car
