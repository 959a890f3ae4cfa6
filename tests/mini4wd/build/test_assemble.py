import math
from collections import Counter

import pytest

from kodawari.mini4wd.build import assemble, list_cars, nominal, read_car, resolve, uncertain
from kodawari.mini4wd.dynamics import RawCar
from kodawari.quantity import Quantity

from .conftest import Make

CARS = sorted(list_cars())


def moments(raw: RawCar) -> tuple[float, float, float]:
    """Leading minors of the inertia; all positive for a positive definite one."""
    (a, b, c), (_, d, e), (_, _, f) = raw.inertia
    return a, a * d - b * b, a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d)


def numbers(value: object) -> list[float]:
    if isinstance(value, float):
        return [value]
    if isinstance(value, tuple):
        return [x for item in value for x in numbers(item)]
    if hasattr(value, "__slots__"):
        return [x for name in value.__slots__ for x in numbers(getattr(value, name))]
    return []


@pytest.mark.parametrize("car", CARS)
@pytest.mark.parametrize("end", [0, 1, 2], ids=["low", "best", "high"])
def test_every_shipped_car_is_finite_and_can_exist_at_either_end_of_every_interval(
    car: str, end: int
) -> None:
    raw = assemble(resolve(read_car(car)), lambda _, quantity: quantity.ends[end])
    assert all(math.isfinite(x) for x in numbers(raw))
    assert min(moments(raw)) > 0
    xx, yy, zz = (raw.inertia[i][i] for i in range(3))
    assert xx + yy > zz
    assert yy + zz > xx
    assert zz + xx > yy
    assert 0.08 < raw.mass < 0.2
    assert raw.driveline.motor.resistance > 0
    assert 0 < raw.driveline.efficiency < 1
    assert all(wheel.friction > 0 and wheel.law.stiffness > 0 for wheel in raw.wheels)
    assert 0.06 < raw.front_x < 0.09


@pytest.mark.parametrize("car", CARS)
def test_a_symmetric_car_is_its_own_mirror_image(car: str) -> None:
    raw = assemble(resolve(read_car(car)), nominal)
    assert raw.centre[1] == 0.0
    assert raw.inertia[0][1] == raw.inertia[1][2] == 0.0
    for group in (raw.wheels, raw.rollers, raw.points, raw.dampers):
        places = Counter(tuple(round(1e6 * x) for x in part.position) for part in group)
        assert places == Counter({(x, -y, z): count for (x, y, z), count in places.items()})


def test_the_pick_is_asked_once_per_key_and_never_without_a_spread() -> None:
    asked: Counter[str] = Counter()

    def pick(key: str, quantity: Quantity) -> float:
        asked[key] += 1
        low, value, high = quantity.ends
        assert low < high
        return value

    build = resolve(read_car("ma-race"))
    assert assemble(build, pick) == assemble(build, nominal)
    assert max(asked.values()) == 1
    assert list(asked) == list(uncertain(build))


def test_keys_name_what_is_shared() -> None:
    keys = uncertain(resolve(read_car("ma-race"))).keys()
    shared = {
        "tyre.friction",
        "tyre.super-hard.friction_ratio",
        "roller.friction",
        "roller.rim_ratio.aluminium",
        "drivetrain.efficiency",
        "motor.hyper-dash-pro.score-k",
        "motor.unit_speed",
        "battery.neo-champ.emf_V",
        "mass.chassis",
        "mount.front.x_mm",
        "brake.friction",
        "air.drag_area_mm2",
    }
    assert shared <= keys


def test_every_uncertain_quantity_says_why() -> None:
    for key, quantity in uncertain(resolve(read_car("ma-race"))).items():
        assert quantity.note or quantity.source, key


def test_left_and_right_are_drawn_together(make: Make) -> None:
    rollers = [{"spec": "aluminium-13-15437", "on": "front", "y_mm": 45.0}]

    def high(_: str, quantity: Quantity) -> float:
        return quantity.ends[2]

    left, right = assemble(make(roller=rollers), high).rollers
    assert left.position == (right.position[0], -right.position[1], right.position[2])
    assert left.friction == right.friction
    assert left.position[1] == pytest.approx(45.3e-3)


def test_contact_laws_follow_their_frequencies(make: Make) -> None:
    # A quarter of the reference car of 130 g at 400 rad/s and 0.25 of critical damping.
    law = assemble(make(), nominal).wheels[0].law
    assert law.stiffness == pytest.approx(0.0325 * 400**2)
    assert law.damping == pytest.approx(0.5 * 0.0325 * 400)


def test_a_heavier_car_stands_on_the_same_tyres(make: Make) -> None:
    heavy = make(weight=[{"mass_g": 20.0, "x_mm": 0.0, "above_axle_mm": 0.0}])
    assert assemble(heavy, nominal).wheels[0].law == assemble(make(), nominal).wheels[0].law


def test_a_rotor_lies_along_a_pro_chassis_and_across_the_others() -> None:
    along = assemble(resolve(read_car("ma-box-stock")), nominal).spinners[2]
    across = assemble(resolve(read_car("ar-box-stock")), nominal).spinners[2]
    assert along.axis == pytest.approx((1.0, 0.0, 0.0))
    assert across.axis == (0.0, 1.0, 0.0)
    assert along.ratio == 3.5
    assert across.ratio == 4.2


def test_wheels_spin_with_axles_wheels_and_tyres(make: Make) -> None:
    # Two steel axles of 1.48 g and 1 mm radius, four wheels of 1.3 g between 10 and 2.5 mm, four tyres of
    # 1.9 g between 13 and 10 mm: ½ m (R² + r²) each.
    axles = 2 * 1.48 * 0.5
    wheels = 4 * 1.3 * 0.5 * (10.0**2 + 2.5**2)
    tyres = 4 * 1.9 * 0.5 * (13.0**2 + 10.0**2)
    spinner = assemble(make(), nominal).spinners[0]
    assert spinner.inertia == pytest.approx(1e-9 * (axles + wheels + tyres))
    assert spinner.ratio == 1.0


def test_cells_and_contacts_are_in_series(make: Make) -> None:
    battery = assemble(make(), nominal).driveline.battery
    assert battery.resistance == pytest.approx(0.09 + 0.05)
    assert battery.capacity == pytest.approx(0.95 * 3600)


def test_ball_bearings_take_drag_off_the_axles(make: Make) -> None:
    plain = assemble(make(), nominal).driveline.drag
    ball = assemble(make(car={"bearing": "ball"}), nominal).driveline.drag
    assert plain - ball == pytest.approx(1e-3 * (0.30 - 0.08))


def test_a_faster_unit_has_a_smaller_torque_constant(make: Make) -> None:
    build = make()

    def fast(key: str, quantity: Quantity) -> float:
        return quantity.ends[2 if key == "motor.unit_speed" else 1]

    ratio = assemble(build, fast).driveline.motor.constant / assemble(build, nominal).driveline.motor.constant
    assert ratio == pytest.approx(1 / 1.06)
