"""More mass is never quicker, more power never slower, more drag never faster."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kodawari.kei.drive import Draws, Known, RoadCar, make_batch, run_sprint, run_top_speed

SLACK = 1.0005  # a later gear change may cost what a heavier car gains in grip

cars = st.builds(
    lambda mass, power, torque_share, cd, front: RoadCar(
        id="drawn", name="drawn", year=1995, body="hatchback", layout="FF" if front else "MR",
        driven="front" if front else "rear", gearbox="manual", kerb_kg=Known(mass), power_w=Known(power),
        power_speed=Known(650.0), torque=Known(1.15 * power / 650.0),
        torque_speed=Known(650.0 * torque_share), displacement=Known(657e-6),
        ratios=(3.5, 2.0, 1.35, 1.0, 0.8), final=Known(5.2), tyre_radius=Known(0.275),
        width=Known(1.395), height=Known(1.35), cd=Known(cd),
    ),
    mass=st.floats(450.0, 1100.0),
    power=st.floats(25e3, 60e3),
    torque_share=st.floats(0.45, 0.8),
    cd=st.floats(0.28, 0.55),
    front=st.booleans(),
)  # fmt: skip


def times(car: RoadCar) -> tuple[float, float, float]:
    batch = make_batch(car, Draws(car.id, 1, 0, {}, fixed={}))
    run = run_sprint(batch, speeds=[22.0], ways=[400.0])
    return float(run.at_speed[0, 0]), float(run.at_way[0, 0]), float(run_top_speed(batch).speed[0])


@settings(max_examples=40)
@given(car=cars, more=st.floats(1.02, 1.3))
def test_more_mass_is_never_quicker(car: RoadCar, more: float) -> None:
    light = times(car)
    heavy = times(car.with_(kerb_kg=Known(car.kerb_kg.value * more)))
    assert heavy[0] >= light[0] / SLACK
    assert heavy[1] >= light[1] / SLACK
    assert heavy[2] <= light[2] * SLACK


@settings(max_examples=40)
@given(car=cars, more=st.floats(1.02, 1.3))
def test_more_power_is_never_slower(car: RoadCar, more: float) -> None:
    assert car.torque is not None
    weak = times(car)
    strong = times(car.with_(power_w=car.power_w.times(more), torque=car.torque.times(more)))
    assert strong[0] <= weak[0] * SLACK
    assert strong[1] <= weak[1] * SLACK
    assert strong[2] >= weak[2] / SLACK


@settings(max_examples=40)
@given(car=cars, more=st.floats(1.02, 1.5))
def test_more_drag_is_never_faster(car: RoadCar, more: float) -> None:
    assert car.cd is not None
    slim = times(car)
    broad = times(car.with_(cd=car.cd.times(more)))
    assert broad[0] >= slim[0] / SLACK
    assert broad[1] >= slim[1] / SLACK
    assert broad[2] <= slim[2] * SLACK
