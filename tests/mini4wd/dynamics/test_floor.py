"""Verification on the floor: rolling, sliding, driving, slopes, crests and landings."""

import math
from dataclasses import replace

import numpy as np
import pytest

from kodawari.mini4wd.course import Segment, from_sections, incline, level, raised, straight, vertical_arc
from kodawari.mini4wd.dynamics import Chain, ContactLaw, RawCar, Start, chain_of, on_the_line, trace_run
from kodawari.mini4wd.dynamics.testing import oscillator_law, reference_car, silent

RADIUS = 0.013
G = 9.81


def rolling(start: Start, speed: float, **changes: object) -> Start:
    velocity = tuple(speed * part for part in start.axes[0])
    return replace(start, velocity=velocity, wheel_spin=speed / RADIUS, **changes)  # type: ignore[arg-type]


def with_wheels(car: RawCar, **changes: object) -> RawCar:
    front_left, front_right, rear_left, rear_right = (
        replace(wheel, **changes)  # type: ignore[arg-type]
        for wheel in car.wheels
    )
    return replace(car, wheels=(front_left, front_right, rear_left, rear_right))


def open_chain(*floor: object) -> Chain:
    """A straight, wide lane over a floor, with a level straight before and behind it."""
    course = from_sections(
        [straight(1.0), raised(*floor), straight(3.0)],  # type: ignore[arg-type]
        lane_width_m=4.0,
        closed=False,
    )
    return chain_of(
        [course.race_segments(1)], before=course.lead_in(1, 1.0), after=course.lead_out(1, None, 1.0)
    )


def front_at(car: RawCar, chain: Chain, s: float) -> Start:
    """At rest with the front s metres behind the start line."""
    first: Segment = chain.segments[chain.start]
    return on_the_line(car, first, index=chain.start, s=s - first.half_length)


def total(car: RawCar) -> float:
    return car.mass + sum(damper.mass for damper in car.dampers)


def spin_inertia(car: RawCar) -> float:
    return sum(part.inertia * part.ratio**2 for part in car.spinners)


def test_a_car_at_rest_stays_at_rest_and_its_tyres_carry_its_weight(flat_chain: Chain) -> None:
    car = silent(reference_car())
    run = trace_run(
        car, flat_chain, on_the_line(car, flat_chain.segments[1], index=1, s=0.0), step=2e-4, duration=0.5
    )
    assert np.max(np.abs(run.velocity)) < 1e-3
    assert np.mean(run.tyre_load) == pytest.approx(total(car) * G, rel=1e-3)


@pytest.mark.parametrize("angle", [5.0, 12.0])
def test_rolling_down_an_incline(angle: float) -> None:
    # a = g sin θ m/(m + J/r²): the wheels take their share
    car = silent(reference_car())
    chain = open_chain(incline(2.5, -angle))
    run = trace_run(car, chain, rolling(front_at(car, chain, 0.9), 0.5), step=2e-4, duration=1.6)
    place = run.position[:, 0]
    on_slope = (place > 1.15) & (place < 3.3)
    speed2 = np.sum(run.velocity[on_slope] ** 2, axis=1)
    down = place[on_slope] / math.cos(math.radians(angle))
    measured = np.polyfit(down, speed2, 1)[0] / 2.0
    mass = total(car)
    expected = G * math.sin(math.radians(angle)) * mass / (mass + spin_inertia(car) / RADIUS**2)
    assert measured == pytest.approx(expected, rel=3e-3)


@pytest.mark.parametrize(("speed", "mu"), [(3.0, 0.5), (2.0, 0.3)])
def test_coulomb_stopping_distance_with_locked_wheels(flat_chain: Chain, speed: float, mu: float) -> None:
    car = with_wheels(silent(reference_car(grip=mu)), slip_speed=1e-3)
    car = replace(car, driveline=replace(car.driveline, drag=10.0))
    start = on_the_line(car, flat_chain.segments[1], index=1, s=0.0)
    start = replace(start, velocity=(speed, 0.0, 0.0))
    run = trace_run(car, flat_chain, start, step=1e-4, duration=0.9)
    assert run.position[-1, 0] - start.origin[0] == pytest.approx(speed**2 / (2 * mu * G), rel=5e-3)
    assert abs(run.velocity[-1, 0]) < 5e-3


