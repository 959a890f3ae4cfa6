"""Learning the shared factors: the arithmetic by hand, and that the kept result is that of the kept rows."""

import numpy as np
import pytest

from kodawari.kei.catalogue import find_car
from kodawari.kei.drive import load_learned
from kodawari.kei.drive._calibrate import _posterior, calibration_rows
from kodawari.kei.drive._priors import learning_inputs, load_priors, shared_factors
from kodawari.kei.drive.metrics import METRICS
from kodawari.quantity import load_sources


def test_one_row_and_one_factor_follow_the_weighted_mean() -> None:
    # prior 0 ± 1, gradient 0.1, row 0.2 above its prediction with 0.1: mean = 0.1·0.2/(0.1² + 0.1²) = 1
    mean, covariance = _posterior(
        np.array([2.2]), np.array([2.0]), np.array([[0.1]]), np.array([[0.01]]), np.array([True])
    )
    assert mean == pytest.approx([1.0])
    assert covariance == pytest.approx(np.array([[0.5]]))


def test_a_row_that_is_not_used_teaches_nothing() -> None:
    mean, covariance = _posterior(
        np.array([2.2]), np.array([2.0]), np.array([[0.1]]), np.array([[0.01]]), np.array([False])
    )
    assert mean == pytest.approx([0.0])
    assert covariance == pytest.approx(np.array([[1.0]]))


def test_what_was_learned_belongs_to_the_priors_and_rows_of_today() -> None:
    # after a change of priors.toml or calibration.toml: kodawari kei validate --learn
    learned = load_learned()
    assert learned.inputs == learning_inputs()
    assert set(learned.factors) == set(shared_factors())
    assert learned.rows == tuple(calibration_rows())


def test_every_row_names_a_car_a_metric_a_source_and_priors_that_exist() -> None:
    for name, row in calibration_rows().items():
        assert row.metric in METRICS, name
        assert row.source in load_sources().source, name
        assert set(row.given) <= set(load_priors().prior), name
        if row.car != "vw-polo-1.0-mpi":  # the control car, which the catalogue does not hold in full
            assert find_car(row.car).id == row.car


def test_the_published_rows_carry_the_published_figures() -> None:
    rows = calibration_rows()
    assert rows["P31"].value == 12.77
    assert rows["P42"].value == pytest.approx(106 * 1.609344, rel=1e-3)
    assert rows["P69"].value == pytest.approx(112 * 1.609344, rel=1e-3)
    assert (rows["P43"].value, rows["P57"].value, rows["P22"].value) == (18.0, 21.2, 30.5)
