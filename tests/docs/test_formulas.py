"""The formulas of docs/theory/lane-solver.md, written a second time and held against the solver's functions.

Each test first asks that its lines stand in the page, so a formula that changes there has to change here too.
"""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.exact import normal_quantile
from kodawari.mini4wd.dynamics import _body, _damper, _driveline, _force, _place, _point, _roller, _wheel
from kodawari.mini4wd.race._picks import drawn
from kodawari.quantity import Quantity

PAGE = Path(__file__).parents[2] / "docs" / "theory" / "lane-solver.md"
TEXT = " ".join(PAGE.read_text(encoding="utf-8").split())
UP = (0.0, 0.0, 1.0)


def says(*lines: str) -> None:
    for line in lines:
        assert " ".join(line.split()) in TEXT, f"the page no longer says: {line}"


def plain(function: Callable[..., Any]) -> Callable[..., Any]:
    """The Python function behind a compiled one: the same arithmetic, without a wait for the compiler."""
    found: Callable[..., Any] = function.py_func  # type: ignore[attr-defined]
    return found


def tilted(lean: float) -> tuple[float, float, float]:
    """A unit axle in the plane of y and z, whose part along z is `lean`."""
    return 0.0, math.sqrt(1.0 - lean * lean), lean


@given(
    radius=st.floats(0.4, 3.0),
    side=st.sampled_from([-1.0, 1.0]),
    turn=st.floats(-30.0, 30.0),
    n=st.floats(-0.1, 0.1),
)
def test_the_place_on_an_arc(radius: float, side: float, turn: float, n: float) -> None:
    says(
        "n = (1 − q)/κ = (2y − κ (x² + y²))/(1 + q)",
        "s = atan2(a, b)/κ",
        "s is exact to 3·10⁻¹³ m and n to 10⁻¹⁵ m",
    )
    angle = math.radians(turn)
    x, y = (radius - side * n) * math.sin(angle), side * (radius - (radius - side * n) * math.cos(angle))
    s, offset, cosine, sine, q = plain(_place.place_on_arc)(x, y, side / radius)

    assert s == pytest.approx(radius * angle, abs=3e-13)
    assert offset == pytest.approx(n, abs=1e-15)
    assert (cosine, sine) == pytest.approx((math.cos(angle), side * math.sin(angle)), abs=1e-14)
    assert q == pytest.approx(1.0 - side * n / radius, abs=1e-14)


def test_a_straight_is_an_arc_without_curvature() -> None:
    assert plain(_place.place_on_arc)(0.21, -0.03, 0.0) == pytest.approx(
        (0.21, -0.03, 1.0, 0.0, 1.0), abs=1e-16
    )


@given(s=st.floats(-0.2, 0.2), height=st.floats(0.012, 0.02), slope=st.floats(-0.4, 0.4))
def test_the_foot_on_an_incline_is_exact_after_one_step(s: float, height: float, slope: float) -> None:
    says(
        "q² (f − s) + (h(f) − z) h′(f) = 0",
        "On a straight incline the first is exact",
        "(−h′, q)/√(h′² + q²)",
    )
    z = slope * s + height
    foot, along, up, distance = plain(_place.foot_of)(s, z, 1.0, -1e9, 1e9, 0.0, slope, 0.0, 0.0, 0.0, 0.0)
    size = math.sqrt(1.0 + slope * slope)

    assert foot == pytest.approx(s + height * slope / size**2, abs=1e-15)
    assert (along, up) == pytest.approx((-slope / size, 1.0 / size), abs=1e-15)
    assert distance == pytest.approx(height / size, abs=1e-15)


def test_the_foot_at_a_convex_edge_is_held_there() -> None:
    says("The foot is held at the edge, and the normal points from the edge to the wheel's centre")
    _, along, up, distance = plain(_place.foot_of)(0.103, 0.012, 1.0, -1e9, 0.1, *[0.0] * 6)

    assert distance == pytest.approx(math.hypot(0.003, 0.012))
    assert (along, up) == pytest.approx((0.003 / distance, 0.012 / distance))


@given(x=st.floats(-0.001, 0.003), v=st.floats(-5.0, 5.0))
def test_the_normal_force(x: float, v: float) -> None:
    says("N = max(0, k x + c v + χ x v)")
    expected = max(0.0, 4000.0 * x + 3.0 * v + 900.0 * x * v) if x > 0.0 else 0.0

    assert plain(_force.normal_force)(x, v, 4000.0, 3.0, 900.0) == expected


def test_friction_reaches_71_per_cent_at_the_slip_speed_and_98_at_five() -> None:
    says("F = −μ N v/√(|v|² + w²)", "71 % of μN at the slip speed w, 98 % at 5w")
    for times, share in ((1.0, 0.71), (5.0, 0.98)):
        slip = 0.02 * times
        force = slip * plain(_force.friction_slope)(3.0, 0.5, slip, 0.0, 0.02)
        assert force / (0.5 * 3.0) == pytest.approx(share, abs=0.005)


