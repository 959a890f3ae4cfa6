from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.fit import Belief, read_belief

# covariance of (x, y) with deviations 0.5 and 0.8 and correlation -0.3
TWO = Belief.of(("x", "y"), (1.0, -0.5), ((0.25, -0.12), (-0.12, 0.64)))


def test_the_factor_is_that_of_cholesky() -> None:
    # by hand: l11 = 0.5, l21 = -0.12/0.5, l22 = sqrt(0.64 - 0.0576)
    assert TWO.factor[0] == pytest.approx((0.5,))
    assert TWO.factor[1] == pytest.approx((-0.24, 0.5824**0.5))
    assert TWO.covariance[0] == pytest.approx([0.25, -0.12])
    assert TWO.covariance[1] == pytest.approx([-0.12, 0.64])


def test_a_draw_is_the_mean_and_the_factor_times_named_numbers() -> None:
    drawn = TWO.scores({"x": 1.0, "y": 2.0}.__getitem__)

    assert drawn["x"] == pytest.approx(1.0 + 0.5)
    assert drawn["y"] == pytest.approx(-0.5 - 0.24 + 2.0 * 0.5824**0.5)


def test_what_is_the_same_is_carried_over_whole_and_a_stranger_learns_nothing() -> None:
    carried = TWO.carried({"x": ("x", 1.0), "stranger": ("y", 0.0)})

    assert carried.mean == pytest.approx({"x": 1.0, "stranger": 0.0})
    assert carried.covariance[0] == pytest.approx([0.25, 0.0])
    assert carried.covariance[1] == pytest.approx([0.0, 1.0])


def test_a_relative_learns_its_share() -> None:
    # z' = 0.6 y + 0.8 e: mean -0.3, variance 0.36·0.64 + 0.64, covariance with x 0.6·(-0.12)
    carried = TWO.carried({"x": ("x", 1.0), "brother": ("y", 0.6)})

    assert carried.mean["brother"] == pytest.approx(-0.3)
    assert carried.covariance[1] == pytest.approx([-0.072, 0.36 * 0.64 + 0.64])


def test_two_relatives_of_one_hang_together_through_it_alone() -> None:
    carried = TWO.carried({"a": ("y", 0.6), "b": ("y", 0.5)})

    assert carried.covariance[0][1] == pytest.approx(0.3 * 0.64)


@given(share=st.floats(0.0, 0.999))
def test_the_prior_is_never_widened_by_a_narrow_posterior(share: float) -> None:
    carried = TWO.carried({"z": ("x", share)})

    assert 0.25 <= carried.covariance[0][0] <= 1.0


def test_writing_and_reading_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "belief.toml"
    path.write_text(TWO.text(digits=12), encoding="utf-8")

    back = read_belief(path)

    assert back.mean == pytest.approx(TWO.mean)
    assert back.factor[1] == pytest.approx(TWO.factor[1])


@pytest.mark.parametrize(
    "text",
    [
        "factor = [[1.0]]\n[mean]\nx = 0.0\ny = 0.0\n",
        "factor = [[1.0], [0.0, nan]]\n[mean]\nx = 0.0\ny = 0.0\n",
        "factor = [[1.0]]\n[mean]\nx = 'far'\n",
    ],
)
def test_a_file_that_is_no_belief_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "belief.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(KodawariError) as caught:
        read_belief(path)
    assert caught.value.file == str(path)


def test_a_covariance_that_cannot_be_is_refused() -> None:
    with pytest.raises(KodawariError, match="positive definite"):
        Belief.of(("x", "y"), (0.0, 0.0), ((1.0, 2.0), (2.0, 1.0)))
