"""Verification between walls: cornering loads, rebounds, thrust, wall tops, symmetry and rotation."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from kodawari.mini4wd.course import Course, Segment, bend, from_sections, straight
from kodawari.mini4wd.dynamics import Chain, RawCar, Start, chain_of, on_the_line, pack, run_batch, trace_run
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.testing import reference_car, silent

RADIUS = 0.013
G = 9.81
HALF_LANE = 0.0575


def chain_on(course: Course, laps: int = 1) -> Chain:
    parts = [course.race_segments(1)] * laps
    return chain_of(parts, before=course.lead_in(1, 1.0), after=course.lead_out(1, None, 1.0))


def rolling(start: Start, speed: float) -> Start:
    velocity = tuple(speed * part for part in start.axes[0])
    return replace(start, velocity=velocity, wheel_spin=speed / RADIUS)  # type: ignore[arg-type]


def start_at(car: RawCar, chain: Chain, offset: float = 0.0) -> Start:
    first: Segment = chain.segments[chain.start]
    return on_the_line(car, first, index=chain.start, s=0.0, offset=offset)


def slippery(car: RawCar) -> RawCar:
    """No friction anywhere: walls steer by their normals alone."""
    wheels = tuple(replace(wheel, friction=1e-9, friction_side=1e-9) for wheel in car.wheels)
    rollers = tuple(replace(roller, friction=0.0, drag=0.0, drag_viscous=0.0) for roller in car.rollers)
    return replace(car, wheels=wheels, rollers=rollers)


def loop(turn: float = 1.0) -> Course:
    """A flat closed loop with a chicane: straights 1.2, 3.6 and 6.0 m, arcs of radius 0.6 m."""
    return from_sections(
        [
            straight(1.2), bend(0.6, 30.0 * turn), bend(0.6, -60.0 * turn), bend(0.6, 30.0 * turn),
            straight(3.6),
            bend(0.6, 180.0 * turn), straight(6.0), bend(0.6, 180.0 * turn),
        ]
    )  # fmt: skip


@pytest.mark.parametrize("radius", [0.45, 0.6, 1.2])
def test_steady_cornering_shares_the_centripetal_force_between_the_rollers(radius: float) -> None:
    # Both outer rollers lie at the same distance from the bend's centre O, so their wall forces N point to O,
    # and (N_f/ρ)(O - P_f) + (N_r/ρ)(O - P_r) = m ω² (O - C): two equations, closed form.
    car = slippery(silent(reference_car(thrust_deg=0.0)))
    low = tuple(r for r in car.rollers if r.position[2] < 0.02)
    calm = tuple(
        replace(r, law=replace(r.law, damping=4.0 * r.law.damping)) for r in low
    )  # settles in the bend
    car = replace(car, rollers=calm)
    chain = chain_on(from_sections([straight(0.6), bend(radius, 270.0), straight(1.0)], closed=False))
    speed = 3.0
    run = trace_run(
        car, chain, rolling(start_at(car, chain), speed), step=5e-5, duration=(0.6 + radius * 3.8) / speed
    )
    steady = run.time > (0.6 + radius * 2.0) / speed
    front, rear = (float(np.mean(run.wall_force[steady, k])) for k in (1, 3))  # the right-hand ones
    v = float(np.mean(np.linalg.norm(run.velocity[steady], axis=1)))
    rho = radius + HALF_LANE - 0.0065
    xf, xr, y, xc = 0.055, -0.065, -0.046, car.centre[0]
    middle = 0.5 * (xf + xr)
    away = math.sqrt(rho**2 - (0.5 * (xf - xr)) ** 2)
    o = np.array([middle, y + away])
    p = np.array([[xf, y], [xr, y]])
    c = np.array([xc, 0.0])
    mass = car.mass
    rate2 = v**2 / float(np.sum((o - c) ** 2))
    share = np.linalg.solve(((o - p) / rho).T, mass * rate2 * (o - c))
    assert front == pytest.approx(share[0], rel=0.01)
    assert rear == pytest.approx(share[1], rel=0.01)
    assert front + rear == pytest.approx(mass * v**2 / float(np.linalg.norm(o - c)), rel=0.02)
    assert front / (front + rear) == pytest.approx((xc - xr) / (xf - xr), rel=0.02)


def test_broadside_rebound_is_the_restitution_of_the_law() -> None:
    # front and rear rollers share the car as one oscillator when their stiffness is shared as the arms ask
    base = slippery(silent(reference_car(thrust_deg=0.0)))
    xc = 0.5 * (0.055 - 0.065)
    rollers = tuple(
        replace(r, position=(r.position[0], r.position[1], base.centre[2])) for r in base.rollers[:4]
    )
    mass = base.mass
    frequency, zeta = 1200.0, 0.2
    law = replace(rollers[0].law, stiffness=0.5 * mass * frequency**2, damping=zeta * mass * frequency)
    car = replace(base, rollers=tuple(replace(r, law=law) for r in rollers), centre=(xc, 0.0, base.centre[2]))
    chain = chain_on(from_sections([straight(2.0)], closed=False))
    for speed in (1.0, 4.0):
        start = replace(start_at(car, chain), velocity=(0.0, speed, 0.0))
        run = trace_run(car, chain, start, step=5e-6, duration=0.006 / speed + 0.003)
        # 0.572: closed form of the push-only law at ζ = 0.2
        assert -np.min(run.velocity[:, 1]) / speed == pytest.approx(0.572, abs=0.02)


def test_a_roller_rolls_on_the_wall_without_slip() -> None:
    car = silent(reference_car(thrust_deg=0.0))
    chain = chain_on(from_sections([straight(0.6), bend(0.6, 270.0), straight(1.0)], closed=False))
    run = trace_run(car, chain, rolling(start_at(car, chain), 4.0), step=5e-5, duration=0.5)
    contact = (run.time > 0.35) & (run.wall_force[:, 1] > 0.5)
    # rim speed against the wall: the roller's centre runs on ρ = R + half lane - r, the wall on R + half lane
    rate = run.angular_velocity[contact, 2]
    wall = (0.6 + HALF_LANE) * rate
    # at the right-hand wall the rim lies at -y, where a spin σ about the upward axle moves it by +σ r along
    # x: to stand still on the wall the roller turns backwards
    relative = run.roller_spin[contact, 1] - rate
    assert -np.mean(relative * 0.0065) == pytest.approx(np.mean(wall), rel=0.01)


def lap_time(car: RawCar) -> float:
    chain = chain_on(loop(), laps=6)
    start = rolling(start_at(car, chain), 7.0)
    packed = pack(car, start, step=2e-4, time_limit=60.0)
    result = run_batch([packed], [chain], threads=1)
    assert result.results[0, at.R_STATUS] == at.FINISHED
    return float(np.mean(np.diff(result.laps[0])[1:]))


def test_front_thrust_loads_the_front_and_slows_the_car_but_nearly_saturates_beyond_one_degree() -> None:
    laps = {angle: lap_time(reference_car(thrust_deg=angle)) for angle in (0.0, 1.0, 3.0)}
    assert laps[1.0] > laps[0.0] + 0.05
    assert laps[3.0] - laps[1.0] < 0.5 * (laps[1.0] - laps[0.0])


def test_tyre_grip_slows_a_flying_lap_with_corners() -> None:
    assert lap_time(reference_car(grip=1.0)) > lap_time(reference_car(grip=0.3)) + 0.03


def pressed_down(angle: float, speed: float) -> tuple[float, float, float]:
    """Mean tyre load beyond the weight, and mean wall forces front and rear, in a corner [N]."""
    car = silent(reference_car(thrust_deg=angle))
    chain = chain_on(from_sections([straight(0.6), bend(0.6, 200.0), straight(1.0)], closed=False))
    run = trace_run(car, chain, rolling(start_at(car, chain), speed), step=1e-4, duration=2.1 / speed)
    inside = run.time > 1.25 / speed
    wall = np.mean(run.wall_force[inside], axis=0)
    return float(np.mean(run.tyre_load[inside])) - car.mass * G, float(wall[1]), float(wall[3] + wall[5])


def test_positive_thrust_presses_down_with_the_friction_of_the_front_roller_and_negative_lifts() -> None:
    # the rim can roll, but along its axle it slides: friction μ N points along the axle, downwards
    # (the dive that this causes leans the rear rollers forward too, a little)
    down, front, rear = pressed_down(3.0, 5.0)
    assert 0.25 * front < down < 0.25 * (front + 0.5 * rear)
    lift, front, _ = pressed_down(-1.0, 3.0)
    assert lift == pytest.approx(-0.25 * front, rel=0.15)


def test_negative_thrust_climbs_the_wall_where_its_lift_beats_the_front_weight() -> None:
    # friction lifts with up to μ N_f = μ m v²/R · share, gravity holds with m g · share: it
    # climbs above v² = g R/μ, 4.85 m/s at R = 0.6 and μ = 0.25; 35 % slower must hold, 40 % faster must climb
    critical = math.sqrt(G * 0.6 / 0.25)
    ends = {}
    for factor in (0.65, 1.4):
        car = silent(reference_car(thrust_deg=-3.0))
        car = replace(car, rollers=tuple(r for r in car.rollers if r.position[2] < 0.02))
        chain = chain_on(from_sections([straight(0.6), bend(0.6, 270.0), straight(1.0)], closed=False))
        start = rolling(start_at(car, chain), factor * critical)
        run = trace_run(car, chain, start, step=1e-4, duration=3.0 / (factor * critical))
        ends[factor] = run.status, float(np.max(run.height))
    assert ends[0.65][1] < 0.019
    assert ends[1.4][0] == at.OVER_WALL


def test_rollers_land_and_rest_on_the_wall_tops() -> None:
    # a lane narrower than the rollers: dropped from above, all of them come to rest on the 50 mm walls
    base = slippery(silent(reference_car(thrust_deg=0.0)))
    car = replace(base, rollers=tuple(r for r in base.rollers if r.position[2] < 0.02))
    course = from_sections([straight(4.0)], lane_width_m=0.094, closed=False)
    chain = chain_on(course)
    start = start_at(car, chain)
    start = replace(start, origin=(0.0 + start.origin[0], 0.0, 0.045))
    run = trace_run(car, chain, start, step=1e-4, duration=0.9)
    # roller centres end 2 mm (half their thickness) over the tops: 52 mm; they started at 60 mm
    rest = run.height[-1] - car.centre[2] + 0.015
    assert rest == pytest.approx(0.052, abs=0.0005)
    assert abs(run.velocity[-1, 2]) < 0.02
    assert run.tyre_load[-1] == 0.0
    assert np.mean(run.other_load[-500:]) == pytest.approx(car.mass * G, rel=0.05)


def test_a_roller_below_the_top_cannot_leave_the_lane_through_the_wall() -> None:
    car = silent(reference_car())
    chain = chain_on(from_sections([straight(3.0)], closed=False))
    for speed in (2.0, 6.0):
        start = replace(rolling(start_at(car, chain), 3.0), velocity=(3.0, speed, 0.0))
        run = trace_run(car, chain, start, step=2e-4, duration=0.2)
        assert np.max(np.abs(run.offset)) < 0.0575 - 0.0525 + 0.010


def mirrored(car: RawCar) -> RawCar:
    def flip(v: tuple[float, float, float]) -> tuple[float, float, float]:
        return v[0], -v[1], v[2]

    order: Sequence[int] = (1, 0, 3, 2)
    wheels = tuple(replace(car.wheels[k], position=flip(car.wheels[k].position)) for k in order)
    rollers = tuple(replace(r, position=flip(r.position)) for r in car.rollers)
    return replace(car, wheels=wheels, rollers=rollers, centre=flip(car.centre))


def test_the_mirrored_car_on_the_mirrored_course_does_the_mirrored_thing() -> None:
    car = reference_car()
    runs = []
    for machine, turn, side in ((car, 1.0, 1.0), (mirrored(car), -1.0, -1.0)):
        chain = chain_on(loop(turn))
        start = rolling(start_at(machine, chain, offset=0.002 * side), 6.0)
        runs.append(trace_run(machine, chain, start, step=2e-4, duration=1.0))
    assert np.max(np.abs(runs[0].offset + runs[1].offset)) < 1e-6
    assert np.max(np.abs(runs[0].position[:, 1] + runs[1].position[:, 1])) < 1e-6
    assert np.max(np.abs(runs[0].position[:, 0] - runs[1].position[:, 0])) < 1e-6


def turned(segment: Segment, angle: float, shift: tuple[float, float, float]) -> Segment:
    c, s = math.cos(angle), math.sin(angle)

    def turn(v: tuple[float, float, float]) -> tuple[float, float, float]:
        return c * v[0] - s * v[1], s * v[0] + c * v[1], v[2]

    x, y, z = turn(segment.origin)
    axes = (turn(segment.axes[0]), turn(segment.axes[1]), turn(segment.axes[2]))
    return replace(segment, origin=(x + shift[0], y + shift[1], z + shift[2]), axes=axes)


def test_a_rotated_and_shifted_course_gives_the_same_run() -> None:
    car = reference_car()
    chain = chain_on(loop())
    other = replace(chain, segments=tuple(turned(s, 2.1, (5.0, -3.0, 0.7)) for s in chain.segments))
    offsets = []
    for way in (chain, other):
        start = rolling(start_at(car, way, offset=0.002), 6.0)
        offsets.append(trace_run(car, way, start, step=2e-4, duration=1.0).offset)
    assert np.max(np.abs(offsets[0] - offsets[1])) < 1e-6


def test_seams_in_straights_and_bends_do_not_matter() -> None:
    car = reference_car()
    whole = [straight(1.2), bend(0.6, 90.0), straight(1.0), bend(0.6, -60.0), straight(1.0)]
    cut = [
        *[straight(0.3)] * 4, *[bend(0.6, 15.0)] * 6, *[straight(0.1)] * 10, *[bend(0.6, -12.0)] * 5,
        straight(1.0),
    ]  # fmt: skip
    runs = []
    for sections in (whole, cut):
        chain = chain_on(from_sections(sections, closed=False))
        first = chain.segments[chain.start]
        start = on_the_line(car, first, index=chain.start, s=-first.half_length, offset=0.003)
        run = trace_run(car, chain, rolling(start, 5.0), step=1e-4, duration=0.55)
        runs.append(run.position)
    assert np.max(np.abs(runs[0] - runs[1])) < 2e-5
