"""What there is to say of a draft, as plain data: lengths in mm, angles in degrees, places in plan."""

from typing import Any

import msgspec

from kodawari.mini4wd.course import Vector
from kodawari.mini4wd.draft._model import Point, Spot

__all__ = [
    "Change",
    "CrossingView",
    "DraftCheck",
    "DraftView",
    "EndView",
    "GapView",
    "LaneLength",
    "OverlapView",
    "Proposal",
    "SizeView",
    "StockRow",
    "VenueView",
    "plan_mm",
    "shown",
]


class DraftCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at.

    Attributes:
        name: `pieces`, `start`, `closure`, `lanes`, `levels`, `overlap`, `venue`, `stock` or `unknown`.
        verdict: `pass`, `fail`, or `note` for what only informs.
        text: What was found, in an English sentence without a full stop.
        code: The same as a word, for texts in other languages; `values` are its figures.
        values: Figures and names in the text.
        at: Where, or None.
        pieces: Which pieces are meant.
    """

    name: str
    verdict: str
    text: str
    code: str
    values: dict[str, Any] = {}
    at: Point | None = None
    pieces: list[Spot] = []


class GapView(msgspec.Struct, frozen=True, kw_only=True):
    """Where the beginning of the course lies, seen from its end.

    Attributes:
        ahead_mm: In the running direction at the end.
        aside_mm: To the left.
        up_mm: Higher.
        turn_deg: Its direction, to the left.
        from_: The end.
        to: The beginning.
    """

    ahead_mm: float
    aside_mm: float
    up_mm: float
    turn_deg: float
    from_: Point = msgspec.field(name="from")
    to: Point


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a proposal, to be done on what the step before has left.

    Attributes:
        op: `insert` before `index`, `remove` the piece at `index`, or `replace` it.
        chain: Index of the chain.
        index: Place in it.
        entries: Pieces to put there.
    """

    op: str
    chain: int
    index: int
    entries: list[dict[str, Any]] = []


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A way to close the course, or to come nearer to it.

    Attributes:
        text: In an English sentence.
        changes: Steps in order.
        residual_mm: How far end and beginning then lie apart.
        residual_deg: By how much their directions then differ.
        closes: Whether the play of the joints then closes it.
        pieces: How many pieces are added or taken away.
    """

    text: str
    changes: list[Change]
    residual_mm: float
    residual_deg: float
    closes: bool
    pieces: int


class LaneLength(msgspec.Struct, frozen=True, kw_only=True):
    """The lap that starts in a lane: where it leads, and how long it is as editors count and in space."""

    number: int
    next_lane: int
    plan_length_m: float
    length_m: float


class CrossingView(msgspec.Struct, frozen=True, kw_only=True):
    """A piece above another: the height from floor to floor, and whether a car fits below."""

    at: Point
    height_mm: float
    needed_mm: float
    ok: bool
    upper: Spot
    lower: Spot


class OverlapView(msgspec.Struct, frozen=True, kw_only=True):
    """Two pieces that stand in each other: less than a wall's height lies between their floors."""

    at: Point
    one: Spot
    other: Spot


class StockRow(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of piece: how many are laid, and how many there are; None for as many as one likes."""

    kind: str
    title: str
    ja: str
    used: int
    have: int | None


class VenueView(msgspec.Struct, frozen=True, kw_only=True):
    """A piece that leaves the venue or stands in an obstacle, by how much at most, and where.

    Attributes:
        piece: The piece.
        beyond_mm: How far it reaches.
        at: Its farthest place.
        obstacle: Index of the obstacle; None for the outline.
    """

    piece: Spot
    beyond_mm: float
    at: Point
    obstacle: int | None = None


class SizeView(msgspec.Struct, frozen=True, kw_only=True):
    """A box over all walls, along the axes of the plan."""

    length_mm: float
    width_mm: float
    height_mm: float


class EndView(msgspec.Struct, frozen=True, kw_only=True):
    """An end of a chain; the heading is the running direction there.

    Attributes:
        chain: Index of the chain.
        end: `first` or `last`.
        open: Whether nothing meets it.
    """

    chain: int
    end: str
    x_mm: float
    y_mm: float
    z_mm: float
    heading_deg: float
    open: bool


class DraftView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is to be said of a draft.

    Attributes:
        checks: What was looked at.
        raceable: Whether cars can race on it.
        why_not: What keeps them from it.
        course_chain: Index of the chain that is the course.
        closed: Whether it closes, with the play of its joints.
        stretched_mm: The most by which one of its straights is stretched or pushed together for that.
        joint_mm: How far each joint gives for that, on average.
        gap: What is open; None where it closes.
        proposals: Ways to close it, the smallest first.
        lanes: Its laps, also while it is open.
        race_m: Length in space of a race that starts in lane 1 [m]; None while it cannot be raced.
        laps: Laps of a race; None while it cannot be raced.
        crossings: Where a piece passes above another.
        overlaps: Where pieces stand in each other.
        stock: Pieces by kind.
        venue: Pieces that do not fit.
        size: Over everything that is laid; None for nothing.
        ends: Ends of all chains.
        pieces: How many pieces are laid.
        poses: Of each chain, where each piece begins and the last ends: x, y [mm], heading [°], z [mm].
    """

    checks: list[DraftCheck]
    raceable: bool
    why_not: str
    course_chain: int | None
    closed: bool
    stretched_mm: float
    joint_mm: float
    gap: GapView | None
    proposals: list[Proposal]
    lanes: list[LaneLength]
    race_m: float | None
    laps: int | None
    crossings: list[CrossingView]
    overlaps: list[OverlapView]
    stock: list[StockRow]
    venue: list[VenueView]
    size: SizeView | None
    ends: list[EndView]
    pieces: int
    poses: list[list[tuple[float, float, float, float]]]


def plan_mm(point: Vector) -> Point:
    """A place in the world [m] in plan [mm]."""
    return shown(1000.0 * point[0]), shown(1000.0 * point[1])


def shown(value: float, digits: int = 2) -> float:
    """Rounded for people; without a negative zero."""
    return round(value, digits) + 0.0
