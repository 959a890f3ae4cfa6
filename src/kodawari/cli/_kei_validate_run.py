"""Predict, check the calibration rows against the others, show, write."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import msgspec
from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, progress, quiet, signal, table, tell_written
from kodawari.cli._kei_validate_page import page
from kodawari.files import data_path, write_atomically
from kodawari.kei.catalogue import find_car, load_cars
from kodawari.kei.drive import (
    Prediction,
    RowCheck,
    Validation,
    calibrate,
    learned_toml,
    load_learned,
    missing_figures,
    validate,
)
from kodawari.quantity import format_number

__all__ = ["answer"]

SHOWN = {"0-100 km/h": "0-100 km/h, s", "400 m": "400 m, s", "top speed": "top, km/h", "wltc": "wltc, km/L"}
"""Metrics of the table, with their titles."""

MOST_LETTERS = 26


def answer(
    names: Sequence[str], *, learn: bool, seed: int, json: bool, output: Path | None, kind: str
) -> None:
    """All of it."""
    cars = [find_car(name) for name in names] if names else list(load_cars())
    if learn:
        path = data_path("kei", "drive", "learned.toml")
        write_atomically(path, learned_toml(calibrate(seed=seed)))
        load_learned.cache_clear()
        tell_written(path, json=json)
    with progress(unit="cars") as bars:
        task = bars.add_task("predicting", total=sum(not missing_figures(car) for car in cars))
        found = validate(cars, seed=seed, progress=lambda _: bars.advance(task))
    if json:
        print_json(found.to_json_dict())
    wants_rows = kind == "md" or not (json or names)
    rows = calibrate(seed=seed).rows if wants_rows else ()
    if not json:
        _show(found, rows)
    if output:
        written = msgspec.json.format(msgspec.json.encode(found.to_json_dict()), indent=2).decode() + "\n"
        write_atomically(output, page(found, rows) if kind == "md" else written)
        tell_written(output, json=json)


def _show(found: Validation, rows: Sequence[RowCheck]) -> None:
    """A table of the usual metrics, what is missing elsewhere, and how the calibration rows fare."""
    screen = console()
    lines: list[list[str | Text]] = []
    for car, predictions in found.predictions.items():
        by_metric = {one.metric: one for one in predictions}
        cells = [_cell(by_metric.get(name)) for name in SHOWN]
        lines.append([car[:MOST_LETTERS], *cells])
    if lines:
        screen.print(table(["car", *(Column(title, "right") for title in SHOWN.values())], lines))
    for car, words in found.missing.items():
        screen.print(quiet(f"{car}: unknown {', '.join(words)}"))
    if rows:
        screen.print("\nCalibration rows, each predicted without any row of its car")
        screen.print(_row_table(rows))
        errors = [abs(row.error) for row in rows]
        inside = sum(row.inside for row in rows)
        screen.print(
            quiet(
                f"median error {100 * median(errors):.1f} %, worst {100 * max(errors):.1f} %; "
                f"{inside} of {len(rows)} inside their 90 % interval"
            )
        )
    screen.print(
        quiet(f"\n{found.draws} draws, seed {found.seed}; learned from {', '.join(found.learned_from)}")
    )


def _cell(found: Prediction | None) -> Text:
    """`11.8 (10.7–13.2)`; an electric car's range says its unit."""
    if found is None:
        return quiet("no")
    digits = 1 if found.median < 100.0 else 0
    ends = (format_number(value, digits=digits) for value in (found.median, found.low, found.high))
    middle, low, high = ends
    unit = " km" if found.unit == "km" else ""
    return Text.assemble(f"{middle}{unit} ", (f"({low}–{high})", "quiet"))


def _row_table(rows: Sequence[RowCheck]) -> Table:
    lines: list[list[str | Text]] = []
    for row in rows:
        low, middle, high = (format_number(value, digits=1) for value in row.left_out)
        shown = f"{format_number(100 * row.error, digits=1)} %"
        lines.append(
            [
                row.row,
                row.car[:24],
                row.metric,
                f"{row.value:g} {row.unit}",
                f"{middle} ({low}–{high})",
                shown if row.inside else signal(f"{shown} outside"),
            ]
        )
    columns = [Column("row"), Column("car"), Column("metric"), Column("published", "right")]
    return table([*columns, Column("predicted", "right"), Column("error", "right")], lines)