def test_motor_run_up_follows_the_exponential_to_its_top_speed(flat_chain: Chain) -> None:
    # torque η N k (V - k N ω)/R - drag - viscous ω on mass and wheels: v' = (v_top - v)/τ
    car = with_wheels(reference_car(grip=3.0), slip_speed=1e-3)
    drive = car.driveline
    k = drive.ratio * drive.motor.constant
    resistance = drive.motor.resistance + drive.battery.resistance
    stall = drive.efficiency * k * drive.battery.emf / resistance - drive.drag
    slope = drive.efficiency * k * k / resistance + drive.drag_viscous
    inertia = total(car) * RADIUS**2 + spin_inertia(car)
    top, tau = stall / slope * RADIUS, inertia / slope
    start = on_the_line(car, flat_chain.segments[1], index=1, s=-30.0)
    run = trace_run(car, flat_chain, start, step=2e-4, duration=3.0, every=10)
    expected = top * (1.0 - np.exp(-run.time / tau))
    assert top == pytest.approx(8.69, abs=0.01)
    assert np.max(np.abs(run.velocity[:, 0] - expected)) < 0.005 * top


def test_charge_is_the_integral_of_the_current(flat_chain: Chain) -> None:
    car = reference_car(grip=3.0)
    start = on_the_line(car, flat_chain.segments[1], index=1, s=-30.0)
    run = trace_run(car, flat_chain, start, step=2e-4, duration=1.0)
    k = car.driveline.ratio * car.driveline.motor.constant
    current = (2.8 - k * run.spin) / 0.32
    assert run.charge[-1] == pytest.approx(np.sum(current) * 2e-4, rel=1e-3)


def test_air_drag_gives_the_terminal_speed_of_the_cubic(flat_chain: Chain) -> None:
    # c v² r + drag + viscous v/r = stall - slope v/r at the top speed
    area = 0.003
    car = replace(reference_car(grip=3.0), drag_area=area, air_density=1.2)
    drive = car.driveline
    k = drive.ratio * drive.motor.constant
    stall = drive.efficiency * k * drive.battery.emf / 0.32 - drive.drag
    slope = drive.efficiency * k * k / 0.32 + drive.drag_viscous
    c = 0.5 * 1.2 * area
    a, b = c * RADIUS, slope / RADIUS
    top = (-b + math.sqrt(b * b + 4 * a * stall)) / (2 * a)
    start = on_the_line(car, flat_chain.segments[1], index=1, s=-45.0)
    run = trace_run(car, flat_chain, start, step=4e-4, duration=7.0, every=100)
    assert run.velocity[-1, 0] == pytest.approx(top, rel=3e-3)


def restitution(zeta: float) -> float:
    """Of the push-only spring and damper: its force ends at tan(s τ) = -2 ζ s/(1 - 2 ζ²), s = √(1 - ζ²)."""
    s = math.sqrt(1.0 - zeta * zeta)
    tau = (math.pi - math.atan(2.0 * zeta * s / (1.0 - 2.0 * zeta * zeta))) / s
    return -math.exp(-zeta * tau) * (math.cos(s * tau) - zeta / s * math.sin(s * tau))


@pytest.mark.parametrize("zeta", [0.1, 0.25, 0.4])
def test_drop_rebounds_with_the_closed_form_restitution(flat_chain: Chain, zeta: float) -> None:
    # all four wheels under the centre of mass share the car: without rotation it is one oscillator
    base = silent(reference_car())
    law = oscillator_law(base.mass / 4, 1500.0, zeta)
    flat_centre = (0.0, 0.0, base.centre[2])
    car = replace(with_wheels(base, law=law), centre=flat_centre)
    level_start = on_the_line(car, flat_chain.segments[1], index=1, s=0.0)
    axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    start = replace(level_start, origin=(0.0, 0.0, 0.0), axes=axes, velocity=(0.0, 0.0, -2.0))
    run = trace_run(car, flat_chain, start, step=5e-6, duration=0.02)
    assert restitution(0.25) == pytest.approx(0.506, abs=5e-4)
    assert np.max(run.velocity[:, 2]) / 2.0 == pytest.approx(restitution(zeta), abs=0.02)


def test_hunt_crossley_restitution_falls_with_speed(flat_chain: Chain) -> None:
    # F = k x (1 + λ v/k·…) with χ = a k: m v v' = -k x (1 + a v) integrates, from v_in down to -e v_in, to
    # (v - ln(1 + a v)/a) equal at both ends of the contact, where x = 0: solve that for e
    base = silent(reference_car())
    k, a = base.mass / 4 * 2000.0**2, 0.12
    car = replace(
        with_wheels(base, law=ContactLaw(stiffness=k, hunt_crossley=a * k)), centre=(0.0, 0.0, base.centre[2])
    )
    at_rest = on_the_line(car, flat_chain.segments[1], index=1, s=0.0)
    axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    for speed in (1.0, 3.0):
        start = replace(at_rest, origin=(0.0, 0.0, 0.0), axes=axes, velocity=(0.0, 0.0, -speed))
        run = trace_run(car, flat_chain, start, step=2e-6, duration=0.006)
        level_in = speed - math.log1p(a * speed) / a
        guesses = np.linspace(0.3, 1.0, 70001)
        level_out = -guesses * speed - np.log1p(-a * guesses * speed) / a
        expected = guesses[np.argmin(np.abs(level_out - level_in))]
        assert np.max(run.velocity[:, 2]) / speed == pytest.approx(expected, abs=0.01)


