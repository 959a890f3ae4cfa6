"""How a comparison of kei cars looks in the terminal."""

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, quiet, table, unknown
from kodawari.kei.catalogue import KeiCar
from kodawari.kei.compare import Comparison, title_of
from kodawari.quantity import Quantity, format_number

__all__ = ["show_comparison"]

_MOST = 5
"""Cars side by side in one table; more go into a second one with the first car again."""


def show_comparison(found: Comparison, *, json: bool) -> None:
    """One row for each figure, one column for each car, the difference to the first below; or the JSON."""
    if json:
        print_json(found.to_json_dict())
        return
    screen = console()
    rest = list(range(1, len(found.cars)))
    for start in range(0, len(rest), _MOST - 1):
        columns = [0, *rest[start : start + _MOST - 1]]
        screen.print(_table(found, columns))
        screen.print()
    screen.print(quiet(f"+ and − are differences to {found.cars[0].name}. – nobody has said."))
    if any(each.is_known and each.low != each.high for row in found.figures.values() for each in row):
        screen.print(quiet("* sources disagree or leave it open; --json gives the interval."))


def _table(found: Comparison, columns: list[int]) -> Table:
    heads = [Column(""), *(Column(_name(found.cars[k]), "right", wrap=True) for k in columns)]
    rows: list[list[str | Text]] = [["era", *(found.cars[k].era or quiet("not kei") for k in columns)]]
    for name, row in found.figures.items():
        if not any(row[k].is_known for k in columns):
            continue
        cells = [_cell(row[k], found.differences[name][k], first=k == 0) for k in columns]
        unit = next((row[k].unit for k in columns if row[k].unit), "")
        rows.append([f"{title_of(name)}{', ' + unit if unit else ''}", *cells])
    return table(heads, rows)


def _name(car: KeiCar) -> str:
    return f"{car.maker} {car.model}"


def _cell(value: Quantity, difference: Quantity, *, first: bool) -> Text:
    if not value.is_known:
        return unknown() if first else quiet("–")
    made = Text(_number(value))
    if not first and difference.is_known and difference.value is not None:
        sign = "+" if difference.value > 0 else ""
        made.append(f"\n{sign}{_number(difference)}", "quiet")
    return made


def _number(quantity: Quantity) -> str:
    low, value, high = quantity.ends
    digits = next((k for k in range(3) if abs(round(value, k) - value) < 1e-6), 1 if quantity.source else 3)
    return format_number(value, digits=digits) + ("*" if high > low else "")
