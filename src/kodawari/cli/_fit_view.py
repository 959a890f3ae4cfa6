"""How a fit looks in the terminal."""

from typing import Any

import msgspec

from kodawari.cli._console import Column, console, quiet, table
from kodawari.fit import Posterior
from kodawari.quantity import format_number

__all__ = ["fit_dict", "show_fit"]


def fit_dict(found: Posterior) -> dict[str, Any]:
    """A fit as plain data."""
    units = _units(found)
    return {
        "parameters": [{**msgspec.to_builtins(row), "unit": units[row.key]} for row in found.moved()],
        "effective_draws": found.effective,
        "scale_reduction": found.reduction,
        "stages": found.stages,
        "log_evidence": list(found.log_evidence),
    }


def show_fit(found: Posterior, *, most: int) -> None:
    """Parameters, those that learnt most first."""
    screen, units = console(), _units(found)
    priors = {parameter.key: parameter.prior.ends for parameter in found.problem.parameters}
    heads = (
        Column("parameter"),
        Column("before, 95 %", "right"),
        Column("after, 90 %", "right"),
        Column("unit"),
        Column("shift", "right"),
        Column("width", "right"),
    )
    rows = []
    for row in found.moved()[:most]:
        low, value, high = priors[row.key]
        rows.append(
            (
                row.key,
                f"{_short(value)} ({_short(low)}–{_short(high)})",
                f"{_short(row.median)} ({_short(row.low)}–{_short(row.high)})",
                quiet(units[row.key]),
                format_number(row.shift),
                format_number(row.width),
            )
        )
    screen.print(table(heads, rows))
    rest = len(priors) - len(rows)
    draws, reduction = format_number(found.effective, digits=0), format_number(found.reduction, digits=3)
    screen.print(
        quiet(
            f"\n{rest} more learnt less. {len(found.problem.readings)} readings; "
            f"worth {draws} independent draws, scale reduction {reduction}."
        )
    )


def _units(found: Posterior) -> dict[str, str]:
    return {parameter.key: parameter.prior.unit for parameter in found.problem.parameters}


def _short(value: float) -> str:
    """Three figures."""
    size = abs(value)
    return format_number(value, digits=0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 4)
