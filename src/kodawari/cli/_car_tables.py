"""The tables of a car: set-up, sizes, balance, masses, and what is not known exactly."""

from collections.abc import Mapping
from math import floor, log10

from rich.table import Table
from rich.text import Text

from kodawari.cli._console import Column, quiet, table
from kodawari.cli._rulebook_parts import trust
from kodawari.mini4wd.build import Build, Size, mass_list, sizes_of, uncertain, uncertain_balance
from kodawari.mini4wd.reports import SheetRow, setup_rows
from kodawari.quantity import Quantity, format_number, format_quantity
from kodawari.report import percent

__all__ = ["balance_table", "masses_table", "setup_table", "sizes_table", "uncertain_table"]

_WIDEST = 10
_FINE = 0.002
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

_SIZES = {
    "mass_g": "mass, ready to run",
    "length_mm": "length",
    "width_mm": "width",
    "height_mm": "height",
    "ground_clearance_mm": "ground clearance",
}

_BALANCE = {
    "ahead_mm": "centre of mass, ahead of the middle",
    "left_mm": "centre of mass, to the left",
    "height_mm": "centre of mass, above the floor",
    "front_percent": "weight on the front wheels",
    "roll_g_mm2": "inertia in roll",
    "pitch_g_mm2": "inertia in pitch",
    "yaw_g_mm2": "inertia in yaw",
}


def setup_table(build: Build) -> Table:
    columns = [
        Column("part"),
        Column(""),
        Column("what", wrap=True),
        Column("item"),
        Column("x", "right"),
        Column("y", "right"),
        Column("up", "right"),
        Column("how", wrap=True),
    ]
    return table(columns, [_setup_row(row) for row in setup_rows(build)])


def _setup_row(row: SheetRow) -> list[str | Text]:
    where: list[str | Text] = ["", "", ""]
    if row.place_mm is not None:
        x, y, z = ("" if each is None else format_number(each, digits=1) for each in row.place_mm)
        where = [x, f"±{y}" if row.pair else y, z]
    how = f"{row.detail}{', ' if row.detail and row.from_kit else ''}{'from the kit' if row.from_kit else ''}"
    return [row.group, row.name, row.part, quiet(", ".join(row.items[:1])), *where, quiet(how)]


def sizes_table(build: Build) -> Table:
    sizes = sizes_of(build)
    columns = [Column("size"), Column("value", "right"), Column("trust"), Column("decided by", wrap=True)]
    rows = [row for name, title in _SIZES.items() for row in _size_rows(title, getattr(sizes, name))]
    return table(columns, rows)


def _size_rows(title: str, size: Size) -> list[list[str | Text]]:
    """A reading counts where there is one; what the parts give stands below it."""
    computed: list[str | Text] = [
        format_quantity(size.computed),
        trust(size.computed.confidence),
        quiet(size.by),
    ]
    if size.measured is None:
        return [[title, *computed]]
    return [
        [title, format_quantity(size.measured), trust(size.measured.confidence), quiet("a reading")],
        [quiet("  computed"), *computed],
    ]


def balance_table(build: Build) -> Table:
    balance = uncertain_balance(build)
    rows = []
    for name, title in _BALANCE.items():
        quantity: Quantity = getattr(balance, name)
        if quantity.unit == "g·mm²":
            quantity = quantity.scaled(1e-3, "kg·mm²")
        rows.append((title, format_quantity(quantity), trust(quantity.confidence)))
    return table([Column(""), Column("", "right"), Column("trust")], rows, header=False)


def masses_table(build: Build) -> Table:
    whole = sizes_of(build).mass_g.computed
    columns = [
        Column("part"),
        Column("mass", "right"),
        Column("share", "right"),
        Column("trust"),
        Column("source, or why", wrap=True),
    ]
    rows: list[list[str | Text]] = [
        [
            item.name,
            format_quantity(item.mass),
            percent(item.mass.ends[1] / whole.ends[1]),
            trust(item.mass.confidence),
            quiet(item.mass.note or item.mass.source),
        ]
        for item in mass_list(build)
    ]
    rows.append(["all parts", format_quantity(whole), "100 %", trust(whole.confidence), ""])
    return table(columns, rows)


def uncertain_table(build: Build, *, every: bool) -> Table:
    known = uncertain(build)
    names = list(known) if every else _widest(known)
    columns = [Column("parameter", wrap=True), Column("value"), Column("trust"), Column("why", wrap=True)]
    rows = [
        (
            name,
            _figure(known[name]),
            trust(known[name].confidence),
            quiet(known[name].note or known[name].source),
        )
        for name in names
    ]
    return table(columns, rows)


def _figure(quantity: Quantity) -> str:
    """A figure with its spread; what three decimals cannot show as a power of ten."""
    if quantity.spread >= _FINE:
        return format_quantity(quantity)
    power = floor(log10(abs(quantity.ends[1]) or quantity.spread))
    scaled = quantity.scaled(10.0**-power, "")
    sign = str(power).translate(_RAISED)
    return f"{format_quantity(scaled)} × 10{sign} {quantity.unit}".rstrip()


def _widest(known: Mapping[str, Quantity]) -> list[str]:
    """The parameters with the largest spread for their value; those around zero have no such measure."""
    relative = {
        name: quantity.spread / abs(quantity.ends[1])
        for name, quantity in known.items()
        if quantity.ends[0] * quantity.ends[2] > 0
    }
    return sorted(relative, key=lambda name: -relative[name])[:_WIDEST]
