"""The road solver against closed forms: Newton's second law with forces that can be integrated by hand."""

import math
from itertools import pairwise

import numpy as np
import pytest

from kodawari.kei.drive import consume, hill, load_cycle, run_sprint, run_top_speed, run_trace
from kodawari.kei.drive.testing import bare_batch

G = 9.80665


def test_constant_power_in_vacuum_follows_the_square_root_of_time() -> None:
    # F = T up to the speed P/T, then P = m v dv/dt: t = m v_b/T + m (v² − v_b²)/(2 P)
    power, mass, torque = 50e3, 1000.0, 4000.0
    base = power / torque
    expected = mass * base / torque + mass * (30.0**2 - base**2) / (2.0 * power)
    found = run_sprint(bare_batch(power=power, mass=mass, torque=torque, limit=100.0), speeds=[30.0])
    assert found.at_speed[0, 0] == pytest.approx(expected, rel=1e-4)


def test_constant_force_covers_half_a_t_squared() -> None:
    car = bare_batch(power=1e9, mass=800.0, torque=2400.0, limit=200.0)  # 3 m/s²
    found = run_sprint(car, speeds=[30.0], ways=[150.0])
    assert found.at_speed[0, 0] == pytest.approx(10.0, abs=1e-6)
    assert found.at_way[0, 0] == pytest.approx(10.0, abs=1e-6)
    assert found.way_speed[0, 0] == pytest.approx(30.0, abs=1e-6)


def test_constant_force_against_air_follows_the_hyperbolic_tangent() -> None:
    # m dv/dt = F − k v²: v = v∞ tanh(t/τ), v∞ = √(F/k), τ = m v∞/F, x = τ v∞ ln cosh(t/τ)
    force, mass, cda = 1500.0, 900.0, 0.6
    v_end = math.sqrt(force / (0.5 * 1.2 * cda))
    tau = mass * v_end / force
    car = bare_batch(power=1e9, mass=mass, torque=force, limit=300.0, cda=cda)
    t = tau * math.atanh(40.0 / v_end)
    found = run_sprint(car, speeds=[40.0], ways=[tau * v_end * math.log(math.cosh(t / tau))])
    assert found.at_speed[0, 0] == pytest.approx(t, rel=1e-5)
    assert found.at_way[0, 0] == pytest.approx(t, rel=1e-5)


def test_turning_masses_slow_the_start_as_their_equivalent_mass_says() -> None:
    # m_eq = m + m_rim + J i²: (800 + 25 + 0.08 · 10²) kg pushed by 10 · 100 N
    car = bare_batch(
        power=1e9, mass=800.0, torque=100.0, ratios=(10.0,), limit=2000.0, rim_mass=25.0, engine_inertia=0.08
    )
    found = run_sprint(car, speeds=[20.0])
    assert found.at_speed[0, 0] == pytest.approx(20.0 * 833.0 / 1000.0, rel=1e-6)


def test_top_speed_solves_the_cubic_of_power() -> None:
    # P = ½ρ CdA v³ + m g c (1 + (v/60)²) v, solved here by bisection
    power, mass, cda, rolling = 40e3, 900.0, 0.6, 0.012

    def needed(v: float) -> float:
        return 0.5 * 1.2 * cda * v**3 + mass * G * rolling * (1.0 + (v / 60.0) ** 2) * v

    low, high = 1.0, 100.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if needed(middle) < power else (low, middle)
    found = run_top_speed(bare_batch(power=power, mass=mass, limit=80.0, cda=cda, rolling=rolling))
    assert found.speed[0] == pytest.approx(low, rel=2e-4)
    assert found.limit[0] == 0


def test_gearing_limits_the_top_speed_at_the_engines_limit() -> None:
    car = bare_batch(power=200e3, mass=900.0, ratios=(20.0, 12.0), limit=600.0, radius=0.3, cda=0.5)
    found = run_top_speed(car)
    assert found.speed[0] == pytest.approx(600.0 * 0.3 / 12.0)
    assert (found.limit[0], found.gear[0]) == (1, 2)