@given(lean=st.floats(-0.6, 0.6))
def test_a_leaning_wheel_and_its_rim(lean: float) -> None:
    says("it reaches r √(1 − λ²) towards the floor, at the point c = −r (n − λ a)/√(1 − λ²)")
    a, r = tilted(lean), 0.013
    width = math.sqrt(1.0 - lean * lean)
    deep, contact, lever, found, _ = plain(_wheel.rim_contact)(0.0125, UP, a, r, 0.0, False)

    assert deep == pytest.approx(r * width - 0.0125, abs=1e-15)
    assert contact == pytest.approx(
        [-r * (u - lean * p) / width for u, p in zip(UP, a, strict=True)], abs=1e-15
    )
    assert np.dot(contact, a) == pytest.approx(0.0, abs=1e-15)
    assert (lever, found) == (r, pytest.approx(lean))


@given(lean=st.floats(-0.4, 0.4), side=st.sampled_from([-1.0, 1.0]))
def test_the_rim_of_a_roller_towards_a_wall(lean: float, side: float) -> None:
    says(
        "rim point      r (d − λ a)/√(1 − λ²)",
        "rolls along    t = a × d/√(1 − λ²)",
        "reach          r √(1 − λ²)",
    )
    a = (0.05, lean, math.sqrt(1.0 - lean * lean - 0.05**2))
    d, r = np.array([0.0, side, 0.0]), 0.0065
    width = math.sqrt(1.0 - lean * lean)
    rim, reach, tangent, lever = plain(_roller.rim_towards)(side, a, r, 0.0)

    assert rim == pytest.approx(list(r * (d - side * lean * np.array(a)) / width), abs=1e-16)
    assert reach == pytest.approx(r * width)
    assert tangent == pytest.approx(list(np.cross(a, d) / width), abs=1e-14)
    assert lever == r


@given(spin=st.floats(-900.0, 900.0), speed=st.floats(-8.0, 8.0), force=st.floats(0.0, 50.0))
def test_the_spin_of_a_roller_solves_its_implicit_equation(spin: float, speed: float, force: float) -> None:
    says("J (σ′ − σ)/dt = −r G (u·t + r (σ′ − a·ω)) − (m0/√(x² + x0²) + m1)(σ′ − a·ω),   x = σ − a·ω")
    inertia, dt, r, turning, m0, m1 = 2.1e-8, 2e-4, 0.0065, 3.0, 2e-5, 1e-9
    grip = 0.25 * force / 0.05
    new, torque = plain(_roller.spin_up)(spin, inertia, 1.0 / dt, grip, r, speed, turning, m0, m1)
    x = spin - turning
    right = -r * grip * (speed + r * (new - turning)) - (m0 / math.hypot(x, 0.5) + m1) * (new - turning)

    assert torque == pytest.approx(inertia * (new - spin) / dt, rel=1e-9, abs=1e-15)
    assert torque == pytest.approx(right, rel=1e-6, abs=1e-9)


STATES = (
    # state before, lowest point over the top [mm], beyond the wall's face [mm], state after
    (0, 0.0, 4.0, 1), (2, 1.0, 30.0, 1), (1, -3.0, -0.5, 0), (2, -3.0, -0.5, 0), (0, -1.0, 5.0, 0),
    (1, -0.8, 0.7, 0), (1, -0.4, 0.7, 1), (1, -3.0, 1.2, 1), (1, -3.0, 15.1, 2), (2, -0.8, 0.7, 2),
)  # fmt: skip


@pytest.mark.parametrize(("before", "low", "beyond", "after"), STATES)
def test_the_states_at_a_wall_top(before: int, low: float, beyond: float, after: int) -> None:
    says("was 1, beyond ≤ min(top − low, 1 mm)       → 0", "was 1, beyond < width + 2 mm               → 1")
    found = plain(_roller.side_of_wall)(float(before), 0.05 + 1e-3 * low, 0.05, 1e-3 * beyond, 0.013)

    assert found == after


@given(wall=st.floats(-0.006, 0.006), lean=st.floats(-0.3, 0.3))
def test_the_push_of_a_wall_top_is_the_slope_of_the_overlap(wall: float, lean: float) -> None:
    says("its height falls with the offset towards the wall by f = rim_z/r")
    a, r, half = tilted(lean), 0.0065, 0.0575
    rim, *_ = plain(_roller.rim_towards)(1.0, (a[0], a[2], a[1]), r, 0.0)
    offset = half + 0.001 - wall
    heights = [
        plain(_roller.rest_on_wall)(offset + step, half, rim, (a[0], a[2], a[1]), r, 0.002)[0][2]
        for step in (-1e-7, 1e-7)
    ]
    _, fall = plain(_roller.rest_on_wall)(offset, half, rim, (a[0], a[2], a[1]), r, 0.002)

    assert fall == pytest.approx((heights[0] - heights[1]) / 2e-7, abs=1e-6)


