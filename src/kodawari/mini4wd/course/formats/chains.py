"""A layout as chains of our own pieces in their places, also where it is open or lies in several parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kodawari.mini4wd.course._catalogue import system_for
from kodawari.mini4wd.course.formats._joints import find_joints
from kodawari.mini4wd.course.formats._levels import Levels, level_height, levels_along
from kodawari.mini4wd.course.formats._loops import Step, Way, ways
from kodawari.mini4wd.course.formats.layout import Layout
from kodawari.mini4wd.course.formats.native import SHARPEST, bridges, native_entry
from kodawari.mini4wd.course.formats.route import Route

__all__ = ["DrawnChain", "drawn_chains"]

Bridges = Mapping[int, list[dict[str, Any]] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnChain:
    """Pieces one behind the other, as a layout has them.

    Attributes:
        x_cm: Where the first begins, in the plane with y upwards [cm].
        y_cm: The same.
        heading_deg: Direction in which it is run there, counter-clockwise [°].
        z_mm: Height of its floor there [mm].
        pieces: As in a course file.
        first: Where its first piece stands in the layout's file: `piece 17`.
    """

    x_cm: float
    y_cm: float
    heading_deg: float
    z_mm: float
    pieces: list[dict[str, Any]]
    first: str


def drawn_chains(route: Route) -> list[DrawnChain]:
    """The course first, then what is not part of it; a chain ends before a piece that there is none for."""
    layout = route.layout
    found = _parts(layout, Way(route.steps, route.closed), route.levels, _bridges(route))
    rest = tuple(layout.pieces[index] for index in route.unused)
    if rest:
        others = replace(layout, pieces=rest, joints=())
        for way in ways(
            find_joints(others, range(len(rest))), [Step(k, forward=True) for k in range(len(rest))]
        ):
            found += _parts(others, way, levels_along(rest, way.steps), {})
    return found


def _bridges(route: Route) -> Bridges:
    """What lies in the gaps; None where the way bends too sharply, so that a chain ends there."""
    sharp = {gap.after for gap in route.gaps if abs(gap.turn_deg) > SHARPEST}
    found = bridges(route)
    return {number: None if route.steps[number].piece in sharp else found[number] for number in found}


def _parts(layout: Layout, way: Way, levels: Levels, between: Bridges) -> list[DrawnChain]:
    """A way, cut where there is no piece of ours and behind sharp bends."""
    known = system_for(layout.lanes).piece
    runs: list[list[int]] = [[]]
    for number, step in enumerate(way.steps):
        kind = layout.pieces[step.piece].kind
        if kind.lanes != layout.lanes or kind.native not in known:
            runs.append([])
            continue
        runs[-1].append(number)
        if number in between and between[number] is None:
            runs.append([])
    return [_chain(layout, way, run, levels, between) for run in runs if run]


def _chain(layout: Layout, way: Way, run: Sequence[int], levels: Levels, between: Bridges) -> DrawnChain:
    """One chain; small gaps are bridged as in a course that is raced."""
    pieces: list[dict[str, Any]] = []
    whole = way.closed and len(run) == len(way.steps)
    for number in run:
        step = way.steps[number]
        pieces.append(native_entry(layout.pieces[step.piece].kind, step, levels.rise[number]))
        if number != run[-1] or whole:
            pieces += between.get(number) or []
    step = way.steps[run[0]]
    first = layout.pieces[step.piece]
    x, y, out = first.end(0 if step.forward else 1)
    given = first.height(0 if step.forward else 1) if layout.has_heights else None
    return DrawnChain(
        x_cm=x,
        y_cm=y,
        heading_deg=(out + 180.0) % 360.0,
        z_mm=level_height(layout.lanes) * levels.before[run[0]] if given is None else given,
        pieces=pieces,
        first=first.place,
    )
