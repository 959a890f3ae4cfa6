import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import ValidationError

from kodawari.errors import KodawariError
from kodawari.quantity import Confidence, Origin, Quantity, hull, total

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
SPREADS = st.floats(0, 1e3, allow_nan=False)


def test_an_exact_value_has_no_spread() -> None:
    quantity = Quantity.exact(105, "mm")
    assert quantity.ends == (105.0, 105.0, 105.0)
    assert quantity.spread == 0.0


def test_an_interval_remembers_where_it_comes_from() -> None:
    quantity = Quantity.between(
        104.4, 104.6, 104.9, "mm", origin="measured", confidence="measured", source="caliper", note="cold"
    )
    assert quantity.ends == (104.4, 104.6, 104.9)
    assert quantity.spread == pytest.approx(0.25)
    assert (quantity.origin, quantity.confidence) == (Origin.MEASURED, Confidence.MEASURED)
    assert (quantity.source, quantity.note) == ("caliper", "cold")


def test_unknown_is_not_zero() -> None:
    quantity = Quantity.unknown("g", note="Weigh it.")
    assert quantity.value is None
    assert not quantity.is_known
    assert quantity.confidence is Confidence.UNKNOWN
    with pytest.raises(KodawariError, match=r"the quantity is unknown\. Weigh it\."):
        _ = quantity.ends


@pytest.mark.parametrize(
    ("low", "value", "high"),
    [(2.0, 1.0, 3.0), (0.0, 4.0, 3.0), (math.nan, 1.0, 2.0), (0.0, math.nan, 1.0), (0.0, math.inf, math.inf)],
)
def test_a_value_outside_its_interval_is_refused(low: float, value: float, high: float) -> None:
    with pytest.raises(KodawariError, match="lies outside its interval"):
        Quantity(value=value, low=low, high=high)


def test_half_an_interval_is_refused() -> None:
    with pytest.raises(KodawariError, match="together, or none of them"):
        Quantity(value=1.0, low=None, high=2.0)


def test_a_typo_about_a_quantity_is_not_swallowed() -> None:
    with pytest.raises(ValidationError):
        Quantity.exact(1.0, "mm", sorce="caliper")


@pytest.mark.parametrize(
    ("factor", "ends"),
    [(0.001, (0.1, 0.105, 0.11)), (-1.0, (-110.0, -105.0, -100.0)), (0.0, (0.0, 0.0, 0.0))],
)
def test_another_unit_scales_all_three(factor: float, ends: tuple[float, float, float]) -> None:
    scaled = Quantity.between(100, 105, 110, "mm").scaled(factor, "m")
    assert scaled.unit == "m"
    assert scaled.ends == pytest.approx(ends)


def test_unknown_stays_unknown_in_any_unit() -> None:
    assert not Quantity.unknown("mm").scaled(0.001, "m").is_known
    assert Quantity.unknown("mm").scaled(0.001, "m").unit == "m"


# 3 and 4 are the sides of a right triangle: independent spreads of 3 g and 4 g make one of 5 g (GUM 5.1.2).
def test_independent_spreads_add_as_squares() -> None:
    parts = [Quantity.between(97, 100, 103, "g"), Quantity.between(46, 50, 54, "g")]
    added = total(parts, unit="g", source="sum of the parts")
    assert added.ends == pytest.approx((145.0, 150.0, 155.0))
    assert (added.origin, added.unit, added.source) == (Origin.COMPUTED, "g", "sum of the parts")


def test_lopsided_spreads_stay_lopsided() -> None:
    parts = [Quantity.between(10, 10, 13, "g"), Quantity.between(20, 20, 24, "g")]
    assert total(parts, unit="g").ends == pytest.approx((30.0, 30.0, 35.0))


def test_one_unknown_part_makes_the_sum_unknown() -> None:
    added = total([Quantity.exact(1.0, "g"), Quantity.unknown("g", note="Weigh the body.")], unit="g")
    assert not added.is_known
    assert added.note == "Weigh the body."


def test_a_sum_is_as_trustworthy_as_its_weakest_part() -> None:
    parts = [Quantity.exact(1.0, "g", confidence=each) for each in ("primary", "assumed", "measured")]
    assert total(parts, unit="g").confidence is Confidence.ASSUMED


def test_the_sum_of_nothing_is_zero() -> None:
    assert total([], unit="g").ends == (0.0, 0.0, 0.0)


@given(st.lists(st.tuples(NUMBERS, SPREADS), min_size=1, max_size=8))
def test_a_sum_is_never_wider_than_the_worst_case(parts: list[tuple[float, float]]) -> None:
    items = [Quantity.between(value - spread, value, value + spread) for value, spread in parts]
    low, value, high = total(items, unit="").ends
    worst = sum(spread for _, spread in parts)
    assert value == pytest.approx(sum(value for value, _ in parts), rel=1e-9, abs=1e-6)
    assert high - value <= worst + 1e-6
    assert value - low <= worst + 1e-6


def test_where_sources_disagree_the_hull_spans_them() -> None:
    spanned = hull(
        [Quantity.between(109, 110, 111, "mm"), Quantity.unknown("mm"), Quantity.exact(115.0, "mm")]
    )
    assert spanned.ends == (109.0, 110.0, 115.0)
    assert spanned.confidence is Confidence.CONFLICTING


def test_one_source_does_not_disagree_with_itself() -> None:
    alone = Quantity.exact(110.0, "mm", confidence="primary")
    assert hull([alone, Quantity.unknown("mm")]) == alone


def test_the_hull_of_nothing_known_is_unknown_in_the_same_unit() -> None:
    assert not hull([]).is_known
    assert hull([Quantity.unknown("mm")]).unit == "mm"


@given(st.lists(st.tuples(NUMBERS, SPREADS), min_size=1, max_size=8))
def test_a_hull_holds_every_item(parts: list[tuple[float, float]]) -> None:
    items = [Quantity.between(value - spread, value, value + spread) for value, spread in parts]
    low, _, high = hull(items).ends
    assert all(low <= item.ends[0] and item.ends[2] <= high for item in items)
