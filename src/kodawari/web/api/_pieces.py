"""`/api/pieces`: what courses are made of."""

from functools import lru_cache
from typing import Annotated, Any

import msgspec
from litestar import get, post
from litestar.params import FromQuery, JSONBody

from kodawari.mini4wd.draft import MOST_PIECES
from kodawari.quantity import Figure
from kodawari.web.api._piece_make import pieces_of, shapes_of
from kodawari.web.api._piece_view import Pieces

__all__ = ["HANDLERS"]


class AskedShapes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pieces whose shapes are wanted.

    Attributes:
        lanes: Number of lanes.
        parameters: What the course sets otherwise than the pieces' data.
        pieces: As in a course file.
    """

    lanes: Annotated[int, msgspec.Meta(ge=1, le=8)] = 3
    parameters: dict[str, float | str | Figure] = {}
    pieces: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=MOST_PIECES)]


class Shapes(msgspec.Struct, frozen=True, kw_only=True):
    """One for each piece that was asked for, in its order: a `ShapeView`, or `problem`, why it cannot be."""

    shapes: list[dict[str, Any]]


@get("/api/pieces", sync_to_thread=True)
def pieces(lanes: FromQuery[int] = 3) -> Pieces:
    """The pieces for a number of lanes, and what its courses may set."""
    return _pieces(lanes)


@post("/api/pieces/shapes", status_code=200, sync_to_thread=True)
def shapes(data: JSONBody[AskedShapes]) -> Shapes:
    """What pieces look like; one that cannot be made says why."""
    found = shapes_of(data.lanes, data.parameters, data.pieces)
    return Shapes(shapes=[msgspec.to_builtins(shape) for shape in found])


@lru_cache(maxsize=8)
def _pieces(lanes: int) -> Pieces:
    return pieces_of(lanes)


HANDLERS = [pieces, shapes]
