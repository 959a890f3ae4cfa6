import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.files import convert
from kodawari.mini4wd.build import (
    Car,
    CarFile,
    DamperEntry,
    Measured,
    Reading,
    RollerEntry,
    WheelEntry,
    Wheels,
    car_text,
    list_cars,
    new_car,
    read_car,
    resolve,
)

SIZE = st.floats(0.1, 99.0, allow_nan=False)
LENGTH = SIZE | st.builds(Reading, value=SIZE, pm=st.floats(0.0, 1.0))


def back(file: CarFile) -> CarFile:
    return convert(tomllib.loads(car_text(file)), CarFile, file="text")


def test_the_named_cars_ship() -> None:
    assert {
        "ma-box-stock",
        "ms-box-stock",
        "ar-box-stock",
        "vz-box-stock",
        "fm-a-box-stock",
        "super-ii-box-stock",
        "ma-race",
    } <= list_cars().keys()


@pytest.mark.parametrize("car", sorted(list_cars()))
def test_a_shipped_car_survives_the_way_out_and_back(car: str) -> None:
    file = read_car(car)
    assert back(file) == file


@given(
    front=LENGTH | st.none(),
    rollers=st.lists(
        st.builds(RollerEntry, spec=st.just("kit-13"), on=st.just("front"), y_mm=LENGTH, pair=st.booleans()),
        max_size=3,
    ),
    dampers=st.lists(
        st.builds(
            DamperEntry,
            spec=st.just("hex-1-95557"),
            x_mm=LENGTH,
            above_axle_mm=LENGTH,
            hinge=st.sampled_from(["front", "rear"]),
        ),
        max_size=2,
    ),
    width=st.builds(Reading, value=SIZE, pm=st.floats(0.0, 1.0)) | st.none(),
    declared=st.dictionaries(st.sampled_from(["chassis_cut", "body_painted"]), st.booleans()),
)
def test_any_car_file_survives_the_way_out_and_back(
    front: float | Reading | None,
    rollers: list[RollerEntry],
    dampers: list[DamperEntry],
    width: Reading | None,
    declared: dict[str, bool],
) -> None:
    file = CarFile(
        car=Car(chassis="ma", name="Träne 涙", kit_rollers=("front",)),
        wheels=Wheels(front=WheelEntry(diameter_mm=front)),
        roller=tuple(rollers),
        damper=tuple(dampers),
        measured=Measured(width_mm=width),
        declared=declared,
    )
    assert back(file) == file


def test_a_path_is_read_as_a_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[car]\nchassis = "vz"\n', encoding="utf-8")
    assert read_car(path).car.chassis == "vz"
    assert read_car(str(path)).car.chassis == "vz"


def test_an_unknown_name_gets_the_nearest_ones() -> None:
    with pytest.raises(KodawariError) as caught:
        read_car("ma-boxstock")
    assert "ma-box-stock" in caught.value.mend


def test_a_missing_file_is_named() -> None:
    with pytest.raises(KodawariError) as caught:
        read_car("nowhere/mine.toml")
    assert caught.value.file.endswith("mine.toml")


def test_a_car_without_a_chassis_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[car]\nname = "x"\n', encoding="utf-8")
    with pytest.raises(KodawariError, match="'chassis' is missing"):
        read_car(path)


@pytest.mark.parametrize("template", ["ma-box-stock", "ma-race"])
def test_a_new_car_is_the_template_under_its_own_name(template: str, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    path.write_text(new_car(template, name="Raijin"), encoding="utf-8")
    file = read_car(path)
    assert file.car.name == "Raijin"
    assert resolve(file).chassis_id == resolve(read_car(template)).chassis_id


def test_what_the_guide_of_a_new_car_shows_can_be_used_as_it_stands(tmp_path: Path) -> None:
    text = new_car("ma-box-stock")
    shown = [line[2:] for line in text.splitlines() if line.startswith("# ") and not line.startswith("# A ")]
    start = next(i for i, line in enumerate(shown) if line.startswith("[wheels.front]"))
    tables = [line for line in shown[start:] if not line.startswith(("and", "from"))]
    path = tmp_path / "guide.toml"
    head = '[car]\nchassis = "ma"\nkit_rollers = false\n'
    path.write_text(head + "\n".join(tables), encoding="utf-8")
    assert resolve(read_car(path)).rollers
