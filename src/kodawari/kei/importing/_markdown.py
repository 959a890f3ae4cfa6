"""A document as Markdown, with numbered sources at its end."""

import re
from collections.abc import Sequence

from kodawari.kei.importing._document import Bullets, Cell, Cited, Document, Grid, Part
from kodawari.quantity import Confidence, load_sources

__all__ = ["markdown_text"]


class _Notes:
    """Numbers sources in the order in which they are first named."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def mark(self, key: str) -> str:
        """The number of a source in brackets; nothing for an empty or unlisted key."""
        if key not in load_sources().source:
            return ""
        return f" \\[{self.numbers.setdefault(key, len(self.numbers) + 1)}\\]"

    def listed(self) -> list[str]:
        """One line for each source."""
        every = load_sources().source
        return [
            f"{number}. {_plain(every[key].title)} ({every[key].as_of}, {every[key].confidence})"
            for key, number in self.numbers.items()
        ]


def markdown_text(document: Document) -> str:
    """The document as a Markdown file."""
    notes = _Notes()
    lines = [f"# {_plain(document.title)}", "", _plain(document.lede), ""]
    for part in document.parts:
        if part.blocks:
            lines += _part(part, notes)
    if notes.numbers:
        lines += ["## Sources", "", *notes.listed(), ""]
    if document.command:
        lines += [f"Made by `{document.command}`.", ""]
    lines += [f"*{_plain(document.foot)}*", ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _part(part: Part, notes: _Notes) -> list[str]:
    lines = [f"## {_plain(part.title)}", ""]
    if part.lede:
        lines += [_plain(part.lede), ""]
    for block in part.blocks:
        lines += [*(_grid(block, notes) if isinstance(block, Grid) else _bullets(block, notes)), ""]
    return lines


def _grid(grid: Grid, notes: _Notes) -> list[str]:
    """A table; figures are aligned to the right."""
    heads = [column.title or " " for column in grid.columns]
    rules = ["---:" if column.is_figure else "---" for column in grid.columns]
    rows = [[_cell(cell, notes) for cell in row] for row in grid.rows]
    return [_row(heads), _row(rules), *(_row(row) for row in rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _bullets(block: Bullets, notes: _Notes) -> list[str]:
    head = "- [ ] " if block.boxes else "- "
    return [f"{head}{_cell(item, notes)}" for item in block.items]


def _cell(cell: Cell, notes: _Notes) -> str:
    if isinstance(cell, Cited):
        word = f" ({cell.confidence})" if cell.confidence is not None else ""
        return f"{_plain(cell.text)}{word}{notes.mark(cell.source)}"
    return str(cell) if isinstance(cell, Confidence) else _plain(cell)


def _plain(text: str) -> str:
    """Text whose signs mean nothing to Markdown; a line break within a cell becomes a space."""
    return re.sub(r"([|*_<>\[\]`])", r"\\\1", " ".join(text.split()))
