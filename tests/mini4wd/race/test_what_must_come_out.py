"""What racers know and nobody put in: each with its direction and size, on paired seeds."""

from dataclasses import replace
from functools import cache

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from kodawari.mini4wd.build import assemble, read_car, resolve
from kodawari.mini4wd.course import Course, bend, from_sections, load_course, straight
from kodawari.mini4wd.dynamics import Chain, Damper, RawCar, on_the_line, trace_run
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.testing import oscillator_law, reference_car, silent
from kodawari.mini4wd.race._field import Field, race_chain, run_field

RUNS = 16


@cache
def course(name: str) -> Course:
    return load_course(name)


@cache
def car(name: str = "ma-box-stock", **changes: str) -> RawCar:
    file = read_car(name)
    return assemble(resolve(msgspec.structs.replace(file, car=msgspec.structs.replace(file.car, **changes))))


def field(raw: RawCar, chain: Chain, runs: int = RUNS) -> Field:
    return run_field([raw], [0] * runs, chain, seed=11, runs=np.arange(runs))


def laps(raw: RawCar, name: str = "flat-oval", count: int = 4) -> NDArray[np.float64]:
    """Mean lap times of the runs: the first from rest, the others flying; shape (count,)."""
    result = field(raw, race_chain(course(name), 1, count)).result
    return np.asarray(np.mean(np.diff(result.laps, axis=1, prepend=0.0), axis=0))


def gripping(raw: RawCar, factor: float) -> RawCar:
    wheels = tuple(
        replace(w, friction=w.friction * factor, friction_side=w.friction_side * factor) for w in raw.wheels
    )
    return replace(raw, wheels=wheels)


def test_1_tyre_grip_slows_a_flying_lap_with_corners() -> None:
    # four unsteered wheels that turn as one scrub in a corner; grip is what they scrub with
    low, high = laps(gripping(car(), 0.7))[-1], laps(gripping(car(), 1.4))[-1]
    assert high > 1.02 * low


def test_2_front_thrust_slows_a_little_and_then_hardly_more() -> None:
    # beyond a degree the rim slides along its axle anyway, and friction knows no size of slip
    def tilted(degrees: float) -> RawCar:
        angle = np.radians(degrees)
        axis = (float(np.sin(angle)), 0.0, float(np.cos(angle)))
        raw = car()
        rollers = tuple(replace(r, axis=axis if r.position[0] > 0 else r.axis) for r in raw.rollers)
        return replace(raw, rollers=rollers)

    flat, one, three = (laps(tilted(d))[-1] for d in (0.0, 1.0, 3.0))
    assert one > 1.01 * flat
    assert abs(three - one) < 0.5 * (one - flat)


def test_3_a_stronger_motor_may_be_out_where_a_weaker_one_finishes() -> None:
    # box-stock rollers hold the normal motor's speed at the changer; a tuned motor's flight there is too long
    chain = race_chain(course("jcjc"), 1, None)
    shares = [
        float(np.mean(field(car(motor=motor), chain, 64).result.results[:, at.R_STATUS] == at.FINISHED))
        for motor in ("normal-pro", "hyper-dash-pro")
    ]
    assert shares[0] > 0.9
    assert shares[1] < shares[0] - 0.5


def test_3_a_stronger_motor_may_be_slower() -> None:
    # the race car finishes either way on the JCJC, but the Mach-Dash flies where the Hyper-Dash drives
    chain = race_chain(course("jcjc"), 1, None)
    hyper, mach = (
        float(np.nanmedian(field(car("ma-race", motor=motor), chain, 64).result.laps[:, -1]))
        for motor in ("hyper-dash-pro", "mach-dash-pro")
    )
    assert mach > 1.05 * hyper


