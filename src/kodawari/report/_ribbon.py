"""Ribbons below a level axis: what a way consists of, and how much of something there is along it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kodawari.report._drawing import label, text_width, tip
from kodawari.report._frame import Frame
from kodawari.report._markup import Html, element

__all__ = ["RIBBON", "Ribbon", "Stretch", "ribbons_below"]

RIBBON = 20.0
"""Height of a ribbon with its gap [px]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a way.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        name: What stands in it where there is room, and in its tip.
        short: What stands in it where the name finds no room; empty for nothing.
        share: How strongly it is filled, 0 to 1.
    """

    start: float
    end: float
    name: str
    short: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A row of stretches.

    Attributes:
        stretches: In running order.
        framed: Whether the stretches have edges; without, only their filling shows.
        name: What the row is, where no stretch names itself; drawn at its left end.
    """

    stretches: Sequence[Stretch]
    framed: bool = True
    name: str = ""


def ribbons_below(ribbons: Sequence[Ribbon], frame: Frame) -> list[Html]:
    """All ribbons, from the axis down."""
    shapes: list[Html] = []
    for row, ribbon in enumerate(ribbons):
        top = frame.floor + 5.0 + RIBBON * row
        for stretch in ribbon.stretches:
            shapes += _stretch(stretch, ribbon, top, frame)
        if ribbon.name:
            shapes.append(label(ribbon.name, (frame.x.start + 4.0, top + 12.5), halo=True))
    return shapes


def _stretch(stretch: Stretch, ribbon: Ribbon, top: float, frame: Frame) -> list[Html]:
    left, right = frame.x.within(stretch.start), frame.x.within(stretch.end)
    height = RIBBON - 3.0
    shapes = [
        element(
            "rect",
            tip(stretch.name),
            x=left,
            y=top,
            width=max(0.0, right - left),
            height=height,
            class_=f"f-ink{' s-rule' if ribbon.framed else ''}",
            fill_opacity=0.75 * stretch.share,
        )
    ]
    words = _fitting(stretch, right - left - 6.0) if ribbon.framed else ""
    if words:
        middle = 0.5 * (left + right)
        half = 0.5 * text_width(words)
        shapes.append(
            label(words, (max(middle, left + 3.0 + half), top + 12.5), anchor="middle", tone="grey")
        )
    return shapes


def _fitting(stretch: Stretch, width: float) -> str:
    """The name, its short form, or nothing, whatever finds room."""
    return next((words for words in (stretch.name, stretch.short) if text_width(words) <= width), "")
