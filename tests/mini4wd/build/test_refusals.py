from typing import Any

import pytest

from kodawari.errors import KodawariError

from .conftest import Make

ROLLER = {"spec": "kit-13", "on": "front", "y_mm": 42.0}
DAMPER = {"spec": "block-6x6x32-15427", "x_mm": -58.0, "above_axle_mm": 14.0}
BRAKE = {"spec": "sponge-grey-15441", "x_mm": -70.0, "clearance_mm": 1.5}

CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"chassis": "mma"}, "no chassis has the id 'mma'", "car.chassis"),
    ({"chassis": "super-x"}, "nobody has described what a Super X kit brings", "car"),
    ({"car": {"motor": "hyper-dash-3"}}, "double-shaft motors", "car.motor"),
    ({"car": {"motor": "warp-dash"}}, "no motor has the id", "car.motor"),
    ({"car": {"gear": "single-3.5"}}, "not made for the MA chassis", "car.gear"),
    ({"car": {"axle": "72"}}, "axles of 60 mm", "car.axle"),
    ({"car": {"body": "clear-vs"}}, "does not go on the MA chassis", "car.body"),
    ({"car": {"battery": "neo-chump"}}, "no battery has the id", "car.battery"),
    ({"wheels": {"front": {"wheel": "one-way-72"}}}, "axles of 72 mm", "wheels.front.wheel"),
    ({"wheels": {"rear": {"wheel": "low-profile-72"}}}, "axles of 72 mm", "wheels.rear.wheel"),
    ({"wheels": {"front": {"tyre": "large"}}}, "is for large rims", "wheels.front.tyre"),
    (
        {"wheels": {"front": {"diameter_mm": 27.0}}},
        "more than the 26.4 mm of a new",
        "wheels.front.diameter_mm",
    ),
    ({"wheels": {"front": {"diameter_mm": 20.2}}}, "nothing is left", "wheels.front.diameter_mm"),
    ({"roller": [{**ROLLER, "x_mm": 120.0}]}, "floats beyond the car", "roller[0].x_mm"),
    ({"roller": [{**ROLLER, "y_mm": 80.0}]}, "floats beyond the car", "roller[0].y_mm"),
    ({"roller": [{**ROLLER, "above_axle_mm": 75.0}]}, "floats beyond the car", "roller[0].above_axle_mm"),
    ({"roller": [{**ROLLER, "y_mm": -42.0}]}, "positive distance", "roller[0].y_mm"),
    ({"roller": [{**ROLLER, "on": "frnt"}]}, "no mount or plate is called 'frnt'", "roller[0].on"),
    ({"roller": [{"spec": "kit-13", "on": "front"}]}, "needs a distance from the middle", "roller[0]"),
    ({"roller": [{**ROLLER, "spec": "hyper-dash-pro"}]}, "no roller has the id", "roller[0].spec"),
    ({"plate": [{"spec": "frp-wide-rear-15452", "on": "front"}]}, "does not go on the front", "plate[0].on"),
    (
        {"plate": [{"spec": "duralumin-wide-95309", "on": "front"}] * 2},
        "more than one thing",
        "plate[0]",
    ),
    ({"car": {"kit_rollers": ["frnt"]}}, "no mount is called 'frnt'", "car.kit_rollers"),
    ({"car": {"series": "pros"}}, "no series is called 'pros'", "car.series"),
    ({"damper": [{**DAMPER, "kind": "cacher"}]}, "no kind of damper is called", "damper[0].kind"),
    ({"damper": [{**DAMPER, "x_mm": 500.0}]}, "the damper floats beyond the car", "damper[0].x_mm"),
    ({"brake": [{**BRAKE, "x_mm": -200.0}]}, "the brake floats beyond the car", "brake[0].x_mm"),
    (
        {"weight": [{"mass_g": 1.0, "x_mm": 0.0, "above_axle_mm": 90.0}]},
        "the weight floats beyond the car",
        "weight[0].above_axle_mm",
    ),
    ({"damper": [{**DAMPER, "spec": "cylinder-heavy-15401"}]}, "nobody knows the mass", "damper[0]"),
    ({"damper": [{**DAMPER, "guide": "hinge"}]}, "a hinge needs an arm", "damper[0].arm_mm"),
    ({"damper": [{**DAMPER, "pair": True}]}, "positive distance", "damper[0].y_mm"),
    ({"brake": [{**BRAKE, "thickness_mm": 5.0}]}, "is not sold 5 mm thick", "brake[0].thickness_mm"),
    ({"brake": [{**BRAKE, "clearance_mm": 0.0}]}, "would stand in the floor", "brake[0].clearance_mm"),
    ({"weight": [{"x_mm": 0.0, "above_axle_mm": 0.0}]}, "a weight needs a mass", "weight[0]"),
    ({"measured": {"mass_g": {"value": 60.0, "pm": 0.1}}}, "the scale shows 60 g", "measured.mass_g"),
    ({"measured": {"length_mm": {"value": -3.0}}}, "is not a size", "measured.length_mm"),
    (
        {"roller": [ROLLER], "measured": {"width_mm": {"value": 90.0, "pm": 0.1}}},
        "the caliper shows 90 mm",
        "measured.width_mm",
    ),
    ({"declared": {"body_panted": True}}, "no rule asks for 'body_panted'", "declared.body_panted"),
    (
        {"declared": {"chassis_cut": False}, "modified": {"chassis_cut": True}},
        "stands in [declared] and in [modified]",
        "modified.chassis_cut",
    ),
    ({"modified": {"chassis_mass_g": True}}, "expected a mass", "modified.chassis_mass_g"),
]


@pytest.mark.parametrize(("tables", "cause", "place"), CASES, ids=[case[1] for case in CASES])
def test_what_cannot_be_is_refused_with_its_place(
    make: Make, tables: dict[str, Any], cause: str, place: str
) -> None:
    with pytest.raises(KodawariError) as caught:
        make(**tables)
    assert cause in caught.value.cause
    assert caught.value.place == place
    assert caught.value.file == "test.toml"


def test_a_plate_for_another_chassis_is_refused(make: Make) -> None:
    with pytest.raises(KodawariError, match="not made for the ME chassis"):
        make("me", plate=[{"spec": "frp-wide-front-15451", "on": "front"}])


@pytest.mark.parametrize("mass", [0.0, -2.0])
def test_a_mass_that_is_not_positive_is_refused_when_read(make: Make, mass: float) -> None:
    with pytest.raises(KodawariError, match="mass_g"):
        make(weight=[{"mass_g": mass, "x_mm": 0.0, "above_axle_mm": 0.0}])


def test_a_reading_below_zero_is_no_mass(make: Make) -> None:
    with pytest.raises(KodawariError, match="a mass must be positive") as caught:
        make(weight=[{"mass_g": {"value": -1.0, "pm": 0.1}, "x_mm": 0.0, "above_axle_mm": 0.0}])
    assert caught.value.place == "weight[0].mass_g"


def test_a_typo_in_a_key_gets_the_nearest_one(make: Make) -> None:
    with pytest.raises(KodawariError) as caught:
        make(car={"mottor": "hyper-dash-pro"})
    assert "mottor" in caught.value.cause
    assert "motor" in caught.value.mend


def test_an_unknown_part_gets_the_nearest_names(make: Make) -> None:
    with pytest.raises(KodawariError) as caught:
        make(car={"motor": "hyper-dash-prp"})
    assert "hyper-dash-pro" in caught.value.mend
