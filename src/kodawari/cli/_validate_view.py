"""How predictions look in the terminal."""

from rich.table import Table

from kodawari.cli._console import Column, console, quiet, table
from kodawari.mini4wd.evidence import Check, Prediction, Validation
from kodawari.quantity import format_number

__all__ = ["show_validation"]


def show_validation(found: Validation) -> None:
    """Predictions, then readings beside the model."""
    screen = console()
    screen.print("Predictions: half of what is believed lies below the first figure, 90 % in the interval.\n")
    screen.print(_predictions(found.predictions))
    screen.print(
        "\nPublished readings, and what the model says a reading would be, before and after the fit.\n"
    )
    screen.print(_checks(found.checks))
    draws = format_number(found.effective_draws, digits=0)
    reduction = format_number(found.scale_reduction, digits=3)
    screen.print(
        quiet(
            f"\nfit worth {draws} independent draws, scale reduction {reduction} · "
            f"physics {found.physics_version}"
        )
    )


def _predictions(rows: list[Prediction]) -> Table:
    heads = (
        Column("prediction"),
        Column("value", "right"),
        Column("90 %", "right"),
        Column("rests on", wrap=True),
    )
    return table(
        heads,
        [
            (
                row.id,
                f"{_short(row.median)}{f' {row.unit}' if row.unit else ''}",
                f"{_short(row.low)}–{_short(row.high)}",
                quiet(row.rests_on),
            )
            for row in rows
        ],
    )


def _checks(rows: list[Check]) -> Table:
    heads = (
        Column("reading"),
        Column("read", "right"),
        Column("priors alone, 90 %", "right"),
        Column("after the fit, 90 %", "right"),
        Column("", wrap=True),
    )
    return table(
        heads,
        [
            (
                row.id,
                f"{_short(row.read)} {row.unit}",
                _interval(row.before) if row.before else "",
                _interval(row.after),
                quiet("" if row.fitted else "not fitted"),
            )
            for row in rows
        ],
    )


def _interval(ends: tuple[float, float, float]) -> str:
    low, middle, high = ends
    return f"{_short(middle)} ({_short(low)}–{_short(high)})"


def _short(value: float) -> str:
    """Four figures."""
    return format_number(value, digits=3 if value < 10.0 else 2 if value < 100.0 else 1)
