import pytest

from kodawari.mini4wd.build import assemble, nominal, sizes_of, uncertain
from kodawari.quantity import Quantity

from .conftest import Make

ROLLERS = [
    {"spec": "aluminium-13-15437", "on": "front", "y_mm": 45.5},
    {"spec": "aluminium-13-15437", "on": "rear", "y_mm": 45.5},
    {"spec": "kit-13", "on": "rear", "y_mm": 40.0, "above_axle_mm": 15.0},
]


def test_a_measured_width_moves_the_widest_rollers_and_no_others(make: Make) -> None:
    build = make(roller=ROLLERS, measured={"width_mm": {"value": 104.6, "pm": 0.05}})
    places = [
        1e3 * roller.position[1] for roller in assemble(build, nominal).rollers if roller.position[1] > 0
    ]
    assert places == pytest.approx([45.8, 45.8, 40.0])
    size = sizes_of(build).width_mm
    assert size.quantity.ends == pytest.approx((104.55, 104.6, 104.65))


def test_a_measured_mass_is_the_mass_of_the_simulated_car(make: Make) -> None:
    build = make(roller=ROLLERS, measured={"mass_g": {"value": 124.0, "pm": 0.1}})
    assert 1e3 * assemble(build, nominal).mass == pytest.approx(124.0)
    assert sizes_of(build).mass_g.quantity.ends[1] == 124.0
    assert sizes_of(build).mass_g.computed.ends[1] != pytest.approx(124.0, abs=0.5)


def test_a_reading_moves_estimates_and_leaves_stated_masses(make: Make) -> None:
    block = [{"spec": "block-6x6x32-15427", "x_mm": -58.0, "above_axle_mm": 14.0}]
    plain = make(damper=block)
    heavier = 3.0 + sizes_of(plain).mass_g.computed.ends[1]
    build = make(damper=block, measured={"mass_g": {"value": heavier, "pm": 0.1}})
    raw = assemble(build, nominal)
    assert 1e3 * raw.dampers[0].mass == pytest.approx(8.3, abs=0.01)
    assert 1e3 * (raw.mass + raw.dampers[0].mass) == pytest.approx(heavier)


def test_a_reading_holds_in_every_draw(make: Make) -> None:
    build = make(roller=ROLLERS, measured={"mass_g": {"value": 124.0, "pm": 0.1}})

    def heavy(key: str, quantity: Quantity) -> float:
        return quantity.ends[2 if key.startswith(("mass.", "roller.")) else 1]

    assert 1e3 * assemble(build, heavy).mass == pytest.approx(124.0)


def test_wheel_loads_put_the_centre_of_mass_where_the_scales_say(make: Make) -> None:
    # 28 + 29 g in front, 34 + 33 g behind, on 80 mm: x = 40 (57 − 67) / 124; y = 29.75 (62 − 62) / 124.
    loads = {"front_left_g": 28.0, "front_right_g": 29.0, "rear_left_g": 34.0, "rear_right_g": 33.0}
    build = make(roller=ROLLERS, measured={key: {"value": value, "pm": 0.3} for key, value in loads.items()})
    centre = assemble(build, nominal).centre
    assert 1e3 * centre[0] == pytest.approx(40.0 * -10.0 / 124.0)
    assert centre[1] == pytest.approx(0.0)
    assert "measured.front_left_g" in uncertain(build)


def test_wheel_loads_must_come_in_fours(make: Make) -> None:
    from kodawari.errors import KodawariError  # noqa: PLC0415

    with pytest.raises(KodawariError, match="all four"):
        make(measured={"front_left_g": {"value": 28.0, "pm": 0.3}})


def test_a_kit_measured_at_its_published_width_stays_as_it_is(make: Make) -> None:
    build = make(car={"kit_rollers": True}, measured={"width_mm": {"value": 97.0, "pm": 0.05}})
    places = {round(1e3 * abs(r.position[1]), 6) for r in assemble(build, nominal).rollers}
    assert places == {42.0}