def test_the_limiter_stops_a_car_that_could_go_faster() -> None:
    car = bare_batch(power=200e3, mass=900.0, limit=80.0, cda=0.5, speed_limit=38.0)
    found = run_top_speed(car)
    assert found.speed[0] == 38.0
    assert found.limit[0] == 2
    trace = run_trace(car, way=3000.0)
    assert trace.speed.max() == pytest.approx(38.0, abs=1e-9)


@pytest.mark.parametrize("transfer", [0.2, -0.2])
def test_tyres_limit_the_start_with_the_load_that_it_moves(transfer: float) -> None:
    # N = s m g ± (h/L) m a and a = µ N/m give a = µ s g/(1 ∓ µ h/L)
    grip, share = 0.8, 0.55
    a = grip * share * G / (1.0 - grip * transfer)
    car = bare_batch(power=1e9, mass=700.0, limit=200.0, driven_share=share, transfer=transfer, grip=grip)
    found = run_sprint(car, speeds=[10.0])
    assert found.at_speed[0, 0] == pytest.approx(10.0 / a, rel=1e-6)


def test_a_driven_axle_carries_at_most_the_whole_car() -> None:
    # with µ h/L s so large that the front wheels lift, a = µ g
    car = bare_batch(power=1e9, mass=500.0, limit=200.0, driven_share=0.6, transfer=0.9, grip=1.0)
    assert run_sprint(car, speeds=[10.0]).at_speed[0, 0] == pytest.approx(10.0 / G, rel=1e-6)


def test_what_the_tyres_do_ends_in_motion_air_and_rolling() -> None:
    # ∫F v dt = ½ (m + m_rim/2) v² + ∫R v dt within 0.1 %, gear changes included; two wheels are driven
    numbers = {
        "driven_wheels": 0.5,
        "cda": 0.6,
        "rolling": 0.013,
        "rim_mass": 25.0,
        "engine_inertia": 0.07,
        "shift_s": 0.4,
    }
    car = bare_batch(
        power=45e3,
        mass=850.0,
        torque=100.0,
        ratios=(16.0, 9.0, 6.0, 4.5),
        limit=800.0,
        radius=0.28,
        **numbers,
    )
    trace = run_trace(car, way=800.0, dt=0.002)
    v, x = trace.speed, trace.distance
    resisted = 0.5 * 1.2 * 0.6 * v**2 + 850.0 * G * 0.013 * (1.0 + (v / 60.0) ** 2)
    pushed = trace.force[:-1]
    jumps = np.diff(trace.gear) != 0  # the last step in a gear ends without its force, the first one after a
    bites = (pushed < 20.0) & (
        trace.force[1:] > 100.0
    )  # change begins with it: there the step's own force counts
    work = np.diff(x) * np.where(jumps | bites, pushed, 0.5 * (pushed + trace.force[1:]))
    lost = np.sum(np.diff(x) * 0.5 * (resisted[1:] + resisted[:-1]))
    assert np.sum(work) == pytest.approx(0.5 * (850.0 + 12.5) * v[-1] ** 2 + lost, rel=1e-3)


def test_the_step_converges_with_the_second_order() -> None:
    force, mass, cda = 2500.0, 900.0, 0.9
    v_end = math.sqrt(force / (0.5 * 1.2 * cda))
    tau = mass * v_end / force
    car = bare_batch(power=1e9, mass=mass, torque=force, limit=300.0, cda=cda)
    exact = tau * math.atanh(50.0 / v_end)
    errors = [abs(run_sprint(car, speeds=[50.0], dt=dt).at_speed[0, 0] - exact) for dt in (0.8, 0.4, 0.2)]
    orders = [math.log2(a / b) for a, b in pairwise(errors)]
    assert all(1.7 < order < 2.6 for order in orders), orders


def test_gear_changes_do_not_spoil_the_order() -> None:
    numbers = {"cda": 0.6, "rolling": 0.013, "engine_inertia": 0.07, "shift_s": 0.37}
    car = bare_batch(
        power=45e3,
        mass=850.0,
        torque=100.0,
        ratios=(16.0, 9.0, 6.0, 4.5),
        limit=800.0,
        radius=0.28,
        **numbers,
    )
    times = [run_sprint(car, speeds=[33.0], dt=dt).at_speed[0, 0] for dt in (0.08, 0.04, 0.02, 0.0025)]
    errors = [abs(time - times[-1]) for time in times[:-1]]
    assert errors[0] < 5e-3
    assert errors[2] < 1e-3
    assert errors[2] < 0.3 * errors[0]


