"""The kei catalogue. Expected figures were read in the sources that the car files name."""

from pathlib import Path

import pytest

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import FIGURES, Standing, find_car, load_cars, search_cars, tyre_size
from kodawari.quantity import Confidence, load_sources


@pytest.mark.parametrize(
    ("car", "era", "length", "width", "height", "mass", "cc", "power", "torque"),
    [
        ("subaru-360-1958", "K1955", 2990, 1300, 1380, 385, 356, 16, 29.4),
        ("suzuki-alto-works-rsr-1987", "K1976", 3195, 1395, 1405, 650, 543, 64, 76.5),
        ("suzuki-cappuccino-ea11r-1991", "K1990", 3295, 1395, 1185, 700, 657, 64, 85.3),
        ("daihatsu-copen-l880k-2002", "K1998", 3395, 1475, 1245, 830, 659, 64, 109.8),
        ("honda-s660-2015", "K1998", 3395, 1475, 1180, 830, 658, 64, 104),
        ("nissan-sakura-2022", "K1998", 3395, 1475, 1655, 1080, None, 64, 195),
    ],
)
def test_a_car_has_the_figures_of_its_sources(
    car: str,
    era: str,
    length: float,
    width: float,
    height: float,
    mass: float,
    cc: float | None,
    power: float,
    torque: float,
) -> None:
    found = find_car(car)

    assert found.era == era
    assert (found.length_mm.value, found.width_mm.value, found.height_mm.value) == (length, width, height)
    assert (found.kerb_kg.value, found.displacement_cc.value) == (mass, cc)
    assert (found.power_PS.value, found.torque_N_m.value) == (power, torque)


def test_the_gears_of_the_jimny_are_those_that_were_printed_and_not_those_from_memory() -> None:
    gears = find_car("JB64W").gears

    assert gears.ratios == (5.809, 3.433, 2.171, 1.354, 1.000)
    assert (gears.transfer_high, gears.transfer_low, gears.reverse) == (1.320, 2.643, 5.861)
    assert find_car("JB64W").final_drive.value == 3.818


def test_the_catalogue_holds_every_car_of_the_list() -> None:
    cars = load_cars()

    assert len(cars) == 62
    assert sum(car.standing is Standing.KEI for car in cars) == 39
    assert {car.id for car in cars if car.peer} == {
        "vw-polo-aw",
        "hyundai-accent-hatch-2017",
        "honda-civic-hatch-2025",
    }


def test_every_figure_has_a_source_or_says_that_it_has_none() -> None:
    known = load_sources().source
    bare = []
    for car in load_cars():
        for name in FIGURES:
            figure = car.figure(name)
            for reading in (*figure.readings, *figure.set_aside):
                keys = [key for key in reading.source.split("; ") if key]
                assert all(key in known for key in keys)
                if not keys and reading.confidence not in {Confidence.RECALLED, Confidence.ASSUMED}:
                    bare.append((car.id, name))

    assert bare == []


def test_what_is_assumed_gives_its_spread_and_its_reason() -> None:
    assumed = [
        reading
        for car in load_cars()
        for name in FIGURES
        for reading in car.figure(name).readings
        if reading.confidence is Confidence.ASSUMED
    ]

    assert len(assumed) == 5
    assert all(each.spread > 0 and each.note for each in assumed)


def test_where_sources_disagree_all_of_them_are_kept() -> None:
    mass = find_car("subaru-360-1958").kerb_kg

    assert [reading.value for reading in mass.readings] == [385, 410]
    assert [reading.value for reading in mass.set_aside] == [454]
    assert mass.quantity.ends == (385, 385, 410)
    assert mass.quantity.confidence is Confidence.CONFLICTING
    assert mass.best.confidence is Confidence.SECONDARY


def test_a_figure_in_si_is_the_same_figure() -> None:
    car = find_car("cappuccino")

    assert car.power_PS.si.value == pytest.approx(64 * 75 * 9.80665)
    assert car.length_mm.si.value == pytest.approx(3.295)
    assert car.displacement_cc.si.value == pytest.approx(657e-6)
    assert car.power_rpm.si.value == pytest.approx(680.678, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "car"),
    [
        ("EA11R", "suzuki-cappuccino-ea11r-1991"),
        ("ea11r", "suzuki-cappuccino-ea11r-1991"),
        ("cappuccino", "suzuki-cappuccino-ea11r-1991"),
        ("Honda Beat", "honda-beat-1991"),
        ("az-1", "autozam-az1-1992"),
        ("ＡＺ－１", "autozam-az1-1992"),
        ("alto works", "suzuki-alto-works-rsr-1987"),
        ("KS4", "subaru-sambar-truck-1991"),
        ("s660", "honda-s660-2015"),
    ],
)
def test_a_car_is_found_by_what_people_call_it(text: str, car: str) -> None:
    assert find_car(text).id == car


