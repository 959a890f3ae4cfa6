"""Margins as bars: what can be seen, worked out cell by cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodawari.cli._bars import CELLS, margin_bar

NONE = None


@pytest.mark.parametrize(
    ("ends", "limits", "unit", "bar"),
    [
        # 14 cells over 2 mm, 103 to 105: full to 103.6, spread to 104.4, the limit at the right end.
        ((103.6, 104.0, 104.4), (NONE, 105.0), "mm", "████▒▒▒▒▒▒    ┃\n├──── 2 mm ───┤"),
        # Over the limit: 102 to 107, hatched from 105 to 106.
        ((106.0, 106.5, 107.0), (NONE, 105.0), "mm", "████████┃╱╱╱▒▒▒\n├──── 5 mm ───┤"),
        # Across the limit: 104 to 106, the spread on both of its sides.
        ((104.4, 105.0, 106.0), (NONE, 105.0), "mm", "███▒▒▒▒┃▒▒▒▒▒▒▒\n├──── 2 mm ───┤"),
        # At least: 0.6 to 2.6 with the limit at 1, full beyond it.
        ((1.7, 2.0, 2.3), (1.0, NONE), "mm", "███┃█████▒▒▒▒  \n├──── 2 mm ───┤"),
        # Short of it: 76 to 96, hatched from 84 to 90.
        ((80.0, 82.0, 84.0), (90.0, NONE), "g", "███▒▒▒╱╱╱╱┃    \n├──── 20 g ───┤"),
        # An exact value on its limit, 100 to 105: nothing is left.
        ((105.0, 105.0, 105.0), (NONE, 105.0), "mm", "██████████████┃\n├──── 5 mm ───┤"),
        # Room for more than the value itself: the bar starts at zero.
        ((0.15, 0.2, 0.25), (NONE, 1.0), "mm", "██▒▒          ┃\n├──── 1 mm ───┤"),
        # Between two limits: 18.5 to 38.5, and a mark at each.
        ((26.0, 27.0, 28.0), (22.0, 35.0), "mm", "██┃███▒▒     ┃  \n├─── 20 mm ────┤"),
    ],
)
def test_a_bar(
    ends: tuple[float, float, float], limits: tuple[float | None, float | None], unit: str, bar: str
) -> None:
    assert margin_bar(ends, limits, unit).plain.splitlines() == bar.splitlines()


def test_four_tenths_of_a_millimetre_are_seen() -> None:
    bar = margin_bar((104.55, 104.6, 104.65), (None, 105.0), "mm").plain.splitlines()[0]

    # The window is 1 mm wide: 0.35 of it is room, five of fourteen cells.
    assert bar.count(" ") == 5


@given(
    middle=st.floats(-1e6, 1e6),
    spread=st.floats(0.0, 1e3),
    lower=st.none() | st.floats(-1e6, 1e6),
    upper=st.floats(-1e6, 1e6),
)
def test_every_bar_has_its_length_and_its_limits(
    middle: float, spread: float, lower: float | None, upper: float
) -> None:
    limits = (lower, None) if lower is not None and lower > upper else (lower, upper)

    bar, dimension = margin_bar((middle - spread, middle, middle + spread), limits, "mm").plain.splitlines()

    marks = sum(limit is not None for limit in limits)
    assert bar.count("┃") == marks
    assert len(bar) == CELLS + marks
    assert dimension.startswith("├")
    assert dimension.endswith("┤")


@given(low=st.floats(0.0, 90.0), width=st.floats(0.0, 10.0))
def test_what_keeps_its_limit_is_never_hatched(low: float, width: float) -> None:
    bar = margin_bar((low, low, low + width), (None, 105.0), "mm").plain

    assert "╱" not in bar
