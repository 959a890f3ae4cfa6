import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.fit import at_score, spread_of
from kodawari.quantity import Quantity

LOPSIDED = Quantity.between(1.0, 2.0, 5.0)


def test_scores_of_zero_and_of_the_ends_are_the_value_and_the_ends() -> None:
    assert at_score(LOPSIDED, 0.0) == 2.0
    assert at_score(LOPSIDED, 1.959963984540054) == pytest.approx(5.0)
    assert at_score(LOPSIDED, -1.959963984540054) == pytest.approx(1.0)


def test_each_half_has_its_own_width() -> None:
    assert at_score(LOPSIDED, 0.98) == pytest.approx(2.0 + 0.5 * 3.0, rel=1e-4)
    assert at_score(LOPSIDED, -0.98) == pytest.approx(2.0 - 0.5 * 1.0, rel=1e-4)


@given(score=st.floats(-9.0, 9.0))
def test_nothing_lies_beyond_the_interval(score: float) -> None:
    assert 1.0 <= at_score(LOPSIDED, score) <= 5.0


@given(scores=st.lists(st.floats(-4.0, 4.0), min_size=1, max_size=20))
def test_many_at_once_are_each_alone(scores: list[float]) -> None:
    column = np.array(scores)
    other = Quantity.exact(3.0)

    together = spread_of([LOPSIDED, other], np.stack([column, column], axis=1))

    assert together[:, 0] == pytest.approx([at_score(LOPSIDED, score) for score in scores])
    assert np.all(together[:, 1] == 3.0)
