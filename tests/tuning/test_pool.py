"""The pool keeps order, and gives up cleanly."""

import threading

import pytest

from kodawari.tuning._pool import Pool, available_cores


@pytest.mark.parametrize("workers", [0, 1, 4])
def test_results_stand_in_the_order_of_the_questions(workers: int) -> None:
    with Pool(workers) as pool:
        assert pool.map(lambda number: number * number, range(50)) == [
            number * number for number in range(50)
        ]


def test_zero_workers_are_as_many_as_cores() -> None:
    with Pool(0) as pool:
        assert pool.workers == available_cores() >= 1


def test_many_workers_work_at_the_same_time() -> None:
    meeting = threading.Barrier(3, timeout=10)  # passes only when three are there at once
    with Pool(3) as pool:
        assert sorted(pool.map(lambda _: meeting.wait(), range(3))) == [0, 1, 2]


def test_the_first_failure_is_raised_and_what_nobody_began_is_dropped() -> None:
    begun = []

    def work(number: int) -> int:
        begun.append(number)
        if number == 0:
            raise KodawariTestError
        return number

    with pytest.raises(KodawariTestError), Pool(2) as pool:
        pool.map(work, range(1000))
    assert len(begun) < 1000


class KodawariTestError(Exception):
    """Raised on purpose."""
