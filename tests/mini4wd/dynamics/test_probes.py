"""How long a body point may go unprobed: never longer than it is certainly free."""

import math

from hypothesis import example, given
from hypothesis import strategies as st

from kodawari.mini4wd.dynamics._point import MOST_PERIOD, free_time, period_of
from kodawari.mini4wd.dynamics._roller import MOST_ACCELERATION

lengths = st.floats(0.0, 0.2)
speeds = st.floats(0.0, 20.0)


@example(gap=0.0, closing=2.3957034319244166e-229, to_end=0.0, along=0.0)
@given(gap=lengths, closing=speeds, to_end=lengths, along=st.floats(-20.0, 20.0))
def test_a_free_point_stays_free(gap: float, closing: float, to_end: float, along: float) -> None:
    tau = free_time(gap, closing, to_end, along)
    assert tau >= 0.0
    assert gap - closing * tau - 0.5 * MOST_ACCELERATION * tau**2 >= -1e-9
    assert abs(along) * tau <= to_end


def test_a_touching_point_is_due_at_once() -> None:
    assert free_time(-0.001, 0.0, 0.1, 3.0) == 0.0
    assert free_time(0.001, 0.0, -0.001, 3.0) == 0.0


@given(steps=st.floats(0.0, 1000.0))
def test_periods_are_powers_of_two_that_fit(steps: float) -> None:
    period = period_of(steps)
    assert period == 2.0 ** round(math.log2(period))
    assert period <= max(steps, 1.0)
    assert 1.0 <= period <= MOST_PERIOD
    assert period in {MOST_PERIOD, 1.0} or 2.0 * period > steps
