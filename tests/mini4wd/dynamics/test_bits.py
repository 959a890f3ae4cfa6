"""The same bits: alone or in a batch, one thread or two, in any order; energy; and convergence."""

from dataclasses import replace

import numpy as np
import pytest

from kodawari.mini4wd.course import bend, from_sections, straight
from kodawari.mini4wd.dynamics import (
    BatchResult,
    Chain,
    PackedCar,
    chain_of,
    on_the_line,
    pack,
    run_batch,
)
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.testing import hilly_loop, reference_car, start_grid


@pytest.fixture(scope="module")
def chain() -> Chain:
    return hilly_loop()


@pytest.fixture(scope="module")
def cars(chain: Chain) -> list[PackedCar]:
    return start_grid(chain)


@pytest.fixture(scope="module")
def together(cars: list[PackedCar], chain: Chain) -> BatchResult:
    return run_batch(cars, [chain], threads=2)


def same_bits(a: np.ndarray, b: np.ndarray) -> bool:
    return a.tobytes() == b.tobytes()


def test_alone_or_in_a_batch(cars: list[PackedCar], chain: Chain, together: BatchResult) -> None:
    for k in (0, 17, 49):
        alone = run_batch([cars[k]], [chain], threads=1)
        assert same_bits(alone.results[0], together.results[k])
        assert same_bits(alone.laps[0], together.laps[k])
        assert same_bits(alone.gates[0], together.gates[k])


def test_one_thread_or_two_and_any_order(cars: list[PackedCar], chain: Chain, together: BatchResult) -> None:
    one = run_batch(cars, [chain], threads=1)
    assert same_bits(one.results, together.results)
    assert same_bits(one.gates, together.gates)
    backwards = run_batch(cars[::-1], [chain], threads=2)
    assert same_bits(backwards.results[::-1].copy(), together.results)


def test_the_batch_is_not_a_single_outcome(together: BatchResult) -> None:
    # the comparison above would mean little if every car did the same
    assert len(np.unique(together.results[:, at.R_TIME])) > 30


def test_no_energy_comes_from_nowhere(together: BatchResult) -> None:
    # E - ∫P dt, contacts as springs included, may only fall; a car at 6 m/s has 2 J
    assert np.max(together.results[:, at.R_ENERGY_EXCESS]) < 2e-3


def test_energy_error_of_a_frictionless_bounce_shrinks_with_the_step() -> None:
    # no damping, no friction: what is gained or lost is the integrator's own
    base = reference_car(grip=1e-9, roller_grip=0.0, thrust_deg=0.0)
    law = replace(base.wheels[0].law, damping=0.0)
    motor = replace(base.driveline.motor, constant=0.0)
    car = replace(
        base,
        wheels=tuple(replace(w, law=law) for w in base.wheels),
        rollers=(),
        driveline=replace(base.driveline, motor=motor, drag=0.0, drag_viscous=0.0),
    )
    course = from_sections([straight(3.0)], closed=False, lane_width_m=2.0)
    chain = chain_of(
        [course.race_segments(1)], before=course.lead_in(1, 1.0), after=course.lead_out(1, None, 1.0)
    )
    from kodawari.mini4wd.dynamics.single import trace_run  # noqa: PLC0415

    errors = []
    for step in (4e-4, 1e-4):
        start = on_the_line(car, chain.segments[chain.start], index=chain.start, s=0.0)
        start = replace(start, origin=(start.origin[0], 0.0, 0.05))
        run = trace_run(car, chain, start, step=step, duration=0.8)
        flying = run.tyre_load == 0.0
        errors.append(float(np.max(np.abs(run.energy[flying] - run.energy[0]))) / (car.mass * 9.81 * 0.05))
    assert errors[1] < 0.02
    assert errors[1] < 0.5 * errors[0]


def test_lap_time_converges_with_the_step() -> None:
    car = reference_car(thrust_deg=1.0)
    course = from_sections([straight(2.0), bend(0.6, 180.0), straight(2.0), bend(0.6, 180.0)])
    laps = [course.race_segments(1)] * 4
    chain = chain_of(laps, before=course.lead_in(1, 1.0), after=course.lead_out(1, None, 1.0))
    times = []
    for step in (4e-4, 2e-4, 1e-4, 5e-5, 2.5e-5):
        start = on_the_line(car, chain.segments[chain.start], index=chain.start, s=-0.2)
        result = run_batch([pack(car, start, step=step, time_limit=30.0)], [chain], threads=1)
        times.append(float(result.laps[0, -1]))
    errors = np.abs(np.array(times[:-1]) - times[-1])
    assert errors[1] / times[-1] < 2e-3  # the default step of 0.2 ms
    assert np.all(errors[1:] < 0.75 * errors[:-1])
