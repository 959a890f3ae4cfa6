"""Whether a chain would run through itself, roughly: for choosing among proposals, not for checks."""

from collections import defaultdict
from collections.abc import Sequence
from math import floor, hypot

from kodawari.mini4wd.course import Kit, Vector
from kodawari.mini4wd.draft._track import Block, walk

__all__ = ["runs_into_itself"]

STEP = 4
"""Every so many sections of a piece's middle lane one place is looked at."""


def runs_into_itself(kit: Kit, blocks: Sequence[Block]) -> bool:
    """Whether places of two pieces that do not follow each other lie within a course's width, level."""
    width = kit.grid.count * kit.grid.pitch
    wall = kit.grid.wall_height
    squares: dict[tuple[int, int], list[tuple[int, Vector]]] = defaultdict(list)
    parts = [part for block in blocks for part in block.parts]
    last = len(parts) - 1
    for index, (pose, part) in enumerate(zip(walk(blocks), parts, strict=False)):
        middle = part.shape.lanes[len(part.shape.lanes) // 2]
        for section in middle[:: max(1, len(middle) // STEP)]:
            point = pose.apply(section.pose.origin)
            i, j = floor(point[0] / width), floor(point[1] / width)
            for di in (-1, 0, 1):
                for dj in (-1, 0, 1):
                    for other, place in squares[i + di, j + dj]:
                        apart = index - other
                        near = hypot(point[0] - place[0], point[1] - place[1]) < 0.85 * width
                        if 1 < apart < last and near and abs(point[2] - place[2]) < wall:
                            return True
            squares[i, j].append((index, point))
    return False
