import re
from collections.abc import Callable

import pytest

from kodawari.report import Sample, histogram

Shapes = Callable[[str, str], list[dict[str, str]]]


def steps(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_heights_are_shares_and_the_axis_starts_at_zero(shapes: Shapes) -> None:
    # 100 values, spread evenly over ten tenths: any round bin of width w holds w of them
    values = [k / 100.0 for k in range(100)]
    svg = histogram(
        [Sample(name="car", values=values, tone="signal")], name="time", unit="s", of="runs", width=600
    )
    points = steps(next(path["d"] for path in shapes(svg, "path") if "filled" in path["class"]))
    floor = max(y for _, y in points)
    heights = {round(floor - y, 1) for _, y in points[1:-1]}
    assert len(heights) == 1
    numbers = {
        text["words"]: float(text["y"]) - 4.0
        for text in shapes(svg, "text")
        if text.get("text-anchor") == "end"
    }
    assert numbers["0"] == pytest.approx(floor)


def test_the_rival_is_an_outline_and_drawn_last(shapes: Shapes) -> None:
    samples = [
        Sample(name="base", values=[2.0, 2.1, 2.2], tone="rival"),
        Sample(name="winner", values=[1.0, 1.1, 1.2], tone="signal"),
    ]
    svg = histogram(samples, name="lap time", unit="s", of="runs", width=860)
    looks = [path["class"] for path in shapes(svg, "path")]
    assert looks == ["f-signal filled", "outline s-rival"]
    words = [text["words"] for text in shapes(svg, "text")]
    assert "base 2.10 s" in words
    assert "winner 1.10 s" in words
    assert "lap time, s" in words
    assert "share of the runs, %" in words


def test_a_single_value_is_drawn(shapes: Shapes) -> None:
    svg = histogram(
        [Sample(name="one", values=[5.31], tone="signal")], name="t", unit="s", of="runs", width=328
    )
    assert "one 5.31 s" in [text["words"] for text in shapes(svg, "text")]
    assert "nan" not in svg.lower()


def test_the_sample_is_named_for_those_who_cannot_see_it() -> None:
    svg = histogram(
        [Sample(name="A & B", values=[1.0, 2.0], tone="ink")], name="t", unit="s", of="runs", width=328
    )
    assert 'role="img"' in svg
    assert 'aria-label="Histogram of t: A &amp; B around 1.50 s."' in svg
