"""What `kodawari validate` prints, and what others rely on."""

import json
from functools import cache
from typing import Any

import msgspec
import pytest

from kodawari.mini4wd.evidence import Validation, validate

MOTORS = ("sprint-dash", "hyper-dash-3", "light-dash")
IDS = {
    *(f"flat-6.34/{motor}/{ratio}" for motor in MOTORS for ratio in ("3.5", "3.7", "4.0", "4.2", "5.0")),
    "jcjc/ma-box-stock/normal-pro/race",
    "jcjc/ma-box-stock/normal-pro/lap",
    "checker-100m/ma/hyper-dash-pro/4.0",
    "jcjc/ms/torque-tuned-pro-over-normal-pro",
}


@cache
def found() -> Validation:
    return validate()


def rows() -> dict[str, Any]:
    plain = json.loads(msgspec.json.encode(found()))
    return {row["id"]: row for row in plain["predictions"]}


def test_every_prediction_is_there_once() -> None:
    assert len(found().predictions) == len(IDS)
    assert rows().keys() == IDS


def test_every_prediction_has_what_others_rely_on() -> None:
    for name, row in rows().items():
        assert row.keys() >= {"id", "quantity", "unit", "median", "low", "high"}, name
        assert 0.0 < row["low"] < row["median"] < row["high"], name
        assert row["unit"] == ("" if "over" in name else "s"), name


def test_intervals_are_neither_sure_of_everything_nor_of_nothing() -> None:
    # not narrower than one lap differs from the next, 1.5 %; not as wide as guessing
    for name, row in rows().items():
        width = (row["high"] - row["low"]) / row["median"]
        assert 0.045 < width < 0.4, name


def test_a_lap_that_was_fitted_is_surer_than_its_neighbours() -> None:
    width = {name: (row["high"] - row["low"]) / row["median"] for name, row in rows().items()}

    assert width["flat-6.34/hyper-dash-3/3.5"] < width["flat-6.34/hyper-dash-3/4.0"]
    assert width["flat-6.34/hyper-dash-3/4.0"] < width["flat-6.34/hyper-dash-3/5.0"]


def test_the_mean_lap_is_a_third_of_the_race() -> None:
    race, lap = (rows()[f"jcjc/ma-box-stock/normal-pro/{what}"]["median"] for what in ("race", "lap"))

    assert race == pytest.approx(3.0 * lap)


def test_a_tuned_motor_is_faster_than_the_one_of_the_kit() -> None:
    assert rows()["jcjc/ms/torque-tuned-pro-over-normal-pro"]["median"] < 1.0


def test_every_reading_has_its_source_and_shows_what_the_fit_changed() -> None:
    fitted = [check for check in found().checks if check.fitted]

    assert len(fitted) == 9
    for check in fitted:
        assert check.source
        assert check.before is not None
        assert check.after[2] - check.after[0] < check.before[2] - check.before[0]


def test_a_scale_that_the_fit_has_not_used_agrees_with_the_parts() -> None:
    rows_ = {check.id: check for check in found().checks if not check.fitted}
    front = rows_["scale/ar-box-stock/rev-tuned-2/front"]

    assert front.after[0] <= front.read <= front.after[2]
    mass = rows_["scale/ar-box-stock/rev-tuned-2/mass"]
    assert mass.after[1] == pytest.approx(mass.read, rel=0.06)
