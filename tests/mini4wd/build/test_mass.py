import pytest

from kodawari.mini4wd.build import balance_of, list_cars, mass_list, nominal, read_car, resolve, sizes_of
from kodawari.mini4wd.build._mass import Weighed, rigid_of
from kodawari.mini4wd.build._solid import Solid, box, ring, rod

from .conftest import Make


def test_two_blocks_by_hand() -> None:
    # 2 g at x = 30 and 1 g at x = 0: centre at 20; points, so Iyy = Izz = 2·10² + 1·20² = 600, Ixx = 0.
    parts = [
        Weighed(Solid("a", (), (30.0, 0.0, 0.0)), 2.0),
        Weighed(Solid("b", (), (0.0, 0.0, 0.0)), 1.0),
    ]
    rigid = rigid_of(parts)
    assert rigid.mass == 3.0
    assert rigid.centre == pytest.approx((20.0, 0.0, 0.0))
    assert rigid.inertia[0][0] == pytest.approx(0.0)
    assert rigid.inertia[1][1] == pytest.approx(600.0)
    assert rigid.inertia[2][2] == pytest.approx(600.0)


def test_a_mirrored_pair_by_hand() -> None:
    # 5 g each at y = ±40, z = 6, x = 10: Ixx = 2·5·40², Izz the same, products of inertia nil.
    rigid = rigid_of([Weighed(Solid("p", (), (10.0, 40.0, 6.0), mirrored=True), 5.0)])
    assert rigid.mass == 10.0
    assert rigid.centre == pytest.approx((10.0, 0.0, 6.0))
    assert rigid.inertia[0][0] == pytest.approx(16000.0)
    assert rigid.inertia[0][1] == rigid.inertia[1][2] == 0.0


def test_a_free_damper_belongs_to_the_car_only_when_asked() -> None:
    parts = [
        Weighed(Solid("car", (), (0.0, 0.0, 0.0)), 100.0),
        Weighed(Solid("damper", (), (-50.0, 0.0, 20.0), free=True), 10.0),
    ]
    assert rigid_of(parts).mass == 100.0
    whole = rigid_of(parts, free=True)
    assert whole.mass == 110.0
    assert whole.centre[0] == pytest.approx(-500.0 / 110.0)


def test_solid_shapes_by_their_textbook_formulas() -> None:
    # Box: m (b² + c²) / 12. Rod along x: r²/2, r²/4 + l²/12. Ring about y: (R² + r²)/2, half of it + w²/12.
    assert box(6.0, 8.0, 10.0) == pytest.approx(((64 + 100) / 12, (36 + 100) / 12, (36 + 64) / 12))
    assert rod(2.0, 12.0, along="x") == pytest.approx((2.0, 13.0, 13.0))
    assert rod(2.0, 12.0, along="y") == pytest.approx((13.0, 2.0, 13.0))
    assert ring(5.0, 3.0, 6.0) == pytest.approx((11.5, 17.0, 11.5))


@pytest.mark.parametrize("car", [name for name in list_cars() if name.endswith("box-stock")])
def test_a_box_stock_car_weighs_about_what_the_guide_says(car: str) -> None:
    # The guide weight is read as the running car with two cells; a kit's wheels and body leave a few grams.
    build = resolve(read_car(car))
    guide = build.chassis.kit_weight_g.value
    assert guide is not None
    mass = sizes_of(build).mass_g.computed
    assert mass.ends[1] == pytest.approx(guide, abs=7.0)


def test_an_ar_car_lies_between_the_guide_and_the_one_that_was_weighed() -> None:
    # 123.5 g in the guide; 135.9 g on four scales, 58.8 g of it in front: 43.3 %.
    build = resolve(read_car("ar-box-stock"))
    assert 123.5 < sizes_of(build).mass_g.computed.ends[1] < 135.9
    assert balance_of(build).front_share == pytest.approx(0.433, abs=0.02)


def test_motor_places_shift_the_balance_the_way_they_must() -> None:
    front = {
        car: balance_of(resolve(read_car(f"{car}-box-stock"))).front_share for car in ("fm-a", "ma", "vz")
    }
    assert front["fm-a"] > front["ma"] > front["vz"]


def test_the_mass_list_adds_up_to_the_car_without_its_free_dampers(make: Make) -> None:
    build = make(damper=[{"spec": "block-6x6x32-15427", "x_mm": -58.0, "above_axle_mm": 14.0}])
    from kodawari.mini4wd.build import assemble  # noqa: PLC0415

    whole = sum(item.mass.ends[1] for item in mass_list(build))
    raw = assemble(build, nominal)
    assert whole == pytest.approx(1e3 * raw.mass + 8.3)
    assert raw.dampers[0].mass == pytest.approx(8.3e-3)


def test_a_weight_of_its_own_moves_the_centre_by_the_lever_rule(make: Make) -> None:
    plain = make()
    loaded = make(weight=[{"mass_g": 10.0, "x_mm": 60.0, "y_mm": 20.0, "above_axle_mm": 5.0}])
    before, after = balance_of(plain), balance_of(loaded)
    mass = sizes_of(plain).mass_g.computed.ends[1]
    assert sizes_of(loaded).mass_g.computed.ends[1] == pytest.approx(mass + 10.0)
    assert after.centre_mm[1] == pytest.approx(10.0 * 20.0 / (mass + 10.0))
    expected = (before.centre_mm[0] * mass + 600.0) / (mass + 10.0)
    assert after.centre_mm[0] == pytest.approx(expected)


def test_a_chassis_weighed_after_work_replaces_the_published_one(make: Make) -> None:
    build = make(modified={"chassis_mass_g": {"value": 25.0, "pm": 0.1}})
    line = next(item for item in mass_list(build) if item.name == "chassis")
    assert line.mass.ends == pytest.approx((24.9, 25.0, 25.1))
    assert line.mass.origin == "measured"