@pytest.mark.parametrize("text", ["bet", "ppu", "apan"])
def test_a_piece_from_within_a_word_names_no_car(text: str) -> None:
    with pytest.raises(KodawariError, match="no car is called"):
        find_car(text)


def test_a_name_that_fits_several_cars_is_refused_with_their_names() -> None:
    with pytest.raises(KodawariError, match="fits 3 cars") as caught:
        find_car("copen")

    assert "daihatsu-copen-l880k-2002" in caught.value.mend


@pytest.mark.parametrize(
    ("text", "near"), [("capuchino", "Cappuccino"), ("EA12R", "EA11R"), ("subra", "Subaru")]
)
def test_a_name_that_fits_no_car_names_the_nearest(text: str, near: str) -> None:
    with pytest.raises(KodawariError, match=f"no car is called '{text}'") as caught:
        find_car(text)

    assert near in caught.value.mend


def test_search_by_maker_era_body_and_year() -> None:
    assert {car.id for car in search_cars(maker="honda", era="k1990", body="roadster")} == {"honda-beat-1991"}
    assert {car.id for car in search_cars("truck", year=1996)} == {
        "subaru-sambar-truck-1991",
        "honda-acty-truck-1996",
        "daihatsu-hijet-truck-1996",
        "daihatsu-midget-ii-1996",
    }
    assert {car.id for car in search_cars("1959")} == {"subaru-360-1958"}


def test_a_condition_that_nothing_has_names_what_there_is() -> None:
    with pytest.raises(KodawariError, match="no car has the era 'K1977'") as caught:
        search_cars(era="K1977")

    assert "K1976" in caught.value.mend


# Rim + 2 × width × aspect: 355.6 + 2 × 165 × 0.65; 254 + 2 × 127 × 0.95.
@pytest.mark.parametrize(
    ("text", "diameter"),
    [("165/65R14", 570.1), ("145/95R10", 529.5), ("165/50 R16", 571.4), ("5.00-10", 495.3)],
)
def test_the_diameter_of_a_tyre_follows_from_its_size(text: str, diameter: float) -> None:
    assert tyre_size(text).diameter_mm.value == pytest.approx(diameter, abs=0.05)


def test_the_printed_diameter_of_the_midget_s_tyre_lies_in_the_interval() -> None:
    low, _, high = tyre_size("145/95R10").diameter_mm.ends

    assert low <= 531 <= high


@pytest.mark.parametrize("text", ["wide", "16565R14", "165/65R140", "999/65R14"])
def test_what_is_no_tyre_size_is_refused(text: str) -> None:
    with pytest.raises(KodawariError, match="is no tyre size"):
        tyre_size(text)


OWN = """
maker = "Me"
model = "Mine"
body = "roadster"
standing = "kei"
era = "K1998"
sources = []
confidence = "declared"
[figures]
"""


def _own(tmp_path: Path, more: str) -> str:
    path = tmp_path / "mine.toml"
    path.write_text(OWN + more, encoding="utf-8")
    return str(path)


def test_a_car_of_one_s_own_is_read_from_a_file(tmp_path: Path) -> None:
    car = find_car(_own(tmp_path, "length_mm = 3300\n"))

    assert (car.id, car.length_mm.value, car.width_mm.is_known) == ("mine", 3300, False)


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ("length_mm = 3.4\n", "3.4 mm cannot be a length"),
        ("lenght_mm = 3400\n", "no figure is called 'lenght_mm'"),
        ("[gears]\nratios = [1.0, 2.0]\n", "do not fall from first to top"),
        ("[gears]\nratios = [300.0, 2.0]\n", "a gear cannot have the ratio 300"),
        ('kerb_kg = { value = 700, sources = ["nobody"] }\n', "no source has the id 'nobody'"),
        ('[[tyres]]\nfront = "round"\n', "'round' is no tyre size"),
    ],
)
def test_a_car_file_that_is_wrong_is_refused_with_file_and_place(
    tmp_path: Path, more: str, cause: str
) -> None:
    path = _own(tmp_path, more)
    with pytest.raises(KodawariError, match=cause) as caught:
        find_car(path)

    assert caught.value.file == path
    assert caught.value.place
