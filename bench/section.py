"""What a section of the benchmark is, and how its table is written."""

from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Cell", "Section", "Table"]

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Table:
    """The result of a section.

    Attributes:
        columns: Names of the columns, with their units.
        rows: One tuple of cells per row.
        notes: Sentences below the table: what was run, and on what.
        figures: The few numbers that stand for the table, by name; they lead its data.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    notes: tuple[str, ...] = ()
    figures: dict[str, Cell] = field(default_factory=dict)

    def to_plain(self) -> dict[str, object]:
        """The table as data."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return {**self.figures, "columns": list(self.columns), "rows": rows, "notes": list(self.notes)}

    def to_text(self, *, markdown: bool = False) -> str:
        """The table for people: the first column to the left, numbers to the right."""
        cells = [list(self.columns), *([_shown(cell) for cell in row] for row in self.rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(self.columns))]
        edge, gap = ("| ", " | ") if markdown else ("", "  ")
        lines = [edge + gap.join(_aligned(row, widths)) + edge[::-1] for row in cells]
        rules = ["-" * width if place == 0 else "-" * (width - 1) + ":" for place, width in enumerate(widths)]
        lines.insert(1, edge + gap.join(rules) + edge[::-1] if markdown else "-" * len(lines[0]))
        return "\n".join([*lines, "", *self.notes] if self.notes else lines)


@dataclass(frozen=True)
class Section:
    """One part of the benchmark; a module of this folder registers it by naming it `SECTION`.

    Attributes:
        name: How the command line calls it.
        title: What it measures.
        run: Measures; told whether to be quick (a smaller, rougher version for a first look).
        order: Place among the sections.
    """

    name: str
    title: str
    run: Callable[[bool], Table]
    order: int = field(default=100)


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def _aligned(row: list[str], widths: list[int]) -> list[str]:
    return [
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
