import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.kei.drive._couplings import converter_table
from kodawari.kei.drive._torque import Engine, electric_table, full_torque, grid, unblown_torque

RPM = math.pi / 30.0


def engine(
    power: float,
    power_rpm: float,
    torque: float,
    torque_rpm: float,
    *,
    turbo: bool = False,
    plateau: float = 0.0,
) -> Engine:
    ones = np.ones(1)
    return Engine(
        power=power * ones, power_speed=power_rpm * RPM * ones, torque=torque * ones,
        torque_speed=torque_rpm * RPM * ones, low_end=0.35 * ones, unblown=(45.0 if turbo else torque) * ones,
        turbo=turbo, plateau=plateau * ones,
    )  # fmt: skip


def at(made: Engine, rpm: float) -> float:
    return float(full_torque(made, np.array([[rpm * RPM]]))[0, 0])


def test_the_curve_goes_through_both_rated_points_of_the_beat() -> None:
    beat = engine(47.07e3, 8100, 59.8, 7000)
    assert at(beat, 7000) == pytest.approx(59.8)
    assert at(beat, 8100) * 8100 * RPM == pytest.approx(47.07e3)


@given(
    power=st.floats(10e3, 90e3),
    power_rpm=st.floats(3500, 9000),
    share=st.floats(0.35, 0.95),
    swell=st.floats(1.0, 1.5),
    turbo=st.booleans(),
)
def test_power_is_greatest_at_the_rated_speed(
    power: float, power_rpm: float, share: float, swell: float, turbo: bool
) -> None:
    # a torque that meets the rated power below its rated speed would contradict the rating
    torque = min(swell, 1.0 / share) * power / (power_rpm * RPM)
    made = engine(power, power_rpm, torque, share * power_rpm, turbo=turbo, plateau=0.5)
    speeds = np.linspace(0.2, 1.25, 200) * power_rpm * RPM
    powers = full_torque(made, speeds[None, :])[0] * speeds
    assert powers.max() <= power * 1.002
    assert powers[np.argmin(abs(speeds - power_rpm * RPM))] == pytest.approx(power, rel=2e-3)


def test_torque_is_greatest_where_it_is_rated() -> None:
    made = engine(47.07e3, 6500, 85.3, 4000, turbo=True, plateau=0.4)
    speeds = np.linspace(500, 8000, 400)
    values = [at(made, rpm) for rpm in speeds]
    assert max(values) == pytest.approx(85.3, rel=1e-3)


def test_a_turbo_gives_only_its_unblown_torque_at_low_speed() -> None:
    made = engine(47.07e3, 6500, 85.3, 4000, turbo=True)
    low = np.array([[0.3 * 4000 * RPM]])
    assert full_torque(made, low)[0, 0] == pytest.approx(unblown_torque(made, low)[0, 0])


def test_a_motor_gives_constant_torque_then_constant_power() -> None:
    # the Sakura: 195 N·m up to 2302 rpm, 47.07 kW from there on; 47070 / (2 π 2302 / 60) = 195.3
    speed = np.array([[1000.0, 2302.0, 6000.0, 10455.0]]) * RPM
    table = electric_table(np.array([47.07e3]), np.array([195.0]), speed)
    assert table[0, 1] == pytest.approx([195.0, 195.0, 47.07e3 / (6000 * RPM), 47.07e3 / (10455 * RPM)])


def test_a_converter_turns_at_stall_speed_when_held_and_couples_later() -> None:
    limit = np.array([700.0])
    _, step = grid(limit)
    flat = np.full((1, 96), 60.0)
    table = converter_table(flat, flat, step, np.array([250.0]), np.array([1.9]))
    assert table[0, 2, 0] == pytest.approx(250.0, rel=1e-6)
    assert table[0, 1, 0] == pytest.approx(60.0 * 1.9, rel=1e-6)
    assert table[0, 1, -1] == pytest.approx(60.0, rel=1e-9)  # a coupling multiplies nothing
    assert np.all(table[0, 2] >= np.arange(96) * step[0])  # the pump leads the turbine
