"""Predictions of real cars against figures that are published, and against what can be worked out by hand."""

import math

import numpy as np
import pytest

from kodawari.kei.catalogue import find_car
from kodawari.kei.drive import (
    METRICS,
    Draws,
    drive,
    make_batch,
    metric_task,
    parse_cycle,
    parse_hill,
    parse_speed,
    parse_way,
    predict,
    road_car,
    run_top_speed,
    validate,
)


@pytest.mark.parametrize(
    ("name", "metric", "published"),
    [
        ("suzuki-cappuccino-ea11r-1991", "constant 60 km/h", 30.5),
        ("suzuki-alto-turbo-rs-2015", "0-100 km/h", 12.77),
        ("suzuki-alto-turbo-rs-2015", "quarter mile", 18.56),
        ("daihatsu-copen-l880k-2002", "10-15 mode", 18.0),
        ("daihatsu-copen-13-2007", "top speed", 112 * 1.609344),
        ("honda-nbox-jf3-2017", "wltc", 21.2),
        ("suzuki-jimny-lj10-1970", "gradeability", 27.5),  # the maker's own figure; no calibration row
    ],
)
def test_published_figures_lie_inside_their_intervals(name: str, metric: str, published: float) -> None:
    (found,) = predict(road_car(find_car(name)), [metric])
    assert found.low <= published <= found.high
    assert found.median == pytest.approx(published, rel=0.12)
    assert found.unit == METRICS[metric]


def test_engine_speed_in_top_gear_is_road_speed_times_ratio_over_radius() -> None:
    # Cappuccino: 165/65R14 is 355.6 + 2 · 0.65 · 165 = 570.1 mm; it rolls at 97 %: r = 0.2765 m
    radius = 0.97 * 0.5701 / 2.0
    rpm = 55 * 0.44704 * 0.790 * 5.125 / radius * 30.0 / math.pi
    found = drive(road_car(find_car("suzuki-cappuccino-ea11r-1991")), [parse_speed("60kmh")], count=32)
    assert [one.mph for one in found.engine_speeds] == [45, 55, 65]
    assert found.engine_speeds[1].rpm == pytest.approx(rpm, rel=3e-3)


def test_the_limiter_stops_the_s660_and_nothing_stops_the_unlimited_one_so_early() -> None:
    car = road_car(find_car("honda-s660-2015"))
    limited, free = predict(car, ["top speed", "top speed (unlimited)"])
    assert 135.0 < limited.low < limited.high < 144.0
    assert free.low > limited.high
    assert drive(car, [], count=32).limits.word == "limiter"


def test_the_sakura_has_a_range_and_no_consumption_of_petrol() -> None:
    found = {one.metric: one for one in predict(road_car(find_car("nissan-sakura-2022")))}
    assert found["wltc"].unit == "km"
    assert not {"constant 60 km/h", "10 mode", "10-15 mode"} & set(found)
    # 20 kWh, of which about 95 % count, at 95 to 150 Wh/km
    assert 125.0 < found["wltc"].median < 200.0


def test_a_car_that_cannot_is_told_so_and_not_predicted() -> None:
    found = drive(road_car(find_car("subaru-360-1958")), [parse_speed("140kmh"), parse_way("200m")], count=32)
    assert found.cannot == ("0–140 km/h",)
    assert [one.metric for one in found.answers] == ["0–200 m"]


def test_predictions_are_the_same_whoever_is_predicted_with_them() -> None:
    cars = [find_car(name) for name in ("honda-beat-1991", "suzuki-cappuccino-ea11r-1991")]
    both = validate(cars, count=32)
    alone = validate(cars[1:], count=32)
    assert both.predictions[cars[1].id] == alone.predictions[cars[1].id]


def test_the_json_has_the_agreed_keys_and_ordered_ends() -> None:
    plain = validate(
        [find_car(name) for name in ("beat", "vw-polo-aw", "honda-nbox-jf3-2017")], count=32
    ).to_json_dict()
    assert {"predictions", "missing", "calibration_rows"} <= set(plain)
    for one in plain["predictions"]:
        assert set(one) == {"car", "metric", "unit", "median", "low", "high"}
        assert one["metric"] in METRICS
        assert one["low"] < one["median"] < one["high"]
    assert [one["car"] for one in plain["missing"]] == ["vw-polo-aw"]


def test_a_lighter_driver_is_quicker_by_the_share_of_the_mass() -> None:
    car = road_car(find_car("honda-beat-1991"))
    slow, quick = (
        predict(car.with_(given={"load": type(car.kerb_kg)(kg, 0.0)}), ["400 m"], count=64)[0].median
        for kg in (150.0, 60.0)
    )
    # over a distance time goes with about the cube root of mass: (910/820)^(1/3) = 1.035
    assert slow / quick == pytest.approx((910.0 / 820.0) ** (1.0 / 3.0), abs=0.012)


def test_a_hill_is_slower_than_the_level_and_a_gentle_one_less_so() -> None:
    car = road_car(find_car("suzuki-jimny-jb64-2018"))
    batch = make_batch(car.with_(speed_limit=None), Draws(car.id, 16, 0, {}))
    level, gentle, steep = (run_top_speed(batch, slope=slope).speed for slope in (0.0, 0.04, 0.15))
    assert np.all(level > gentle)
    assert np.all(gentle > steep)


def test_tasks_are_read_as_people_write_them() -> None:
    assert parse_speed("100kmh").value == pytest.approx(27.7778, rel=1e-5)
    assert parse_speed("60 mph").value == pytest.approx(26.8224)
    assert parse_way("0.25mi").value == pytest.approx(402.336)
    assert parse_hill("12%").value == pytest.approx(math.sin(math.atan(0.12)))
    assert parse_cycle("10-15").cycle is not None
    assert metric_task("0-62 mph").value == pytest.approx(27.71648)
