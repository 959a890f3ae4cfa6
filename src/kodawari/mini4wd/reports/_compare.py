"""The set-up sheet of a car beside what was there before."""

from collections.abc import Iterable
from typing import NamedTuple

from kodawari.mini4wd.reports._sheet import SheetRow
from kodawari.quantity import format_number
from kodawari.report import Column, Html, Line, element, joined, quiet, table

__all__ = ["ComparedRow", "compared_rows", "sheet_table", "where_text"]


class ComparedRow(NamedTuple):
    """One place of a car, now and before.

    Attributes:
        now: What is there; None where something was taken off.
        before: What was there; None where nothing was.
    """

    now: SheetRow | None
    before: SheetRow | None

    @property
    def changed(self) -> bool:
        """Whether part, place or angle differ."""
        return _shown(self.now) != _shown(self.before)


def compared_rows(now: Iterable[SheetRow], before: Iterable[SheetRow]) -> list[ComparedRow]:
    """Both sheets by the places on the car: first what is on it now, then what was taken off."""
    old = {(row.group, row.name): row for row in before}
    rows = [ComparedRow(row, old.pop((row.group, row.name), None)) for row in now]
    return [*rows, *(ComparedRow(None, row) for row in old.values())]


def sheet_table(now: Iterable[SheetRow], before: Iterable[SheetRow] | None = None) -> Html:
    """The sheet as a table; with a sheet from before, what differs is marked and told.

    Args:
        now: The car as it is.
        before: The same car before; None shows one car alone.
    """
    columns = [Column("place"), Column("part"), Column("x · y · up, mm"), Column("set to")]
    if before is None:
        return table(columns, [_cells(row) for row in now], caption="The set-up sheet.")
    lines = [
        Line([*(_off(row.before) if row.now is None else _cells(row.now)), _was(row)],
             "changed" if row.changed else "")
        for row in compared_rows(now, before)
    ]  # fmt: skip
    return table([*columns, Column("before")], lines, caption="The set-up sheet; changed rows are marked.")


def where_text(row: SheetRow) -> str:
    """Where a part sits: ahead of the middle, to the left, above the axles; `±` for a mirrored pair."""
    if row.place_mm is None:
        return ""
    x, y, up = row.place_mm
    across = f"±{_mm(abs(y))}" if row.pair else _mm(y)
    return " · ".join([_mm(x), across, *([] if up is None else [_mm(up)])])


def _shown(row: SheetRow | None) -> tuple[str, ...] | None:
    return None if row is None else (row.part, where_text(row), row.detail)


def _place(row: SheetRow) -> str:
    """What people call the place: `Roller, rear 2`, `Front brake`."""
    words = row.name.replace("-", " ")
    if row.group in words.split():
        return words.capitalize()
    return f"{row.group.capitalize()}, {words}" if words else row.group.capitalize()


def _cells(row: SheetRow) -> list[str]:
    """Place, part with its item number, where, and how."""
    number = quiet(f" {row.items[0]}") if row.items else Html()
    where = where_text(row)
    return [
        _place(row),
        joined([row.part, number]),
        element("span", where, class_="keep") if where else "",
        row.detail,
    ]


def _off(row: SheetRow | None) -> list[str]:
    """The cells of a place from which something was taken."""
    return [_place(row) if row else "", quiet("taken off"), "", ""]


def _was(row: ComparedRow) -> Html:
    """What was there, as far as it differs."""
    if not row.changed:
        return Html()
    if row.before is None:
        return quiet("nothing")
    told = [row.before.part] if row.now is None or row.now.part != row.before.part else []
    if row.now is None or where_text(row.now) != where_text(row.before):
        told.append(where_text(row.before))
    if row.now is None or row.now.detail != row.before.detail:
        told.append(row.before.detail)
    return joined([quiet(part) for part in told if part], element("br"))


def _mm(value: float) -> str:
    return format_number(value, digits=1)
