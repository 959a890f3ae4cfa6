import math

import pytest

from kodawari.mini4wd.build import assemble, nominal
from kodawari.mini4wd.specs import load_contacts

from .conftest import Make

FRONT_PLATE = {"spec": "frp-wide-front-15451", "on": "front"}
AXLE = 13.0


def heights(build: object) -> list[float]:
    from kodawari.mini4wd.build import Build  # noqa: PLC0415

    assert isinstance(build, Build)
    return [1e3 * roller.position[2] - AXLE for roller in assemble(build, nominal).rollers]


def test_a_roller_on_a_plate_stands_on_seat_sheet_spacer_and_half_of_itself(make: Make) -> None:
    # Seat of the front mount −1, sheet 1.5, spacer 2, half of 5: 5 mm above the axle line.
    entry = {"spec": "aluminium-13-15437", "on": "front-plate", "y_mm": 45.0, "spacer_mm": 2.0}
    assert heights(make(plate=[FRONT_PLATE], roller=[entry]))[0] == pytest.approx(5.0)


def test_a_roller_under_a_plate_hangs_below_its_lower_face(make: Make) -> None:
    # Lower face at the seat, −1; then spacer 2 and half of 5: −5.5.
    entry = {"spec": "aluminium-13-15437", "on": "front-plate", "y_mm": 45.0, "spacer_mm": 2.0, "under": True}
    assert heights(make(plate=[FRONT_PLATE], roller=[entry]))[0] == pytest.approx(-5.5)


def test_a_plate_under_the_mount_hangs_below_the_bumper(make: Make) -> None:
    # Seat −1, bumper 2.5: the sheet's upper face is at −3.5; half of the roller's 5 on top of it: −1.
    plate = {**FRONT_PLATE, "under": True}
    entry = {"spec": "aluminium-13-15437", "on": "front-plate", "y_mm": 45.0, "spacer_mm": 0.0}
    assert heights(make(plate=[plate], roller=[entry]))[0] == pytest.approx(-1.0)


def test_a_roller_finds_the_hole_made_for_its_diameter(make: Make) -> None:
    # Wide plates were measured: 103 mm with 19 mm rollers, so their holes are 42 mm from the middle.
    build = make(plate=[FRONT_PLATE], roller=[{"spec": "aluminium-19-15464", "on": "front-plate"}])
    assert 1e3 * assemble(build, nominal).rollers[0].position[1] == pytest.approx(42.0)


def test_a_named_hole_goes_before_the_diameter(make: Make) -> None:
    # A 19 mm roller in the hole for 9 mm ones: 2 × 47.6 + 19 = 114.2 mm, as a beginners' page warns.
    entry = {"spec": "aluminium-19-15464", "on": "front-plate", "hole": "9"}
    build = make(plate=[FRONT_PLATE], roller=[entry])
    assert 1e3 * assemble(build, nominal).rollers[0].position[1] == pytest.approx(47.6)


def test_a_double_roller_has_two_discs_on_one_axle(make: Make) -> None:
    # 13 mm below, 12 mm above; 4 mm thick each with 0.6 mm between: middles 4.6 mm apart.
    entry = {"spec": "aluminium-13-12-15398", "on": "front", "y_mm": 45.0, "thrust_deg": 0.0}
    rollers = assemble(make(roller=[entry]), nominal).rollers
    assert [round(2e3 * roller.radius, 6) for roller in rollers] == [13.0, 12.0, 13.0, 12.0]
    assert rollers[1].position[2] - rollers[0].position[2] == pytest.approx(4.6e-3)
    assert rollers[1].position[1] == rollers[0].position[1] == pytest.approx(45e-3)


def test_positive_thrust_leans_the_top_forward(make: Make) -> None:
    entry = {"spec": "kit-13", "on": "rear", "y_mm": 42.0, "thrust_deg": 2.0}
    axis = assemble(make(roller=[entry]), nominal).rollers[0].axis
    assert axis == pytest.approx((math.sin(math.radians(2.0)), 0.0, math.cos(math.radians(2.0))))


def test_tilt_leans_both_tops_outward(make: Make) -> None:
    entry = {"spec": "kit-13", "on": "rear", "y_mm": 42.0, "thrust_deg": 0.0, "tilt_deg": 5.0}
    left, right = assemble(make(roller=[entry]), nominal).rollers
    assert left.axis[1] == pytest.approx(math.sin(math.radians(5.0)))
    assert right.axis[1] == pytest.approx(-left.axis[1])
    assert math.hypot(*left.axis) == pytest.approx(1.0)


def test_spin_inertia_is_share_times_mass_times_radius_squared(make: Make) -> None:
    # 13 mm aluminium: 1.1 g, 0.55 of a thin ring: 0.55 × 1.1e-3 × 0.0065².
    entry = {"spec": "aluminium-13-15437", "on": "front", "y_mm": 45.0}
    inertia = assemble(make(roller=[entry]), nominal).rollers[0].inertia
    assert inertia == pytest.approx(0.55 * 1.1e-3 * 0.0065**2)


def test_rim_friction_multiplies_up_the_ranking(make: Make) -> None:
    def friction(spec: str) -> float:
        entry = {"spec": spec, "on": "front", "y_mm": 44.0}
        return assemble(make(roller=[entry]), nominal).rollers[0].friction

    data = load_contacts().roller
    base, metal, rubber = (
        data.friction.value,
        data.rim_ratio["aluminium"].value,
        data.rim_ratio["rubber"].value,
    )
    assert base is not None
    assert metal is not None
    assert rubber is not None
    assert friction("kit-13") == pytest.approx(base)
    assert friction("aluminium-13-15437") == pytest.approx(base * metal)
    assert friction("rubber-13-12-15418") == pytest.approx(base * metal * rubber)


def test_kit_rollers_stay_where_the_file_says(make: Make) -> None:
    assert len(assemble(make(car={"kit_rollers": True}), nominal).rollers) == 6
    assert len(assemble(make(car={"kit_rollers": ["front"]}), nominal).rollers) == 2
    assert len(assemble(make(), nominal).rollers) == 0
