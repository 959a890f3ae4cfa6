"""What was found on the floor: pieces in and above each other, the venue, the stock."""

from collections.abc import Iterator

from kodawari.mini4wd.draft._lay import Laid
from kodawari.mini4wd.draft._model import Spot
from kodawari.mini4wd.draft._venue import CORNERS
from kodawari.mini4wd.draft._view import DraftCheck, DraftView
from kodawari.quantity import format_number

__all__ = ["room_checks"]

MOST_NAMED = 40
"""Findings of one kind that are told one by one."""


def room_checks(laid: Laid, view: DraftView) -> Iterator[DraftCheck]:
    """Overlaps, heights, venue and stock."""
    yield from _overlaps(laid, view)
    yield from _levels(laid, view)
    yield from _venue(laid, view)
    yield from _stock(view)


def _overlaps(laid: Laid, view: DraftView) -> Iterator[DraftCheck]:
    for each in view.overlaps[:MOST_NAMED]:
        one, other = _name(laid, each.one), _name(laid, each.other)
        yield DraftCheck(
            name="overlap",
            verdict="fail",
            text=f"{one} and {other} stand in each other",
            code="overlap",
            at=each.at,
            pieces=[each.one, each.other],
        )
    more = len(view.overlaps) - MOST_NAMED
    if more > 0:
        yield DraftCheck(
            name="overlap",
            verdict="fail",
            text=f"and so do pieces in {more} places more",
            code="overlap.more",
            values={"count": more},
        )


def _levels(laid: Laid, view: DraftView) -> Iterator[DraftCheck]:
    tight = [each for each in view.crossings if not each.ok]
    for each in tight[:MOST_NAMED]:
        upper, lower, missing = (
            _name(laid, each.upper),
            _name(laid, each.lower),
            each.needed_mm - each.height_mm,
        )
        yield DraftCheck(
            name="levels",
            verdict="fail",
            text=f"{upper} passes {_mm(each.height_mm)} mm above {lower}: {_mm(missing, 1)} mm are missing",
            code="levels.tight",
            values={"height_mm": each.height_mm, "missing_mm": missing, "needed_mm": each.needed_mm},
            at=each.at,
            pieces=[each.upper, each.lower],
        )
    if view.crossings and not tight:
        least = min(each.height_mm for each in view.crossings)
        needed = view.crossings[0].needed_mm
        yield DraftCheck(
            name="levels",
            verdict="pass",
            text=f"it passes over itself with {_mm(least)} mm at least; {_mm(needed)} mm are needed",
            code="levels.room",
            values={"height_mm": least, "needed_mm": needed, "count": len(view.crossings)},
        )


def _venue(laid: Laid, view: DraftView) -> Iterator[DraftCheck]:
    venue = laid.draft.venue
    if venue is None:
        return
    for each in view.venue[:MOST_NAMED]:
        piece = _name(laid, each.piece)
        block = venue.obstacles[each.obstacle].name or "an obstacle" if each.obstacle is not None else ""
        reach = f"{_mm(each.beyond_mm)} mm"
        yield DraftCheck(
            name="venue",
            verdict="fail",
            text=f"{piece} reaches {reach} into {block}"
            if block
            else f"{piece} reaches {reach} out of the venue",
            code="venue.into" if block else "venue.out",
            values={"beyond_mm": each.beyond_mm, "obstacle": block},
            at=each.at,
            pieces=[each.piece],
        )
    if not view.venue and laid.spots and (len(venue.outline) >= CORNERS or venue.obstacles):
        yield DraftCheck(name="venue", verdict="pass", text="it fits into the venue", code="venue.fits")


def _stock(view: DraftView) -> Iterator[DraftCheck]:
    short = [row for row in view.stock if row.have is not None and row.used > row.have]
    for row in short:
        have = row.have or 0
        yield DraftCheck(
            name="stock",
            verdict="fail",
            text=f"{row.title}: {row.used} laid, {have} at hand",
            code="stock.short",
            values={"kind": row.kind, "title": row.title, "ja": row.ja, "used": row.used, "have": have},
        )
    if not short and any(row.have is not None for row in view.stock):
        yield DraftCheck(name="stock", verdict="pass", text="there are pieces enough", code="stock.enough")


def _name(laid: Laid, spot: Spot) -> str:
    """`Straight 7`: pieces are counted from 1 in their chain."""
    return f"{laid.chains[spot[0]].parts[spot[1]].title} {spot[1] + 1}"


def _mm(value: float, digits: int = 0) -> str:
    return format_number(value, digits=digits)
