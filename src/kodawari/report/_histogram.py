"""How often which value came: two samples over each other, told apart by filling as well as by colour."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kodawari.quantity import format_number
from kodawari.report._drawing import Point, drawing, label, polyline, text_width, tip
from kodawari.report._frame import Axis, Frame, frame_for
from kodawari.report._markup import Html, element
from kodawari.report._palette import Tone
from kodawari.report._scale import round_step

__all__ = ["Sample", "histogram"]

PLOT_HEIGHT = 190.0
MOST_BINS_PER_PX = 1.0 / 9.0
ROW = 18.0
"""Height of a line of direct labels [px]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Values of one car.

    Attributes:
        name: What stands beside it.
        values: At least one.
        tone: `rival` is drawn as an outline, everything else filled.
    """

    name: str
    values: Sequence[float]
    tone: Tone


def histogram(samples: Sequence[Sample], *, name: str, unit: str, of: str, width: float) -> Html:
    """Samples as histograms over common bins; the height is the share of each sample's own values.

    Args:
        samples: At least one, none of them empty.
        name: What is shown: `lap time`.
        unit: Its unit.
        of: Of what the heights are shares: `finished runs`.
        width: Of the drawing [px].
    """
    edges = _edges(samples, width)
    shares = [_shares(sample.values, edges) for sample in samples]
    top = max(max(share) for share in shares)
    height = PLOT_HEIGHT + ROW * len(samples)  # the names of the samples stand above the highest step
    x = Axis(name=name, unit=unit, low=edges[0], high=edges[-1])
    y = Axis(name=f"share of the {of}", unit="%", low=0.0, high=100.0 * top * height / PLOT_HEIGHT)
    frame = frame_for(x, y, width=width, plot_height=height)
    body = [*frame.back]
    drawn = sorted(zip(samples, shares, strict=True), key=lambda pair: pair[0].tone == "rival")
    body += [_shape(sample, edges, share, frame) for sample, share in drawn]  # outlines lie over fillings
    for row, sample in enumerate(samples):
        body += _median(sample, row, frame, unit)
    told = "; ".join(f"{sample.name} around {_number(median(sample.values), unit)}" for sample in samples)
    return drawing((width, frame.height), f"Histogram of {name}: {told}.", [*body, *frame.front])


def _edges(samples: Sequence[Sample], width: float) -> list[float]:
    """Edges of bins of one round width, by Freedman and Diaconis for the narrowest sample.

    D. Freedman, P. Diaconis, Zeitschrift für Wahrscheinlichkeitstheorie 57 (1981) 453-476: twice the
    interquartile range over the cube root of the count. Never more bins than can be told apart.
    """
    low = min(min(sample.values) for sample in samples)
    high = max(max(sample.values) for sample in samples)
    most = max(8, int(width * MOST_BINS_PER_PX))
    if high <= low:
        half = abs(low) * 0.01 or 0.5
        return [low - half, low + half]
    wishes = [2.0 * _middle_half(sample.values) / len(sample.values) ** (1.0 / 3.0) for sample in samples]
    wish = min((each for each in wishes if each > 0.0), default=(high - low) / most)
    bins = min(most, max(8, math.ceil((high - low) / wish)))
    step = round_step(
        high - low, math.ceil(bins / 0.6)
    )  # the round number may fall somewhat short of the rule
    first, last = math.floor(low / step + 1e-9), math.floor(high / step + 1e-9) + 1
    return [k * step for k in range(first, last + 1)]


def _middle_half(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[(3 * (len(ordered) - 1)) // 4] - ordered[(len(ordered) - 1) // 4]


def _shares(values: Sequence[float], edges: Sequence[float]) -> list[float]:
    """Share of the values in each bin; a value on an edge belongs to the bin above it."""
    counts = [0] * (len(edges) - 1)
    step = edges[1] - edges[0]
    for value in values:
        counts[min(int((value - edges[0]) / step + 1e-9), len(counts) - 1)] += 1
    return [count / len(values) for count in counts]


def _shape(sample: Sample, edges: Sequence[float], shares: Sequence[float], frame: Frame) -> Html:
    """The steps of one histogram."""
    points: list[Point] = [(frame.x.at(edges[0]), frame.floor)]
    for (left, right), share in zip(pairwise(edges), shares, strict=True):
        height = frame.y.at(100.0 * share)
        points += [(frame.x.at(left), height), (frame.x.at(right), height)]
    points.append((frame.x.at(edges[-1]), frame.floor))
    look = "outline s-rival" if sample.tone == "rival" else f"f-{sample.tone} filled"
    about = tip(f"{sample.name}: {len(sample.values)} values")
    return element("path", about, d=polyline(points), class_=look)


def _median(sample: Sample, row: int, frame: Frame, unit: str) -> list[Html]:
    """The middle of a sample, as a line with its name beside the upper end."""
    middle = median(sample.values)
    x, y = frame.x.at(middle), frame.y.end + ROW * row + 12.0
    words = f"{sample.name} {_number(middle, unit)}"
    fits = x + 6.0 + text_width(words) <= frame.x.end
    anchor_x = x + 6.0 if fits else max(x - 6.0, text_width(words))
    return [
        element("line", x1=x, x2=x, y1=y - 10.0, y2=frame.floor, class_=f"s-{sample.tone} hair"),
        label(words, (anchor_x, y), tone=sample.tone, anchor="start" if fits else "end", halo=True),
    ]


def _number(value: float, unit: str) -> str:
    return f"{format_number(value)} {unit}".strip()
