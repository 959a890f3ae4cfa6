"""Which straights, added or taken away, bring the end of a chain to its beginning.

A straight put in anywhere moves all that follows along its direction, and so the end. With the directions u
that a chain runs in and a unit length L, numbers n are wanted with L Σ n u near to what is missing. Two
directions always have one best pair of numbers; a third one is tried with one or two units.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import floor

from kodawari.mini4wd.draft._supply import Supply
from kodawari.mini4wd.draft._track import Block, Joint, joints_of

__all__ = ["Filling", "fill", "fillings"]

MOST_AXES = 6
"""Directions that are looked at; pieces of 45° have four, forwards and back being one."""

MOST_UNITS = 60
THIRD = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Filling:
    """Straights to lay.

    Attributes:
        units: Units along each direction, by the heading in thousandths of a degree below 180°.
        left: How far the end then lies from the beginning [m].
        count: About how many pieces that are.
    """

    units: Mapping[int, int]
    left: float
    count: int


def fillings(blocks: Sequence[Block], supply: Supply, play: float, reach: float) -> list[Filling]:
    """Straights that bring the end nearer to the beginning: those within play first, then the fewest.

    Args:
        blocks: The chain; its end runs as its beginning does.
        supply: What there is to lay.
        play: A gap that closes by itself [m].
        reach: A gap that is worth telling [m].
    """
    joints = joints_of(blocks)
    missing = -joints[-1].place / supply.unit
    axes = _axes(joints)
    found: dict[tuple[tuple[int, int], ...], Filling] = {}
    for units in _numbers(missing, axes):
        left = abs(missing - sum(count * axes[name] for name, count in units.items())) * supply.unit
        key = tuple(sorted((name, count) for name, count in units.items() if count))
        size = sum(abs(count) for _, count in key)
        if left <= reach and key not in found and size <= MOST_UNITS:
            pieces = sum(len(supply.laid(abs(count))) for _, count in key)
            found[key] = Filling(dict(key), left, pieces)
    return sorted(
        found.values(),
        key=lambda each: (each.left > play, each.count, round(each.left, 4), sorted(each.units)),
    )


def fill(
    blocks: Sequence[Block], supply: Supply, filling: Filling, *, rather_remove: bool
) -> list[Block] | None:
    """Lay a filling: put straights in, or take some away where the chain runs the other way.

    Args:
        blocks: The chain.
        supply: What there is.
        filling: What to lay.
        rather_remove: Whether to take away where both can be done.

    Returns:
        The new chain; None where neither can be done.
    """
    made = list(blocks)
    for axis, count in sorted(filling.units.items()):
        heading = axis if count > 0 else (axis + 180_000) % 360_000
        ways = [_added, _taken][:: -1 if rather_remove else 1]
        laid = next(
            (new for way in ways if (new := way(made, supply, heading, abs(count))) is not None), None
        )
        if laid is None:
            return None
        made = laid
    return made


def _axes(joints: Sequence[Joint]) -> dict[int, complex]:
    """The directions of a chain, forwards and back together, the most frequent ones."""
    counts: dict[int, int] = {}
    ways: dict[int, complex] = {}
    for joint in joints:
        heading = round(joint.heading)
        axis = heading % 180_000
        counts[axis] = counts.get(axis, 0) + 1
        ways.setdefault(axis, joint.way if heading == axis else -joint.way)
    chosen = sorted(counts, key=lambda axis: (-counts[axis], axis))[:MOST_AXES]
    return {axis: ways[axis] for axis in chosen}


def _numbers(missing: complex, axes: Mapping[int, complex]) -> Iterator[dict[int, int]]:
    """Numbers of units along two or three directions that come near to what is missing."""
    yield {}
    for axis, way in axes.items():
        yield {axis: round((missing / way).real)}
    for one, other in combinations(axes, 2):
        yield from _pair(missing, axes, one, other, {})
        for third in axes.keys() - {one, other}:
            for count in THIRD:
                yield from _pair(missing - count * axes[third], axes, one, other, {third: count})


def _pair(
    missing: complex, axes: Mapping[int, complex], one: int, other: int, fixed: Mapping[int, int]
) -> Iterator[dict[int, int]]:
    """The whole numbers around the exact solution along two directions."""
    u, v = axes[one], axes[other]
    across = (u.conjugate() * v).imag
    a = (missing.conjugate() * v).imag / across
    b = (u.conjugate() * missing).imag / across
    if abs(a) > MOST_UNITS or abs(b) > MOST_UNITS:
        return
    for i in {floor(a), floor(a) + 1}:
        for j in {floor(b), floor(b) + 1}:
            yield {one: i, other: j, **fixed}


def _added(blocks: list[Block], supply: Supply, heading: int, units: int) -> list[Block] | None:
    """With straights put in where the chain runs that way, best at its end or beside new pieces."""
    places = [k for k, joint in enumerate(joints_of(blocks)) if round(joint.heading) == heading and k > 0]
    if not places:
        return None

    def worth(place: int) -> tuple[int, int]:
        before = blocks[place - 1]
        after = blocks[place] if place < len(blocks) else None
        if before.is_new or after is None or after.is_new:
            return 2, place
        return int(before.shape == "straight"), place

    place = max(places, key=worth)
    return [*blocks[:place], *supply.laid(units), *blocks[place:]]


def _taken(blocks: list[Block], supply: Supply, heading: int, units: int) -> list[Block] | None:
    """With straights taken away, or shorter ones in their place, where the chain runs the other way."""
    opposite = (heading + 180_000) % 360_000
    joints = joints_of(blocks)
    left = units
    made = list(blocks)
    for place in reversed(range(len(blocks))):
        block = blocks[place]
        size = supply.units(block.length) if _plain(block) else None
        if left and size and round(joints[place].heading) == opposite:
            taken = min(size, left)
            rest = supply.laid(size - taken)
            if block.first is not None and rest:
                rest = [_in_place_of(rest[0], block), *rest[1:]]
            made[place : place + 1] = rest
            left -= taken
    return made if not left else None


def _plain(block: Block) -> bool:
    """A straight of the catalogue, no start, no length of its own."""
    return (
        block.shape == "straight"
        and not block.is_new
        and block.entries[0].keys() == {"type"}
        and (block.entries[0]["type"] != "start")
    )


def _in_place_of(block: Block, old: Block) -> Block:
    return replace(block, first=old.first, changed=True)
