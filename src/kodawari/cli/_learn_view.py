"""Learning in the terminal: the run, the tables, and the file."""

from math import isfinite
from pathlib import Path
from typing import Any

import msgspec

from kodawari.cli._console import Column, console, print_json, progress, quiet, table
from kodawari.cli._race_run import tell_compiling
from kodawari.files import write_atomically
from kodawari.fit import read_belief
from kodawari.mini4wd.learn import Learnt, learn, read_laps
from kodawari.quantity import format_number

__all__ = ["run_learn", "show_learnt", "write_learnt"]

_HEAD = """\
# What timed laps have taught about a car, learnt from {file} with physics {physics}: mean and Cholesky factor
# of the scores of named quantities. A score of 0 is a quantity's best value, ±1.96 the ends of its interval.
# For `kodawari race --belief` and `kodawari tune --belief`.

"""


def run_learn(laps: Path, *, belief: Path | None, draws: int, seed: int) -> Learnt:
    """Read and learn, with a progress bar on stderr; errors as `read_laps`, `read_belief` and `learn`."""
    given, known = read_laps(laps), None if belief is None else read_belief(belief)
    tell_compiling()
    with progress(unit="runs") as bars:
        task = bars.add_task("learning", total=None)
        return learn(
            given, folder=laps.parent, file=str(laps), belief=known, draws=draws, seed=seed,
            progress=lambda done, total: bars.update(task, completed=done, total=total),
        )  # fmt: skip


def show_learnt(found: Learnt, *, most: int, json: bool) -> None:
    """What was timed beside what is believed, then the unknowns that learnt most."""
    if json:
        print_json(_plain(found))
        return
    screen = console()
    heads = (
        Column("timed"),
        Column("times", "right"),
        Column("mean, s", "right"),
        Column("before, 90 %", "right"),
        Column("after, 90 %", "right"),
    )
    rows = [
        (row.name, str(row.times), _number(row.read_s), _range(row.before), _range(row.after))
        for row in found.compared
    ]
    screen.print(table(heads, rows))
    for row in found.compared:
        if row.out_before > 0.5:
            share = format_number(100.0 * row.out_before, digits=0)
            screen.print(quiet(f"{row.name}: {share} % of the drawn cars never came that far."))
    heads = (
        Column("unknown"),
        Column("after, 90 %", "right"),
        Column("unit"),
        Column("shift", "right"),
        Column("width", "right"),
    )
    moved = [
        (
            row.key,
            f"{_number(row.median)} ({_number(row.low)}–{_number(row.high)})",
            quiet(found.units[row.key]),
            format_number(row.shift),
            format_number(row.width),
        )
        for row in found.moved[:most]
    ]
    screen.print("")
    screen.print(table(heads, moved))
    rest = max(0, len(found.moved) - most)
    screen.print(
        quiet(
            f"\n{rest} more learnt less; {found.draws} cars drawn in each of two rounds.\n"
            "A shift of 1 is a deviation of what was believed before; a width below 1 is what was learnt."
        )
    )


def write_learnt(found: Learnt, laps: Path, output: Path) -> None:
    """Write the belief.

    Raises:
        KodawariError: The file cannot be written; it is as it was before.
    """
    head = _HEAD.format(file=laps.name, physics=found.physics_version)
    write_atomically(output, head + found.belief.text(digits=5))


def _plain(found: Learnt) -> dict[str, Any]:
    compared = [msgspec.to_builtins(row) for row in found.compared]
    for row in compared:
        for name in ("before", "after"):
            row[name] = [value if isfinite(value) else None for value in row[name]]
    return {
        "compared": compared,
        "unknowns": [{**msgspec.to_builtins(row), "unit": found.units[row.key]} for row in found.moved],
        "draws": found.draws,
        "physics_version": found.physics_version,
    }


def _range(ends: tuple[float, float, float]) -> str:
    if not isfinite(ends[1]):
        return "never there"
    return f"{_number(ends[1])} ({_number(ends[0])}–{_number(ends[2])})"


def _number(value: float) -> str:
    """Three figures."""
    size = abs(value)
    return format_number(value, digits=0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 4)
