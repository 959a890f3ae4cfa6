"""A car whose truth is known is timed, and learnt from."""

from math import log

import numpy as np
import pytest

from kodawari.fit import at_score
from kodawari.mini4wd.build import Build, assemble, read_car, resolve
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.learn import Laps, Learnt, TimedRun, learn
from kodawari.mini4wd.race import load_belief, race_chain, run_field
from kodawari.quantity import Quantity

TRUE_SCORE = -1.5
KEY = "motor.normal-pro.score-r"
"""The winding's resistance, far to its low side: a quick motor."""


def _build() -> Build:
    return resolve(read_car("ma-box-stock"))


def _timed() -> list[float]:
    """Second laps of a car that is as believed but for its motor, in runs that nobody else has."""

    def pick(key: str, quantity: Quantity) -> float:
        return at_score(quantity, TRUE_SCORE if key == KEY else load_belief().mean.get(key, 0.0))

    chain = race_chain(load_course("flat-oval"), 1, 2)
    runs = np.arange(1000, 1004)
    field = run_field([assemble(_build(), pick)], [0] * 4, chain, seed=99, runs=runs)
    return [float(lap) for lap in np.diff(field.result.laps, axis=1)[:, 0]]


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    laps = Laps(
        run=[TimedRun(car="ma-box-stock", course="flat-oval", laps=2, lap=2, time_s=_timed(), clock_s=0.001)]
    )
    return learn(laps, draws=240, seed=3)


def test_what_is_believed_moves_to_what_was_timed(learnt: Learnt) -> None:
    row = learnt.compared[0]
    before, after = (abs(log(each[1] / row.read_s)) for each in (row.before, row.after))

    assert before > 0.05  # the truth was far from what was believed
    assert after < 0.5 * before
    assert row.after[0] < row.read_s < row.after[2]


def test_the_doubt_shrinks(learnt: Learnt) -> None:
    row = learnt.compared[0]

    assert log(row.after[2] / row.after[0]) < 0.85 * log(row.before[2] / row.before[0])
    assert all(moved.width <= 1.0 + 1e-9 for moved in learnt.moved)


def test_the_motor_is_found_among_those_that_may_be_it(learnt: Learnt) -> None:
    """One time cannot tell a motor from grease, but the motor is the most uncertain and so moves most."""
    places = [moved.key for moved in learnt.moved]

    assert places.index(KEY) < 3
    assert next(moved for moved in learnt.moved if moved.key == KEY).shift < -0.3


def test_the_same_question_gives_the_same_answer(learnt: Learnt) -> None:
    laps = Laps(run=[TimedRun(car="ma-box-stock", course="flat-oval", laps=2, lap=2, time_s=[1.5])])
    one, two = (learn(laps, draws=60, seed=1) for _ in range(2))

    assert one.belief == two.belief
    assert one.belief != learnt.belief
