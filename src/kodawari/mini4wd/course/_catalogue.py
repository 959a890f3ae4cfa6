"""The catalogue of piece classes: `data/mini4wd/pieces.toml`, one system per number of lanes."""

from functools import cache

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import data_path, read_toml
from kodawari.quantity import Confidence, Figure, Quantity

__all__ = [
    "ChoiceData",
    "PieceClass",
    "System",
    "free_pieces",
    "joint_play",
    "needed_clearance",
    "system_for",
    "systems",
]


class ChoiceData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word to choose: a profile, a side.

    Attributes:
        of: The words there are.
        default: The one that holds unless a course says otherwise; empty: a course has to say.
        source: Id in `data/sources`.
        confidence: How far to trust the default.
        reason: Why it is the default.
    """

    of: list[str]
    default: str = ""
    source: str = ""
    confidence: Confidence = Confidence.DECLARED
    reason: str = ""


class PieceClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of piece: the name of its shape, and where the shape's figures and choices come from.

    Attributes:
        title: English name.
        ja: Japanese name.
        shape: Name in the table of shapes.
        figures: By the shape's argument: the name of a parameter, or a figure of its own.
        choices: By the shape's argument: the name of a parameter, or a choice of its own.
        fixed: By the shape's argument: a word that no course may change.
        signed: Figures that may be zero or negative, like an angle that goes down.
        stock: What it takes out of a shop's stock, with the number of each; empty: one of its own kind.
        example: Settings to begin with, where a course has to give them.
        note: What a user should know.
    """

    title: str
    ja: str
    shape: str
    figures: dict[str, str | Figure]
    choices: dict[str, str | ChoiceData] = {}
    fixed: dict[str, str] = {}
    signed: list[str] = []
    stock: dict[str, int] = {}
    example: dict[str, float | str] = {}
    note: str = ""

    @property
    def arguments(self) -> tuple[str, ...]:
        """What a course may give for one piece of this kind."""
        return (*self.figures, *self.choices)


class StockName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is bought as one thing and laid as several: a slope, up or down."""

    title: str
    ja: str


class System(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The pieces that fit each other: one number of lanes, one pitch.

    Attributes:
        title: English name.
        ja: Japanese name.
        lanes: Number of lanes.
        figure: Figures that courses share and may set, by name.
        choice: Choices that courses share and may set, by name.
        piece: Piece classes by name.
        stock: Kinds of stock that are no class of their own, by name.
    """

    title: str
    ja: str
    lanes: int
    figure: dict[str, Figure]
    choice: dict[str, ChoiceData] = {}
    piece: dict[str, PieceClass]
    stock: dict[str, StockName] = {}


class _Clearance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a lane needs above it."""

    height_mm: Figure


class _Joint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How two pieces hold together."""

    play_mm: Figure


class _Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands: systems, and free pieces that every system has as well."""

    clearance: _Clearance
    joint: _Joint
    system: dict[str, System]
    free: dict[str, PieceClass]


@cache
def _catalogue() -> _Catalogue:
    return read_toml(data_path("mini4wd", "pieces.toml"), _Catalogue)


def free_pieces() -> tuple[str, ...]:
    """The names of the pieces that every system has: bare geometry, whose figures a course has to give."""
    return tuple(_catalogue().free)


def needed_clearance() -> Quantity:
    """The height from a floor to the floor of a bridge over it that a car needs [mm]."""
    return _catalogue().clearance.height_mm.quantity("mm")


def joint_play() -> Quantity:
    """By how much two joined pieces may be drawn apart or pushed together along the course [mm]."""
    return _catalogue().joint.play_mm.quantity("mm")


@cache
def systems() -> tuple[System, ...]:
    """All systems that ship with Kodawari, with the free pieces among theirs."""
    data = _catalogue()
    return tuple(
        msgspec.structs.replace(system, piece=system.piece | data.free) for system in data.system.values()
    )


def system_for(lanes: int) -> System:
    """The pieces for a number of lanes; a number without pieces of its own takes the three-lane ones.

    Raises:
        KodawariError: The number is not 1 to 8.
    """
    if not 1 <= lanes <= 8:
        raise KodawariError(f"a course has 1 to 8 lanes, not {lanes}", place="lanes", mend="Change `lanes`.")
    by_lanes = {system.lanes: system for system in systems()}
    return by_lanes.get(lanes, by_lanes[3])
