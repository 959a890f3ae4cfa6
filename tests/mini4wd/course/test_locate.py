"""World points and segment coordinates are each other's inverse."""

from math import cos, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.mini4wd.course import Segment, direction, load_course, locate, path_length, world_point

_LANES = [lane for name in ("jcjc", "slopes") for lane in load_course(name).lanes]
_SEGMENTS = [segment for lane in _LANES for segment in lane.segments]


def _arc(curvature: float, half_length: float = 0.2) -> Segment:
    upright = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    return Segment(
        origin=(0.0, 0.0, 0.0),
        axes=upright,
        curvature=curvature,
        half_length=half_length,
        profile=(0.0, 0.1, 0.0, 0.0, 0.0, 0.0),
        half_width=0.0575,
        wall_height=0.05,
        piece=0,
        kind="corner",
        lane=1,
    )


@pytest.mark.parametrize("side", [1, -1])
def test_a_point_on_an_arc_lies_on_its_circle(side: int) -> None:
    """At a quarter radian of a circle of 0.8 m; the floor rises by a tenth of the way."""
    x, y, z = world_point(_arc(side / 0.8), 0.2, 0.0, 0.01)

    assert (x, y, z) == pytest.approx((0.8 * sin(0.25), side * 0.8 * (1 - cos(0.25)), 0.03), abs=1e-15)


def test_n_is_to_the_left_on_both_kinds_of_bend() -> None:
    assert world_point(_arc(1 / 0.5), 0.0, 0.05)[1] == pytest.approx(0.05)
    assert world_point(_arc(-1 / 0.5), 0.0, 0.05)[1] == pytest.approx(0.05)
    assert (
        world_point(_arc(-1 / 0.5), 0.5 * radians(30), 0.05)[0] > world_point(_arc(0.0), 0.26, 0.05)[0] - 0.01
    )


def test_the_path_over_an_incline_is_its_hypotenuse() -> None:
    assert path_length(_arc(0.0)) == pytest.approx(0.4 * 1.01**0.5, rel=1e-15)


def test_the_path_over_a_cosine_rise_is_the_elliptic_integral() -> None:
    """∫√(1 + a² sin²) over half a turn, a = π·110/(2·540): 2·540/π · E(−a²) = 553.5 mm by its series."""
    a2 = (pi * 110 / (2 * 540)) ** 2
    series = 540 * (1 + a2 / 4 - 3 * a2**2 / 64 + 5 * a2**3 / 256 - 175 * a2**4 / 16384)
    course = load_course("slopes", {"slope_profile": "cosine"})
    slope = next(piece for piece in course.pieces if piece.kind == "slope-up")

    assert 1000 * sum(map(path_length, slope.segments[0])) == pytest.approx(series, abs=2e-3)


@given(
    segment=st.sampled_from(_SEGMENTS),
    share=st.floats(-1.2, 1.2),
    n=st.floats(-0.1, 0.1),
    h=st.floats(-0.02, 0.1),
)
def test_locating_a_world_point_gives_its_coordinates_back(
    segment: Segment, share: float, n: float, h: float
) -> None:
    s = share * segment.half_length

    assert locate(segment, world_point(segment, s, n, h)) == pytest.approx((s, n, h), abs=1e-13)


def test_the_direction_is_the_derivative_of_the_path() -> None:
    for segment in _SEGMENTS:
        a, b = (world_point(segment, s) for s in (-1e-6, 1e-6))
        step = [(q - p) for p, q in zip(a, b, strict=True)]
        size = sum(part * part for part in step) ** 0.5
        assert direction(segment, 0.0) == pytest.approx([part / size for part in step], abs=1e-8)
