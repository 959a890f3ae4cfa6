"""Catalogue cars as the solver takes them; the expected figures are those of the published sheets."""

import math

import pytest

from kodawari.errors import KodawariError
from kodawari.kei.catalogue import find_car, load_cars
from kodawari.kei.drive import Known, RoadCar, missing_figures, road_car

RPM = math.pi / 30.0
PS = 735.49875


@pytest.mark.parametrize(
    ("name", "kerb", "ps", "rpm", "torque", "gearbox", "driven", "gears"),
    [
        ("suzuki-cappuccino-ea11r-1991", 700, 64, 6500, 85.3, "manual", "rear", 5),
        ("daihatsu-copen-l880k-2002", 830, 64, 6000, 109.8, "manual", "front", 5),
        ("honda-s660-2015", 830, 64, 6000, 104, "manual", "rear", 6),
        ("suzuki-jimny-jb64-2018", 1030, 64, 6000, 96, "manual", "rear", 5),
        ("honda-nbox-jf3-2017", 890, 58, 7300, 65, "cvt", "front", 0),
        ("subaru-360-1958", 385, 16, 4500, 29.4, "manual", "rear", 0),
        ("suzuki-alto-turbo-rs-2015", 670, 64, 6000, 98, "amt", "front", 0),
    ],
)
def test_published_figures_arrive_in_si(
    name: str, kerb: float, ps: float, rpm: float, torque: float, gearbox: str, driven: str, gears: int
) -> None:
    car = road_car(find_car(name))
    assert car.kerb_kg.value == kerb
    assert car.power_w.value == pytest.approx(ps * PS)
    assert car.power_speed is not None
    assert car.power_speed.value == pytest.approx(rpm * RPM)
    assert car.torque is not None
    assert car.torque.value == pytest.approx(torque, rel=2e-3)
    assert (car.gearbox, car.driven, len(car.ratios)) == (gearbox, driven, gears)


def test_ratings_before_1985_count_as_gross_and_later_ones_as_net() -> None:
    assert road_car(find_car("suzuki-fronte-coupe-1971")).gross
    assert road_car(find_car("honda-s800-1966")).gross
    assert not road_car(find_car("honda-beat-1991")).gross
    assert not road_car(find_car("fiat-cinquecento-sporting-1994")).gross


def test_the_limiter_holds_kei_cars_and_no_others() -> None:
    assert road_car(find_car("suzuki-cappuccino-ea11r-1991")).speed_limit is not None
    assert road_car(find_car("caterham-seven-160-2014")).speed_limit is None
    assert road_car(find_car("subaru-360-1958")).speed_limit is None
    assert road_car(find_car("daihatsu-copen-13-2007")).speed_limit is None


def test_the_transfer_box_counts_in_the_final_drive_of_the_jimny() -> None:
    car = road_car(find_car("suzuki-jimny-jb64-2018"))
    assert car.final is not None
    assert car.final.value == pytest.approx(3.818 * 1.320)
    assert car.low_overall is not None
    assert car.low_overall.value == pytest.approx(3.818 * 2.643)


def test_what_is_missing_is_named_and_never_guessed() -> None:
    polo = find_car("vw-polo-aw")
    assert "power" in missing_figures(polo)
    with pytest.raises(KodawariError, match="power"):
        road_car(polo)


def test_every_car_with_mass_power_and_gearbox_can_be_driven() -> None:
    for car in load_cars():
        if car.kerb_kg.is_known and car.power_PS.is_known:
            assert not missing_figures(car), car.id
            assert road_car(car).id == car.id


def base(**changes: object) -> RoadCar:
    car = RoadCar(
        id="x", name="x", year=1990, body="hatchback", layout="FF", driven="front", gearbox="manual",
        kerb_kg=Known(650.0), power_w=Known(40e3),
    )  # fmt: skip
    return car.with_(**changes)


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"ratios": (1.0, 2.0, 3.0)}, "do not fall"),
        ({"ratios": (35.0, 2.0)}, "outside 0.1 to 30"),
        ({"ratios": (9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0)}, "more than the 8"),
        ({"ratios": (3.0, 1.0), "final": Known(0.01)}, "final drive"),
        ({"kerb_kg": Known(0.65)}, "units mixed up"),
        ({"height": Known(1400.0)}, "units mixed up"),
        ({"power_w": Known(64.0)}, "units mixed up"),
        ({"curve": ((300.0, 50.0), (200.0, 60.0))}, "do not rise"),
    ],
)
def test_impossible_cars_are_refused(changes: dict[str, object], cause: str) -> None:
    with pytest.raises(KodawariError, match=cause):
        base(**changes)
