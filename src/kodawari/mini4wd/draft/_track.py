"""A chain as moves in the plane: what each piece adds to place, direction and height."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any

from kodawari.mini4wd.course import Kit, Part, PieceEntry, Pose
from kodawari.mini4wd.draft._course import Closure, gap_between

__all__ = ["Block", "Joint", "block_of", "blocks_of", "closure_of", "joints_of", "walk"]

LEVEL = 1e-9
"""A floor that is tilted by less than this is level [rad]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece, or all pieces from the beginning of a tilted stretch to its end.

    Attributes:
        entries: The pieces as in a course file.
        parts: The same, made.
        first: Index of the first in its chain; None for a new one.
        ahead: Where it ends in plan, seen from its beginning, x + iy [m].
        turn: Its turn, as a complex number of size 1.
        rise: How much higher it ends [m].
        shape: Name of its shape; empty for several pieces.
        changed: Whether it stands in the place of another piece.
    """

    entries: tuple[dict[str, Any], ...]
    parts: tuple[Part, ...]
    first: int | None
    ahead: complex
    turn: complex
    rise: float
    shape: str
    changed: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it was not there before."""
        return self.first is None

    @property
    def length(self) -> float:
        """How far it leads ahead [m]."""
        return self.ahead.real


@dataclass(frozen=True, slots=True)
class Joint:
    """The place before a block, or behind the last: in plan [m], and the direction there."""

    place: complex
    way: complex

    @property
    def heading(self) -> float:
        """The direction in thousandths of a degree, whole, so that equal ones can be found."""
        return round(1000.0 * degrees(atan2(self.way.imag, self.way.real))) % 360_000


def block_of(kit: Kit, entry: dict[str, Any], *, first: int | None = None, changed: bool = False) -> Block:
    """A piece that begins and ends level."""
    part = kit.part(PieceEntry(type=entry["type"], settings=_settings(entry), place=""))
    return _block(kit, (entry,), (part,), part.shape.end, first, changed=changed)


def blocks_of(kit: Kit, entries: Sequence[dict[str, Any]], parts: Sequence[Part]) -> list[Block] | None:
    """A chain as blocks; None where it ends tilted."""
    blocks: list[Block] = []
    pose, begun = Pose(), 0
    for index, part in enumerate(parts):
        pose = pose.then(part.shape.end)
        x, y, _ = pose.axes[2]
        if hypot(x, y) <= LEVEL and pose.axes[2][2] > 0.0:
            span = slice(begun, index + 1)
            blocks.append(_block(kit, tuple(entries[span]), tuple(parts[span]), pose, begun))
            pose, begun = Pose(), index + 1
    return blocks if begun == len(parts) else None


def joints_of(blocks: Sequence[Block]) -> list[Joint]:
    """The places between blocks; the first begins at zero and runs along x."""
    joints = [Joint(0j, 1 + 0j)]
    for block in blocks:
        last = joints[-1]
        joints.append(Joint(last.place + last.way * block.ahead, last.way * block.turn))
    return joints


def walk(blocks: Sequence[Block]) -> list[Pose]:
    """The frame before each piece, and behind the last."""
    poses = [Pose()]
    for block in blocks:
        for part in block.parts:
            poses.append(poses[-1].then(part.shape.end))
    return poses


def closure_of(blocks: Sequence[Block]) -> Closure:
    """What is missing from the end of a chain to its beginning, exactly."""
    return gap_between(walk(blocks)[-1], Pose())


def _block(
    kit: Kit,
    entries: tuple[dict[str, Any], ...],
    parts: tuple[Part, ...],
    end: Pose,
    first: int | None,
    *,
    changed: bool = False,
) -> Block:
    x, y, z = end.origin
    ahead = complex(end.axes[0][0], end.axes[0][1])
    return Block(
        entries=entries,
        parts=parts,
        first=first,
        ahead=complex(x, y),
        turn=ahead / abs(ahead),
        rise=z,
        shape=kit.system.piece[parts[0].kind].shape if len(parts) == 1 else "",
        changed=changed,
    )


def _settings(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != "type"}
