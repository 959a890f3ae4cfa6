import math
from dataclasses import replace

import msgspec
import numpy as np
import pytest

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import Build, assemble, nominal, read_car, resolve
from kodawari.mini4wd.checker import (
    Treadmill,
    distance_time,
    load_device,
    on_the_checker,
    run_checker,
    settling_time,
    top_speed,
)
from kodawari.mini4wd.steady import Drive

# push 1 N at rest, 0.1 N less for each m/s: 5 A · 10 mN·m/A … over 10 mm
DRIVE = Drive(
    volts=1.0, ohms=1.0, constant=1e-2, no_load=0.0, ratio=1.0, efficiency=1.0, drag=0.0, drag_viscous=0.0,
    radius=0.01,
)  # fmt: skip


def car(**parts: str) -> Build:
    file = read_car("ma-box-stock")
    return resolve(msgspec.structs.replace(file, car=msgspec.structs.replace(file.car, **parts)))


def test_the_run_up_is_the_exponential_of_the_closed_form() -> None:
    mill = Treadmill(drag=0.2, drag_viscous=1.0, mass=0.4)

    # F0 = 1 N, F1 = 1e-4/1e-4 = 1 N s/m: top (1 - 0.2)/(1 + 1) m/s, time constant 0.4/2 s
    assert float(top_speed(DRIVE, mill)) == pytest.approx(0.4)
    assert settling_time(DRIVE, mill) == pytest.approx(0.2)
    # far away only the lag of one time constant is left
    assert float(distance_time(40.0, DRIVE, mill)) == pytest.approx(100.0 + 0.2)


def test_near_the_start_half_of_the_acceleration_times_the_square_of_the_time_is_gone() -> None:
    mill = Treadmill(drag=0.2, drag_viscous=1.0, mass=0.4)

    # (1 - 0.2)/0.4 = 2 m/s²: 1 mm after sqrt(2 · 0.001/2) s, a little later for the drag that grows
    assert float(distance_time(0.001, DRIVE, mill)) == pytest.approx(math.sqrt(0.001), rel=0.06)


def test_what_the_device_shows_is_scaled() -> None:
    mill = Treadmill(drag=0.2, drag_viscous=1.0, mass=0.4, scale=1.05)

    assert float(top_speed(DRIVE, mill)) == pytest.approx(0.42)


def test_air_and_walls_have_no_part_in_it() -> None:
    raw = assemble(car(), nominal)
    windy = replace(
        raw, drag_area=1.0, rollers=(), inertia=((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    )

    assert top_speed(*on_the_checker(raw, nominal)) == top_speed(*on_the_checker(windy, nominal))


def test_a_heavier_car_is_slower_through_its_tyres_alone() -> None:
    raw = assemble(car(), nominal)
    heavy = replace(raw, mass=2.0 * raw.mass)
    hard = tuple(replace(wheel, rolling_resistance=0.0) for wheel in raw.wheels)

    light_v, heavy_v = (float(top_speed(*on_the_checker(each, nominal))) for each in (raw, heavy))
    assert heavy_v < light_v
    free = [float(top_speed(*on_the_checker(replace(each, wheels=hard), nominal))) for each in (raw, heavy)]
    assert free[0] == free[1]


def test_a_stronger_motor_shows_more() -> None:
    normal, hyper = (
        run_checker(car(motor=motor, gear="pro-4.0"), runs=8) for motor in ("normal-pro", "hyper-dash-pro")
    )

    assert normal.top_speed_kmh is not None
    assert hyper.top_speed_kmh is not None
    assert hyper.top_speed_kmh.low > normal.top_speed_kmh.median
    assert hyper.finish.estimate == 1.0


def test_the_distance_can_be_chosen_and_the_same_seed_gives_the_same() -> None:
    first, again, far = (run_checker(car(), distance_m=way, runs=8, seed=5) for way in (100.0, 100.0, 300.0))

    assert first == again
    assert first.race_time_s is not None
    assert far.race_time_s is not None
    # the run-up is over long before 100 m, so two hundred more take 200 m/v
    assert first.top_speed_m_s is not None
    rest = far.race_time_s.median - first.race_time_s.median
    assert rest == pytest.approx(200.0 / first.top_speed_m_s.median, rel=0.01)


def test_the_intervals_hold_their_medians_and_kmh_is_ms() -> None:
    found = run_checker(car(), runs=40)

    for figure in (found.race_time_s, found.top_speed_kmh, found.settling_time_s):
        assert figure is not None
        assert figure.low <= figure.median <= figure.high
    assert found.top_speed_kmh is not None
    assert found.top_speed_m_s is not None
    assert found.top_speed_kmh.median == pytest.approx(3.6 * found.top_speed_m_s.median)
    assert len(set(found.drawn_times_s)) == 40


@pytest.mark.parametrize(("wrong", "message"), [({"distance_m": 0.0}, "0 m"), ({"runs": 0}, "0 runs")])
def test_what_cannot_be_run_is_refused(wrong: dict[str, int], message: str) -> None:
    with pytest.raises(KodawariError, match=message):
        run_checker(car(), **wrong)


def test_every_unknown_of_the_device_has_a_spread_and_a_reason() -> None:
    for quantity in load_device().rollers.quantities().values():
        low, value, high = quantity.ends
        assert low < value < high
        assert quantity.note
    assert np.isfinite(load_device().distance_m)
