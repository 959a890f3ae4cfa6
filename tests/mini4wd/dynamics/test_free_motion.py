"""Verification in free flight: closed forms of rigid bodies with spinning parts and dampers."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from kodawari.mini4wd.dynamics import Chain, ContactLaw, Damper, RawCar, Spinner, Start, Trace, trace_run
from kodawari.mini4wd.dynamics.testing import reference_car, silent

STEP = 1e-4
Air = Callable[..., Start]


def rotation(quaternion: NDArray[np.float64]) -> NDArray[np.float64]:
    """Body-to-world matrices, shape (n, 3, 3), written without the solver (Hamilton product)."""
    w, v = quaternion[:, 0], quaternion[:, 1:]
    skew = np.zeros((len(w), 3, 3))
    skew[:, 0, 1], skew[:, 0, 2], skew[:, 1, 2] = -v[:, 2], v[:, 1], -v[:, 0]
    skew[:, 1, 0], skew[:, 2, 0], skew[:, 2, 1] = v[:, 2], -v[:, 1], v[:, 0]
    turned: NDArray[np.float64] = (
        np.eye(3) + 2.0 * w[:, None, None] * skew + 2.0 * np.einsum("nij,njk->nik", skew, skew)
    )
    return turned


def angular_momentum(car: RawCar, run: Trace) -> NDArray[np.float64]:
    """World angular momentum of body, wheels and rollers about the rigid body's centre of mass, shape (n, 3).

    Rollers carry J σ a with σ their absolute spin, so the rigid part leaves out their J a aᵀ.
    """
    inertia = np.array(car.inertia)
    spin = np.zeros(3)
    for part in car.spinners:
        spin += part.inertia * part.ratio * np.array(part.axis)
    for roller in car.rollers:
        inertia -= roller.inertia * np.outer(roller.axis, roller.axis)
    body = run.angular_velocity @ inertia.T + run.spin[:, None] * spin
    for k, roller in enumerate(car.rollers):
        body = body + roller.inertia * run.roller_spin[:, k : k + 1] * np.array(roller.axis)
    world: NDArray[np.float64] = np.einsum("nij,nj->ni", rotation(run.quaternion), body)
    return world


def test_free_fall(flat_chain: Chain, in_the_air: Air) -> None:
    car = silent(reference_car())
    start = in_the_air(car, 2.0, velocity=(1.0, 0.5, 3.0))
    run = trace_run(car, flat_chain, start, step=STEP, duration=0.5)
    t = run.time
    # semi-implicit Euler is exact up to g·dt·t/2 in height
    assert np.allclose(run.velocity[:, 2], 3.0 - 9.81 * t, atol=1e-9)
    drop = run.position[:, 2] - run.position[0, 2]
    expected = 3.0 * (t - t[0]) - 0.5 * 9.81 * (t**2 - t[0] ** 2)
    assert np.max(np.abs(drop - expected)) <= 0.5 * 9.81 * STEP * t[-1] * 1.01
    assert np.allclose(run.position[:, 0] - run.position[0, 0], t - t[0], atol=1e-9)
    assert np.allclose(run.position[:, 1] - run.position[0, 1], 0.5 * (t - t[0]), atol=1e-9)


def test_axisymmetric_body_with_a_spinning_wheel_precesses_as_the_gyrostat_formula_says(
    flat_chain: Chain, in_the_air: Air
) -> None:
    # I1 = Ixx = Izz, I3 = Iyy, wheel momentum H along y: the transverse angular velocity turns in the body's
    # frame about y at ((I3 - I1) ω3 + H)/I1 (Euler's equations of a symmetric gyrostat).
    i1, i3, j, spin, w3, tilt = 1.2e-4, 6.0e-5, 3.7e-6, 600.0, 2.0, 1.5
    car = replace(
        silent(reference_car()),
        inertia=((i1, 0.0, 0.0), (0.0, i3, 0.0), (0.0, 0.0, i1)),
        rollers=(),
        spinners=(Spinner(inertia=j, ratio=1.0, axis=(0.0, 1.0, 0.0)),),
        gravity=0.0,
    )
    start = in_the_air(car, angular_velocity=(tilt, w3, 0.0), wheel_spin=spin)
    run = trace_run(car, flat_chain, start, step=STEP, duration=0.8)
    rate = ((i3 - i1) * w3 + j * spin) / i1
    angle = np.unwrap(np.arctan2(run.angular_velocity[:, 2], run.angular_velocity[:, 0]))
    measured = (angle[-1] - angle[0]) / (run.time[-1] - run.time[0])
    assert abs(measured) == pytest.approx(abs(rate), rel=2e-3)
    assert np.allclose(run.angular_velocity[:, 1], w3, rtol=1e-6)
    size = np.hypot(run.angular_velocity[:, 0], run.angular_velocity[:, 2])
    assert np.allclose(size, tilt, rtol=1e-5)


def test_angular_momentum_of_a_tumbling_car_stays(flat_chain: Chain, in_the_air: Air) -> None:
    car = replace(silent(reference_car()), gravity=0.0)
    start = in_the_air(car, angular_velocity=(8.0, -5.0, 6.0), wheel_spin=500.0, roller_spin=-300.0)
    drifts = []
    for step in (2e-4, 1e-4):
        run = trace_run(car, flat_chain, start, step=step, duration=0.4)
        momentum = angular_momentum(car, run)
        drifts.append(float(np.max(np.linalg.norm(momentum - momentum[0], axis=1))))
        assert drifts[-1] < 0.02 * np.linalg.norm(momentum[0])
    assert drifts[1] < 0.6 * drifts[0]  # first order: half the step, half the drift


def test_throttle_in_flight_pitches_the_body_while_total_angular_momentum_stays(
    flat_chain: Chain, in_the_air: Air
) -> None:
    car = replace(reference_car(), gravity=0.0, rollers=())
    run = trace_run(car, flat_chain, in_the_air(car), step=STEP, duration=0.1)
    assert run.spin[-1] > 50.0
    # everything starts at rest, so I ω + h Ω = 0: the nose (positive pitch rate is nose down) goes up
    h = sum(part.inertia * part.ratio * part.axis[1] for part in car.spinners)
    expected = -h * run.spin / car.inertia[1][1]
    assert np.allclose(run.angular_velocity[:, 1], expected, rtol=1e-9)
    assert run.angular_velocity[-1, 1] < -1.0
    assert np.max(np.abs(angular_momentum(car, run))) < 1e-15


def test_a_rotor_along_the_car_rolls_the_body_instead(flat_chain: Chain, in_the_air: Air) -> None:
    wheels = Spinner(inertia=2e-6, ratio=1.0, axis=(0.0, 1.0, 0.0))
    rotor = Spinner(inertia=1.5e-7, ratio=3.5, axis=(1.0, 0.0, 0.0))
    car = replace(reference_car(), gravity=0.0, rollers=(), spinners=(wheels, rotor))
    run = trace_run(car, flat_chain, in_the_air(car), step=STEP, duration=0.02)
    (ixx, ixy, ixz), (_, iyy, iyz), (_, _, izz) = car.inertia
    h = np.array([1.5e-7 * 3.5, 2e-6, 0.0])
    expected = -np.linalg.solve([[ixx, ixy, ixz], [ixy, iyy, iyz], [ixz, iyz, izz]], h) * run.spin[-1]
    assert np.allclose(
        run.angular_velocity[-1], expected, rtol=1e-4, atol=1e-4
    )  # it turns a little meanwhile


def damped_car(position: tuple[float, float, float], **changes: object) -> tuple[RawCar, Damper]:
    damper = Damper(
        mass=0.015,
        position=position,
        direction=(0.0, 0.0, 1.0),
        travel=0.010,
        drag=0.0,
        stop=ContactLaw(stiffness=0.015 * 800.0**2, damping=2 * 0.3 * 0.015 * 800.0),
    )
    damper = replace(damper, **changes)  # type: ignore[arg-type]
    return replace(silent(reference_car()), gravity=0.0, rollers=(), dampers=(damper,)), damper


def test_damper_and_body_exchange_momentum_as_two_masses_on_a_spring(
    flat_chain: Chain, in_the_air: Air
) -> None:
    # the mass sits above the centre of mass, so the exchange is purely along z
    base = reference_car().centre
    car, damper = damped_car((base[0], base[1], 0.03), drag=0.3)
    run = trace_run(car, flat_chain, in_the_air(car, velocity=(0.0, 0.0, 1.0)), step=STEP, duration=0.01)
    assert np.allclose(run.velocity[:, 2], 1.0, atol=1e-12)  # moving together, nothing happens
    spring = replace(damper, spring=50.0, drag=0.0)
    loaded = replace(car, dampers=(spring,))
    run = trace_run(
        loaded, flat_chain, in_the_air(loaded, damper_travel=(0.005,)), step=1e-5, duration=0.02, every=10
    )
    # momentum of body and mass together stays zero while the spring pulls them together
    total = car.mass * run.velocity[:, 2] + damper.mass * (run.velocity[:, 2] + run.damper_rate[:, 0])
    assert np.max(np.abs(run.damper_rate)) > 0.05
    assert np.max(np.abs(total)) < 1e-12
    # and the oscillation has the frequency of the reduced mass
    reduced = car.mass * damper.mass / (car.mass + damper.mass)
    frequency = math.sqrt(50.0 / reduced)
    expected = 0.005 * np.cos(frequency * run.time)
    before_stop = run.time < 0.5 * math.pi / frequency
    assert np.allclose(run.damper_travel[before_stop, 0], expected[before_stop], atol=2e-5)


def two_body_momentum(car: RawCar, run: Trace) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Linear momentum, and angular momentum about the common centre of mass, of body and one damper.

    The latter is that of the body about its own centre plus μ r × v_rel with the reduced mass μ.
    """
    damper = car.dampers[0]
    turn, q = rotation(run.quaternion), run.damper_travel[:, 0]
    phi = damper.curvature * q
    along = np.sin(phi) / damper.curvature if damper.curvature else q
    inward = (1.0 - np.cos(phi)) / damper.curvature if damper.curvature else 0.0 * q
    u, hinge = np.array(damper.direction), np.array(damper.towards_hinge)
    place = np.array(damper.position) - np.array(car.centre) + along[:, None] * u + inward[:, None] * hinge
    direction = np.cos(phi)[:, None] * u + np.sin(phi)[:, None] * hinge
    relative = np.cross(run.angular_velocity, place) + run.damper_rate * direction
    moved, arm = (np.einsum("nij,nj->ni", turn, item) for item in (relative, place))
    linear = (car.mass + damper.mass) * run.velocity + damper.mass * moved
    reduced = car.mass * damper.mass / (car.mass + damper.mass)
    return linear, angular_momentum(car, run) + reduced * np.cross(arm, moved)