def locked(raw: RawCar) -> RawCar:
    """The same car with its dampers screwed down: their masses belong to the rigid body."""
    parts = [(raw.mass, np.array(raw.centre), np.array(raw.inertia))]
    parts += [(d.mass, np.array(d.position), np.zeros((3, 3))) for d in raw.dampers]
    mass = sum(m for m, _, _ in parts)
    centre = np.sum([m * at_ for m, at_, _ in parts], axis=0) / mass
    inertia = np.zeros((3, 3))
    for m, at_, own in parts:
        d = at_ - centre
        inertia += own + m * (d @ d * np.eye(3) - np.outer(d, d))
    plain = tuple(tuple(float(x) for x in row) for row in inertia)
    x, y, z = (float(part) for part in centre)
    return replace(raw, mass=mass, centre=(x, y, z), inertia=plain, dampers=())  # type: ignore[arg-type]


def airborne_after_a_drop(raw: RawCar, height: float = 0.10) -> float:
    """Time in the air after the first touch of a level drop [s]."""
    road = from_sections([straight(6.0)], lane_width_m=4.0, closed=False)
    chain = race_chain(road, 1, 1)
    start = on_the_line(raw, chain.segments[chain.start], index=chain.start, s=0.0)
    start = replace(start, origin=(start.origin[0], 0.0, height))
    run = trace_run(replace(raw, rollers=()), chain, start, step=1e-4, duration=0.9)
    touched = int(np.argmax(run.tyre_load > 0.0))
    return float(np.sum(run.tyre_load[touched:] == 0.0)) * 1e-4


def test_4_a_free_damper_shortens_the_time_in_the_air_after_a_landing() -> None:
    damper = Damper(
        mass=0.010, position=(-0.03, 0.0, 0.030), direction=(0.0, 0.0, 1.0), travel=0.012, drag=0.02,
        stop=oscillator_law(0.010, 800.0, 0.3),
    )  # fmt: skip
    free = replace(silent(reference_car()), dampers=(damper,))
    assert airborne_after_a_drop(free) < 0.97 * airborne_after_a_drop(locked(free))


def without_brakes(raw: RawCar) -> RawCar:
    return replace(raw, points=tuple(p for p in raw.points if "brake" not in p.name))


def test_5_a_brake_touches_on_slopes_only() -> None:
    # on the flat the pad hangs over the floor: not one bit of the race changes
    braked = car("ma-race")
    assert len(without_brakes(braked).points) < len(braked.points)
    chain = race_chain(course("flat-oval"), 1, 3)
    one, other = (field(raw, chain).result for raw in (braked, without_brakes(braked)))
    assert one.laps.tobytes() == other.laps.tobytes()


def jump_of(raw: RawCar) -> tuple[float, float]:
    """Speed at take-off [m/s] and length [m] of the longest flight over the jump, mean of 16 runs."""
    chain = race_chain(course("slopes"), 1, 1)
    kinds = [segment.kind for segment in chain.segments]
    first = kinds.index("jump")
    last = kinds.index("straight", first) + 2
    numbers = np.arange(RUNS)
    result = run_field([raw], [0] * RUNS, chain, seed=11, runs=numbers, traced=RUNS, trace_every=5).result
    speeds, lengths = [], []
    for trace in result.trace:
        k = trace[:, at.Y_K]
        flying = np.flatnonzero((trace[:, at.Y_TYRE_LOAD] == 0.0) & (k >= first) & (k <= last))
        flight = max(np.split(flying, np.flatnonzero(np.diff(flying) > 1) + 1), key=len)
        if len(flight) > 1:
            away, down = trace[flight[0]], trace[flight[-1]]
            speeds.append(float(np.linalg.norm(away[at.Y_VX : at.Y_VZ + 1])))
            lengths.append(float(np.linalg.norm((down - away)[at.Y_PX : at.Y_PY + 1])))
    return float(np.mean(speeds)), float(np.mean(lengths))


def test_5_a_brake_shortens_the_jump_through_the_speed_at_take_off() -> None:
    braked = car("ma-race", motor="torque-tuned-2-pro")
    speed, length = jump_of(braked)
    free_speed, free_length = jump_of(without_brakes(braked))
    assert speed < 0.985 * free_speed
    assert length < 0.97 * free_length


