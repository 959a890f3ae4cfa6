"""Which end meets which: exact places first, then near ones, then small gaps.

Several ends may lie in one place, where the course crosses itself or runs above itself. Directions tell
most of them apart, heights the others where a format has them; what is left open is decided by the loop
that uses every piece (`_loops`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import atan2, cos, degrees, hypot, radians

from kodawari.mini4wd.course.formats._fitting import turned_away
from kodawari.mini4wd.course.formats._grid import Grid
from kodawari.mini4wd.course.formats.layout import Layout

__all__ = ["FREE", "SEAM", "Joints", "find_joints"]

FREE = -1
"""In place of a partner: the end is open."""

TIGHT = 0.02
"""Ends that were snapped to each other lie this near; another pair may be 0.06 cm beside them [cm]."""

SEAM = 0.5
"""Ends within this are joined: drawn corners are not exact, and 0.17 cm was seen at joints [cm]."""

REACH = 45.0
"""Open ends that face each other within this belong together: a gap, or a jump [cm]."""

FACING = 50.0
"""…if they face each other to this [°]."""

OVERLAP = 15.0
"""Open ends that lie behind each other belong together up to this: pieces that overlap [cm]."""

NUDGE = 2.0
"""Open ends this near belong together even if one lies beside the other [cm]."""

STRAIGHT = 1.0
"""A joint that turns by no more is none that was turned by hand [°]."""


@dataclass(slots=True)
class Joints:
    """Partners of ends. An end has the number 2 · piece + end.

    Attributes:
        ends: x, y [cm], direction out [°] and height [mm, or None] of each.
        partner: The end that each is joined to, or `FREE`.
        options: Pairs that could be joined as well as those that are: near, facing, at the same height.
        bridged: Joints across a gap.
    """

    ends: list[tuple[float, float, float, float | None]]
    partner: list[int]
    options: list[tuple[int, int]] = field(default_factory=list)
    bridged: list[tuple[int, int]] = field(default_factory=list)

    def join(self, a: int, b: int) -> None:
        """Join two ends."""
        self.partner[a], self.partner[b] = b, a

    def distance(self, a: int, b: int) -> float:
        """How far two ends are apart in plan [cm]."""
        return hypot(self.ends[a][0] - self.ends[b][0], self.ends[a][1] - self.ends[b][1])

    def turn(self, a: int, b: int) -> float:
        """By how much the way turns to the left from end `a` into end `b` [°], −180 to 180."""
        return (self.ends[b][2] - self.ends[a][2]) % 360.0 - 180.0


def find_joints(layout: Layout, rank: Sequence[int]) -> Joints:
    """Join the ends of a layout.

    Args:
        layout: The pieces.
        rank: Order of the pieces that does not depend on their order in the file; decides ties.
    """
    ends = [(*piece.end(side), piece.height(side)) for piece in layout.pieces for side in (0, 1)]
    joints = Joints(ends=ends, partner=[FREE] * len(ends))
    for (a, end_a), (b, end_b) in layout.joints:
        first, second = 2 * a + end_a, 2 * b + end_b
        free = joints.partner[first] == joints.partner[second] == FREE
        if a != b and free and joints.distance(first, second) <= REACH:
            joints.join(first, second)
            if joints.distance(first, second) > SEAM:
                joints.bridged.append((first, second))
    for tier in _pairs(joints, rank, heights=layout.has_heights):
        for a, b in tier:
            if joints.partner[a] == joints.partner[b] == FREE:
                joints.join(a, b)
    _bridge(joints, rank)
    return joints


def _pairs(joints: Joints, rank: Sequence[int], *, heights: bool) -> list[list[tuple[int, int]]]:
    """Pairs of near ends, the best kind first: exact; near; at another height; at an angle."""
    grid = Grid(1.0)
    for number, (x, y, _, _) in enumerate(joints.ends):
        grid.add(number, x, y)
    tiers: list[list[tuple[float, float, int, int, tuple[int, int]]]] = [[], [], [], []]
    for a, (x, y, out, z) in enumerate(joints.ends):
        for b, distance in grid.near(x, y, SEAM):
            if b <= a or a // 2 == b // 2:
                continue
            _, _, other, height = joints.ends[b]
            miss = turned_away(out, other)
            level = not heights or z is None or height is None or abs(z - height) <= 0.5
            if miss > FACING:
                continue
            tier = 3 if miss > STRAIGHT else 2 if not level else 1 if distance > TIGHT else 0
            low, high = sorted((2 * rank[a // 2] + a % 2, 2 * rank[b // 2] + b % 2))
            tiers[tier].append((round(distance, 3), round(miss, 2), low, high, (a, b)))
    sorted_tiers = [[pair for *_, pair in sorted(tier)] for tier in tiers]
    joints.options = sorted_tiers[0] + sorted_tiers[1]
    return sorted_tiers


def _bridge(joints: Joints, rank: Sequence[int]) -> None:
    """Join open ends across gaps, the smallest first."""
    loose = [number for number, partner in enumerate(joints.partner) if partner == FREE]
    grid = Grid(REACH)
    for number in loose:
        grid.add(number, *joints.ends[number][:2])
    pairs = []
    for a in loose:
        x, y, out, _ = joints.ends[a]
        for b, distance in grid.near(x, y, REACH):
            if b <= a or a // 2 == b // 2 or turned_away(out, joints.ends[b][2]) > FACING:
                continue
            if len(loose) == 2 or _towards(joints, a, b, distance):
                low, high = sorted((2 * rank[a // 2] + a % 2, 2 * rank[b // 2] + b % 2))
                pairs.append((round(distance, 3), low, high, (a, b)))
    for *_, (a, b) in sorted(pairs):
        if joints.partner[a] == joints.partner[b] == FREE:
            joints.join(a, b)
            joints.bridged.append((a, b))


def _towards(joints: Joints, a: int, b: int, distance: float) -> bool:
    """Whether each of two ends points at the other, or both lie a little behind each other."""
    aims = []
    for p, q in ((a, b), (b, a)):
        x, y, out, _ = joints.ends[p]
        way = degrees(atan2(joints.ends[q][1] - y, joints.ends[q][0] - x))
        aims.append(cos(radians(way - out)))
    if all(aim >= cos(radians(FACING)) for aim in aims):
        return True
    behind = all(aim <= -cos(radians(FACING)) for aim in aims)
    return (behind and distance <= OVERLAP) or distance <= NUDGE
