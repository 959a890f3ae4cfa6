"""The chance to finish against closed forms, hand-worked values and simulation."""

import random
from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.tuning.chance import chance_of, wilson_interval

Z = 1.959963984540054


def test_wilson_by_hand() -> None:
    # 8 of 10: (0.8 + z²/20 ± z √(0.016 + z²/400)) / (1 + z²/10), z² = 3.841459
    low, high = wilson_interval(8, 10)
    assert isclose(low, 0.490162, abs_tol=1e-6)
    assert isclose(high, 0.943318, abs_tol=1e-6)


def test_wilson_of_none_and_all() -> None:
    # the far end is z² / (n + z²), the near one exact
    far = Z * Z / (20 + Z * Z)
    low, high = wilson_interval(0, 20)
    assert low == 0.0
    assert isclose(high, far, rel_tol=1e-12)
    low, high = wilson_interval(20, 20)
    assert high == 1.0
    assert isclose(low, 1.0 - far, rel_tol=1e-12)


def test_no_runs_leave_everything_open() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)


@settings(deadline=None)
@given(st.integers(1, 300).flatmap(lambda runs: st.tuples(st.integers(0, runs), st.just(runs))))
def test_wilson_is_symmetric_and_holds_the_share(case: tuple[int, int]) -> None:
    finished, runs = case
    low, high = wilson_interval(finished, runs)
    mirrored = wilson_interval(runs - finished, runs)
    assert 0.0 <= low <= finished / runs <= high <= 1.0
    assert isclose(low, 1.0 - mirrored[1], abs_tol=1e-12)


def test_wilson_ends_solve_the_score_equation() -> None:
    # each end p satisfies |share − p| = z √(p (1 − p) / n), which is what the interval inverts
    for end in wilson_interval(37, 50):
        assert isclose(abs(0.74 - end), Z * sqrt(end * (1 - end) / 50), rel_tol=1e-9)


@pytest.mark.parametrize(("finished", "runs"), [(-1, 4), (5, 4)])
def test_impossible_counts_are_refused(finished: int, runs: int) -> None:
    with pytest.raises(ValueError, match="no interval"):
        wilson_interval(finished, runs)
    with pytest.raises(ValueError, match="more runs than it has"):
        chance_of([(finished, runs)])


def test_no_runs_give_no_chance() -> None:
    with pytest.raises(ValueError, match="no runs"):
        chance_of([(0, 0)])


def test_counts_are_added_up() -> None:
    chance = chance_of([(4, 4), (3, 4), (0, 2), (0, 0)])
    assert (chance.finished, chance.runs, chance.groups) == (7, 10, 3)
    assert chance.estimate == 0.7
    assert (chance.low, chance.high) == wilson_interval(7, 10)


def test_many_alike_groups_come_near_the_binomial_posterior() -> None:
    # 2,000 groups of 4 with 3 finished each cannot differ much; without any difference the posterior
    # is Beta(6000.5, 2000.5): mean 0.75, standard deviation 0.0048. Groups that all agree are, if anything,
    # more even than luck allows, so the smallest correlations are left, which add 0.006 at most.
    chance = chance_of([(3, 4)] * 2000)
    assert 0.75 - 1.645 * 0.0048 - 0.008 < chance.spread_low < 0.75
    assert 0.75 < chance.spread_high < 0.75 + 1.645 * 0.0048 + 0.008


def test_cars_that_differ_widen_the_spread_and_not_the_sampling_interval() -> None:
    alike, different = chance_of([(2, 4)] * 40), chance_of([(4, 4), (0, 4)] * 20)
    assert (alike.low, alike.high) == (different.low, different.high)
    assert different.spread_low < 0.05
    assert different.spread_high > 0.95
    assert alike.spread_low > 0.3
    assert alike.spread_high < 0.7


def test_all_finished_is_not_certainty() -> None:
    few, many = chance_of([(4, 4)]), chance_of([(4, 4)] * 64)
    assert few.spread_low < 0.7
    assert 0.98 < many.spread_low < 1.0
    assert many.spread_high == 1.0


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_none_and_all_mirror_each_other(finished: list[int]) -> None:
    one = chance_of([(count, 4) for count in finished])
    other = chance_of([(4 - count, 4) for count in finished])
    assert isclose(one.spread_low, 1.0 - other.spread_high, abs_tol=1e-9)


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_one_more_finish_never_lowers_the_spread(finished: list[int]) -> None:
    before = chance_of([(count, 4) for count in finished])
    after = chance_of([(count + 1, 4) for count in finished])
    assert after.spread_low >= before.spread_low
    assert after.spread_high >= before.spread_high


@pytest.mark.parametrize(
    ("mean", "correlation", "groups"), [(0.97, 0.02, 32), (0.95, 0.05, 64), (0.8, 0.1, 32)]
)
def test_the_spread_covers_a_fresh_car_as_often_as_it_says(
    mean: float, correlation: float, groups: int
) -> None:
    # 5 % of cars should lie below the lower end; 200 studies × 20 cars, with room for what the priors add
    luck = random.Random(5)  # noqa: S311 - a simulation, not a secret
    scale = (1 - correlation) / correlation

    def car() -> float:
        return luck.betavariate(mean * scale, (1 - mean) * scale)

    below = above = 0
    for _ in range(200):
        seen = [
            (sum(luck.random() < chance for _ in range(4)), 4) for chance in (car() for _ in range(groups))
        ]
        found = chance_of(seen)
        fresh = [car() for _ in range(20)]
        below += sum(chance < found.spread_low for chance in fresh)
        above += sum(chance > found.spread_high for chance in fresh)
    assert 0.005 < below / 4000 < 0.09
    assert above / 4000 < 0.12  # weak priors lean to cars that are alike, and 200 studies are few
