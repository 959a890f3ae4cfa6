"""Reading one catalogue file, strictly: a mistake is told with file, line and column."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kodawari.errors import KodawariError, nearest
from kodawari.files import read_text
from kodawari.mini4wd.parts._cells import REQUIRED, Parser, parse_grounds, parsers
from kodawari.mini4wd.parts._item import Conflict, Grounds, Item
from kodawari.mini4wd.parts._vocabulary import Vocabulary

__all__ = ["read_items"]

Conflicts = dict[str, tuple[Conflict, ...]]


def read_items(path: Path, vocabulary: Vocabulary, conflicts: Conflicts) -> Iterator[tuple[int, Item]]:
    """The items of one category, each with the line that it stands on.

    Args:
        path: A CSV file whose name is the category's key. Its first line names the columns; those that no
            item of the category uses may be left out.
        vocabulary: The words that may be used.
        conflicts: Conflicts by item number.

    Raises:
        KodawariError: A column, a row or a cell is not as it should be.
    """
    rows = _rows(path)
    _, header = next(rows, (1, []))
    known = parsers(vocabulary)
    _check_header(header, known, str(path))
    for line, cells in rows:
        if len(cells) != len(header):
            raise KodawariError(
                f"expected {len(header)} cells, got {len(cells)}",
                file=str(path),
                place=f"line {line}",
                mend="A cell with a comma in it stands between double quotes.",
            )
        row = {name: cell for name, cell in zip(header, cells, strict=True) if cell}
        yield line, _item(row, path, line, known, vocabulary, conflicts)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file, cut into cells."""
    reader = csv.reader(read_text(path).splitlines(keepends=True), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise KodawariError(
            f"not valid CSV: {error}", file=str(path), place=f"line {reader.line_num}"
        ) from error


def _check_header(header: list[str], known: dict[str, Parser], file: str) -> None:
    """Every column known, none twice, none of the required ones missing."""
    columns = [*known, "cells"]
    for name in header:
        if name not in columns:
            raise KodawariError(
                f"no column is called '{name}'", file=file, place="line 1", mend=nearest(name, columns)
            )
        if header.count(name) > 1:
            raise KodawariError(f"the column '{name}' stands twice", file=file, place="line 1")
    for name in REQUIRED:
        if name not in header:
            raise KodawariError(f"the column '{name}' is missing", file=file, place="line 1", mend="Add it.")


def _item(
    row: dict[str, str],
    path: Path,
    line: int,
    known: dict[str, Parser],
    vocabulary: Vocabulary,
    conflicts: Conflicts,
) -> Item:
    """One item from the cells of its row that are not empty."""
    missing = next((name for name in REQUIRED if name not in row), None)
    if missing:
        raise _misplaced(path, line, missing, "the cell is empty, and every item needs it")
    fields: dict[str, Any] = {}
    for name, cell in row.items():
        if name == "cells":
            continue
        if cell != cell.strip():
            raise _misplaced(path, line, name, f"the cell begins or ends with a space: '{cell}'")
        try:
            fields[name] = known[name](cell)
        except ValueError as error:
            raise _misplaced(path, line, name, str(error)) from error
    fields["grounds"] = _grounds(row, path, line, known, vocabulary)
    group = vocabulary.group.get(row.get("fits", ""))
    if group:
        fields["fit_note"] = "; ".join(filter(None, (group.text, row.get("fit_note"))))
    return Item(category=path.stem, conflicts=conflicts.get(row["item_no"], ()), **fields)


def _grounds(
    row: dict[str, str], path: Path, line: int, known: dict[str, Parser], vocabulary: Vocabulary
) -> dict[str, Grounds]:
    """Where single cells come from: as the row tells, and for a fit that was read from a group of chassis."""
    grounds: dict[str, Grounds] = {}
    if row.get("fits") in vocabulary.group:
        row = {**row, "cells": "; ".join(filter(None, (row.get("cells"), "fits=derived")))}
    if "cells" in row:
        try:
            grounds = parse_grounds(row["cells"], row_source=row["source"], as_of=row["as_of"], columns=known)
        except ValueError as error:
            raise _misplaced(path, line, "cells", str(error)) from error
    return grounds


def _misplaced(path: Path, line: int, column: str, cause: str) -> KodawariError:
    return KodawariError(cause, file=str(path), place=f"line {line}, column {column}")
