"""The fit to the world: what went in, what it taught, and that it is honest about the rest."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from kodawari.fit import Posterior, sample
from kodawari.mini4wd.evidence import (
    belief_of,
    calibration,
    fit_world,
    flat_lap_s,
    lane_and_balance,
)
from kodawari.mini4wd.evidence._unknowns import kinship, parameters
from kodawari.mini4wd.race import load_belief
from kodawari.mini4wd.specs import load_specs
from kodawari.mini4wd.specs._motor_types import RPM
from kodawari.mini4wd.specs.motor_model import motor_posterior


@cache
def posterior() -> Posterior:
    return fit_world()


def test_published_laps_are_what_their_source_prints() -> None:
    # value × 6.34/170, by hand
    read = {reading.id: reading.value for reading in calibration().readings}

    assert read["flat-6.34/sprint-dash/4.0"] == pytest.approx(0.869, abs=5e-4)
    assert read["flat-6.34/hyper-dash-3/3.5"] == pytest.approx(0.880, abs=5e-4)
    assert read["flat-6.34/light-dash/3.5"] == pytest.approx(1.149, abs=5e-4)
    assert read["checker/marshal/sprint-dash/top"] == pytest.approx(13.89, abs=5e-3)


def test_every_unknown_has_a_prior_with_a_spread_and_says_where_it_is_from() -> None:
    for parameter in parameters():
        low, value, high = parameter.prior.ends
        assert low <= value <= high, parameter.key
        assert low < high, parameter.key
        assert parameter.prior.note or parameter.prior.source, parameter.key


def test_the_fit_has_converged() -> None:
    assert posterior().effective > 500
    assert posterior().reduction < 1.05


def test_every_fitted_reading_lies_where_the_fit_expects_one() -> None:
    found = posterior()
    for column, reading in enumerate(found.problem.readings):
        off = np.log(reading.value / np.median(found.predicted[:, column]))
        assert abs(off) < 3.0 * reading.error, reading.id


def test_the_laps_are_met_within_three_per_cent() -> None:
    found = posterior()
    for column, reading in enumerate(found.problem.readings[:3]):
        assert np.median(found.predicted[:, column]) == pytest.approx(reading.value, rel=0.03)


def test_no_unknown_is_pushed_against_the_end_of_its_interval() -> None:
    # half of the posterior at an end would say that the prior is wrong
    for row in posterior().moved():
        assert abs(row.shift) < 1.7, row.key


def test_the_file_that_races_draw_from_is_the_one_that_the_fit_makes() -> None:
    made, shipped = belief_of(posterior()), load_belief()

    assert list(made.mean) == list(shipped.mean)
    # two samplings of one posterior differ by their noise
    assert np.array(list(made.mean.values())) == pytest.approx(list(shipped.mean.values()), abs=0.15)


def test_what_is_carried_over_is_never_surer_than_what_was_learnt() -> None:
    belief = belief_of(posterior())
    widths = dict(zip(belief.mean, np.sqrt(np.diag(belief.covariance)), strict=True))
    learnt = {row.key: row.width for row in posterior().moved()}
    for key, (known, share) in kinship().items():
        if learnt[known] < 1.0:
            assert widths[key] >= learnt[known] - 1e-6, key
        assert 0.0 < share <= 1.0


@pytest.mark.parametrize("motor", ["sprint-dash", "hyper-dash-3", "light-dash", "torque-tuned-2"])
def test_a_fitted_motor_still_overlaps_its_printed_line(motor: str) -> None:
    spec, type_ = load_specs().motor[motor], motor_posterior(motor)
    scores = [posterior().scores[:, posterior().problem.keys.index(f"motor.{motor}.score-{n}")] for n in "kr"]
    no_load = posterior().scores[:, posterior().problem.keys.index(f"motor.{motor}.score-i0")]
    drawn = [
        type_.at((float(k), float(r), float(i)))
        for k, r, i in zip(scores[0][:400], scores[1][:400], no_load[:400], strict=True)
    ]
    assert spec.torque is not None
    assert spec.rpm is not None
    assert spec.amperes is not None
    torque = 1e-3 * spec.torque.middle
    speeds = [motor_.speed(2.7, torque) / RPM for motor_ in drawn]
    currents = [motor_.current(torque) for motor_ in drawn]

    assert spec.rpm.meets(*np.quantile(speeds, (0.05, 0.95)))
    assert spec.amperes.meets(*np.quantile(currents, (0.05, 0.95)))


def test_a_stronger_motor_is_faster_at_its_best_gear() -> None:
    # what must come out, 8: printed powers 2.71, 3.32, 3.89 W
    best = {
        motor: min(
            float(np.median(flat_lap_s(posterior().values, motor, ratio))) for ratio in (3.5, 4.0, 5.0)
        )
        for motor in ("light-dash", "hyper-dash-3", "sprint-dash")
    }

    assert best["sprint-dash"] < best["hyper-dash-3"] < best["light-dash"]


def test_a_stronger_motor_gains_least_from_taller_gears() -> None:
    # far above half of its free speed a motor wants a taller gear; the Sprint-Dash runs near half of it
    gain = {
        motor: float(
            np.median(flat_lap_s(posterior().values, motor, 5.0) / flat_lap_s(posterior().values, motor, 3.5))
        )
        for motor in ("sprint-dash", "hyper-dash-3")
    }

    assert gain["hyper-dash-3"] > 1.1
    assert 0.95 < gain["sprint-dash"] < 1.08


def test_the_fit_recovers_a_car_that_it_has_not_seen() -> None:
    """One made-up truth: laps with other gears lie inside their intervals, most of them."""
    problem = calibration()
    chance = np.random.Generator(np.random.Philox(key=11))
    truth = 0.7 * chance.standard_normal((1, len(problem.keys)))
    exact = problem.predicted(truth)[0]
    made = tuple(
        replace(r, value=float(x * np.exp(r.error * chance.standard_normal())))
        for r, x in zip(problem.readings, exact, strict=True)
    )
    found = sample(replace(problem, readings=made), particles=800, seed=1)

    inside = []
    for motor in ("sprint-dash", "hyper-dash-3", "light-dash"):
        for ratio in (3.5, 4.0, 5.0):
            true = float(flat_lap_s(problem.values(truth), motor, ratio)[0])
            low, high = np.quantile(flat_lap_s(found.values, motor, ratio), (0.01, 0.99))
            inside.append(low <= true <= high)
    assert sum(inside) >= 7


def test_the_lane_solver_bears_the_balance_out() -> None:
    lane, balance = lane_and_balance(posterior(), "hyper-dash-3", 3.5, cars=8)

    over = (lane / balance)[np.isfinite(lane)]
    assert len(over) >= 6
    # the interval of the factor that the fit allows for between the two
    assert 1.0 < float(np.median(over)) < 1.09
    assert float(np.max(over) - np.min(over)) < 0.12


def test_the_lane_solver_gives_gears_the_same_worth() -> None:
    tall = lane_and_balance(posterior(), "hyper-dash-3", 3.5, cars=8)
    short = lane_and_balance(posterior(), "hyper-dash-3", 5.0, cars=8)

    worth = (short[0] / tall[0]) / (short[1] / tall[1])
    assert np.nanmedian(worth) == pytest.approx(1.0, abs=0.03)