def test_a_shift_costs_its_time_and_no_speed_in_vacuum() -> None:
    one = bare_batch(power=1e9, mass=800.0, torque=200.0, ratios=(10.0,), limit=1000.0)
    two = bare_batch(power=1e9, mass=800.0, torque=200.0, ratios=(10.0, 9.9999999), limit=150.0, shift_s=0.5)
    # in one gear 20 m/s² · … : F = 2000 N, a = 2.5 m/s²; the second car changes gear at 15 m/s
    assert run_sprint(one, speeds=[14.0]).at_speed[0, 0] == pytest.approx(5.6, rel=1e-6)
    assert run_sprint(two, speeds=[14.0]).at_speed[0, 0] == pytest.approx(5.6, rel=1e-6)
    late = run_sprint(two, speeds=[15.00000001]).at_speed[0, 0]
    assert late == pytest.approx(6.0 + 0.5, abs=2e-3)


def test_the_steepest_hill_is_that_of_force_over_weight() -> None:
    # sin θ = F/(m g), no rolling resistance
    car = bare_batch(power=1e9, mass=900.0, torque=80.0, ratios=(15.0,), limit=2000.0, radius=0.3)
    found = hill(car, laden=np.array([1100.0]), grip=False)
    assert math.sin(found[0]) == pytest.approx(80.0 * 15.0 / 0.3 / (1100.0 * G), rel=1e-6)


def test_tyres_limit_a_hill_to_the_arc_tangent_of_grip_with_all_wheels() -> None:
    car = bare_batch(power=1e9, mass=900.0, torque=800.0, ratios=(15.0,), limit=2000.0, radius=0.3, grip=0.6)
    assert math.tan(hill(car, laden=np.array([900.0]), grip=True)[0]) == pytest.approx(0.6, rel=1e-6)


def test_a_hill_takes_its_share_of_the_top_speed() -> None:
    # without air, P = m g sin θ v
    slope, mass, power = 0.12, 900.0, 30e3
    found = run_top_speed(bare_batch(power=power, mass=mass, limit=80.0), slope=slope)
    assert found.speed[0] == pytest.approx(
        power / (mass * G * slope), rel=5e-4
    )  # straight lines between the table's points


def test_fuel_at_a_steady_speed_is_that_of_the_willans_line() -> None:
    # one gear, V = 650 cc over 4π: heat = (T + p V/4π (1 + ½ (ω/628.3)²)) ω/e
    v, ratio, radius, swept = 20.0, 5.0, 0.28, 650e-6 / (4.0 * math.pi)
    car = bare_batch(
        power=40e3, mass=800.0, torque=60.0, ratios=(ratio,), limit=700.0, radius=radius, cda=0.6,
        rolling=0.012, displacement=650e-6, cycle_angle=4.0 * math.pi, willans_slope=0.38, willans_loss=170e3,
        fuel_cut=1.0,
    )  # fmt: skip
    speed = v * ratio / radius
    resisted = 0.5 * 1.2 * 0.6 * v**2 + 800.0 * G * 0.012 * (1.0 + (v / 60.0) ** 2)
    brake = resisted * radius / ratio
    heat = (brake + 170e3 * (1.0 + 0.5 * (speed / 628.3) ** 2) * swept) * speed / 0.38
    cycle = load_cycle("10-mode")
    steady = type(cycle)(
        name="", title="", speed=np.full(101, v), shifts=np.array([]), load_kg=0.0, cold_share=0.0,
        stand_in=False, source="", confidence=cycle.confidence, reason="",
    )  # fmt: skip
    energy, way = consume(car, steady)
    assert way[0] == pytest.approx(2000.0)
    assert energy[0] == pytest.approx(100.0 * heat, rel=1e-9)
