"""The page of the docs about predictions, made by `kodawari kei validate -o docs/kei-validation.md`."""

from collections.abc import Sequence
from statistics import median

from kodawari.kei.drive import METRICS, Prediction, RowCheck, Validation
from kodawari.quantity import format_number

__all__ = ["page"]


def page(found: Validation, rows: Sequence[RowCheck]) -> str:
    """The whole page as Markdown."""
    errors = [abs(row.error) for row in rows]
    inside = sum(row.inside for row in rows)
    lines = [
        "# Kei cars: predictions and how they fare",
        "",
        "Made by `kodawari kei validate -o docs/kei-validation.md`; what stands behind the figures is in",
        "[the theory of the road solver](theory/road-solver.md).",
        "",
        "## Rows that taught the shared factors",
        "",
        f"The solver learned from {len(rows)} published figures and nothing else:",
        f"{', '.join(row.row for row in rows)}.",
        "What they teach are factors that all cars share, such as how fast testers change gear; no figure of",
        "a car is fitted to that car's own tests. Below, each row is predicted without any row of its car.",
        "",
        f"Median error {100 * median(errors):.1f} %, worst {100 * max(errors):.1f} %;",
        f"{inside} of {len(rows)} rows lie inside their 90 % interval.",
        "",
        "| row | car | metric | published | predicted (90 %) | error | what it is |",
        "|---|---|---|---:|---:|---:|---|",
        *(_row(row) for row in rows),
        "",
        "## Predictions",
        "",
        "Median and the interval that holds 90 %: of what is unknown of the car, of driver and load, of the",
        "test, and of whether the figure is a maker's claim. `km` is the range of an electric car.",
        "",
        *_predictions(found),
        "## Cars that cannot be predicted",
        "",
        "| car | unknown |",
        "|---|---|",
        *(f"| {car} | {', '.join(words)} |" for car, words in found.missing.items()),
        "",
        f"{found.draws} draws, seed {found.seed}.",
        "",
    ]
    return "\n".join(lines)


def _row(row: RowCheck) -> str:
    low, middle, high = (format_number(value, digits=1) for value in row.left_out)
    error = format_number(100 * row.error, digits=1)
    mark = "" if row.inside else " (outside)"
    return (
        f"| {row.row} | {row.car} | {row.metric} | {row.value:g} {row.unit} | {middle} ({low}–{high}) "
        f"| {error} %{mark} | {row.kind} |"
    )


def _predictions(found: Validation) -> list[str]:
    """One table for each kind of metric, cars down."""
    groups = (
        ("Standing starts, s", [name for name, unit in METRICS.items() if unit == "s"]),
        ("Speeds, km/h, and slopes, °", [name for name, unit in METRICS.items() if unit in {"km/h", "deg"}]),
        ("Consumption, km/L", [name for name, unit in METRICS.items() if unit == "km/L"]),
    )
    lines: list[str] = []
    for title, metrics in groups:
        lines += [f"### {title}", "", f"| car | {' | '.join(metrics)} |", "|---|" + "---:|" * len(metrics)]
        for car, every in found.predictions.items():
            by_metric = {one.metric: one for one in every}
            cells = [_cell(by_metric.get(name)) for name in metrics]
            lines.append(f"| {car} | {' | '.join(cells)} |")
        lines.append("")
    return lines


def _cell(one: Prediction | None) -> str:
    if one is None:
        return "–"
    digits = 0 if one.median >= 100.0 else 1
    low, middle, high = (format_number(value, digits=digits) for value in (one.low, one.median, one.high))
    unit = " km" if one.unit == "km" else ""
    return f"{middle}{unit} ({low}–{high})"
