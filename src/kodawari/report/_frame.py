"""The frame of a chart: two scales, their round numbers, their names with units."""

from collections.abc import Sequence
from dataclasses import dataclass

from kodawari.report._drawing import label, text_width
from kodawari.report._markup import Html, element
from kodawari.report._scale import Scale, tick_texts, ticks, widened

__all__ = ["Axis", "Frame", "frame_for"]

HEAD = 24.0
"""Room above the plot for the name of the upright axis [px]."""

FOOT = 40.0
"""Room below the plot for the numbers and the name of the level axis [px]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What an axis shows.

    Attributes:
        name: The quantity: `lap time`.
        unit: Its unit, or empty.
        low: Smallest value that must be on it.
        high: Largest value that must be on it.
        loose: Whether it may be moved out to round numbers; False keeps it from `low` to `high`.
    """

    name: str
    unit: str
    low: float
    high: float
    loose: bool = True

    @property
    def title(self) -> str:
        """Name and unit as people read them: `lap time, s`."""
        return f"{self.name}, {self.unit}" if self.unit else self.name

    def ends(self, most: int) -> tuple[float, float]:
        """Where the axis begins and ends."""
        if self.loose or self.high <= self.low:
            return widened(self.low, self.high, most)
        return self.low, self.high


@dataclass(frozen=True, slots=True)
class Frame:
    """Scales and what is drawn around the plot.

    Attributes:
        x: Scale of the level axis.
        y: Scale of the upright axis.
        back: What lies behind the data: the level lines.
        front: What lies around them: the axis, its numbers and its names.
        height: Height of the whole drawing [px].
    """

    x: Scale
    y: Scale
    back: Sequence[Html]
    front: Sequence[Html]
    height: float

    @property
    def floor(self) -> float:
        """Where the level axis lies [px]."""
        return self.y.start


def frame_for(
    x: Axis, y: Axis, *, width: float, plot_height: float, below: float = 0.0, right: float = 10.0
) -> Frame:
    """The frame of a chart.

    Args:
        x: The level axis.
        y: The upright axis.
        width: Width of the whole drawing [px].
        plot_height: Height of the plot alone [px].
        below: Room between the axis and its numbers, for ribbons [px].
        right: Room to the right of the plot [px].
    """
    most_y = max(2, int(plot_height / 48))
    low, high = y.ends(most_y)
    y_values = ticks(low, high, most_y)
    y_texts = tick_texts(y_values)
    left = max((text_width(text) for text in y_texts), default=0.0) + 8.0
    most_x = max(2, int((width - left - right) / 72))
    x_low, x_high = x.ends(most_x)
    x_scale = Scale(x_low, x_high, left, width - right)
    y_scale = Scale(low, high, HEAD + plot_height, HEAD)
    back = [
        element("line", x1=left, x2=width - right, y1=y_scale.at(v), y2=y_scale.at(v), class_="s-rule")
        for v in y_values
    ]
    front = [label(y.title, (0.0, 12.0))]
    front += [
        label(text, (left - 6.0, y_scale.at(v) + 4.0), anchor="end")
        for v, text in zip(y_values, y_texts, strict=True)
    ]
    front += _level(x, x_scale, ticks(x_low, x_high, most_x), y_scale.start, below)
    return Frame(x_scale, y_scale, back, front, HEAD + plot_height + below + FOOT)


def _level(axis: Axis, scale: Scale, values: Sequence[float], floor: float, below: float) -> list[Html]:
    """The level axis: its line, its numbers below the ribbons, and its name at the right end."""
    shapes = [element("line", x1=scale.start, x2=scale.end, y1=floor, y2=floor, class_="s-ink")]
    foot = floor + below
    for value, text in zip(values, tick_texts(values), strict=True):
        x = scale.at(value)
        half = 0.5 * text_width(text)
        anchor_x = min(max(x, half), scale.end + 10.0 - half)
        shapes.append(element("line", x1=x, x2=x, y1=foot, y2=foot + 4.0, class_="s-grey"))
        shapes.append(label(text, (anchor_x, foot + 17.0), anchor="middle"))
    shapes.append(label(axis.title, (scale.end, foot + 33.0), anchor="end"))
    return shapes