def crest(radius: float, angle: float = 10.0) -> tuple[object, ...]:
    return (
        vertical_arc(2.0, 0.0, angle),
        vertical_arc(radius, angle, -angle),
        vertical_arc(2.0, -angle, 0.0),
        level(0.5),
    )


def test_a_crest_is_left_at_the_speed_whose_centripetal_need_is_gravity() -> None:
    radius = 1.5
    car = replace(silent(reference_car()), rollers=())
    chain = open_chain(*crest(radius))
    lift = math.sqrt(G * (radius + car.centre[2]))
    lows = {}
    for factor in (0.80, 1.15):
        start = rolling(front_at(car, chain, 0.9), factor * lift)
        run = trace_run(car, chain, start, step=1e-4, duration=0.45)
        top = np.argmax(run.position[:, 2])
        near = run.tyre_load[max(top - 60, 0) : top + 60]
        speed = float(np.linalg.norm(run.velocity[top]))
        lows[factor] = (float(np.min(near)), float(np.mean(near)), speed)
    slow_min, slow_mean, speed = lows[0.80]
    expected = total(car) * (G - speed**2 / (radius + car.centre[2]))
    assert slow_min > 0.0
    assert slow_mean == pytest.approx(expected, rel=0.12)
    assert lows[1.15][1] == 0.0


def test_flight_off_a_kinked_ramp_is_ballistic() -> None:
    car = replace(silent(reference_car()), rollers=())
    chain = open_chain(incline(0.6, 8.0), incline(1.2, -30.0), level(0.2))
    run = trace_run(car, chain, rolling(front_at(car, chain, 0.8), 4.0), step=1e-4, duration=0.6)
    free = np.flatnonzero(run.tyre_load == 0.0)
    stretch = max(np.split(free, np.flatnonzero(np.diff(free) > 1) + 1), key=len)[2:-2]
    assert len(stretch) > 1000  # a flight of more than 0.1 s
    t = run.time[stretch]
    up = np.polyfit(t - t[0], run.position[stretch, 2], 2)
    assert 2.0 * up[0] == pytest.approx(-G, rel=1e-3)
    assert np.ptp(run.velocity[stretch, 0]) < 1e-9
    # it leaves pointing up the ramp
    assert run.velocity[stretch[0], 2] / run.velocity[stretch[0], 0] == pytest.approx(
        math.tan(math.radians(8.0)), rel=0.25
    )


def test_a_tyre_at_a_concave_kink_touches_both_faces() -> None:
    # rolling into a 30° kink the front wheels meet the second face when both faces are one radius away:
    # r·tan 15° before the kink, 3.5 mm, while still standing on the first
    car = replace(silent(reference_car()), rollers=())
    chain = open_chain(incline(1.0, 30.0))
    run = trace_run(car, chain, rolling(front_at(car, chain, 0.93), 0.6), step=2e-5, duration=0.35)
    hit = int(np.argmax(run.velocity[:, 0] < 0.595))
    axle = run.position[hit, 0] - car.centre[0] + 0.04
    assert axle == pytest.approx(1.0 - RADIUS * math.tan(math.radians(15.0)), abs=6e-4)
    # the front then climbs the second face, and nothing sinks into either
    assert np.min(run.height) > car.centre[2] - 5e-4
    assert run.velocity[-1, 2] > 0.0


def test_a_car_does_not_notice_how_its_straight_is_cut() -> None:
    car = reference_car()
    speeds = []
    for parts in (1, 10):
        course = from_sections([straight(4.0 / parts) for _ in range(parts)], closed=False)
        chain = chain_of(
            [course.race_segments(1)], before=course.lead_in(1, 1.0), after=course.lead_out(1, None, 1.0)
        )
        first = chain.segments[chain.start]
        start = on_the_line(car, first, index=chain.start, s=-first.half_length, offset=0.004, yaw=0.02)
        run = trace_run(car, chain, start, step=2e-4, duration=0.9)
        speeds.append(np.column_stack([run.position, run.velocity]))
    assert len(speeds[0]) == len(speeds[1])
    assert np.max(np.abs(speeds[0] - speeds[1])) < 1e-8
