"""How commands print: one width, one palette, tables that align, JSON alone when it is asked for."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

import msgspec
from rich.box import Box
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

__all__ = [
    "Column",
    "console",
    "print_json",
    "progress",
    "quiet",
    "signal",
    "table",
    "tell_written",
    "unknown",
]

MAX_WIDTH = 100

# Ink is the terminal's own colour. The other tones keep at least 3.5 : 1 on white and on graphite alike.
_THEME = Theme(
    {
        "signal": "#D6402B",
        "rival": "#1F6FB2",
        "quiet": "#6B6F76",
        "rule": "#6B6F76",
        "progress.elapsed": "#6B6F76",
        "progress.remaining": "#6B6F76",
    }
)

# A thin rule below the header, and nothing else.
_RULED = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


class _Console(Console):
    """A console that lets a closed pipe be handled where all errors are."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: What stands above it.
        align: Figures go right.
        wrap: Whether a long cell may take more than one line.
    """

    title: str
    align: Literal["left", "right"] = "left"
    wrap: bool = False


def console(*, err: bool = False) -> Console:
    """A console on stdout or stderr: as wide as the terminal, at most 100 columns, plain in a pipe."""
    width = min(MAX_WIDTH, shutil.get_terminal_size((MAX_WIDTH, 24)).columns)
    return _Console(stderr=err, width=width, theme=_THEME, highlight=False, markup=False, emoji=False)


def quiet(text: str) -> Text:
    """Text that may be overlooked, in grey."""
    return Text(text, "quiet")


def signal(text: str) -> Text:
    """Text that matters now."""
    return Text(text, "signal")


def unknown() -> Text:
    """The word that stands wherever nobody has said."""
    return quiet("unknown")


def table(
    columns: Sequence[Column | str], rows: Iterable[Sequence[str | Text]], *, header: bool = True
) -> Table:
    """An aligned table without a frame.

    Args:
        columns: Columns; a plain string is a left-aligned column that does not wrap.
        rows: As many cells each as there are columns.
        header: Whether to print the titles and the thin rule below them.
    """
    made = Table(
        box=_RULED if header else None,
        show_header=header,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    made.header_style = "quiet"
    made.border_style = "rule"
    for given in columns:
        column = given if isinstance(given, Column) else Column(given)
        made.add_column(column.title, justify=column.align, no_wrap=not column.wrap, overflow="fold")
    for row in rows:
        made.add_row(*row)
    return made


def print_json(value: Any) -> None:
    """Print a value as JSON: the only thing on stdout of a command that was asked for it."""
    encoded = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.write(encoded.decode() + "\n")


def tell_written(path: Path, *, json: bool = False) -> None:
    """The last line of a command that wrote a file.

    Args:
        path: The file.
        json: True when stdout belongs to JSON; the line goes to stderr then.
    """
    console(err=json).print(f"wrote {path}", soft_wrap=True)


class _Rate(ProgressColumn):
    """How many pieces of work are done in a second: `96 runs/s`."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        return quiet(f"{task.speed:,.0f} {self._unit}/s") if task.speed else quiet("")


@contextmanager
def progress(*, unit: str = "") -> Iterator[Progress]:
    """Progress bars on stderr for long work; they leave nothing behind, and a pipe or a log sees none.

    Use it as `with progress() as bars: task = bars.add_task("racing", total=runs); bars.advance(task)`.

    Args:
        unit: What is counted, to tell the rate: `runs`; empty tells none.
    """
    screen = console(err=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(
            bar_width=30, style="rule", complete_style="signal", finished_style="signal", pulse_style="rule"
        ),
        TextColumn("{task.completed:g} of {task.total:g}", style="quiet"),
        *([_Rate(unit)] if unit else []),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bars:
        yield bars
