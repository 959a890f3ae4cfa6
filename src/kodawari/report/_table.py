"""Tables whose figures stand with their decimal points below each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kodawari.report._markup import Html, element

__all__ = ["Cell", "Column", "Line", "table"]

Cell = str
"""Text, which is escaped, or `Html`."""

_FIGURE = re.compile(r"^([+−<>]?[\d\u2009]+)(\.\d+)?(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: What stands above it, and on a narrow screen beside each cell.
        kind: `figure` puts the decimal points of plain text cells below each other.
        wide: Whether it takes what room is left.
    """

    title: str
    kind: Literal["text", "figure"] = "text"
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row with a look of its own.

    Attributes:
        cells: As many as there are columns.
        look: `changed` for what differs now, `total` for a sum, `group` for a heading within the table.
    """

    cells: Sequence[Cell]
    look: Literal["", "changed", "total", "group"] = ""


def table(
    columns: Sequence[Column | str],
    rows: Iterable[Sequence[Cell] | Line],
    *,
    caption: str = "",
    stacked: bool = True,
) -> Html:
    """A table; the first cell of each row names the row.

    Args:
        columns: Columns; a plain string is a column of text.
        rows: As many cells each as there are columns, or one for a `group`.
        caption: What the table holds, for those who cannot see it; empty leaves it out.
        stacked: Whether a row becomes a small list of its own on a narrow screen.
    """
    made = [column if isinstance(column, Column) else Column(column) for column in columns]
    lines = [row if isinstance(row, Line) else Line(row) for row in rows]
    widths = [_widths(k, column, lines) for k, column in enumerate(made)]
    heads = [element("th", column.title, scope="col", class_=_look(column)) for column in made]
    looks = ["stacked"] if stacked else []
    if any(line.look == "changed" for line in lines):
        looks.append("marked")
    shown = element(
        "table",
        *([element("caption", caption)] if caption else []),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(made, widths, line) for line in lines)),
        class_=" ".join(looks) or None,
    )
    return element("div", shown, class_="table")


def _look(column: Column) -> str | None:
    """Class of a column's cells."""
    if column.kind == "figure":
        return "figure"
    return "wide" if column.wide else None


def _widths(place: int, column: Column, lines: Sequence[Line]) -> tuple[float, float]:
    """How wide the whole and the broken parts of a column's figures are, in widths of a digit."""
    if column.kind != "figure":
        return 0.0, 0.0
    found = [
        _FIGURE.match(cell)
        for line in lines
        if line.look != "group" and not isinstance(cell := line.cells[place], Html)
    ]
    figures = [match for match in found if match]
    whole = max((_digits(match.group(1)) for match in figures), default=0.0)
    return whole, max((len(match.group(2) or "") for match in figures), default=0)


def _digits(whole: str) -> float:
    """Width of a whole number; a sign is somewhat wider than a digit, a thin space narrower."""
    return sum(1.3 if sign in "+−<>" else 0.5 if sign == "\u2009" else 1.0 for sign in whole)


def _row(columns: Sequence[Column], widths: Sequence[tuple[float, float]], line: Line) -> Html:
    if line.look == "group":
        head = element("th", line.cells[0], scope="rowgroup", colspan=str(len(columns)))
        return element("tr", head, class_="group")
    cells = []
    for k, (column, cell) in enumerate(zip(columns, line.cells, strict=True)):
        shown = _figure(cell, widths[k]) if column.kind == "figure" and not isinstance(cell, Html) else cell
        if k == 0:
            cells.append(element("th", shown, scope="row"))
        else:
            look = _look(column) if cell else "empty"
            held = element("div", shown)  # one box, so that a stacked cell is a name and a value
            cells.append(element("td", held, data_name=column.title or None, class_=look))
    return element("tr", *cells, class_=line.look or None)


def _figure(cell: str, widths: tuple[float, float]) -> Html:
    """The parts of a figure, each as wide as the widest of its column."""
    match = _FIGURE.match(cell)
    if match is None:
        return element("span", cell)
    whole, broken = widths
    head = element("span", match.group(1), class_="whole", style=f"min-width:{whole:.1f}ch")
    tail = element(
        "span",
        match.group(2) or "",
        class_="broken",
        style=f"min-width:calc({broken - 1:.0f}ch + .35em)" if broken else None,
    )
    return element("span", head, tail, element("span", match.group(3), class_="after"), class_="figure")
