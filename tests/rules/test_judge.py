import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.errors import KodawariError
from kodawari.quantity import Quantity
from kodawari.rules import Choice, Fact, Flag, Limit, Status, judge

WIDTH = Limit(at_most=105.0)


def mm(low: float, value: float, high: float) -> Quantity:
    return Quantity.between(low, value, high, "mm")


@pytest.mark.parametrize(
    ("limit", "fact", "status"),
    [
        (WIDTH, mm(104.4, 104.6, 104.8), "pass"),
        (WIDTH, mm(104.7, 104.9, 105.1), "unknown"),
        (WIDTH, mm(105.1, 105.3, 105.5), "fail"),
        (WIDTH, mm(105.0, 105.0, 105.0), "pass"),
        (WIDTH, Quantity.unknown("mm"), "unknown"),
        (WIDTH, None, "unknown"),
        (Limit(at_least=90.0), Quantity.exact(90.0, "g"), "pass"),
        (Limit(at_least=90.0), Quantity.between(89.0, 91.0, 93.0, "g"), "unknown"),
        (Limit(at_least=90.0), Quantity.exact(89.9, "g"), "fail"),
        (Limit(below=3.0), Quantity.exact(2.9), "pass"),
        (Limit(below=3.0), Quantity.exact(3.0), "fail"),
        (Limit(below=3.0), mm(2.9, 2.95, 3.0), "unknown"),
        (Limit(above=1.0), Quantity.exact(1.0), "fail"),
        (Limit(above=1.0), Quantity.exact(1.1), "pass"),
        (Limit(between=(22.0, 35.0)), mm(22.0, 26.0, 35.0), "pass"),
        (Limit(between=(22.0, 35.0)), mm(20.0, 26.0, 36.0), "unknown"),
        (Limit(between=(22.0, 35.0)), mm(35.5, 36.0, 36.5), "fail"),
        (Limit(between=(22.0, 35.0)), mm(20.0, 20.5, 21.0), "fail"),
        (Limit(count=2), Quantity.exact(2), "pass"),
        (Limit(count=2), Quantity.exact(3), "fail"),
        (Limit(count=2), Quantity.between(1, 2, 3), "unknown"),
        (Limit(one_of=("tamiya", "fdk")), Choice.of("fdk"), "pass"),
        (Limit(one_of=("tamiya", "fdk")), Choice.of("fdk", "other"), "fail"),
        (Limit(one_of=("tamiya",)), Choice.of(), "pass"),
        (Limit(one_of=("tamiya",)), Choice.unknown(), "unknown"),
        (Limit(none_of=("chouchin",)), Choice.of("side", "slide"), "pass"),
        (Limit(none_of=("chouchin",)), Choice.of("side", "chouchin"), "fail"),
        (Limit(none_of=("chouchin",)), Choice.of(), "pass"),
        (Limit(must=True), Flag.of(True), "pass"),
        (Limit(must=True), Flag.of(False), "fail"),
        (Limit(must=True), Flag.unknown(), "unknown"),
        (Limit(must_not=True), Flag.of(False), "pass"),
        (Limit(must_not=True), Flag.of(True), "fail"),
        (Limit(unlimited=True), None, "pass"),
        (Limit(unlimited=True), Quantity.exact(40), "pass"),
    ],
)
def test_inside_passes_outside_fails_across_is_unknown(limit: Limit, fact: Fact | None, status: str) -> None:
    assert judge(limit, fact).status == status


def test_the_margin_is_what_the_unfavourable_end_leaves() -> None:
    made = judge(WIDTH, mm(104.4, 104.6, 104.9))
    assert made.margin == pytest.approx(0.1)
    assert made.margin_value == pytest.approx(0.4)
    assert made.margin_best == pytest.approx(0.6)


def test_over_the_limit_every_margin_is_negative() -> None:
    made = judge(WIDTH, mm(105.2, 105.5, 106.0))
    assert made.margin == pytest.approx(-1.0)
    assert made.margin_value == pytest.approx(-0.5)
    assert made.margin_best == pytest.approx(-0.2)


def test_the_margin_of_a_range_is_to_the_nearer_bound() -> None:
    made = judge(Limit(between=(22.0, 35.0)), mm(23.0, 24.0, 25.0))
    assert made.margin == pytest.approx(1.0)
    assert made.margin_value == pytest.approx(2.0)


def test_the_noise_of_sums_neither_fails_a_car_nor_shows_in_its_margin() -> None:
    made = judge(WIDTH, Quantity.exact(105.00000000000001, "mm"))
    assert made.status == "pass"
    assert made.margin == 0.0


def test_words_and_flags_have_no_margin() -> None:
    assert judge(Limit(must=True), Flag.of(True)).margin is None


def test_a_fact_of_the_wrong_kind_is_refused() -> None:
    with pytest.raises(KodawariError, match="needs a number, and the fact is a flag"):
        judge(WIDTH, Flag.of(True))
    with pytest.raises(KodawariError, match="needs a choice, and the fact is a number"):
        judge(Limit(one_of=("aa",)), Quantity.exact(1.0))


NUMBERS = st.floats(-1e4, 1e4, allow_nan=False, width=32)
SPREADS = st.floats(0, 1e3, allow_nan=False, width=32)
LIMITS = st.one_of(
    st.builds(lambda x: Limit(at_most=x), NUMBERS),
    st.builds(lambda x: Limit(at_least=x), NUMBERS),
    st.builds(lambda x: Limit(below=x), NUMBERS),
    st.builds(lambda x: Limit(above=x), NUMBERS),
    st.builds(lambda x, w: Limit(between=(x, x + w)), NUMBERS, SPREADS),
    st.builds(lambda x: Limit(count=x), st.integers(-100, 100)),
)
GOODNESS = {Status.FAIL: 0, Status.UNKNOWN: 1, Status.PASS: 2}


@given(LIMITS, NUMBERS, SPREADS, SPREADS, SPREADS, SPREADS)
def test_widening_an_interval_never_decides_anything(
    limit: Limit, value: float, below: float, above: float, more_below: float, more_above: float
) -> None:
    narrow = judge(limit, mm(value - below, value, value + above)).status
    wide = judge(limit, mm(value - below - more_below, value, value + above + more_above)).status
    assert wide in {narrow, Status.UNKNOWN}


@given(NUMBERS, NUMBERS, SPREADS, SPREADS)
def test_moving_away_from_an_upper_limit_never_worsens(
    limit: float, value: float, spread: float, step: float
) -> None:
    rule = Limit(at_most=limit)
    near = judge(rule, mm(value - spread, value, value + spread))
    away = judge(rule, mm(value - step - spread, value - step, value - step + spread))
    assert GOODNESS[away.status] >= GOODNESS[near.status]
    assert near.margin is not None
    assert away.margin is not None
    assert away.margin >= near.margin - 1e-6


@given(LIMITS, NUMBERS, SPREADS, SPREADS)
def test_the_status_is_the_sign_of_the_margins(
    limit: Limit, value: float, below: float, above: float
) -> None:
    made = judge(limit, mm(value - below, value, value + above))
    assert made.margin is not None
    assert made.margin_value is not None
    assert made.margin_best is not None
    assert made.margin <= made.margin_value <= made.margin_best
    if made.status is Status.PASS:
        assert made.margin >= -1e-4
    if made.status is Status.FAIL:
        assert made.margin_best <= 1e-4
