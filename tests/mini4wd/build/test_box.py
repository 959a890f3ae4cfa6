from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import (
    list_boxes,
    parts_of,
    read_car,
    read_parts_box,
    resolve,
    shortages,
)

HEAD = '[box]\ncar = "ma-box-stock"\n'


def box(folder: Path, text: str) -> Path:
    path = folder / "box.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_the_shipped_box_opens() -> None:
    assert "ma-starter" in list_boxes()
    starter = read_parts_box("ma-starter")
    assert starter.base.chassis_id == "ma"
    assert starter.loose["motor", "hyper-dash-pro"] == 1
    assert starter.loose["roller", "aluminium-13-15437"] == 4
    assert starter.unfit == {}


def test_pieces_of_base_car_and_box_add_up(tmp_path: Path) -> None:
    # The kit has four low-profile tyres; two more lie in the box.
    read = read_parts_box(box(tmp_path, '[[part]]\nspec = "low-profile-super-hard"\ncount = 2\n'))
    assert read.pieces("tyre") == {"low-profile": 4, "low-profile-super-hard": 2}
    assert read.pieces("roller") == {"kit-low-friction-13": 6}


def test_a_pair_or_a_car_set_is_meant_when_no_count_is_given(tmp_path: Path) -> None:
    text = '[[part]]\nitem = "15437"\n[[part]]\nitem = "15542"\n[[part]]\nitem = "15375"\n'
    read = read_parts_box(box(tmp_path, text))
    assert read.loose == {
        ("roller", "aluminium-13-15437"): 2,
        ("wheel", "low-profile-carbon"): 4,
        ("tyre", "low-profile-super-hard"): 4,
        ("motor", "hyper-dash-pro"): 1,
    }


def test_parts_for_other_chassis_are_set_aside_with_a_reason(tmp_path: Path) -> None:
    text = '[[part]]\nspec = "hyper-dash-3"\n[[part]]\nspec = "single-3.5"\n[[part]]\nspec = "one-way-72"\n'
    read = read_parts_box(box(tmp_path, text))
    assert set(read.unfit) == {("motor", "hyper-dash-3"), ("gear", "single-3.5"), ("wheel", "one-way-72")}
    assert "hyper-dash-3" not in read.pieces("motor")


def test_counts_decide_what_can_be_built() -> None:
    starter = read_parts_box("ma-starter")
    assert shortages(starter, resolve(read_car("ma-box-stock"))) == []
    short = shortages(starter, resolve(read_car("ma-race")))
    assert "Clear body for MS and MA: 1 needed, 0 in the box" in short
    assert "Double aluminium rollers 13-12 mm: 2 needed, 0 in the box" in short
    assert len(short) == 2


def test_parts_of_a_build_count_both_sides() -> None:
    parts = parts_of(resolve(read_car("ma-race")))
    assert parts["roller", "aluminium-13-15437"] == 2
    assert parts["tyre", "low-profile-super-hard"] == 4
    assert parts["damper", "cylinder-15392"] == 2
    assert parts["damper", "block-6x6x32-15427"] == 1


def test_an_empty_box_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KodawariError, match="the parts box is empty") as caught:
        read_parts_box(box(tmp_path, ""))
    assert caught.value.file.endswith("box.toml")


def test_an_unknown_part_gets_the_nearest_names(tmp_path: Path) -> None:
    with pytest.raises(KodawariError) as caught:
        read_parts_box(box(tmp_path, '[[part]]\nspec = "hyperdash-pro"\n'))
    assert caught.value.place == "part[0].spec"
    assert "hyper-dash-pro" in caught.value.mend


def test_an_item_without_a_spec_says_that_it_cannot_be_put_on_a_car_yet(tmp_path: Path) -> None:
    with pytest.raises(KodawariError, match="cannot be put on a car yet"):
        read_parts_box(box(tmp_path, '[[part]]\nitem = "15163"\n'))


@pytest.mark.parametrize("count", ["0", "-1", "1.5"])
def test_a_count_must_be_a_positive_whole_number(tmp_path: Path, count: str) -> None:
    with pytest.raises(KodawariError, match="count"):
        read_parts_box(box(tmp_path, f'[[part]]\nspec = "hyper-dash-pro"\ncount = {count}\n'))


def test_an_entry_names_its_part_once(tmp_path: Path) -> None:
    with pytest.raises(KodawariError, match="either `spec` or `item`"):
        read_parts_box(box(tmp_path, '[[part]]\nspec = "hyper-dash-pro"\nitem = "15375"\n'))


def test_a_base_car_may_lie_beside_the_box(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[car]\nchassis = "vz"\n', encoding="utf-8")
    path = tmp_path / "box.toml"
    path.write_text('[box]\ncar = "mine.toml"\n[[part]]\nspec = "hyper-dash-3"\n', encoding="utf-8")
    assert read_parts_box(path).base.chassis_id == "vz"


def test_an_unknown_base_car_is_named_with_the_box(tmp_path: Path) -> None:
    path = tmp_path / "box.toml"
    path.write_text('[box]\ncar = "ma-boxstok"\n[[part]]\nspec = "hyper-dash-3"\n', encoding="utf-8")
    with pytest.raises(KodawariError, match="ma-box-stock") as caught:
        read_parts_box(path)
    assert caught.value.file.endswith("box.toml")
