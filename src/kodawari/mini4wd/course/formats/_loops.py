"""From joints to ways: follow the pieces, and put loops together that share a place."""

from collections.abc import Sequence
from dataclasses import dataclass

from kodawari.mini4wd.course.formats._joints import FREE, Joints

__all__ = ["Step", "Way", "merge_loops", "swapped", "ways"]


@dataclass(frozen=True, slots=True)
class Step:
    """A piece on a way.

    Attributes:
        piece: Its index.
        forward: Whether it is run from its first end to its second.
    """

    piece: int
    forward: bool

    @property
    def entry(self) -> int:
        """The end at which it is entered."""
        return 2 * self.piece + (0 if self.forward else 1)

    @property
    def exit(self) -> int:
        """The end at which it is left."""
        return 2 * self.piece + (1 if self.forward else 0)

    def back(self) -> "Step":
        """The same piece, run the other way."""
        return Step(self.piece, not self.forward)


@dataclass(frozen=True, slots=True)
class Way:
    """Pieces one behind the other.

    Attributes:
        steps: In order.
        closed: Whether the last leads to the first.
    """

    steps: tuple[Step, ...]
    closed: bool

    def back(self) -> "Way":
        """The same way, run the other way."""
        return Way(tuple(step.back() for step in reversed(self.steps)), self.closed)

    def beginning_with(self, index: int) -> "Way":
        """The same loop, begun elsewhere."""
        return Way(self.steps[index:] + self.steps[:index], self.closed)


def ways(joints: Joints, starts: Sequence[Step]) -> list[Way]:
    """Every way, each once.

    Args:
        joints: Which end meets which.
        starts: Each piece once, in the order in which ways are looked for; a loop begins with its step.
    """
    seen: set[int] = set()
    found = []
    for start in starts:
        if start.piece in seen:
            continue
        ahead, closed = _follow(joints, start)
        behind = [] if closed else _follow(joints, start.back())[0][1:]
        steps = (*(step.back() for step in reversed(behind)), *ahead)
        seen.update(step.piece for step in steps)
        found.append(Way(steps, closed))
    return found


def _follow(joints: Joints, start: Step) -> tuple[list[Step], bool]:
    """The way from a step on, until it ends or comes back."""
    steps = [start]
    while (entered := joints.partner[steps[-1].exit]) != FREE:
        if entered == start.entry:
            return steps, True
        steps.append(Step(entered // 2, entered % 2 == 0))
    return steps, False


def swapped(joints: Joints, pair: tuple[int, int], options: set[tuple[int, int]]) -> bool:
    """Join the two ends of a pair, and their old partners with each other, if those may be joined as well.

    Doing it again with one of the old pairs undoes it.
    """
    a, b = pair
    p, q = joints.partner[a], joints.partner[b]
    if FREE in {p, q} or p == b or (min(p, q), max(p, q)) not in options:
        return False
    joints.join(a, b)
    joints.join(p, q)
    return True


def merge_loops(joints: Joints, pieces: int) -> None:
    """Wherever two ways, one of them closed, share a place with the same directions, make them one.

    Exchanging the partners of two joints in one place always joins two different loops, so that a course
    whose ends coincide with others comes out as one.
    """
    group = list(range(pieces))
    closed = [False] * pieces

    def root(piece: int) -> int:
        while group[piece] != piece:
            group[piece] = group[group[piece]]
            piece = group[piece]
        return piece

    for way in ways(joints, [Step(piece, forward=True) for piece in range(pieces)]):
        first = way.steps[0].piece
        closed[first] = way.closed
        for step in way.steps:
            group[step.piece] = first
    options = set(joints.options)
    for a, b in joints.options:
        one, other = root(a // 2), root(b // 2)
        if one != other and (closed[one] or closed[other]) and swapped(joints, (a, b), options):
            group[other] = one
            closed[one] = closed[one] and closed[other]
