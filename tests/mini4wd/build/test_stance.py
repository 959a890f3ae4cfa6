import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.mini4wd.build import assemble, nominal
from kodawari.mini4wd.build._stance import Stance

from .conftest import Make

RADII = st.floats(11.0, 17.5)


def test_unlike_tyres_pitch_the_car_by_hand() -> None:
    # Radii 15.5 and 13 on 80 mm: the sine is 2.5 / 80, and the axles stand at their radii.
    stance = Stance(15.5, 13.0, 80.0)
    assert stance.sine == pytest.approx(0.03125)
    front, rear = stance.point(40.0, 0.0, 0.0), stance.point(-40.0, 0.0, 0.0)
    assert front[2] == pytest.approx(15.5e-3)
    assert rear[2] == pytest.approx(13.0e-3)
    assert front[0] == pytest.approx(-rear[0])
    assert math.dist(front, rear) == pytest.approx(80e-3)


def test_a_nose_that_points_up_leans_rollers_back(make: Make) -> None:
    rollers = [{"spec": "kit-13", "on": "front", "y_mm": 42.0, "thrust_deg": 3.0}]
    large = {"wheel": "large-low-profile", "tyre": "large-low-profile"}
    raw = assemble(make(roller=rollers, wheels={"front": large}), nominal)
    pitch = math.degrees(math.asin(2.5 / 80.0))
    assert math.degrees(math.atan2(raw.rollers[0].axis[0], raw.rollers[0].axis[2])) == pytest.approx(
        3.0 - pitch
    )
    assert raw.wheels[0].radius == pytest.approx(15.5e-3)
    assert raw.wheels[0].position[2] == pytest.approx(15.5e-3)
    assert raw.wheels[2].position[2] == pytest.approx(13.0e-3)


@given(RADII, RADII, st.floats(-90.0, 90.0), st.floats(-50.0, 50.0), st.floats(-14.0, 60.0))
def test_pitching_keeps_distances(front: float, rear: float, x: float, y: float, z: float) -> None:
    stance = Stance(front, rear, 80.0)
    moved = stance.point(x, y, z)
    middle = stance.point(0.0, 0.0, 0.0)
    assert math.dist(moved, middle) == pytest.approx(1e-3 * math.hypot(x, y, z), abs=1e-12)


@given(RADII, RADII, st.floats(-90.0, 90.0), st.floats(0.5, 60.0))
def test_a_height_above_the_floor_comes_back(front: float, rear: float, x: float, height: float) -> None:
    stance = Stance(front, rear, 80.0)
    assert 1e3 * stance.point(x, 0.0, stance.above_axle(x, height))[2] == pytest.approx(height)


@given(RADII, RADII)
def test_turning_an_inertia_keeps_its_trace_and_its_pitch_moment(front: float, rear: float) -> None:
    tensor = Stance(front, rear, 80.0).tensor(((3.0, 0.0, 0.2), (0.0, 7.0, 0.0), (0.2, 0.0, 9.0)))
    assert tensor[0][0] + tensor[1][1] + tensor[2][2] == pytest.approx(19.0)
    assert tensor[1][1] == pytest.approx(7.0)
    assert tensor[0][2] == pytest.approx(tensor[2][0])
