"""Brakes, poles, dampers, weights and bare wheels, as the solver meets them."""

import math

import pytest

from kodawari.mini4wd.build import assemble, nominal

from .conftest import Make


def test_a_pad_is_three_springs_of_its_modulus(make: Make) -> None:
    # 250 kPa × 8 × 60 mm² ÷ 2 mm = 60 000 N/m, on three points.
    brake = [{"spec": "sponge-grey-15441", "x_mm": -70.0, "clearance_mm": 1.5}]
    pads = [p for p in assemble(make(brake=brake), nominal).points if p.name.startswith("rear brake")]
    assert len(pads) == 3
    assert sum(p.law.stiffness for p in pads) == pytest.approx(60000.0)
    assert {round(1e3 * p.position[2], 9) for p in pads} == {1.5}
    assert sorted(round(1e3 * p.position[1], 6) for p in pads) == [-24.0, 0.0, 24.0]


def test_a_strong_pad_grips_by_its_ratio(make: Make) -> None:
    # Middle grade 0.5, strong 1.25 times that.
    brake = [{"spec": "sponge-white-15492", "x_mm": 60.0, "clearance_mm": 1.0, "thickness_mm": 1.0}]
    pad = next(p for p in assemble(make(brake=brake), nominal).points if p.name.startswith("front brake"))
    assert pad.friction == pytest.approx(0.625)


def test_a_pole_touches_with_the_outside_of_its_head(make: Make) -> None:
    # Head of 11 mm at y = 44: the point is at 49.5; seat −1, pole 20, axle 13 mm: 32 above the floor.
    pole = [{"spec": "head-11-15391", "on": "front", "y_mm": 44.0}]
    left = next(p for p in assemble(make(pole=pole), nominal).points if p.name == "front pole left")
    assert left.position[1] == pytest.approx(49.5e-3)
    assert left.position[2] == pytest.approx(32e-3)


def test_a_slide_moves_up_the_car(make: Make) -> None:
    entry = {"spec": "block-6x6x32-15427", "x_mm": -58.0, "above_axle_mm": 14.0, "travel_mm": 10.0}
    damper = assemble(make(damper=[entry]), nominal).dampers[0]
    assert damper.mass == pytest.approx(8.3e-3)
    assert damper.position == pytest.approx((-58e-3, 0.0, 27e-3))
    assert damper.direction == pytest.approx((0.0, 0.0, 1.0))
    assert damper.travel == pytest.approx(10e-3)
    assert damper.curvature == 0.0
    # 8.3 g at 900 rad/s on its stop.
    assert damper.stop.stiffness == pytest.approx(8.3e-3 * 900**2)


def test_a_hinge_swings_about_its_arm(make: Make) -> None:
    entry = {
        "spec": "block-6x6x32-15427",
        "x_mm": -60.0,
        "above_axle_mm": 14.0,
        "guide": "hinge",
        "arm_mm": 40.0,
        "hinge": "front",
    }
    damper = assemble(make(damper=[entry]), nominal).dampers[0]
    assert damper.curvature == pytest.approx(1 / 0.040)
    assert damper.towards_hinge == pytest.approx((1.0, 0.0, 0.0))


def test_a_pair_of_side_dampers_mirrors_its_hinges(make: Make) -> None:
    entry = {
        "spec": "cylinder-15392",
        "x_mm": 5.0,
        "y_mm": 38.0,
        "above_axle_mm": 4.0,
        "pair": True,
        "guide": "hinge",
        "arm_mm": 20.0,
        "hinge": "right",
    }
    left, right = assemble(make(damper=[entry]), nominal).dampers
    assert left.towards_hinge == pytest.approx((0.0, -1.0, 0.0))
    assert right.towards_hinge == pytest.approx((0.0, 1.0, 0.0))


def test_weights_of_one_damper_move_as_one(make: Make) -> None:
    entry = {"spec": "adjustable-2-5-95324", "x_mm": -58.0, "above_axle_mm": 14.0, "count": 3}
    assert assemble(make(damper=[entry]), nominal).dampers[0].mass == pytest.approx(7.5e-3)


def test_a_locked_damper_is_part_of_the_car(make: Make) -> None:
    entry = {"spec": "block-6x6x32-15427", "x_mm": -58.0, "above_axle_mm": 14.0}
    free = assemble(make(damper=[entry]), nominal)
    locked = assemble(make(damper=[{**entry, "locked": True}]), nominal)
    assert locked.dampers == ()
    assert locked.mass == pytest.approx(free.mass + 8.3e-3)


def test_a_mass_that_nobody_published_can_be_weighed(make: Make) -> None:
    entry = {
        "spec": "cylinder-heavy-15401",
        "x_mm": -58.0,
        "above_axle_mm": 14.0,
        "mass_g": {"value": 7.2, "pm": 0.1},
    }
    assert assemble(make(damper=[entry]), nominal).dampers[0].mass == pytest.approx(7.2e-3)


def test_an_end_without_rollers_meets_the_walls_with_its_tyres(make: Make) -> None:
    # Tread 59.5, tyres 12 wide: their outsides are 35.75 mm from the middle.
    rollers = [{"spec": "kit-13", "on": "front", "y_mm": 42.0}]
    points = {p.name: p for p in assemble(make(roller=rollers), nominal).points}
    assert points["rear wheel left"].position == pytest.approx((-40e-3, 35.75e-3, 13e-3))
    assert "front wheel left" not in points


def test_a_car_without_a_body_has_no_roof(make: Make) -> None:
    bare = assemble(make(car={"body": "none"}), nominal)
    assert not any(p.name.startswith("roof") for p in bare.points)
    assert any(p.name.startswith("roof") for p in assemble(make(), nominal).points)


def test_the_front_most_point_is_the_nose_or_what_stands_before_it(make: Make) -> None:
    assert assemble(make(), nominal).front_x == pytest.approx(76e-3)
    far = [{"spec": "kit-19", "on": "front", "y_mm": 42.0, "x_mm": 80.0}]
    assert assemble(make(roller=far), nominal).front_x == pytest.approx(89.5e-3)


def test_a_car_file_angle_is_the_angle_of_the_raw_car(make: Make) -> None:
    entry = {"spec": "kit-13", "on": "front", "y_mm": 42.0, "thrust_deg": -4.0}
    axis = assemble(make(roller=[entry]), nominal).rollers[0].axis
    assert math.degrees(math.asin(axis[0])) == pytest.approx(-4.0)


def test_one_way_wheels_leave_the_axles(make: Make) -> None:
    pair = {"wheel": "one-way", "tyre": "low-profile"}
    fixed = assemble(
        make(wheels={"front": {**pair, "wheel": "low-profile"}, "rear": {**pair, "wheel": "low-profile"}}),
        nominal,
    )
    front = assemble(make(wheels={"front": pair, "rear": {**pair, "wheel": "low-profile"}}), nominal)
    own = [wheel.own_inertia for wheel in front.wheels]
    assert [wheel.own_inertia for wheel in fixed.wheels] == [0.0] * 4
    assert own[0] == own[1] > 0.0
    assert own[2:] == [0.0, 0.0]
    # the wheels of one axle go, the rest of what turns stays: half of the wheels, so under half of the whole
    left = front.spinners[0].inertia / fixed.spinners[0].inertia
    assert 0.45 < left < 0.75
