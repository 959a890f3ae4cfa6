"""An answer as people read it, before it becomes a terminal's tables, a page or Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kodawari.kei.importing._about import about
from kodawari.quantity import Confidence, format_number

__all__ = ["Bullets", "Cell", "Cited", "Col", "Document", "Grid", "Part", "dollars_text", "listed"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A text with the source that it rests on; an empty source is not marked.

    Attributes:
        text: The text.
        source: Id of the source.
        confidence: How far to trust it, told behind the text; None tells nothing.
    """

    text: str
    source: str = ""
    confidence: Confidence | None = None


Cell = str | Confidence | Cited
"""Text, a word of confidence, or a text with its source."""


@dataclass(frozen=True, slots=True)
class Col:
    """A column of a grid.

    Attributes:
        title: Its heading.
        is_wide: Whether it wraps and takes what room is left.
        is_figure: Whether it holds figures.
    """

    title: str
    is_wide: bool = False
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first cell of a row names it."""

    columns: Sequence[Col]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; with `boxes` each entry has a box to tick."""

    items: Sequence[Cited]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document.

    Attributes:
        title: Its heading.
        blocks: Tables and lists.
        lede: A sentence below the heading.
    """

    title: str
    blocks: Sequence[Grid | Bullets]
    lede: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole answer. It always ends with the day of its facts and with what it is not.

    Attributes:
        kind: What kind of answer it is, in small letters.
        title: Its title.
        lede: The answer in a sentence or two.
        parts: Its parts; empty ones are left out.
        command: The command line that makes it again, or empty.
        drawing: An SVG drawing above the parts, or empty.
        foot: The line that every answer carries.
    """

    kind: str
    title: str
    lede: str
    parts: Sequence[Part]
    command: str = ""
    drawing: str = ""
    foot: str = field(default_factory=lambda: about().line)


def listed(title: str, items: Sequence[Cited], *, lede: str = "", boxes: bool = False) -> Part:
    """A part that is one list; without entries it is left out."""
    return Part(title, [Bullets(items, boxes)] if items else [], lede)


def dollars_text(low: object, high: object) -> str:
    """A range of dollars as people read it: `282.26 to 366.94`."""
    ends = [format_number(float(str(end))) for end in dict.fromkeys((low, high))]
    return " to ".join(ends)
