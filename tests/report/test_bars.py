from collections.abc import Callable

import pytest

from kodawari.report import Bar, Panel, Row, bar_chart

Shapes = Callable[[str, str], list[dict[str, str]]]

PANELS = [Panel(title="lap time, s", left="faster", right="slower"), Panel(title="chance, points")]
ROWS = [
    Row(
        name="Motor",
        bars=[
            Bar(value=-0.4, low=-0.5, high=-0.3, text="−0.40"),
            Bar(value=2.0, low=-4.0, high=8.0, text="+2"),
        ],
    ),
    Row(
        name="Gears",
        bars=[Bar(value=0.2, low=0.1, high=0.3, text="+0.20", tone="grey"), None],
        missing="with motor",
    ),
    Row(name="All", bars=[Bar(value=-0.2, low=-0.2, high=-0.2, text="−0.20"), None], total=True),
]


def draw(width: float = 860.0) -> str:
    return bar_chart(PANELS, ROWS, title="Effects.", width=width)


@pytest.mark.parametrize("width", [328.0, 860.0])
def test_bars_start_at_zero_and_are_as_long_as_their_values(shapes: Shapes, width: float) -> None:
    rects = {rect["tip"]: rect for rect in shapes(draw(width), "rect")}
    motor, gears, total = rects["−0.40"], rects["+0.20"], rects["−0.20"]
    zero = float(motor["x"]) + float(motor["width"])
    assert float(gears["x"]) == pytest.approx(zero, abs=0.02)
    assert float(total["x"]) + float(total["width"]) == pytest.approx(zero, abs=0.02)
    assert float(motor["width"]) / float(gears["width"]) == pytest.approx(2.0, rel=1e-2)
    assert float(motor["width"]) / float(total["width"]) == pytest.approx(2.0, rel=1e-2)


def test_what_may_be_nothing_is_hatched(shapes: Shapes) -> None:
    looks = {rect["tip"]: rect["class"] for rect in shapes(draw(), "rect")}
    assert "hatched" in looks["+0.20"]
    assert "hatched" not in looks["−0.40"]


def test_what_was_not_measured_says_why(shapes: Shapes) -> None:
    words = [text["words"] for text in shapes(draw(), "text")]
    assert "with motor" in words
    assert "unknown" in words


@pytest.mark.parametrize("width", [328.0, 415.0, 860.0])
def test_nothing_is_drawn_outside_of_the_sheet(shapes: Shapes, width: float) -> None:
    svg = draw(width)
    for tag, ends in (("rect", ("x",)), ("line", ("x1", "x2")), ("text", ("x",))):
        for shape in shapes(svg, tag):
            assert all(-0.01 <= float(shape[end]) <= width + 0.01 for end in ends)


def test_no_bar_at_all_is_no_mistake(shapes: Shapes) -> None:
    svg = bar_chart([Panel(title="g")], [Row(name="a", bars=[None])], title="t", width=328.0)
    assert "unknown" in [text["words"] for text in shapes(svg, "text")]
