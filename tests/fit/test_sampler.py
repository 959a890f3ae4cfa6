import math
from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from kodawari.errors import KodawariError
from kodawari.fit import Parameter, Problem, Reading, sample
from kodawari.quantity import Quantity

EDGE = 1.959963984540054
"""Score of an interval's end: with ends at ±1.96 deviations a value's deviation is plain."""


def line(readings: tuple[Reading, ...]) -> Problem:
    """The model ln y = a + b: with normal errors of ln y everything is linear and normal.

    a has the prior 0 ± 1 and b 0 ± 0.5 (deviations); the intervals are so wide that the cut does not matter.
    """

    def forward(values: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
        y = np.exp(values["a"] + values["b"])
        return np.repeat(y[:, None], len(readings), axis=1)

    wide = {"a": 1.0, "b": 0.5}
    parameters = tuple(
        Parameter(key=key, prior=Quantity.between(-EDGE * sd, 0.0, EDGE * sd)) for key, sd in wide.items()
    )
    return Problem(parameters=parameters, readings=readings, forward=forward)


def problem(*values: float, error: float = 0.2) -> Problem:
    return line(tuple(Reading(id=f"y{k}", value=v, error=error) for k, v in enumerate(values)))


def test_the_posterior_of_a_linear_problem_is_the_closed_form() -> None:
    # ln y = a + b + e: a ~ N(0, 1), b ~ N(0, 0.25), three readings of ln y = 0.6 with variance 0.04
    # gain K = C h / (h C h + 0.04/3) with C h = (1, 0.25), h C h = 1.25: K = (1, 0.25)/1.26333
    found = sample(problem(*[math.exp(0.6)] * 3), particles=6000, seed=3)

    a, b = found.values["a"], found.values["b"]
    assert np.mean(a) == pytest.approx(0.6 / 1.26333, abs=0.03)
    assert np.mean(b) == pytest.approx(0.6 * 0.25 / 1.26333, abs=0.03)
    # var a = 1 - 1/1.26333, var b = 0.25 - 0.0625/1.26333, cov = -0.25/1.26333
    assert np.var(a) == pytest.approx(1.0 - 1.0 / 1.26333, abs=0.03)
    assert np.var(b) == pytest.approx(0.25 - 0.0625 / 1.26333, abs=0.03)
    assert np.cov(a, b)[0, 1] == pytest.approx(-0.25 / 1.26333, abs=0.03)


def test_the_evidence_of_a_linear_problem_is_the_closed_form() -> None:
    # one reading of ln y = 0.6, variance 0.04: the likelihood without its constant integrates to
    # sqrt(0.04/1.29) exp(-0.36/(2·1.29))
    found = sample(problem(math.exp(0.6)), particles=6000, seed=5)

    expected = 0.5 * math.log(0.04 / 1.29) - 0.36 / (2.0 * 1.29)
    assert np.mean(found.log_evidence) == pytest.approx(expected, abs=0.06)


def test_without_readings_the_prior_comes_back() -> None:
    found = sample(problem(), particles=4000)

    assert np.mean(found.scores, axis=0) == pytest.approx([0.0, 0.0], abs=0.06)
    assert np.std(found.scores, axis=0) == pytest.approx([1.0, 1.0], abs=0.05)


def test_the_same_seed_gives_the_same_draws_and_another_others() -> None:
    first, again, other = (sample(problem(2.0), particles=200, seed=seed) for seed in (1, 1, 2))

    assert np.array_equal(first.scores, again.scores)
    assert not np.array_equal(first.scores, other.scores)


def test_a_sharp_reading_is_met() -> None:
    found = sample(problem(2.0, error=1e-3), particles=2000)

    assert np.log(found.predicted[:, 0]) == pytest.approx(np.full(2000, math.log(2.0)), abs=0.006)


def test_diagnostics_of_an_easy_fit_are_good() -> None:
    found = sample(problem(2.0), particles=4000)

    assert found.effective > 1000
    assert found.reduction < 1.01
    assert 0.1 < found.acceptance < 0.9


def test_what_learnt_most_stands_first() -> None:
    rows = sample(problem(1.0, error=0.05), particles=4000).moved()

    # a carries four fifths of the prior variance of ln y, so it learns more than b
    assert [row.key for row in rows] == ["a", "b"]
    assert rows[0].width < rows[1].width < 1.0
    assert rows[0].low < rows[0].median < rows[0].high


def test_readings_that_cannot_be_are_refused() -> None:
    impossible = Problem(
        parameters=problem().parameters,
        readings=(Reading(id="y", value=1.0, error=0.1),),
        forward=lambda values: np.full((len(values["a"]), 1), np.nan),
    )

    with pytest.raises(KodawariError, match="nothing that the priors allow"):
        sample(impossible, particles=200)


def test_too_few_particles_are_refused() -> None:
    with pytest.raises(KodawariError, match="too few"):
        sample(problem(1.0), particles=30)


@pytest.mark.parametrize(("value", "error"), [(0.0, 0.1), (-1.0, 0.1), (1.0, 0.0)])
def test_a_reading_needs_a_value_and_an_error(value: float, error: float) -> None:
    with pytest.raises(KodawariError, match="positive"):
        Reading(id="y", value=value, error=error)


def test_a_parameter_that_stands_twice_is_refused() -> None:
    twice = problem().parameters[0]

    with pytest.raises(KodawariError, match="stands twice"):
        Problem(parameters=(twice, twice), readings=(), forward=lambda _: np.zeros((1, 0)))
