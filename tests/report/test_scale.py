import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.report._scale import Scale, round_step, tick_texts, ticks, widened

LENGTHS = st.floats(1e-6, 1e6)


def test_a_scale_maps_its_ends_and_middle() -> None:
    scale = Scale(2.0, 4.0, 100.0, 300.0)
    assert (scale.at(2.0), scale.at(3.0), scale.at(4.0)) == (100.0, 200.0, 300.0)
    assert Scale(0.0, 10.0, 200.0, 0.0).at(2.5) == 150.0
    assert scale.within(9.0) == 300.0


@pytest.mark.parametrize(
    ("length", "most", "step"),
    [(10.0, 5, 2.0), (1.0, 5, 0.2), (7.0, 5, 2.0), (0.3, 3, 0.1), (26.0, 5, 10.0), (3.0, 3, 1.0)],
)
def test_steps_are_one_two_five(length: float, most: int, step: float) -> None:
    assert round_step(length, most) == pytest.approx(step)


@given(LENGTHS, st.integers(1, 12))
def test_a_step_is_round_and_never_cuts_too_often(length: float, most: int) -> None:
    step = round_step(length, most)
    assert f"{step:.0e}"[0] in "125"
    assert length / step <= most * (1.0 + 1e-6)
    assert length / step > most / 2.6


def test_ticks_are_round_and_inside() -> None:
    assert ticks(0.0, 10.0, 5) == pytest.approx([0.0, 2.0, 4.0, 6.0, 8.0, 10.0])
    assert ticks(1.83, 2.21, 4) == pytest.approx([1.9, 2.0, 2.1, 2.2])
    assert ticks(-0.6, 0.6, 3) == pytest.approx([-0.5, 0.0, 0.5])


def test_ends_move_out_to_round_numbers() -> None:
    assert widened(1.83, 2.21, 4) == pytest.approx((1.8, 2.3))
    assert widened(0.0, 0.93, 5) == pytest.approx((0.0, 1.0))


def test_a_single_value_gets_room_on_both_sides() -> None:
    low, high = widened(5.0, 5.0, 4)
    assert low < 5.0 < high


def test_numbers_have_as_many_decimals_as_their_distance_needs() -> None:
    assert tick_texts([1.8, 1.9, 2.0]) == ["1.8", "1.9", "2.0"]
    assert tick_texts([-0.05, 0.0, 0.05]) == ["−0.05", "0.00", "0.05"]
    assert tick_texts([0.0, 1000.0, 2000.0]) == ["0", "1\u2009000", "2\u2009000"]
