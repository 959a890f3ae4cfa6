"""What several course tests need: a small course to bend, an open one, and the joints of a chain."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import dist
from typing import NamedTuple

import pytest

from kodawari.files import convert, parse_toml
from kodawari.mini4wd.course import Course, Piece, Segment, direction, locate, parse_course, world_point
from kodawari.mini4wd.course._build import build_course
from kodawari.mini4wd.course._definition import Definition


class Joint(NamedTuple):
    """Two segments that follow each other, and how far they are apart there."""

    first: Segment
    second: Segment
    gap_m: float
    kink: float


@pytest.fixture
def joints() -> Callable[[Sequence[Segment]], Iterator[Joint]]:
    """The joints of a chain, the one from its end to its start included."""

    def found(chain: Sequence[Segment]) -> Iterator[Joint]:
        for a, b in pairwise([*chain, chain[0]]):
            gap = dist(world_point(a, a.half_length), world_point(b, -b.half_length))
            kink = dist(direction(a, a.half_length), direction(b, -b.half_length))
            yield Joint(a, b, gap, kink)

    return found


@pytest.fixture
def oval() -> Callable[..., Course]:
    """A three-lane oval with what a test puts on its two sides, as TOML tables; 1620 mm each if empty."""

    def built(home: str = "", back: str = "", *, tail: str = "", turn: str = "left") -> Course:
        bend = f'{{ type = "corner-45", turn = "{turn}", repeat = 4 }}'
        home = home or '{ type = "start" }, { type = "straight", repeat = 2 }'
        back = back or '{ type = "straight", repeat = 3 }'
        text = f'title = "Oval"\nlanes = 3\npieces = [{home}, {bend}, {back}, {bend}]\n{tail}\n'
        return parse_course(text, name="oval", file="oval.toml")

    return built


@pytest.fixture
def open_course() -> Callable[..., Course]:
    """A course of the given pieces (TOML tables) that need not close; parameters as TOML lines."""

    def built(lanes: int, *pieces: str, parameters: str = "") -> Course:
        tail = f"[parameters]\n{parameters}" if parameters else ""
        text = f'title = "Open"\nlanes = {lanes}\npieces = [{", ".join(pieces)}]\n{tail}\n'
        definition = convert(parse_toml(text, file="open.toml"), Definition, file="open.toml")
        return build_course(definition, name="open", file="open.toml", closed=False)

    return built


@pytest.fixture
def height_below() -> Callable[[Piece, int], float]:
    """The least height [m] of one lane of a piece, by its slot, above the others where they overlap.

    An overlap of 10 mm counts as none, as where courses cross.
    """

    def least(piece: Piece, bridge: int) -> float:
        others = [s for slot, lane in enumerate(piece.segments) if slot != bridge for s in lane]
        heights = []
        for segment in piece.segments[bridge]:
            edge = segment.half_width - 0.010
            for k in range(101):
                for n in (-edge, 0.0, edge):
                    point = world_point(segment, segment.half_length * (k / 50 - 1), n)
                    for other in others:
                        s, side, height = locate(other, point)
                        if abs(s) <= other.half_length and abs(side) <= other.half_width:
                            heights.append(height)
        return min(heights)

    return least
