import math

import pytest

from kodawari.errors import KodawariError
from kodawari.files import data_path
from kodawari.mini4wd.specs import Band, MotorSpec, load_specs
from kodawari.mini4wd.specs._motor_types import RPM
from kodawari.mini4wd.specs.motor_model import fit_motor, load_priors, motor_posterior, table_text

MOTORS = load_specs().motor
PRINTED = [key for key, spec in MOTORS.items() if spec.rpm and spec.torque and spec.amperes]


def band(low: float, high: float) -> Band:
    return Band(low=low, high=high, source="tamiya-parts-pages")


def motor(rpm: Band, torque: Band, amperes: Band) -> MotorSpec:
    return MotorSpec(
        name="Test",
        shaft="single",
        series="dash",
        can="130",
        current=True,
        voltage=band(2.4, 3.0),
        rpm=rpm,
        torque=torque,
        amperes=amperes,
    )


def test_the_shipped_table_is_what_a_recomputation_gives() -> None:
    shipped = data_path("mini4wd", "specs", "motor_posteriors.toml").read_text(encoding="utf-8")
    assert shipped == table_text()


def test_every_motor_has_constants() -> None:
    for key in MOTORS:
        constants = motor_posterior(key).at()
        assert min(constants) > 0


@pytest.mark.parametrize("key", PRINTED)
def test_predictions_overlap_every_printed_range(key: str) -> None:
    spec, constants = MOTORS[key], motor_posterior(key).at()
    assert spec.rpm is not None
    assert spec.torque is not None
    assert spec.amperes is not None
    load = 1e-3 * spec.torque.middle
    assert spec.rpm.meets(constants.speed(2.4, load) / RPM, constants.speed(3.0, load) / RPM)
    assert spec.amperes.meets(constants.current(load), constants.current(load))


def test_nearly_every_draw_still_meets_the_printed_ranges() -> None:
    # The three scores at plus and minus one deviation: eight corners of the posterior.
    spec, posterior = MOTORS["hyper-dash-pro"], motor_posterior("hyper-dash-pro")
    assert spec.rpm is not None
    for corner in range(8):
        a, b, c = (1.0 if corner >> bit & 1 else -1.0 for bit in range(3))
        constants = posterior.at((a, b, c))
        assert spec.rpm.meets(constants.speed(2.4, 1.65e-3) / RPM, constants.speed(3.0, 1.65e-3) / RPM)


def test_a_sharp_line_gives_the_constants_by_hand() -> None:
    # At 2.7 V: 20 000 rpm, 1.7 mN·m, 2.5 A. With the prior's own torque of 0.3 mN·m:
    # k = 2.0 / 2.5 = 0.8 mN·m/A, back EMF 0.8e-3 × 2094.4 = 1.68 V, R = 1.02 / 2.5, i0 = 0.3 / 0.8 A.
    spec = motor(band(19990, 20010), band(1.7, 1.7), band(2.499, 2.501))
    found = fit_motor(spec, load_priors())
    assert found.constant_mN_m_A == pytest.approx(0.8, rel=0.06)
    assert found.no_load_current_A == pytest.approx(0.375, rel=0.2)
    predicted = found.at()
    assert predicted.speed(2.7, 1.7e-3) / RPM == pytest.approx(20000, rel=0.03)
    assert predicted.current(1.7e-3) == pytest.approx(2.5, rel=0.03)
    assert not found.partial


def test_zero_scores_are_the_median_and_a_score_moves_the_torque_constant_alone_by_its_deviation() -> None:
    posterior = motor_posterior("power-dash")
    assert posterior.at().constant == pytest.approx(1e-3 * posterior.constant_mN_m_A)
    up = posterior.at((1.0, 0.0, 0.0)).constant / posterior.at().constant
    assert math.log(up) == pytest.approx(posterior.factor[0])


def test_a_motor_that_prints_less_is_less_sure() -> None:
    # only a speed is known of the first; of the kit motor a free speed and a data sheet help
    partial, kit, whole = (motor_posterior(key) for key in ("touch-dash", "normal-pro", "torque-tuned-2-pro"))
    assert partial.partial
    assert kit.partial
    assert not whole.partial
    assert partial.factor[0] > kit.factor[0] > whole.factor[0]


def test_free_speeds_agree_with_single_units_that_were_measured() -> None:
    # A kit motor turned 15 400 rpm unloaded when new; a Power-Dash 32 000 after break-in. Neither voltage is
    # stated, so 2.4 to 3.0 V must span them.
    for key, shown in (("normal-pro", 15400), ("power-dash", 32000)):
        constants = motor_posterior(key).at()
        assert constants.speed(2.4, 0.0) / RPM < shown < constants.speed(3.0, 0.0) / RPM


def test_a_line_without_room_for_a_resistance_is_refused() -> None:
    spec = motor(band(200000, 200100), band(1.7, 1.8), band(0.5, 0.6))
    with pytest.raises(KodawariError, match="no voltage for a resistance"):
        fit_motor(spec, load_priors())


def test_an_unknown_motor_says_how_to_make_the_table() -> None:
    with pytest.raises(KodawariError, match="motor_model"):
        motor_posterior("warp-dash")
