"""How a cross-check runs and looks in the terminal."""

from collections.abc import Sequence
from math import isnan
from typing import Any

import msgspec
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, progress, quiet, signal, table
from kodawari.cli._race_run import tell_compiling
from kodawari.errors import KodawariError
from kodawari.files import parse_toml
from kodawari.mini4wd.crosscheck import (
    PARTNERS,
    CaseResult,
    Comparison,
    CrossCheck,
    Row,
    cross_check,
    has_mujoco,
)
from kodawari.quantity import format_number

__all__ = ["json_text", "path_value", "run", "show"]

_SAID = {
    "ours": "the lane solver",
    "injected": "MuJoCo under our law",
    "native": "MuJoCo with its own contacts",
}
_LEGEND = (
    "injected: MuJoCo moves the car under our force law; native: with its own contacts. The difference is "
    "the one that comes nearest to what is allowed."
)
_SHORT = {"injected": "injected", "native": "native", "reference": "ref."}


def run(
    fixture: str,
    settings: Sequence[str],
    *,
    cases: Sequence[str],
    native: bool | None,
    injected: bool | None,
) -> CrossCheck:
    """Cross-check with a progress bar on stderr; errors as `cross_check` and `path_value`."""
    values = dict(path_value(given) for given in settings)
    tell_compiling()
    with progress() as bars:
        task = bars.add_task("running", total=1.0)
        return cross_check(
            fixture,
            values,
            cases=cases,
            native=native,
            injected=injected,
            progress=lambda way, done: bars.update(task, description=_SAID[way], completed=round(done, 3)),
        )


def path_value(given: str) -> tuple[str, Any]:
    """PATH=VALUE with a value as TOML writes it; anything else is a word.

    Raises:
        KodawariError: It has another form.
    """
    path, equals, value = given.partition("=")
    if not (path and equals and value):
        raise KodawariError(
            f"--set {given} is not PATH=VALUE", mend="For example: --set contact.tyre.friction=0.5"
        )
    try:
        return path, parse_toml(f"value = {value}", file="--set")["value"]
    except KodawariError:
        return path, value


def json_text(result: CrossCheck) -> str:
    """The result as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(plain(result)), indent=2).decode() + "\n"


def show(result: CrossCheck, *, json: bool) -> None:
    """A table for each case, and what it comes to; or the JSON of all of it."""
    if json:
        print_json(plain(result))
        return
    screen = console()
    screen.print(result.title)
    if result.note:
        screen.print(quiet(result.note))
    for case in result.cases:
        screen.print(f"\n{case.name}")
        screen.print(_table(case))
        if case.why:
            screen.print(quiet(f"{case.why}"))
    screen.print()
    screen.print(_summary(result))
    if result.mujoco:
        screen.print(quiet(_LEGEND))
    elif not has_mujoco():
        screen.print(quiet("MuJoCo is not installed here: only recorded figures were compared."))
    engine = f" · MuJoCo {result.mujoco}" if result.mujoco else ""
    screen.print(quiet(f"physics {result.physics_version}{engine}"))


def _table(case: CaseResult) -> Any:
    partners = [each for each in PARTNERS if any(row.with_partner(each) for row in case.rows)]
    columns = [Column("quantity"), Column("ours", "right")]
    columns += [Column(_SHORT[partner], "right") for partner in partners]
    columns += [Column("difference", "right"), Column("allowed", "right"), Column("verdict")]
    rows = []
    for row in case.rows:
        cells: list[str | Text] = [_named(row), _figure(row.ours)]
        cells += [
            _figure(each.value) if (each := row.with_partner(partner)) else quiet("–") for partner in partners
        ]
        rows.append([*cells, *_difference(row), _verdict(row)])
    return table(columns, rows)


def _named(row: Row) -> str:
    return f"{row.quantity}, {row.unit}" if row.unit else row.quantity


def _figure(value: float) -> str | Text:
    return quiet("none") if isnan(value) else _digits(value)


def _digits(value: float) -> str:
    """Four to five figures, as a comparison needs them."""
    size = abs(value)
    return format_number(value, digits=4 if size < 10.0 else 3 if size < 100.0 else 1)


def _difference(row: Row) -> tuple[str | Text, str | Text]:
    """The difference that tells most, with whom, and what is allowed."""
    found = row.telling
    if found is None:
        return quiet("–"), quiet("–")
    return f"{_sized(found.difference, row, signed=True)} {_SHORT[found.partner]}", _sized(
        found.tolerance, row
    )


def _sized(value: float, row: Row, *, signed: bool = False) -> str:
    """A share as per cent, anything else in its unit."""
    sign = ("−" if value < 0.0 else "+") if signed else ""
    if row.relative:
        return f"{sign}{100.0 * abs(value):.2f} %"
    return f"{sign}{abs(value):.3g}"


def _verdict(row: Row) -> Text:
    if row.verdict == "outside":
        return signal("outside")
    return quiet(row.verdict) if row.verdict in {"told", "unknown"} else Text(row.verdict)


def _summary(result: CrossCheck) -> Text:
    """How many figures are where."""
    rows = [row for case in result.cases for row in case.rows]
    count = {
        verdict: sum(row.verdict == verdict for row in rows) for verdict in ("outside", "told", "unknown")
    }
    inside = len(rows) - sum(count.values())
    said = f"{inside} of {len(rows)} figures within their tolerance"
    said += f", {count['told']} told without a verdict" if count["told"] else ""
    said += f", {count['unknown']} without a partner" if count["unknown"] else ""
    outside = f"; {count['outside']} outside" if count["outside"] else ""
    return Text.assemble(said, signal(outside) if outside else "", ".")


def plain(result: CrossCheck) -> dict[str, Any]:
    """The result as JSON has it: a figure that a run does not have is null."""
    return {
        "title": result.title,
        "physics_version": result.physics_version,
        "mujoco": result.mujoco or None,
        "verdict": result.verdict,
        "cases": [
            {
                "name": case.name,
                "engine": case.engine or None,
                "verdict": case.verdict,
                "why": case.why or None,
                "rows": [_plain_row(row) for row in case.rows],
            }
            for case in result.cases
        ],
    }


def _plain_row(row: Row) -> dict[str, Any]:
    return {
        "quantity": row.quantity,
        "unit": row.unit,
        "relative": row.relative,
        "ours": _or_null(row.ours),
        "verdict": row.verdict,
        "comparisons": {each.partner: _plain_comparison(each) for each in row.comparisons},
    }


def _plain_comparison(each: Comparison) -> dict[str, Any]:
    return {
        "value": _or_null(each.value),
        "difference": _or_null(each.difference),
        "tolerance": each.tolerance,
        "aim": each.aim,
        "verdict": each.verdict,
    }


def _or_null(value: float) -> float | None:
    return None if isnan(value) else value
