"""The same quiet look for the terminal: aligned tables of at most 100 columns that need no colour."""

from collections.abc import Iterable, Sequence

from rich.box import Box
from rich.style import Style
from rich.table import Table
from rich.text import Text

from kodawari.report._palette import Tone

__all__ = ["MAX_WIDTH", "ruled_table", "toned"]

MAX_WIDTH = 100
"""Columns that a table takes at most."""

# Between the colours of paper and of graphite: at least 3.5 : 1 on both.
_TONES = {"signal": "#D6402B", "rival": "#1F6FB2", "grey": "#6B6F76"}

# A thin rule below the header, and nothing else.
_RULED = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


def toned(text: str, tone: Tone) -> Text:
    """Text in a tone; `ink` is the terminal's own colour."""
    return Text(text, Style(color=_TONES.get(tone)))


def ruled_table(
    heads: Sequence[str | Text], rows: Iterable[Sequence[str | Text]], *, wrap: int = -1
) -> Table:
    """A table without a frame; a column whose title starts with a space is aligned to the right.

    Args:
        heads: Titles of the columns.
        rows: As many cells each as there are columns.
        wrap: The column that may take several lines; -1 lets none.
    """
    grey = Style(color=_TONES["grey"])
    made = Table(
        box=_RULED,
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style=grey,
        border_style=grey,
    )
    for k, head in enumerate(heads):
        right = str(head).startswith(" ")
        title = head.strip() if isinstance(head, str) else head
        made.add_column(title, justify="right" if right else "left", no_wrap=k != wrap, overflow="fold")
    for row in rows:
        made.add_row(*row)
    return made
