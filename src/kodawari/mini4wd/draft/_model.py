"""A course while it is drawn: chains of pieces on a plane, the venue around them, the pieces at hand."""

from typing import Annotated, Any

import msgspec

from kodawari.mini4wd.course import Definition
from kodawari.quantity import Figure

__all__ = ["Chain", "Draft", "Obstacle", "Point", "Spot", "Venue", "draft_of_definition", "renamed"]

Point = tuple[float, float]
"""A place in plan: x to the right, y up [mm]."""

Spot = tuple[int, int]
"""A piece: index of its chain, and its index in the chain."""

Figures = dict[str, float | str | Figure]


class Chain(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pieces one behind the other.

    Attributes:
        x_mm: Where the first piece begins, at the middle of the course's width, in plan [mm].
        y_mm: The same.
        heading_deg: Direction in which it is run there, counter-clockwise from x [°].
        z_mm: Height of the floor there [mm].
        pieces: In running order, as in a course file but each by itself, without `repeat`.
    """

    x_mm: float = 0.0
    y_mm: float = 0.0
    heading_deg: float = 0.0
    z_mm: float = 0.0
    pieces: list[dict[str, Any]]


class Obstacle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that stands in the venue: a pillar, a table.

    Attributes:
        outline: Its corners in order [mm].
        name: What it is.
    """

    outline: list[Point]
    name: str = ""


class Venue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the course has to fit.

    Attributes:
        outline: The corners of the floor in order [mm]; fewer than three for a floor without end.
        obstacles: What stands on it.
    """

    outline: list[Point] = []
    obstacles: list[Obstacle] = []


class Draft(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A course while it is drawn; it need not close, and may lie about in several chains.

    Attributes:
        title: Name.
        lanes: Number of lanes side by side.
        chains: What is laid.
        ja: Japanese name.
        note: What a reader should know.
        parameters: What this course sets otherwise than the pieces' data.
        venue: Where it has to fit; None for anywhere.
        stock: Pieces at hand by kind; a kind that is not named is not limited.
        sources: Ids in `data/sources`.
    """

    title: str
    lanes: Annotated[int, msgspec.Meta(ge=1, le=8)] = 3
    chains: list[Chain] = []
    ja: str = ""
    note: str = ""
    parameters: Figures = {}
    venue: Venue | None = None
    stock: dict[str, Annotated[int, msgspec.Meta(ge=0, le=100_000)]] = {}
    sources: list[str] = []


def draft_of_definition(definition: Definition) -> Draft:
    """A course file as a draft: one chain from the start piece on, from the origin along x.

    Raises:
        KodawariError: It has no pieces, too many, two starts, or a `repeat` that is no count.
    """
    pieces = [{"type": entry.type, **entry.settings} for entry in definition.entries()]
    return Draft(
        title=definition.title,
        lanes=definition.lanes,
        chains=[Chain(pieces=pieces)],
        ja=definition.ja,
        note=definition.note,
        parameters=dict(definition.parameters),
        sources=list(definition.sources),
    )


def renamed(draft: Draft, title: str) -> Draft:
    """The same draft under another name, which has no Japanese one."""
    return msgspec.structs.replace(draft, title=title, ja="")
