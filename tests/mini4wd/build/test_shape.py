"""The shape that is drawn is the one that races: the same places, the same sizes."""

import math

import pytest

from kodawari.mini4wd.build import assemble, list_cars, shape_of, sizes_of
from kodawari.mini4wd.workbench import load_car


@pytest.mark.parametrize("name", list_cars())
def test_wheels_rollers_and_points_stand_where_the_solver_has_them(name: str) -> None:
    car = load_car(name)
    shape, raw = shape_of(car), assemble(car)
    for drawn, wheel in zip(shape.wheels, raw.wheels, strict=True):
        assert drawn.place == pytest.approx([1e3 * x for x in wheel.position])
        assert drawn.radius == pytest.approx(1e3 * wheel.radius)
    for disc, roller in zip(shape.discs, raw.rollers, strict=True):
        assert disc.place == pytest.approx([1e3 * x for x in roller.position])
        assert disc.axis == roller.axis
        assert disc.radius == pytest.approx(1e3 * roller.radius)
    assert [point.name for point in shape.points] == [point.name for point in raw.points]


@pytest.mark.parametrize("name", list_cars())
def test_the_span_is_what_inspection_measures(name: str) -> None:
    car = load_car(name)
    front, rear, left, right, top, bottom = shape_of(car).span
    sizes = sizes_of(car)
    assert front - rear == pytest.approx(sizes.length_mm.computed.ends[1])
    assert left - right == pytest.approx(sizes.width_mm.computed.ends[1])
    assert top == pytest.approx(sizes.height_mm.computed.ends[1])
    assert bottom == pytest.approx(sizes.ground_clearance_mm.computed.ends[1])


def test_every_free_damper_has_its_solid_and_its_travel() -> None:
    car = load_car("ma-race")
    shape, raw = shape_of(car), assemble(car)
    solids = {block.damper: block for block in shape.blocks if block.damper is not None}
    assert sorted(solids) == list(range(len(raw.dampers)))
    for index, damper in enumerate(raw.dampers):
        assert solids[index].place == pytest.approx([1e3 * x for x in damper.position])
        assert shape.dampers[index][1] == pytest.approx(1e3 * damper.travel)


def test_a_positive_thrust_leans_the_tops_of_the_front_rollers_forward() -> None:
    front = next(disc for disc in shape_of(load_car("ma-race")).discs if disc.name == "front left")
    # The front plate of this car is thrust by 3°.
    assert front.axis == pytest.approx((math.sin(math.radians(3)), 0.0, math.cos(math.radians(3))))
