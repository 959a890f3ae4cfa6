"""Sums of runs, ranks, and the trade-off front, by hand."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.tuning import Outcomes, Stream, summarise
from kodawari.tuning._median import median_interval
from kodawari.tuning._summary import pareto_front, rank_key


def test_outcomes_take_nan_as_not_finished() -> None:
    found = Outcomes.of([1.5, float("nan"), None, inf], [0, 0, 1, 1])
    assert found.times == (1.5, None, None, None)
    assert found.finished == (True, False, False, False)
    assert found.by_group() == [(1, 2), (0, 2)]


def test_outcomes_need_a_group_for_each_run() -> None:
    with pytest.raises(ValueError, match="2 times but 1 groups"):
        Outcomes.of([1.0, 2.0], [0])


def test_times_by_hand() -> None:
    summary = summarise(Outcomes.of([5.0, 1.0, 3.0, None, 4.0, 2.0], range(6)))
    assert summary.runs == 6
    assert summary.time is not None
    assert (summary.time.median, summary.time.mean) == (3.0, 3.0)
    # five values 1..5: the 5 % point lies 0.2 above the smallest
    assert summary.time.low == pytest.approx(1.2)
    assert summary.time.high == pytest.approx(4.8)
    assert summary.time.median_low is None  # 1 − 2/2⁵ = 93.75 %, less than 95 %


def test_the_interval_of_the_median_by_hand() -> None:
    # ten values: P(B ≤ 1) = 11/1024 = 1.07 % fits into 2.5 %, P(B ≤ 2) = 56/1024 = 5.5 % does not
    summary = summarise(Outcomes.of([float(n) for n in range(1, 11)], range(10)))
    assert summary.time is not None
    assert (summary.time.median_low, summary.time.median_high) == (2.0, 9.0)
    six = summarise(Outcomes.of([float(n) for n in range(6)], range(6)))
    assert six.time is not None
    assert (six.time.median_low, six.time.median_high) == (0.0, 5.0)


def test_runs_of_one_draw_that_agree_count_once() -> None:
    # ten draws, four equal runs of each: no more is known than from ten values, so ranks 2 and 9 of ten
    times = [float(draw) for draw in range(1, 11) for _ in range(4)]
    low, high = median_interval([times[4 * draw : 4 * draw + 4] for draw in range(10)])
    assert low is not None
    assert high is not None
    assert low <= 2.0
    assert high >= 9.0


def test_too_few_draws_give_no_interval_of_the_median() -> None:
    assert median_interval([[float(n + k) for k in range(50)] for n in range(3)]) == (None, None)


@pytest.mark.parametrize(("between", "draws"), [(0.0, 64), (0.7, 64), (2.0, 64), (2.0, 16)])
def test_95_of_100_intervals_hold_the_median(between: float, draws: int) -> None:
    """Draws differ by `between` times the luck within a draw; the true median is 0 by symmetry."""
    stream, held, tries = Stream("cover", draws, round(10 * between)), 0, 600
    for _ in range(tries):
        groups = []
        for _ in range(draws):
            middle = between * stream.normal()
            groups.append([middle + stream.normal() for _ in range(4)])
        low, high = median_interval(groups)
        assert low is not None
        assert high is not None
        held += low <= 0.0 <= high
    # 95 % less three standard errors of 600 tries; single runs hold 3 in 4 of the third case
    assert held / tries >= 0.95 - 3.0 * (0.95 * 0.05 / tries) ** 0.5
    assert held / tries <= 0.99


def test_no_finish_has_no_time_and_ranks_last() -> None:
    never = summarise(Outcomes.of([None] * 8, range(8)))
    once = summarise(Outcomes.of([99.0] + [None] * 7, range(8)))
    assert never.time is None
    assert rank_key(never, finish=0.5) > rank_key(once, finish=0.5)


def test_feasible_ranks_before_fast() -> None:
    steady = summarise(Outcomes.of([10.0] * 64, [run // 4 for run in range(64)]))
    risky = summarise(Outcomes.of([8.0] * 48 + [None] * 16, [run // 4 for run in range(64)]))
    assert rank_key(steady, finish=0.9) == (0.0, 10.0)
    assert rank_key(steady, finish=0.9) < rank_key(risky, finish=0.9)
    assert rank_key(risky, finish=0.0) < rank_key(steady, finish=0.0)


def test_the_front_by_hand() -> None:
    items = [
        (8.0, 0.5, "fast"),
        (9.0, 0.9, "good"),
        (9.0, 0.8, "worse"),
        (10.0, 0.9, "slow"),
        (11.0, 1.0, "safe"),
    ]
    assert pareto_front(items) == ["fast", "good", "safe"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_the_front_is_what_nothing_beats(pairs: list[tuple[int, int]]) -> None:
    items = [(float(time), float(chance), place) for place, (time, chance) in enumerate(pairs)]
    front = set(pareto_front(items))

    def beaten(time: float, chance: float) -> bool:
        return any(t <= time and c >= chance and (t, c) != (time, chance) for t, c, _ in items)

    for time, chance, place in items:
        if place in front:
            assert not beaten(time, chance)
        elif not beaten(time, chance):  # then an equal one stands for it
            assert any(p in front and (t, c) == (time, chance) for t, c, p in items)
