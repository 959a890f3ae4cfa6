"""The chains of a draft as placed pieces, from the same shapes that cars race on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import (
    Definition,
    Kit,
    Part,
    Piece,
    PieceEntry,
    Pose,
    shifted,
    system_for,
    turned,
)
from kodawari.mini4wd.draft._model import Chain, Draft, Spot
from kodawari.quantity import Figure

__all__ = ["Laid", "LaidChain", "entry_of", "kit_of", "lay", "pose_of", "used_settings"]

_DEGREE = 3.141592653589793 / 180.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidChain:
    """A chain in the plan.

    Attributes:
        index: Its index in the draft.
        parts: Its pieces without places.
        pieces: The same in their places [m]; their indices count over all chains.
    """

    index: int
    parts: tuple[Part, ...]
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> Pose:
        """The frame at its beginning."""
        return self.pieces[0].start

    @property
    def end(self) -> Pose:
        """The frame at its end."""
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A draft in the plan.

    Attributes:
        draft: What is laid.
        kit: What its pieces are made by.
        chains: In the order of the draft.
        spots: Chain and index in it of each piece, over all chains.
    """

    draft: Draft
    kit: Kit
    chains: tuple[LaidChain, ...]
    spots: tuple[Spot, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of all chains in order."""
        return tuple(piece for chain in self.chains for piece in chain.pieces)


def lay(draft: Draft) -> Laid:
    """Put every chain in its place.

    Raises:
        KodawariError: A piece or a parameter cannot be; the place is that in the draft.
    """
    kit = kit_of(draft)
    chains = []
    count = 0
    for index, chain in enumerate(draft.chains):
        parts = tuple(
            _part(kit, entry_of(entry, f"chains[{index}].pieces[{number}]"))
            for number, entry in enumerate(chain.pieces)
        )
        pieces = kit.place(parts, pose_of(chain), first=count)
        count += len(pieces)
        chains.append(LaidChain(index=index, parts=parts, pieces=pieces))
    spots = tuple((chain.index, number) for chain in chains for number in range(len(chain.pieces)))
    return Laid(draft=draft, kit=kit, chains=tuple(chains), spots=spots)


def kit_of(draft: Draft) -> Kit:
    """What makes a draft's pieces.

    Raises:
        KodawariError: A parameter cannot be.
    """
    pieces = [entry for chain in draft.chains for entry in chain.pieces]
    parameters = used_settings(draft, pieces)
    return Kit(Definition(title=draft.title, lanes=draft.lanes, pieces=pieces, parameters=parameters))


def used_settings(draft: Draft, pieces: Iterable[Mapping[str, Any]]) -> dict[str, float | str | Figure]:
    """The draft's parameters that the system or one of the pieces takes.

    A figure stays in the draft when the last piece that took it is taken away; a course file may not name
    what nothing takes.
    """
    system = system_for(draft.lanes)
    taken = {value for entry in pieces for value in entry.values() if isinstance(value, str)}
    known = system.figure.keys() | system.choice.keys() | taken
    return {name: value for name, value in draft.parameters.items() if name in known}


def entry_of(raw: Mapping[str, Any], place: str) -> PieceEntry:
    """A piece as the kit reads it."""
    settings = {name: value for name, value in raw.items() if name != "type"}
    return PieceEntry(type=str(raw["type"]), settings=settings, place=place)


def pose_of(chain: Chain) -> Pose:
    """The frame at the beginning of a chain [m]."""
    at = shifted(chain.x_mm / 1000.0, chain.y_mm / 1000.0, chain.z_mm / 1000.0)
    return at.then(turned(yaw=chain.heading_deg * _DEGREE)) if chain.heading_deg else at


def _part(kit: Kit, entry: PieceEntry) -> Part:
    try:
        return kit.part(entry)
    except KodawariError as error:
        raise KodawariError(
            error.cause, place=entry.place, mend=error.mend, code=error.code, values=error.values
        ) from error
