"""Height curves against values worked out by hand, and their quintic fits."""

from math import asin, cos, degrees, isclose, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._fit import cuts, hermite
from kodawari.mini4wd.course._height import Cosine, Curve, Incline, VerticalArc, end_of, mirrored, rise_curves


def test_a_cosine_has_its_half_its_steepest_and_its_crest_where_they_belong() -> None:
    curve = Cosine(0.540, 0.110)

    assert curve.at(0.270)[0] == pytest.approx(0.055, abs=1e-15)
    assert curve.at(0.270)[1] == pytest.approx(0.5 * pi * 0.110 / 0.540, abs=1e-12)  # 17.74°
    assert curve.at(0.540)[0] == pytest.approx(0.110, abs=1e-15)
    # A car flies where v² h'' exceeds g: 2.3 m/s on the crest of this ramp.
    assert (9.81 / -curve.at(0.540)[2]) ** 0.5 == pytest.approx(2.3, abs=0.01)


def test_a_hollow_arc_rises_by_the_circle_formula() -> None:
    curve = VerticalArc(0.5, 0.0, radians(10))

    assert curve.length == pytest.approx(0.0868241, abs=1e-7)
    height, slope, second = curve.at(curve.length)
    assert height == pytest.approx(0.5 * (1 - cos(radians(10))), abs=1e-15)
    assert slope == pytest.approx(0.1763270, abs=1e-7)
    assert second == pytest.approx(1 / (0.5 * cos(radians(10)) ** 3), rel=1e-12)


def test_a_crest_bends_down() -> None:
    curve = VerticalArc(0.3, radians(10), 0.0)

    assert curve.length == pytest.approx(0.3 * sin(radians(10)), abs=1e-15)
    assert end_of(curve) == pytest.approx(0.3 * (1 - cos(radians(10))), abs=1e-15)
    assert curve.at(0.0)[2] < 0.0


def test_the_drawn_slope_comes_out_of_its_radii() -> None:
    """R398 and R803 over 540 × 115 mm: 18.4237°, tangent points at 125.785 and 286.218 mm (slope drawing)."""
    low, run, high = rise_curves("arcs", 0.540, 0.115, low_radius=0.398, high_radius=0.803)

    assert degrees(asin(low.length / 0.398)) == pytest.approx(18.423741, abs=1e-6)
    assert low.length == pytest.approx(0.125784790, abs=1e-9)
    assert low.length + run.length == pytest.approx(0.286218125, abs=1e-9)
    assert end_of(low) == pytest.approx(0.020399435, abs=1e-9)
    assert end_of(low) + end_of(run) == pytest.approx(0.073842346, abs=1e-9)
    assert sum(map(end_of, (low, run, high))) == pytest.approx(0.115, abs=1e-12)


def test_arcs_without_radii_share_the_length_and_leave_no_incline() -> None:
    curves = rise_curves("arcs", 0.810, 0.110)

    assert len(curves) == 2
    assert curves[0].length == pytest.approx(0.405, abs=1e-9)
    assert end_of(curves[0]) == pytest.approx(0.055, abs=1e-9)


def test_arcs_that_do_not_fit_are_refused() -> None:
    with pytest.raises(KodawariError, match="do not fit into a rise of 110 mm over 540 mm"):
        rise_curves("arcs", 0.540, 0.110, low_radius=2.0, high_radius=2.0)


def test_a_straight_rise_is_one_kinked_incline() -> None:
    (curve,) = rise_curves("straight", 0.540, 0.108)

    assert curve.at(0.3) == pytest.approx((0.06, 0.2, 0.0), abs=1e-15)


@pytest.mark.parametrize("kind", ["cosine", "arcs", "straight"])
def test_a_mirrored_rise_falls_to_where_it_began(kind: str) -> None:
    up = rise_curves(kind, 0.6, 0.1)
    down = mirrored(up)

    assert sum(map(end_of, [*up, *down])) == pytest.approx(0.0, abs=1e-15)
    assert [curve.length for curve in down] == pytest.approx([curve.length for curve in reversed(up)])


def test_a_fit_holds_value_slope_and_curvature_at_both_ends() -> None:
    c = hermite((0.1, 0.2, -0.3), (-0.4, 0.5, 0.6), 0.7)

    def jet(s: float) -> tuple[float, float, float]:
        return (
            sum(c[k] * s**k for k in range(6)),
            sum(k * c[k] * s ** (k - 1) for k in range(1, 6)),
            sum(k * (k - 1) * c[k] * s ** (k - 2) for k in range(2, 6)),
        )

    assert jet(-0.7) == pytest.approx((0.1, 0.2, -0.3), abs=1e-14)
    assert jet(0.7) == pytest.approx((-0.4, 0.5, 0.6), abs=1e-14)


@given(
    length=st.floats(0.2, 2.0),
    steepness=st.floats(0.01, 0.35),
    kind=st.sampled_from(["cosine", "arcs", "straight"]),
)
def test_fits_stay_within_ten_nanometres(length: float, steepness: float, kind: str) -> None:
    for curve in rise_curves(kind, length, steepness * length):
        assert _largest_miss(curve) < 1e-8


def test_a_flat_and_an_incline_are_never_cut() -> None:
    assert cuts(Incline(3.0, 0.2), [0.0, 3.0]) == [0.0, 3.0]


def _largest_miss(curve: Curve) -> float:
    places = cuts(curve, [0.0, curve.length])
    assert isclose(places[-1], curve.length)
    worst = 0.0
    for k in range(401):
        x = curve.length * k / 400
        i = max(i for i, place in enumerate(places[:-1]) if place <= x)
        a, b = places[i], places[i + 1]
        c = hermite(curve.at(a), curve.at(b), 0.5 * (b - a))
        s = x - 0.5 * (a + b)
        worst = max(worst, abs(sum(c[n] * s**n for n in range(6)) - curve.at(x)[0]))
    return worst
