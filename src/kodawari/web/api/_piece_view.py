"""Pieces as the pages show them, as plain data."""

from typing import Any

import msgspec

__all__ = ["EndPose", "FieldView", "NoShape", "ParameterView", "PieceView", "Pieces", "ShapeView"]

Point = tuple[float, float]


class EndPose(msgspec.Struct, frozen=True, kw_only=True):
    """Where a piece ends, seen from its beginning."""

    x_mm: float
    y_mm: float
    heading_deg: float
    z_mm: float


class ShapeView(msgspec.Struct, frozen=True, kw_only=True):
    """A piece in its own frame: its beginning at the origin, run along x.

    Attributes:
        key: What it was made from, as canonical JSON.
        end: Where it ends.
        outline: The outer faces of its walls as a ring [mm].
        lanes: The middle of each lane, from the left at the beginning [mm].
        walls: The inner faces of the walls, both sides of each lane [mm].
        length_mm: Length in space of its lanes on average.
        low_mm: Lowest floor over that of its beginning.
        high_mm: Highest floor.
        changes_lanes: Whether cars leave it in another lane than they entered.
        swaps_ends: Whether it is another piece, or none, when it is run from its other end.
        back: The piece that covers the same floor from the other end; None where none does.
    """

    key: str
    end: EndPose
    outline: list[Point]
    lanes: list[list[Point]]
    walls: list[list[Point]]
    length_mm: float
    low_mm: float
    high_mm: float
    changes_lanes: bool
    swaps_ends: bool
    back: dict[str, Any] | None


class NoShape(msgspec.Struct, frozen=True, kw_only=True):
    """Why a piece cannot be made."""

    problem: str


class FieldView(msgspec.Struct, frozen=True, kw_only=True):
    """What may be set for a piece.

    Attributes:
        name: As it stands in a course file.
        kind: `figure` or `choice`.
        default: What holds if it is not set; None where it has to be.
        unit: Unit of a figure.
        of: Words of a choice.
        signed: Whether a figure may be zero or negative.
        required: Whether it has to be set.
    """

    name: str
    kind: str
    default: float | str | None
    unit: str
    of: list[str]
    signed: bool
    required: bool


class PieceView(msgspec.Struct, frozen=True, kw_only=True):
    """A class of pieces.

    Attributes:
        type: Name in a course file.
        title: English name.
        ja: Japanese name.
        note: What a user should know.
        free: Whether it is bare geometry.
        fields: What may be set.
        entry: One that can be laid at once.
        shape: What that looks like.
        mirror: The same with `turn` to the right, where it has a turn.
        stock: What it takes out of a shop's stock, with the number of each.
    """

    type: str
    title: str
    ja: str
    note: str
    free: bool
    fields: list[FieldView]
    entry: dict[str, Any]
    shape: ShapeView | None
    mirror: ShapeView | None
    stock: dict[str, int]


class ParameterView(msgspec.Struct, frozen=True, kw_only=True):
    """A figure or a choice that all pieces of a course share."""

    name: str
    value: float | str | None
    unit: str
    confidence: str
    source: str
    reason: str
    choices: list[str]


class Pieces(msgspec.Struct, frozen=True, kw_only=True):
    """A system of pieces.

    Attributes:
        lanes: Number of lanes.
        title: English name.
        ja: Japanese name.
        width_mm: Over all walls.
        lane_width_mm: Free width of a lane.
        wall_mm: Height of the walls.
        pieces: Its classes, free ones last.
        parameters: What its courses may set.
    """

    lanes: int
    title: str
    ja: str
    width_mm: float
    lane_width_mm: float
    wall_mm: float
    pieces: list[PieceView]
    parameters: list[ParameterView]
