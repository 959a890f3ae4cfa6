"""How high each piece lies: slopes go up and down along the course."""

from collections.abc import Sequence
from dataclasses import dataclass

from kodawari.mini4wd.course._catalogue import needed_clearance, system_for
from kodawari.mini4wd.course.formats._loops import Step, Way
from kodawari.mini4wd.course.formats._overlaps import Overlap
from kodawari.mini4wd.course.formats.layout import Placed

__all__ = ["Clash", "Levels", "clashes", "level_height", "levels_along"]


@dataclass(frozen=True, slots=True)
class Levels:
    """Heights along a way, in rises of a slope.

    Attributes:
        before: Level at the entry of each step, lowest 0.
        rise: +1, −1 or 0 of each step.
        guessed: Indices of steps on slopes whose direction nothing tells.
        banked: Indices of steps on a tilted plane, whose height is not followed here.
        end: How much higher the way ends than it began.
    """

    before: tuple[int, ...]
    rise: tuple[int, ...]
    guessed: tuple[int, ...]
    banked: frozenset[int]
    end: int

    def at(self, step: int, share: float) -> float:
        """Level inside a step, where `share` of it is run."""
        return self.before[step] + self.rise[step] * share * share * (3.0 - 2.0 * share)


@dataclass(frozen=True, slots=True)
class Clash:
    """A place where the course would run through itself.

    Attributes:
        place: The two pieces and where.
        missing_mm: Height that is missing below the upper road.
    """

    place: Overlap
    missing_mm: float


def level_height(lanes: int) -> float:
    """What a slope of the system rises [mm]: the height of a level."""
    return system_for(lanes).figure["slope_rise_mm"].value or 0.0


def levels_along(pieces: Sequence[Placed], steps: Sequence[Step]) -> Levels:
    """Follow the slopes.

    A drawing may say which end of a slope is the higher one, or a colour that it goes up or down where it
    is run; where neither does, the course goes up from the lowest level and otherwise down.
    """
    rise: list[int] = []
    guessed: list[int] = []
    banked: list[int] = []
    level, tilted = 0, False
    for index, step in enumerate(steps):
        piece = pieces[step.piece]
        bank = piece.kind.native.startswith("bank")
        if bank or tilted:
            banked.append(index)
        tilted ^= bank
        if not piece.kind.down:
            rise.append(0)
        elif piece.uphill:
            rise.append(1 if step.forward else -1)
        elif piece.slope:
            rise.append(piece.slope)
        else:
            guessed.append(index)
            rise.append(1 if level <= 0 else -1)
        level += rise[-1]
    before = [0]
    for change in rise:
        before.append(before[-1] + change)
    lowest = min(before)
    return Levels(
        tuple(each - lowest for each in before[:-1]),
        tuple(rise),
        tuple(guessed),
        frozenset(banked),
        before[-1],
    )


def clashes(way: Way, levels: Levels, places: Sequence[Overlap], slope_rise_mm: float) -> list[Clash]:
    """Where two roads cover each other without the room that a car needs between them.

    Pieces that follow each other, or have one between them, lie beside each other.

    Args:
        way: The course.
        levels: Its heights.
        places: Where pieces cover each other.
        slope_rise_mm: Height of a level.
    """
    needed = needed_clearance().ends[1]
    index = {step.piece: number for number, step in enumerate(way.steps)}
    found = []
    for place in places:
        first, second = index.get(place.first), index.get(place.second)
        if first is None or second is None or not levels.banked.isdisjoint({first, second}):
            continue
        between = abs(first - second)
        if min(between, len(way.steps) - between if way.closed else between) <= 2:
            continue
        ways = (way.steps[first].forward, way.steps[second].forward)
        room = min(
            abs(
                levels.at(first, one if ways[0] else 1.0 - one)
                - levels.at(second, other if ways[1] else 1.0 - other)
            )
            for one, other in place.shares
        )
        missing = needed - room * slope_rise_mm
        if missing > 0.0:
            found.append(Clash(place, missing))
    return found
