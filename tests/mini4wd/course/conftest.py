"""What several course tests need: a small course to bend, and the joints of a chain."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import dist
from typing import NamedTuple

import pytest

from kodawari.mini4wd.course import Course, Segment, direction, parse_course, world_point


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