@pytest.mark.parametrize("curvature", [0.0, 40.0])
def test_momentum_and_energy_with_an_off_centre_damper_on_slide_or_hinge(
    flat_chain: Chain, in_the_air: Air, curvature: float
) -> None:
    car, _ = damped_car(
        (-0.03, 0.02, 0.03), spring=30.0, travel=0.05, curvature=curvature, towards_hinge=(-1.0, 0.0, 0.0)
    )
    start = in_the_air(car, angular_velocity=(3.0, -4.0, 5.0), damper_travel=(0.02,))
    errors = []
    for step, every in ((2e-5, 5), (1e-5, 10)):
        run = trace_run(
            car, flat_chain, start, step=step, duration=0.025, every=every
        )  # before it meets a stop
        linear, angular = two_body_momentum(car, run)
        assert np.max(np.abs(run.damper_rate)) > 0.3
        errors.append(
            [
                np.max(np.linalg.norm(linear - linear[0], axis=1)) / np.linalg.norm(linear[0]),
                np.max(np.linalg.norm(angular - angular[0], axis=1)) / np.linalg.norm(angular[0]),
                np.max(np.abs(run.energy - run.energy[0])) / run.energy[0],
            ]
        )
    assert max(errors[1]) < 2e-3
    assert all(fine < 0.6 * coarse for coarse, fine in zip(*errors, strict=True))  # first order
