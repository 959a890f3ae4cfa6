"""Expected values are conjugate normal laws, worked by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.fit import Belief, Line, Reading, fit_line, learn_from

PRIOR = Belief({"a": 0.0, "b": 0.0}, ((1.0,), (0.0, 1.0)))
NONE = np.zeros((1, 1))


def _line(*slope: float, missed: float = 0.0) -> Line:
    return Line(level=0.0, slope=np.array(slope), missed=missed, explained=1.0)


def _reading(log_value: float, error: float = 0.1) -> Reading:
    return Reading(id="r", value=math.exp(log_value), error=error)


def test_a_line_without_noise_is_found() -> None:
    scores = np.random.default_rng(1).standard_normal((60, 3))
    line = fit_line(scores, np.exp(0.7 + scores @ [0.1, -0.05, 0.0]))

    assert line.level == pytest.approx(0.7, abs=1e-4)
    assert line.slope == pytest.approx([0.1, -0.05, 0.0], abs=1e-4)
    assert line.explained == pytest.approx(1.0, abs=1e-4)
    assert line.missed < 1e-3


def test_luck_is_told_from_what_the_unknowns_explain() -> None:
    """ln y = 0.1 z + noise of 0.1: the line misses 0.1 and explains half of the variance."""
    chance = np.random.default_rng(2)
    scores = chance.standard_normal((4000, 2))
    line = fit_line(scores, np.exp(0.1 * scores[:, 0] + 0.1 * chance.standard_normal(4000)))

    assert line.missed == pytest.approx(0.1, rel=0.05)
    assert line.explained == pytest.approx(0.5, abs=0.04)


def test_pure_luck_gives_hardly_any_slope() -> None:
    chance = np.random.default_rng(3)
    line = fit_line(chance.standard_normal((200, 40)), np.exp(0.1 * chance.standard_normal(200)))
    plain = np.linalg.norm(np.full(40, 0.1 / math.sqrt(200)))  # what least squares would make of it

    assert np.linalg.norm(line.slope) < 0.5 * plain
    assert line.explained < 0.1


def test_runs_that_never_came_there_are_left_out() -> None:
    scores = np.random.default_rng(4).standard_normal((60, 1))
    times = np.exp(0.2 * scores[:, 0])
    times[::3] = np.nan

    assert fit_line(scores, times).slope == pytest.approx([0.2], abs=1e-4)


def test_hardly_any_run_is_refused() -> None:
    with pytest.raises(KodawariError, match="only 11 of 40"):
        fit_line(np.zeros((40, 1)), np.array([1.0] * 11 + [math.nan] * 29))


def test_one_reading_of_one_unknown_is_the_conjugate_law() -> None:
    """Prior N(0, 1), ln y = 0.1 z, read 0.1 ± 0.1: mean 0.1·0.1/(0.01 + 0.01) = 0.5, variance 0.5."""
    after = learn_from(PRIOR, [_line(0.1, 0.0)], [_reading(0.1)], together=NONE)

    assert after.mean == pytest.approx({"a": 0.5, "b": 0.0})
    assert after.covariance[0] == pytest.approx([0.5, 0.0])
    assert after.covariance[1] == pytest.approx([0.0, 1.0])


def test_what_the_line_misses_counts_as_an_error() -> None:
    """Errors of 0.08 and 0.06 add as squares to 0.1."""
    after = learn_from(PRIOR, [_line(0.1, 0.0, missed=0.06)], [_reading(0.1, 0.08)], together=NONE)

    assert after.mean["a"] == pytest.approx(0.5)


def test_two_unknowns_share_a_reading_by_the_square_of_their_slopes() -> None:
    """Slopes 0.2 and 0.1: S = 0.04 + 0.01 + 0.01, gap 0.3: means 0.2·0.3/0.06 = 1 and 0.5."""
    after = learn_from(PRIOR, [_line(0.2, 0.1)], [_reading(0.3)], together=NONE)

    assert after.mean == pytest.approx({"a": 1.0, "b": 0.5})
    assert after.covariance[0][1] == pytest.approx(-0.02 / 0.06)  # one excuses the other


def test_an_error_that_two_readings_share_leaves_only_their_difference() -> None:
    """The same unknown in both, and a course error far larger than anything: nothing is learnt of it."""
    lines, readings = [_line(0.1, 0.0), _line(0.1, 0.2)], [_reading(5.0), _reading(5.2)]
    after = learn_from(PRIOR, lines, readings, together=np.full((2, 2), 1e6))

    assert after.mean["a"] == pytest.approx(0.0, abs=1e-3)
    # the difference 0.2 = 0.2 z with errors 0.1·√2: mean 0.2·0.2/(0.04 + 0.02)
    assert after.mean["b"] == pytest.approx(2.0 / 3.0, rel=1e-3)


@given(
    st.lists(st.floats(-1.0, 1.0), min_size=2, max_size=2),
    st.floats(-1.0, 1.0),
    st.floats(0.001, 1.0),
)
def test_a_reading_never_makes_less_sure(slope: list[float], gap: float, error: float) -> None:
    after = learn_from(PRIOR, [_line(*slope)], [_reading(gap, error)], together=NONE)

    assert all(after.covariance[k][k] <= 1.0 + 1e-9 for k in range(2))


def test_new_unknowns_are_believed_as_their_priors_say() -> None:
    two = Belief.of(("x", "y"), (1.0, -0.5), ((0.25, -0.12), (-0.12, 0.64)))
    longer = two.extended(["y", "new"])

    assert longer.mean == {"x": 1.0, "y": -0.5, "new": 0.0}
    assert longer.covariance[2] == pytest.approx([0.0, 0.0, 1.0])
    assert longer.covariance[1] == pytest.approx([-0.12, 0.64, 0.0])
