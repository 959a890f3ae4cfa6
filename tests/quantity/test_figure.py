import pytest

from kodawari.errors import KodawariError
from kodawari.quantity import Confidence, Figure, Origin, unit_of


def test_a_spread_by_plus_minus() -> None:
    figure = Figure(value=8.3, pm=0.1, source="tamiya", confidence=Confidence.PRIMARY, as_of="2026")
    quantity = figure.quantity("g")
    assert quantity.ends == pytest.approx((8.2, 8.3, 8.4))
    assert (quantity.unit, quantity.source, quantity.as_of) == ("g", "tamiya", "2026")
    assert quantity.origin is Origin.PUBLISHED


def test_a_spread_by_its_ends() -> None:
    quantity = Figure(value=8.3, low=8.0, high=9.0, confidence=Confidence.SECONDARY).quantity("g")
    assert quantity.ends == (8.0, 8.3, 9.0)


def test_a_figure_without_a_spread_is_exact() -> None:
    assert Figure(value=8.3, confidence=Confidence.PRIMARY).quantity("g").spread == 0.0


def test_a_figure_without_a_value_is_unknown_and_says_what_would_settle_it() -> None:
    quantity = Figure(reason="Weigh one.").quantity("g")
    assert not quantity.is_known
    assert quantity.note == "Weigh one."


@pytest.mark.parametrize("confidence", [Confidence.ASSUMED, Confidence.DERIVED])
def test_a_guess_needs_a_reason(confidence: Confidence) -> None:
    with pytest.raises(KodawariError, match=f"an {confidence} figure needs a reason"):
        Figure(value=1.0, confidence=confidence).quantity("g")
    assert Figure(value=1.0, confidence=confidence, reason="by volume").quantity("g").note == "by volume"


def test_ends_that_contradict_the_value_are_refused() -> None:
    with pytest.raises(KodawariError, match="lies outside its interval"):
        Figure(value=8.3, low=8.5, high=9.0, confidence=Confidence.PRIMARY).quantity("g")


def test_two_kinds_of_spread_are_refused() -> None:
    with pytest.raises(KodawariError, match="not both"):
        Figure(value=8.3, pm=0.1, low=8.0, confidence=Confidence.PRIMARY).quantity("g")


@pytest.mark.parametrize(
    ("confidence", "origin"),
    [
        (Confidence.MEASURED, Origin.MEASURED),
        (Confidence.DECLARED, Origin.DECLARED),
        (Confidence.CONFLICTING, Origin.PUBLISHED),
        (Confidence.PRESS, Origin.PUBLISHED),
    ],
)
def test_the_confidence_tells_the_origin(confidence: Confidence, origin: Origin) -> None:
    assert Figure(value=1.0, confidence=confidence).quantity("g").origin is origin


@pytest.mark.parametrize(
    ("field", "unit"),
    [
        ("width_mm", "mm"),
        ("torque_mN_m", "mN·m"),
        ("drag_mN_m_s", "mN·m·s"),
        ("inertia_g_mm2", "g·mm²"),
        ("capacity_mAh", "mAh"),
        ("speed_m_s", "m/s"),
        ("tilt_deg", "°"),
        ("ratio", ""),
        ("mm", ""),
    ],
)
def test_a_field_s_name_ends_in_its_unit(field: str, unit: str) -> None:
    assert unit_of(field) == unit
