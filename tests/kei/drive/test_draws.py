import numpy as np
import pytest

from kodawari.errors import KodawariError
from kodawari.kei.drive import Draws, Known, Learned
from kodawari.kei.drive._draws import normal_scores
from kodawari.kei.drive._priors import load_priors
from kodawari.quantity import load_sources

NOTHING = Learned()


def test_scores_hold_one_number_of_each_stratum() -> None:
    scores = np.sort(normal_scores(4, 1, "x"))
    # normal quantiles of 1/8, 3/8, 5/8, 7/8
    assert scores == pytest.approx([-1.150349, -0.318639, 0.318639, 1.150349], abs=1e-6)


def test_draws_hang_on_the_cars_name_and_on_nothing_else() -> None:
    first = Draws("a", 64, 0, {}, learned=NOTHING)
    first.prior("grip.2000")
    again, other = Draws("a", 64, 0, {}, learned=NOTHING), Draws("b", 64, 0, {}, learned=NOTHING)
    assert np.array_equal(first.prior("fill"), again.prior("fill"))
    assert not np.array_equal(first.prior("fill"), other.prior("fill"))


def test_two_cars_share_what_is_shared() -> None:
    # cd.roadster: spread 0.06 of its own and a shared 0.06, so the logarithms correlate by one half
    a, b = (Draws(name, 4000, 0, {}, learned=NOTHING).prior("cd.roadster") for name in ("a", "b"))
    assert np.corrcoef(np.log(a), np.log(b))[0, 1] == pytest.approx(0.5, abs=0.05)
    assert np.log(a).std() == pytest.approx(0.06 * 2**0.5, rel=0.03)


def test_what_is_given_takes_the_place_of_a_prior() -> None:
    drawn = Draws("a", 64, 0, {"load": Known(75.0)}, learned=NOTHING)
    assert np.all(drawn.prior("load") == 75.0)
    assert "load" not in drawn.assumed


def test_an_unknown_prior_names_the_nearest() -> None:
    with pytest.raises(KodawariError, match=r"cd\.roadster"):
        Draws("a", 1, 0, {}, learned=NOTHING).prior("cd.roadstr")


def test_every_prior_gives_a_reason_and_a_source_that_is_listed() -> None:
    for name, entry in load_priors().prior.items():
        assert len(entry.reason) > 10, name
        assert entry.value > 0.0, name
        assert not entry.source or entry.source in load_sources().source, name
