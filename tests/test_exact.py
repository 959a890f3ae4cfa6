"""Our elementary functions against exact identities, and against the C library to a few last places."""

import math
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari import exact

ANGLES = st.floats(-1000, 1000, allow_nan=False)
POSITIVE = st.floats(1e-300, 1e300, allow_nan=False)


@pytest.mark.parametrize(
    ("ours", "theirs", "span"),
    [
        (exact.sin, math.sin, 50.0),
        (exact.cos, math.cos, 50.0),
        (exact.exp, math.exp, 300.0),
    ],
)
def test_close_to_the_library_over_a_grid(
    ours: Callable[[float], float], theirs: Callable[[float], float], span: float
) -> None:
    for step in range(-2000, 2001):
        x = span * step / 2000
        assert ours(x) == pytest.approx(theirs(x), rel=4e-15, abs=4e-16)


@given(POSITIVE)
def test_the_logarithm_is_close_to_the_library(x: float) -> None:
    assert exact.log(x) == pytest.approx(math.log(x), rel=4e-15, abs=4e-16)


@given(ANGLES)
def test_sine_and_cosine_lie_on_the_unit_circle(x: float) -> None:
    assert exact.sin(x) ** 2 + exact.cos(x) ** 2 == pytest.approx(1.0, abs=2e-15)


@given(ANGLES)
def test_sine_is_odd_and_cosine_is_even(x: float) -> None:
    assert exact.sin(-x) == pytest.approx(-exact.sin(x), abs=1e-15)
    assert exact.cos(-x) == pytest.approx(exact.cos(x), abs=1e-15)


@pytest.mark.parametrize(
    ("x", "sine", "cosine"),
    [
        (0.0, 0.0, 1.0),
        (math.pi / 6, 0.5, math.sqrt(3) / 2),
        (math.pi / 4, math.sqrt(0.5), math.sqrt(0.5)),
        (math.pi / 2, 1.0, 0.0),
        (math.pi, 0.0, -1.0),
        (-math.pi / 2, -1.0, 0.0),
    ],
)
def test_the_angles_of_the_schoolbook(x: float, sine: float, cosine: float) -> None:
    assert exact.sin(x) == pytest.approx(sine, abs=3e-16)
    assert exact.cos(x) == pytest.approx(cosine, abs=3e-16)


def test_the_tangent_of_45_degrees_is_one() -> None:
    assert exact.tan(math.pi / 4) == pytest.approx(1.0, abs=4e-16)


@given(st.floats(-math.pi, math.pi), st.floats(1e-3, 1e3))
def test_the_angle_of_a_vector_is_the_angle_it_was_made_with(angle: float, length: float) -> None:
    x, y = length * math.cos(angle), length * math.sin(angle)
    found = exact.atan2(y, x)
    assert abs(math.remainder(found - angle, 2 * math.pi)) < 1e-14
    assert -math.pi <= found <= math.pi


@pytest.mark.parametrize(
    ("y", "x", "angle"),
    [
        (0.0, 1.0, 0.0),
        (1.0, 1.0, math.pi / 4),
        (1.0, 0.0, math.pi / 2),
        (0.0, -1.0, math.pi),
        (-1.0, 0.0, -math.pi / 2),
        (-1.0, -1.0, -3 * math.pi / 4),
        (0.0, 0.0, 0.0),
    ],
)
def test_the_corners_of_the_arc_tangent(y: float, x: float, angle: float) -> None:
    assert exact.atan2(y, x) == pytest.approx(angle, abs=3e-16)


def test_a_right_triangle() -> None:
    assert exact.hypot(3.0, 4.0) == 5.0


@given(st.floats(-300, 300))
def test_the_logarithm_undoes_the_exponential(x: float) -> None:
    assert exact.log(exact.exp(x)) == pytest.approx(x, abs=1e-13, rel=1e-15)


@pytest.mark.parametrize("power", [-1000, -3, 0, 1, 10, 1000])
def test_the_logarithm_of_a_power_of_two(power: int) -> None:
    assert exact.log(math.ldexp(1.0, power)) == pytest.approx(power * math.log(2.0), rel=1e-15)


def test_e_against_its_series_in_exact_fractions() -> None:
    series = sum(Fraction(1, math.factorial(n)) for n in range(25))
    assert exact.exp(1.0) == pytest.approx(float(series), rel=2e-16)


# Tabled quantiles of the standard normal distribution (any statistics table), and the symmetry about 1/2.
@pytest.mark.parametrize(
    ("p", "z"),
    [
        (0.5, 0.0),
        (0.8413447460685429, 1.0),
        (0.975, 1.959963984540054),
        (0.995, 2.5758293035489004),
        (2.866515718791939e-07, -5.0),
        (1e-10, -6.361340902404056),
    ],
)
def test_normal_quantiles(p: float, z: float) -> None:
    assert exact.normal_quantile(p) == pytest.approx(z, rel=1e-13, abs=1e-15)


@given(st.floats(1e-12, 0.5))
def test_the_normal_quantile_inverts_the_distribution(p: float) -> None:
    z = exact.normal_quantile(p)
    assert 0.5 * math.erfc(-z / math.sqrt(2)) == pytest.approx(p, rel=1e-11)
