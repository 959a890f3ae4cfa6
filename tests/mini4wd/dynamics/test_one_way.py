"""Wheels with a one-way clutch: they drive, and they run ahead of an axle that is slower than the floor."""

from dataclasses import replace

import numpy as np
import pytest

from kodawari.mini4wd.dynamics import Chain, RawCar, Start, on_the_line, pack, run_batch
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.testing import flat_loop, full_car, reference_car, silent, start_grid

WHEEL = 4.732e-7
"""Inertia of one wheel of the reference car [kg m²]."""


def one_way(car: RawCar, which: tuple[int, ...] = (0, 1, 2, 3)) -> RawCar:
    """The same car with clutches in some wheels, whose inertia leaves the axles."""
    wheels = tuple(
        replace(wheel, own_inertia=WHEEL) if k in which else wheel for k, wheel in enumerate(car.wheels)
    )
    fixed = replace(car.spinners[0], inertia=car.spinners[0].inertia - len(which) * WHEEL)
    return replace(car, wheels=wheels, spinners=(fixed, *car.spinners[1:]))


def speed_after(car: RawCar, chain: Chain, start: Start, seconds: float) -> float:
    result = run_batch([pack(car, start, step=1e-4, time_limit=seconds)], [chain])
    return float(result.results[0, at.R_SPEED])


def test_they_drive_as_fixed_wheels_do(flat_chain: Chain) -> None:
    car = reference_car(thrust_deg=0.0)
    start = on_the_line(car, flat_chain.segments[1], index=1, s=0.0)
    fixed = speed_after(car, flat_chain, start, 1.0)
    assert speed_after(one_way(car), flat_chain, start, 1.0) == pytest.approx(fixed, rel=1e-3)


def test_a_braked_axle_does_not_hold_them(flat_chain: Chain) -> None:
    car = silent(reference_car(thrust_deg=0.0))
    braked = replace(car, driveline=replace(car.driveline, drag=5e-3))
    start = on_the_line(braked, flat_chain.segments[1], index=1, s=0.0)
    start = replace(start, velocity=(5.0, 0.0, 0.0), wheel_spin=5.0 / 0.013)
    # 5 mN m on 13 mm wheels hold 0.120 kg back by 3.2 m/s²; their own inertia is a hundredth of the car's
    expected = 5.0 - 0.5 * 5e-3 / 0.013 / (0.120 + (4 * WHEEL + 1.5e-7 * 3.5**2) / 0.013**2)
    assert speed_after(braked, flat_chain, start, 0.5) == pytest.approx(expected, rel=5e-3)
    assert speed_after(one_way(braked), flat_chain, start, 0.5) == pytest.approx(5.0, rel=1e-3)


def test_they_scrub_less_in_corners() -> None:
    chain = flat_loop()

    def lap(car: RawCar) -> float:
        start = on_the_line(car, chain.segments[chain.start], index=chain.start, s=-0.2)
        laps = run_batch([pack(car, start, step=2e-4, time_limit=30.0)], [chain]).laps[0]
        return float(laps[-1] - laps[-2])

    car = reference_car(thrust_deg=1.0)
    front, whole = lap(one_way(car, (0, 1))), lap(car)
    assert front < whole


def test_energy_is_not_made() -> None:
    chain = flat_loop()
    car = one_way(reference_car(thrust_deg=1.0))
    start = on_the_line(car, chain.segments[chain.start], index=chain.start, s=-0.2)
    excess = [
        run_batch([pack(car, start, step=step, time_limit=30.0)], [chain]).results[0, at.R_ENERGY_EXCESS]
        for step in (2e-4, 1e-4)
    ]
    # of some 4 J that the car has at speed
    assert max(excess) < 0.02


def test_a_fixed_wheel_is_not_touched_by_its_neighbours() -> None:
    chain = flat_loop(1)
    plain = start_grid(chain, 3)
    start = on_the_line(full_car(), chain.segments[chain.start], index=chain.start, s=-0.2)
    clutched = pack(one_way(full_car()), start, step=2e-4, time_limit=30.0)
    alone, mixed = run_batch(plain, [chain]), run_batch([*plain, clutched], [chain])
    assert np.array_equal(alone.results, mixed.results[:3])
