from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.report import Margin, margin_bar
from kodawari.report._margin import WIDTH, margin_window

Shapes = Callable[[str, str], list[dict[str, str]]]


def most(ends: tuple[float, float, float] | None, limit: float) -> Margin:
    return Margin(ends=ends, lower=None, upper=limit, unit="mm")


def least(ends: tuple[float, float, float] | None, limit: float) -> Margin:
    return Margin(ends=ends, lower=limit, upper=None, unit="mm")


def test_people_see_four_tenths_of_a_millimetre(shapes: Shapes) -> None:
    svg = margin_bar(most((104.4, 104.6, 104.8), 105.0), title="width")
    start, end = margin_window(most((104.4, 104.6, 104.8), 105.0))
    # 0.4 mm takes at least 12 px of 260, and the bar says where it starts
    assert 0.4 / (end - start) * WIDTH >= 12.0
    assert start == 100.0
    assert [text["words"] for text in shapes(svg, "text")] == ["100", "105"]


def test_a_bar_with_room_starts_at_zero() -> None:
    assert margin_window(most((41.0, 42.0, 43.0), 70.0))[0] == 0.0
    assert margin_window(least((110.0, 112.0, 114.0), 90.0))[0] == 0.0


def test_the_filling_ends_at_the_low_end_and_the_spread_is_lighter(shapes: Shapes) -> None:
    svg = margin_bar(most((40.0, 50.0, 60.0), 80.0), title="x")
    _, full, spread = shapes(svg, "rect")
    assert full["class"] == "f-ink"
    assert spread["class"] == "f-ink spread"
    # from zero: the spread is half as long as the filling
    assert float(spread["width"]) / float(full["width"]) == pytest.approx(0.5, rel=1e-2)
    assert float(spread["x"]) == pytest.approx(float(full["x"]) + float(full["width"]), abs=0.02)


def test_what_is_over_the_limit_is_hatched(shapes: Shapes) -> None:
    svg = margin_bar(most((105.5, 106.0, 106.5), 105.0), title="x")
    hatched = [rect for rect in shapes(svg, "rect") if "hatched" in rect["class"]]
    limit = next(float(line["x1"]) for line in shapes(svg, "line") if "limit" in line["class"])
    assert float(hatched[0]["x"]) == pytest.approx(limit)
    # 0.5 mm for certain, 1 mm more by the spread
    assert float(hatched[1]["width"]) / float(hatched[0]["width"]) == pytest.approx(2.0, rel=1e-2)


def test_what_is_missing_to_a_least_is_hatched(shapes: Shapes) -> None:
    svg = margin_bar(least((80.0, 82.0, 84.0), 90.0), title="x")
    hatched = [rect for rect in shapes(svg, "rect") if "hatched" in rect["class"]]
    limit = next(float(line["x1"]) for line in shapes(svg, "line") if "limit" in line["class"])
    assert float(hatched[0]["x"]) + float(hatched[0]["width"]) == pytest.approx(limit)


def test_a_pass_has_no_hatch_and_an_unknown_no_filling(shapes: Shapes) -> None:
    assert "hatched" not in margin_bar(most((104.4, 104.6, 104.8), 105.0), title="x")
    unknown = margin_bar(most(None, 105.0), title="x")
    assert [rect["class"] for rect in shapes(unknown, "rect")] == ["s-grey hollow-bar"]


NUMBERS = st.floats(0.01, 500.0)


@given(
    NUMBERS, st.floats(0.0, 20.0), st.floats(0.0, 20.0), NUMBERS, st.sampled_from(["upper", "lower", "both"])
)
def test_everything_is_on_the_bar(value: float, below: float, above: float, limit: float, side: str) -> None:
    ends = (max(0.0, value - below), value, value + above)
    lower = limit if side != "upper" else None
    upper = None if side == "lower" else limit * (2.0 if side == "both" else 1.0)
    margin = Margin(ends=ends, lower=lower, upper=upper, unit="mm")
    start, end = margin_window(margin)
    limits = [each for each in (lower, upper) if each is not None]
    assert 0.0 <= start <= min(*limits, *ends) + 1e-6
    assert end >= max(*limits, *ends) - 1e-6
    assert "nan" not in margin_bar(margin, title="x").lower()
