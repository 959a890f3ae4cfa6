"""What every detail spec has in common, and how a figure of a spec becomes a quantity."""

from collections.abc import Iterator
from typing import Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.quantity import Figure, Quantity, load_sources, unit_of

__all__ = ["Band", "Part", "check_figures", "quantity_of"]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of every spec.

    Attributes:
        name: What people call it.
        items: Item numbers under which it is, or was, sold; empty for a part that comes with kits only.
        note: Anything a reader should know before relying on its figures.
    """

    name: str
    items: tuple[str, ...] = ()
    note: str = ""


class Band(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A range as the maker prints it: `12 300–14 700 rpm`. It says what units of one type do, not how sure.

    Attributes:
        low: Lower end.
        high: Upper end.
        source: Id in `data/sources`.
    """

    low: float
    high: float
    source: str

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high:
            raise ValueError(f"a printed range needs 0 < low <= high, not {self.low} to {self.high}")

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return 0.5 * (self.low + self.high)

    def meets(self, low: float, high: float) -> bool:
        """Whether an interval has a point in common with this range."""
        return low <= self.high and high >= self.low


def quantity_of(owner: msgspec.Struct, field: str) -> Quantity:
    """The figure in a field as a quantity, in the unit that the field's name ends in."""
    figure = getattr(owner, field)
    if not isinstance(figure, Figure):
        raise TypeError(f"{type(owner).__name__}.{field} holds no figure")
    return figure.quantity(unit_of(field))


def check_figures(data: msgspec.Struct, *, file: str) -> None:
    """Check that every figure below `data` is sound and that its source exists.

    Raises:
        KodawariError: An interval contradicts itself, a guess gives no reason, or a source id is unknown.
    """
    known = load_sources().source
    for place, cell in _cells(data, ""):
        try:
            if isinstance(cell, Figure):
                _check_figure(cell)
        except KodawariError as error:
            raise error.located(file, place) from error
        if cell.source and cell.source not in known:
            raise KodawariError(
                f"no source has the id '{cell.source}'",
                file=file,
                place=place,
                mend=nearest(cell.source, known) or "Add it to a file in data/sources.",
            )


def _check_figure(figure: Figure) -> None:
    """One figure: sound as a quantity, and with a source where its confidence promises one."""
    figure.quantity("")
    sourceless = {"assumed", "derived", "recalled", "unknown"}
    if not figure.source and figure.confidence not in sourceless:
        raise KodawariError(f"a {figure.confidence} figure needs a source", mend="Add `source`.")


def _cells(value: Any, place: str) -> Iterator[tuple[str, Figure | Band]]:
    """Every figure and printed range in a structure, with its place."""
    if isinstance(value, Figure | Band):
        yield place, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _cells(getattr(value, name), f"{place}.{name}".lstrip("."))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _cells(item, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _cells(item, f"{place}[{index}]")
