from collections.abc import Callable

import pytest

from kodawari.report import Choice, tradeoff

Shapes = Callable[[str, str], list[dict[str, str]]]

BASE = Choice(
    x=2.2, x_low=2.1, x_high=2.3, y=90.0, y_low=80.0, y_high=95.0, tone="rival", name="base", text="b"
)
BEST = Choice(
    x=2.0,
    x_low=1.9,
    x_high=2.1,
    y=95.0,
    y_low=92.0,
    y_high=100.0,
    tone="signal",
    name="winner",
    text="w",
    on_front=True,
)


def draw(*choices: Choice) -> str:
    return tradeoff(
        choices,
        x_name="lap time",
        x_unit="s",
        y_name="chance",
        y_unit="%",
        width=415,
        wanted=90.0,
        most=100.0,
    )


def test_faster_is_left_and_surer_is_up(shapes: Shapes) -> None:
    dots = {circle["tip"]: circle for circle in shapes(draw(BASE, BEST), "circle")}
    assert float(dots["w"]["cx"]) < float(dots["b"]["cx"])
    assert float(dots["w"]["cy"]) < float(dots["b"]["cy"])


def test_a_point_as_sure_as_wanted_lies_on_the_wanted_line(shapes: Shapes) -> None:
    svg = draw(BASE, BEST)
    line = next(line for line in shapes(svg, "line") if "dashed" in line["class"])
    base = next(circle for circle in shapes(svg, "circle") if circle["tip"] == "b")
    assert float(line["y1"]) == pytest.approx(float(base["cy"]))
    assert "wanted 90 %" in [text["words"] for text in shapes(svg, "text")]


def test_intervals_cross_in_the_point(shapes: Shapes) -> None:
    svg = draw(BEST)
    dot = shapes(svg, "circle")[0]
    level, upright = (line for line in shapes(svg, "line") if "hair" in line["class"])
    assert float(level["x1"]) < float(dot["cx"]) < float(level["x2"])
    assert float(level["y1"]) == pytest.approx(float(dot["cy"]))
    # 92 and 100 lie 3 below and 5 above 95
    below, above = (abs(float(upright[end]) - float(dot["cy"])) for end in ("y1", "y2"))
    assert below / above == pytest.approx(3.0 / 5.0, rel=1e-2)


def test_the_base_is_hollow_so_that_grey_is_enough(shapes: Shapes) -> None:
    looks = {circle["tip"]: circle["class"] for circle in shapes(draw(BASE, BEST), "circle")}
    assert "hollow" in looks["b"]
    assert "hollow" not in looks["w"]


def test_the_front_is_a_stair(shapes: Shapes) -> None:
    other = Choice(x=2.4, x_low=2.4, x_high=2.4, y=99.0, y_low=98.0, y_high=100.0, on_front=True)
    stair = next(path["d"] for path in shapes(draw(BEST, other), "path"))
    assert stair.count("L") == 2
