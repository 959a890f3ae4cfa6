import re
from collections.abc import Callable
from math import pi

import pytest

from kodawari.report import BandLine, Place, Ribbon, Stretch, line_chart

Shapes = Callable[[str, str], list[dict[str, str]]]

LINE = BandLine(
    name="car",
    tone="signal",
    x=[0.0, 5.0, 10.0],
    middle=[0.0, 4.0, 2.0],
    low=[0.0, 3.0, 1.0],
    high=[0.0, 5.0, 3.0],
)


def draw(lines: list[BandLine], **more: object) -> str:
    return line_chart(lines, x_name="way", x_unit="m", y_name="speed", y_unit="m/s", width=600, **more)  # type: ignore[arg-type]


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def plot_of(svg: str) -> tuple[float, float]:
    found = re.search(r'data-plot="([\d.]+) ([\d.]+)"', svg)
    assert found
    return float(found.group(1)), float(found.group(2))


def test_known_values_lie_where_they_should(shapes: Shapes) -> None:
    svg = draw([LINE])
    left, right = plot_of(svg)
    trace = points(next(path["d"] for path in shapes(svg, "path") if "trace" in path["class"]))
    assert [x for x, _ in trace] == pytest.approx([left, 0.5 * (left + right), right])
    # zero lies on the axis; the plot is 220 px high and starts at 24; the axis ends at a round 6 or 5
    assert trace[0][1] == pytest.approx(244.0)
    top = {
        text["words"]: float(text["y"]) - 4.0
        for text in shapes(svg, "text")
        if text.get("text-anchor") == "end"
    }
    per_unit = (top["0"] - top["4"]) / 4.0
    assert trace[1][1] == pytest.approx(top["4"], abs=0.02)
    assert trace[2][1] == pytest.approx(244.0 - 2.0 * per_unit, abs=0.02)


def test_the_band_runs_along_both_edges(shapes: Shapes) -> None:
    svg = draw([LINE])
    band = points(next(path["d"] for path in shapes(svg, "path") if "band" in path["class"]))
    assert len(band) == 6
    assert band[1][1] > band[4][1]  # the low edge lies below the high one


def test_a_gap_splits_the_line(shapes: Shapes) -> None:
    gap = BandLine(
        name="car",
        tone="rival",
        x=[0.0, 1.0, 2.0, 3.0],
        middle=[1.0, 2.0, None, 1.0],
        low=[1.0, 1.0, None, 1.0],
        high=[2.0, 2.0, None, 2.0],
    )
    traces = [path for path in shapes(draw([gap]), "path") if "trace" in path["class"]]
    assert len(traces) == 2
    assert all("dashed" in trace["class"] for trace in traces)


def test_the_area_of_a_place_is_its_chance(shapes: Shapes) -> None:
    places = [Place(x=5.0, y=4.0, chance=0.25, text="often"), Place(x=8.0, y=2.0, chance=1.0, text="always")]
    circles = {circle["tip"]: circle for circle in shapes(draw([LINE], places=places), "circle")}
    areas = {text: pi * float(circle["r"]) ** 2 for text, circle in circles.items()}
    assert areas["often"] / areas["always"] == pytest.approx(0.25)


def test_ribbons_name_what_finds_room(shapes: Shapes) -> None:
    stretches = [
        Stretch(start=0.0, end=9.7, name="lap 1 from lane 1", short="lap 1"),
        Stretch(start=9.7, end=10.0, name="lane changer", short="changer"),
    ]
    svg = draw([LINE], ribbons=[Ribbon(stretches=stretches)])
    words = [text["words"] for text in shapes(svg, "text")]
    assert "lap 1 from lane 1" in words
    assert "lane changer" not in words
    assert "changer" not in words
    assert "lane changer" in [rect["tip"] for rect in shapes(svg, "rect")]


def test_names_come_from_people_and_are_escaped() -> None:
    svg = draw([BandLine(name="<b>&", tone="signal", x=[0, 1], middle=[1, 1], low=[1, 1], high=[1, 1])])
    assert "<b>" not in svg
    assert "&lt;b&gt;&amp;" in svg