def test_6_upper_rear_rollers_keep_the_car_upright_in_a_corner() -> None:
    both = silent(reference_car(thrust_deg=0.0))
    low = replace(both, rollers=tuple(r for r in both.rollers if r.position[2] < 0.02))
    rolls = []
    for raw in (both, low):
        road = from_sections([straight(0.6), bend(0.5, 200.0), straight(1.0)], closed=False)
        chain = race_chain(road, 1, 1)
        start = on_the_line(raw, chain.segments[chain.start], index=chain.start, s=0.0)
        start = replace(start, velocity=(6.0, 0.0, 0.0), wheel_spin=6.0 / 0.013)
        run = trace_run(raw, chain, start, step=1e-4, duration=0.3)
        w, x, y, z = run.quaternion[run.time > 0.2].T
        up = 1.0 - 2.0 * (x * x + y * y)
        rolls.append(float(np.mean(np.degrees(np.arccos(np.clip(up, -1.0, 1.0))))))
        del w, z
    assert rolls[0] < 0.7 * rolls[1]


def test_6_wider_rollers_leave_less_room_to_swing() -> None:
    # between straight walls a car yaws by what its rollers leave: narrower ones let it swing further
    swings = []
    for width in (0.1045, 0.096):
        raw = silent(reference_car(thrust_deg=0.0))
        shift = 0.5 * width - 0.0525
        rollers = tuple(
            replace(
                r, position=(r.position[0], r.position[1] + np.sign(r.position[1]) * shift, r.position[2])
            )
            for r in raw.rollers
        )
        raw = replace(raw, rollers=rollers)
        chain = race_chain(from_sections([straight(4.0)], closed=False), 1, 1)
        start = on_the_line(raw, chain.segments[chain.start], index=chain.start, s=0.0, yaw=0.03)
        start = replace(start, velocity=(4.0, 0.12, 0.0), wheel_spin=4.0 / 0.013)
        run = trace_run(raw, chain, start, step=1e-4, duration=0.7)
        swings.append(float(np.max(np.abs(run.offset))))
    assert swings[1] > 1.5 * swings[0]


def test_7_a_heavier_car_accelerates_slower_but_is_as_fast_in_the_end() -> None:
    light = car()
    heavy = replace(
        light,
        mass=1.3 * light.mass,
        inertia=tuple(tuple(1.3 * x for x in row) for row in light.inertia),  # type: ignore[arg-type]
    )
    road = from_sections([straight(40.0)], lane_width_m=4.0, closed=False)
    times, tops = [], []
    for raw in (light, heavy):
        gates = field(replace(raw, rollers=()), race_chain(road, 1, 1), 2).result
        times.append(float(gates.laps[0, 0]))
        tops.append(float(gates.results[0, at.R_SPEED]))
    assert times[1] > 1.01 * times[0]
    assert tops[1] == pytest.approx(tops[0], rel=0.04)


POWER_W = {
    # mean of printed rpm × mean of printed torque, from the maker's lines (W)
    "rev-tuned-2": 2.02,
    "torque-tuned-2": 2.54,
    "light-dash": 2.71,
    "hyper-dash-3": 3.32,
    "sprint-dash": 3.89,
}


def test_8_flat_lap_times_order_by_published_power_each_motor_at_its_best_gear() -> None:
    gears = ("single-3.5", "single-3.7", "single-4.0", "single-4.2")
    best = {
        motor: np.nanmin([laps(car("vz-box-stock", motor=motor, gear=gear), count=3)[-1] for gear in gears])
        for motor in POWER_W
    }
    for weak, strong in ((a, b) for a in POWER_W for b in POWER_W if POWER_W[b] > 1.20 * POWER_W[a]):
        assert best[strong] < best[weak], f"{strong} should beat {weak}: {best}"
    # 17 % more printed power, but 14 % more current through the same cells: at most a tie is lost
    assert best["sprint-dash"] < 1.02 * best["hyper-dash-3"]