@given(spin=st.floats(0.0, 700.0), volts=st.floats(2.0, 3.0))
def test_the_motor_as_a_line_in_the_wheel_spin(spin: float, volts: float) -> None:
    says("τ0 = η N k V/R,   τ1 = η N k (N k/R + i0/√(Ω² + Ω0²))", "V = R i + k ω_m,   torque = k (i − i0)")
    ratio, k, resistance, no_load, share = 3.5, 1.05e-3, 0.35, 0.4, 0.8
    zero, slope, used = plain(_driveline.motor_line)(
        spin, ratio, k, resistance, no_load, volts, share, 1 / share
    )
    current = (volts - k * ratio * spin) / resistance
    turning = spin / math.hypot(spin, 0.5)

    assert zero - slope * spin == pytest.approx(
        used * ratio * k * (current - no_load * turning), rel=1e-9, abs=1e-12
    )
    assert used == (share if current > no_load * turning else 1 / share)


def test_what_holds_the_axles_back_and_the_cells() -> None:
    says("((m + m_roll)/√(Ω² + Ω0²) + m_v) Ω", "EMF = E0 − E1 q − E3 q³")
    assert plain(_driveline.drag_slope)(200.0, 6e-4, 3e-6, 2e-4) == pytest.approx(
        8e-4 / math.hypot(200, 0.5) + 3e-6
    )
    assert plain(_driveline.open_voltage)(0.5, 2.8, 0.2, 0.4) == pytest.approx(2.8 - 0.1 - 0.05)


@given(angle=st.floats(-1.0, 1.0))
def test_the_path_of_a_damper_on_a_hinge(angle: float) -> None:
    says(
        "place  p(q) = p0 + (sin φ/κ) u0 + ((1 − cos φ)/κ) h,   u(q) = cos φ u0 + sin φ h",
        "good to 2·10⁻¹⁰ rad at φ = 1",
    )
    curvature = 25.0
    along, inward, cosine, sine = plain(_damper.swing)(angle / curvature, curvature)

    assert (curvature * along, curvature * inward) == pytest.approx(
        (math.sin(angle), 1 - math.cos(angle)), abs=2e-10
    )
    assert (cosine, sine) == pytest.approx((math.cos(angle), math.sin(angle)), abs=2e-10)


@given(x=st.floats(-0.028, 0.028), y=st.floats(-0.028, 0.028), z=st.floats(-0.028, 0.028))
def test_a_step_of_the_quaternion(x: float, y: float, z: float) -> None:
    says("half-angle series, good to 10⁻⁹ for less than 0.05 rad")
    half = 0.5 * math.sqrt(x * x + y * y + z * z)
    share = math.sin(half) / (2.0 * half) if half > 0.0 else 0.5
    expected = (math.cos(half), share * x, share * y, share * z)

    assert plain(_body.turned)(1.0, 0.0, 0.0, 0.0, x, y, z) == pytest.approx(expected, abs=1e-9)


@given(gap=st.floats(1e-5, 0.1), closing=st.floats(0.0, 10.0))
def test_how_long_a_point_is_free(gap: float, closing: float) -> None:
    says("τ = (√(v² + 2 A g) − v)/A", "A = 10⁴ m/s²")
    tau = plain(_point.free_time)(gap, closing, 1e6, 0.0)

    assert gap - closing * tau - 0.5e4 * tau * tau == pytest.approx(0.0, abs=1e-9)


def test_a_draw_of_an_uncertain_figure_keeps_its_median_and_its_ends() -> None:
    says("z = Φ⁻¹(0.025 + 0.95 u)/1.96", "beyond the interval nothing is drawn")
    lopsided = Quantity.between(0.55, 0.85, 1.2)
    values = np.array([drawn(1, k)("unfitted", lopsided) for k in range(4000)])

    assert np.min(values) >= 0.55
    assert np.max(values) <= 1.2
    assert np.median(values) == pytest.approx(0.85, abs=0.01)
    # the quartiles of the two halves: z of the unit numbers 0.25 and 0.75
    z = normal_quantile(0.025 + 0.95 * 0.75) / 1.96
    assert np.quantile(values, 0.75) == pytest.approx(0.85 + z * 0.35, abs=0.01)
    assert np.quantile(values, 0.25) == pytest.approx(0.85 - z * 0.30, abs=0.01)
