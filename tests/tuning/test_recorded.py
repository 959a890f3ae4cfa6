"""Looking on at a study: what its journal says of each set-up."""

from typing import Any

import pytest

from kodawari.tuning import tried_in
from kodawari.tuning.chance import wilson_interval


def record(key: str, stream: str, first: int, times: list[float | None]) -> dict[str, Any]:
    return {
        "phase": "search",
        "stream": stream,
        "key": key,
        "point": {},
        "first_run": first,
        "times": times,
        "groups": [(first + k) // 4 for k in range(len(times))],
        "seconds": 1.0,
    }


def test_runs_of_one_set_up_are_put_together_in_their_order() -> None:
    (found,) = tried_in([record("a", "search", 2, [3.0, None]), record("a", "search", 0, [1.0, 2.0])])
    assert (found.key, found.fresh, found.summary.runs) == ("a", False, 4)
    assert found.summary.time is not None
    assert found.summary.time.median == 2.0  # of 1, 2 and 3 s
    assert found.summary.chance.finished == 3
    assert (found.summary.chance.low, found.summary.chance.high) == wilson_interval(3, 4)


def test_fresh_runs_count_instead_of_those_of_the_search() -> None:
    (found,) = tried_in([record("a", "search", 0, [1.0, 1.0]), record("a", "fresh", 0, [9.0, None])])
    assert (found.fresh, found.summary.runs) == (True, 2)
    assert found.summary.chance.estimate == 0.5


def test_runs_behind_a_gap_are_left_out() -> None:
    (found,) = tried_in([record("a", "search", 0, [1.0]), record("a", "search", 5, [2.0])])
    assert found.summary.runs == 1


@pytest.mark.parametrize("records", [[], [record("a", "search", 5, [2.0])]])
def test_nothing_that_counts_gives_nothing(records: list[dict[str, Any]]) -> None:
    assert tried_in(records) == []
