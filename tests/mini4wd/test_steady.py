import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.mini4wd.steady import (
    Drive,
    FlatCar,
    FlatLap,
    Resistance,
    flat_resistance,
    steady_speed,
    time_over,
)

# k = 1 mN·m/A, R = 0.5 Ω, 2.5 V, i0 = 0.4 A; 4:1 at 80 %, 0.8 mN·m of drag, 12.5 mm
DRIVE = Drive(
    volts=2.5, ohms=0.5, constant=1e-3, no_load=0.4, ratio=4.0, efficiency=0.8, drag=0.8e-3,
    drag_viscous=0.0, radius=0.0125,
)  # fmt: skip


def test_the_push_is_a_line_in_the_speed() -> None:
    push, slope = DRIVE.line

    # stalled: 5 A - 0.4 A give 4.6 mN·m at the motor, 14.72 at the axle, less 0.8: 13.92/12.5 N
    assert push == pytest.approx(13.92e-3 / 12.5e-3)
    # each rad/s of the wheel costs 4 mV, 8 mA, 0.0256 mN·m at the axle
    assert slope == pytest.approx(0.0256e-3 / 12.5e-3**2)


def test_terminal_speed_against_a_constant_resistance_is_a_ratio() -> None:
    # what is left of the push, 1.1136 - 0.2 N, over the slope of 0.16384 N s/m
    assert steady_speed(DRIVE, Resistance(constant=0.2)) == pytest.approx(5.5762, rel=1e-4)


def test_terminal_speed_against_air_is_the_root_of_the_quadratic() -> None:
    # 0.01 v² + 0.16384 v - 1.1136 = 0
    expected = (-0.16384 + math.sqrt(0.16384**2 + 4.0 * 0.01 * 1.1136)) / 0.02

    assert steady_speed(DRIVE, Resistance(constant=0.0, quadratic=0.01)) == pytest.approx(expected)


def test_a_car_that_cannot_move_off_has_no_speed() -> None:
    assert math.isnan(steady_speed(DRIVE, Resistance(constant=1.2)))


@given(
    constant=st.floats(0.0, 1.0), linear=st.floats(0.0, 0.2), quadratic=st.floats(0.0, 0.05)
)  # fmt: skip
def test_at_the_steady_speed_push_and_resistance_are_equal(
    constant: float, linear: float, quadratic: float
) -> None:
    v = float(steady_speed(DRIVE, Resistance(constant=constant, linear=linear, quadratic=quadratic)))

    push, slope = DRIVE.line
    assert push - slope * v == pytest.approx(constant + linear * v + quadratic * v * v, abs=1e-12)


CAR = FlatCar(
    mass=0.14, scrub_arm=0.05, tyre_friction=0.8, slip_ratio=0.0, rolling=0.02, wall_friction=0.2, press=0.5,
    thrust=0.05, roller_drag=0.004, drag_area=2.5e-3, air=1.2,
)  # fmt: skip
STRAIGHT = FlatLap(length=10.0, turn=0.0, radius=0.6)
CIRCLE = FlatLap(length=2.0 * math.pi * 0.5, turn=2.0 * math.pi, radius=0.5)


def test_a_straight_takes_rolling_and_air() -> None:
    found = flat_resistance(CAR, STRAIGHT)

    assert found.constant == pytest.approx(0.02 * 0.14 * 9.80665)
    assert found.quadratic == pytest.approx(0.5 * 1.2 * 2.5e-3)


def test_a_circle_takes_scrub_and_what_the_walls_press() -> None:
    found = flat_resistance(CAR, CIRCLE)

    # scrub: 0.8 · 0.05/0.5 = 0.08 of the load; walls carry 0.28 v², press 0.2 · 0.5 of it: 0.028 v²
    assert found.constant == pytest.approx((0.02 + 0.08) * 0.14 * 9.80665 + 0.004)
    assert found.quadratic == pytest.approx(0.5 * 1.2 * 2.5e-3 + (0.08 + 0.02) * 0.028 + 0.028 * 0.05)


def test_half_a_lap_of_bends_takes_half_of_a_circle_more_than_a_straight() -> None:
    half = FlatLap(length=2.0 * CIRCLE.length, turn=2.0 * math.pi, radius=0.5)
    a, b, middle = (flat_resistance(CAR, lap).quadratic for lap in (STRAIGHT, CIRCLE, half))

    assert half.curved == pytest.approx(0.5)
    assert middle == pytest.approx(0.5 * (a + b))


@pytest.mark.parametrize("settle", [0.01, 0.3, 3.0])
def test_the_time_over_a_distance_solves_the_exponential(settle: float) -> None:
    time = float(time_over(10.0, 5.0, settle))

    assert 5.0 * (time - settle * (1.0 - math.exp(-time / settle))) == pytest.approx(10.0, rel=1e-12)


def test_arrays_go_through_like_numbers() -> None:
    resistance = Resistance(constant=np.array([0.2, 0.2, 1.2]), quadratic=np.array([0.0, 0.01, 0.0]))

    speeds = steady_speed(DRIVE, resistance)

    assert speeds[:2] == pytest.approx(
        [
            float(steady_speed(DRIVE, Resistance(constant=0.2))),
            float(steady_speed(DRIVE, Resistance(constant=0.2, quadratic=0.01))),
        ]
    )
    assert math.isnan(speeds[2])
