"""From a fixture's figures to masses, laws and start."""

import pytest

from kodawari.mini4wd.crosscheck import Fixture, load_cases, raw_car, road_of
from kodawari.mini4wd.crosscheck._masses import shared_masses, single_mass
from kodawari.mini4wd.crosscheck._ours import start_of
from kodawari.mini4wd.crosscheck._road import hump_plan_length


def fixture(name: str = "straight", **settings: object) -> Fixture:
    return load_cases(name, {path.replace("__", "."): value for path, value in settings.items()})[0].fixture


def test_the_reference_car_weighs_what_its_page_says() -> None:
    """98 g of chassis, 16 g of axles and wheels, six rollers of 1 g; 6 g · 30 mm/6 behind make −1.25 mm."""
    car = raw_car(fixture())

    assert car.mass == pytest.approx(0.120, abs=1e-12)
    assert car.centre == pytest.approx((-0.00125, 0.0, 0.0180), abs=1e-6)


def test_a_total_changes_the_chassis_until_it_is_met() -> None:
    car = raw_car(fixture(total__mass_kg=0.150, total__centre_height_m=0.022))

    assert car.mass == pytest.approx(0.150, abs=1e-12)
    assert car.centre[2] == pytest.approx(0.022, abs=1e-12)


def test_a_locked_damper_belongs_to_the_car_and_a_free_one_does_not() -> None:
    free, locked = (
        raw_car(load_cases("drop", names=(name,))[0].fixture)
        for name in ("damper free from 6 mm", "damper locked")
    )

    assert (free.mass, locked.mass) == pytest.approx((0.120, 0.130))
    assert (len(free.dampers), len(locked.dampers)) == (1, 0)


def test_contacts_that_are_pressed_at_once_share_the_car_without_turning_it() -> None:
    """Two behind at −60 mm, one in front at 60 mm: half the car in front, a quarter on each behind."""
    assert shared_masses(0.12, [0.06, -0.06, -0.06]) == pytest.approx([0.06, 0.03, 0.03])


def test_contacts_in_one_place_share_alike() -> None:
    assert shared_masses(0.12, [0.02, 0.02]) == pytest.approx([0.06, 0.06])


def test_a_share_is_never_negative() -> None:
    """All contacts in front of the centre: no share of positive masses is balanced."""
    assert shared_masses(0.12, [0.02, 0.03, 0.06]) == pytest.approx([0.04, 0.04, 0.04])


def test_a_lone_contact_moves_less_the_farther_out_it_strikes() -> None:
    """1/m = 1/0.1 + 0.05²/2.5e-4 = 10 + 10."""
    inertia = ((1e-4, 0.0, 0.0), (0.0, 2.5e-4, 0.0), (0.0, 0.0, 3e-4))

    found = single_mass(0.1, (0.0, 0.0, 0.02), inertia, (0.05, 0.0, 0.0), (0.0, 0.0, 1.0))

    assert found == pytest.approx(0.05)


def test_the_law_of_a_tyre_is_the_oscillator_of_its_share() -> None:
    """A quarter of 120 g and a little more behind: k = m · 400², c = 2 · 0.25 · 400 m."""
    wheels = raw_car(fixture()).wheels
    masses = [wheel.law.stiffness / 400.0**2 for wheel in wheels]

    assert sum(masses) == pytest.approx(0.120)
    assert masses[0] == pytest.approx(0.03 * (1.0 - 0.00125 / 0.04), rel=1e-9)
    assert wheels[0].law.damping == pytest.approx(200.0 * masses[0])


def test_the_rotor_loads_the_axle_and_does_not_turn_the_body() -> None:
    """1.5e-7 · 3.5² = 1.8375e-6 kg m² at the axle, given there as MuJoCo's armature is."""
    spinners = raw_car(fixture()).spinners
    at_axle = [part.inertia * part.ratio**2 for part in spinners]
    on_body = [part.inertia * part.ratio for part in spinners]

    assert sum(at_axle) == pytest.approx(4 * 4.732e-7 + 1.8375e-6)
    assert on_body[1] == pytest.approx(1.8375e-9)


def test_power_off_leaves_neither_motor_nor_losses() -> None:
    drive = raw_car(fixture("drop")).driveline

    assert (drive.motor.constant, drive.drag, drive.drag_viscous) == (0.0, 0.0, 0.0)


def test_the_loop_and_its_hump_have_the_lengths_of_their_page() -> None:
    loop, hump = fixture("loop"), fixture("hump10")
    road, raised = road_of(loop.course, 1), road_of(hump.course, 1)
    shape = hump.course.section[7].hump

    assert road.lap_length == pytest.approx(15.826548, abs=5e-7)
    assert raised.lap_length == pytest.approx(15.826548, abs=5e-7)
    assert shape is not None
    assert hump_plan_length(shape) == pytest.approx(1.107110, abs=5e-7)


def test_a_car_starts_where_and_as_its_fixture_says() -> None:
    """1.06 m into a straight along x, thrown to the left at 4 m/s."""
    made = fixture("wall-hit", start__lateral_m_s=4.0)
    start = start_of(made, road_of(made.course, 1), raw_car(made))

    assert start.origin == pytest.approx((1.06, 0.0, 0.0))
    assert start.velocity == pytest.approx((0.0, 4.0, 0.0))
    assert start.wheel_spin == 0.0


def test_matched_wheels_roll() -> None:
    """6 m/s on wheels of 13 mm."""
    made = fixture("loop")
    start = start_of(made, road_of(made.course, 1), raw_car(made))

    assert start.wheel_spin == pytest.approx(6.0 / 0.013)
