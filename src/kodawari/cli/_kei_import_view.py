"""How answers about importing look in a terminal, and how they are written to files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, table, tell_written
from kodawari.cli._footnotes import Footnotes
from kodawari.cli._options import output_kind
from kodawari.files import write_atomically
from kodawari.kei.importing import Bullets, Cell, Cited, Document, Grid, Part, document_page, markdown_text
from kodawari.quantity import Confidence, load_sources

__all__ = ["KINDS", "give"]

KINDS = ("html", "md", "json")
"""What every command of the group can write."""


def give(
    document: Document,
    data: Mapping[str, Any],
    *,
    json: bool,
    output: Path | None,
    more: Mapping[str, str] | None = None,
) -> None:
    """Print an answer, and write it where a file was named.

    Args:
        document: The answer as people read it.
        data: The answer as plain data.
        json: Whether stdout belongs to JSON.
        output: The file to write, or None.
        more: Other endings that the command can write, with the text of each.

    Raises:
        KodawariError: The file has another ending, or cannot be written.
    """
    texts = more or {}
    kind = output_kind(output, (*KINDS, *texts)) if output else ""
    if output:
        write_atomically(output, _text(kind, document, data, texts))
    if json:
        print_json(data)
    else:
        _show(document)
    if output:
        tell_written(output, json=json)


def _text(kind: str, document: Document, data: Mapping[str, Any], others: Mapping[str, str]) -> str:
    """What a file of a kind holds."""
    if kind == "html":
        return document_page(document)
    if kind == "md":
        return markdown_text(document)
    if kind == "json":
        return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"
    return others[kind]


def _show(document: Document) -> None:
    """The document on stdout."""
    screen, notes = console(), Footnotes(load_sources())
    screen.print(Text(document.title, "bold"))
    screen.print(document.lede)
    for part in document.parts:
        if part.blocks:
            screen.print()
            screen.print(_part(part, notes))
    if notes:
        screen.print()
        screen.print(quiet("Sources"))
        screen.print(notes.table())
    screen.print()
    screen.print(quiet(document.foot))


def _part(part: Part, notes: Footnotes) -> RenderableType:
    pieces: list[RenderableType] = [Text(part.title, "bold")]
    if part.lede:
        pieces.append(quiet(part.lede))
    pieces += [
        _grid(each, notes) if isinstance(each, Grid) else _bullets(each, notes) for each in part.blocks
    ]
    return Group(*pieces)


def _grid(grid: Grid, notes: Footnotes) -> RenderableType:
    columns = [
        Column(column.title, "right" if column.is_figure else "left", wrap=column.is_wide)
        for column in grid.columns
    ]
    return table(columns, [[_cell(cell, notes) for cell in row] for row in grid.rows])


def _bullets(block: Bullets, notes: Footnotes) -> RenderableType:
    """Each entry behind a dash or a box, its lines aligned."""
    mark = "[ ]" if block.boxes else "–"
    rows = [(quiet(mark), _cell(item, notes)) for item in block.items]
    return Padding(table(["", Column("", wrap=True)], rows, header=False), 0)


def _cell(cell: Cell, notes: Footnotes) -> str | Text:
    """Text as it is; what nobody knows in grey; a source as a small number behind it."""
    if isinstance(cell, Cited):
        told = Text(cell.text)
        if cell.confidence is not None:
            told.append_text(quiet(f" ({cell.confidence})"))
        if cell.source in load_sources().source:
            told.append_text(quiet(" [")).append_text(notes.mark(cell.source)).append_text(quiet("]"))
        return told
    if isinstance(cell, Confidence) or cell in {"unknown", "open", "–"}:
        return quiet(str(cell))
    return cell
