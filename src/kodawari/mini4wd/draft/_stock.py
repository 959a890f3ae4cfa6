"""The pieces at hand against those that are laid."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kodawari.errors import KodawariError, nearest
from kodawari.mini4wd.course import System
from kodawari.mini4wd.draft._model import Draft
from kodawari.mini4wd.draft._view import StockRow

__all__ = ["stock_of", "stock_rows", "used_stock"]


def stock_of(system: System, kind: str) -> Mapping[str, int]:
    """What a piece of a class takes out of the stock, by kind."""
    found = system.piece.get(kind)
    return (found.stock if found is not None else {}) or {kind: 1}


def used_stock(system: System, entries: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """What some pieces take out of the stock."""
    used = Counter[str]()
    for kind, count in Counter(str(entry["type"]) for entry in entries).items():
        for name, each in stock_of(system, kind).items():
            used[name] += each * count
    return used


def stock_rows(draft: Draft, system: System) -> list[StockRow]:
    """Every kind that is laid or at hand, in the order of the catalogue.

    Raises:
        KodawariError: A kind at hand is none of this system.
    """
    used = used_stock(system, (entry for chain in draft.chains for entry in chain.pieces))
    kinds = list(dict.fromkeys(name for kind in system.piece for name in stock_of(system, kind)))
    for kind in draft.stock:
        if kind not in kinds:
            raise KodawariError(
                f"no kind of piece of the {system.lanes}-lane system is called '{kind[:80]}'",
                place=f"stock.{kind[:80]}",
                mend=nearest(kind, kinds) or f"There are: {', '.join(kinds)}.",
            )
    rows = []
    for kind in kinds:
        if kind in used or kind in draft.stock:
            name = system.stock.get(kind) or system.piece[kind]
            have = draft.stock.get(kind)
            rows.append(StockRow(kind=kind, title=name.title, ja=name.ja, used=used[kind], have=have))
    return rows
