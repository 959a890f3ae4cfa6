import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.mini4wd.build import assemble, nominal, read_car, resolve, sizes_of

from .conftest import Make


def roller(**entry: object) -> dict[str, object]:
    return {"spec": "aluminium-13-15437", "on": "front", **entry}


def test_width_is_twice_the_roller_place_and_a_diameter(make: Make) -> None:
    # 2 × 45.5 + 13 = 104; ± is the root of (2 × 0.3)² and 0.05².
    size = sizes_of(make(roller=[roller(y_mm=45.5)])).width_mm
    low, value, high = size.computed.ends
    assert value == pytest.approx(104.0)
    assert high - value == pytest.approx(math.hypot(0.6, 0.05))
    assert value - low == pytest.approx(math.hypot(0.6, 0.05))
    assert size.by == "front roller"


def test_a_reading_of_the_place_sharpens_the_width(make: Make) -> None:
    size = sizes_of(make(roller=[roller(y_mm={"value": 45.5, "pm": 0.05})])).width_mm
    assert size.computed.spread == pytest.approx(math.hypot(0.1, 0.05))


def test_box_stock_width_and_length_are_those_of_the_kit() -> None:
    # The maker's page: 97 mm wide, 156 mm long.
    sizes = sizes_of(resolve(read_car("ma-box-stock")))
    assert sizes.width_mm.computed.ends[1] == pytest.approx(97.0)
    assert sizes.width_mm.computed.spread == pytest.approx(0.5)
    assert sizes.length_mm.computed.ends[1] == pytest.approx(156.0)


def test_a_leaning_roller_is_narrower_by_its_cosine(make: Make) -> None:
    # Tilted outward by 10°: its rim reaches r cos 10° sideways, its thickness t/2 sin 10° more.
    size = sizes_of(make(roller=[roller(y_mm=45.0, thrust_deg=0.0, tilt_deg=10.0)])).width_mm
    angle = math.radians(10.0)
    assert size.computed.ends[1] == pytest.approx(90.0 + 2 * (6.5 * math.cos(angle) + 2.5 * math.sin(angle)))


def test_a_single_roller_counts_on_its_side_only(make: Make) -> None:
    # Left 50 + 6.5; on the right the tyres: (59.5 + 12) / 2 = 35.75.
    size = sizes_of(make(roller=[roller(y_mm=50.0, pair=False)])).width_mm
    assert size.computed.ends[1] == pytest.approx(56.5 + 35.75)


def test_without_rollers_the_tyres_set_the_width(make: Make) -> None:
    size = sizes_of(make()).width_mm
    assert size.computed.ends[1] == pytest.approx(59.5 + 12.0)
    assert size.by == "front tyres"


def test_shaving_two_millimetres_lowers_everything_by_one(make: Make) -> None:
    new, shaved = make(), make(wheels={end: {"diameter_mm": 24.0} for end in ("front", "rear")})
    for name in ("height_mm", "ground_clearance_mm"):
        before = getattr(sizes_of(new), name).computed.ends[1]
        after = getattr(sizes_of(shaved), name).computed.ends[1]
        assert after == pytest.approx(before - 1.0)


def test_a_brake_keeps_its_clearance_whatever_the_tyres(make: Make) -> None:
    brake = [{"spec": "sponge-grey-15441", "x_mm": -70.0, "clearance_mm": 1.5}]
    for diameter in (26.0, 23.0):
        wheels = {end: {"diameter_mm": diameter} for end in ("front", "rear")}
        clearance = sizes_of(make(brake=brake, wheels=wheels)).ground_clearance_mm
        assert clearance.computed.ends[1] == pytest.approx(1.5)
        assert clearance.by == "rear brake"


def test_a_reading_goes_before_what_is_computed_and_both_are_shown(make: Make) -> None:
    build = make(roller=[roller(y_mm=45.5)], measured={"height_mm": {"value": 40.2, "pm": 0.1}})
    height = sizes_of(build).height_mm
    assert height.quantity.ends == pytest.approx((40.1, 40.2, 40.3))
    assert height.computed.ends[1] == pytest.approx(42.0)
    assert sizes_of(build).width_mm.measured is None


@settings(max_examples=25, deadline=None)
@given(
    front=st.floats(23.0, 26.0),
    rear=st.floats(23.0, 26.0),
    y=st.floats(38.0, 48.0),
    z=st.floats(-5.0, 20.0),
    thrust=st.floats(-5.0, 8.0),
)
def test_sizes_agree_with_the_car_that_the_solver_meets(
    front: float, rear: float, y: float, z: float, thrust: float
) -> None:
    from kodawari.files import convert  # noqa: PLC0415
    from kodawari.mini4wd.build import CarFile  # noqa: PLC0415

    file = convert(
        {
            "car": {"chassis": "ma", "kit_rollers": False},
            "wheels": {"front": {"diameter_mm": front}, "rear": {"diameter_mm": rear}},
            "roller": [roller(y_mm=y, above_axle_mm=z, thrust_deg=thrust)],
        },
        CarFile,
        file="test.toml",
    )
    build = resolve(file)
    raw, sizes = assemble(build, nominal), sizes_of(build)
    width = 2e3 * max(r.position[1] + r.radius for r in raw.rollers)
    assert sizes.width_mm.computed.ends[1] == pytest.approx(max(width, 71.5), abs=0.02)
    bottoms = [
        r.position[2] - r.radius * math.hypot(r.axis[0], r.axis[1]) - 0.5 * r.thickness * r.axis[2]
        for r in raw.rollers
    ]
    lowest = 1e3 * min([*bottoms, *(p.position[2] for p in raw.points)])
    assert sizes.ground_clearance_mm.computed.ends[1] == pytest.approx(lowest, abs=0.05)
    highest = 1e3 * max(p.position[2] for p in raw.points)
    assert sizes.height_mm.computed.ends[1] == pytest.approx(highest, abs=0.05)
