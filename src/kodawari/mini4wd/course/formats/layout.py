"""A layout as another editor drew it: pieces on a plane, in no order."""

from dataclasses import dataclass, field
from math import cos, radians, sin

from kodawari.mini4wd.course.formats._kinds import End, Kind

__all__ = ["EndName", "Layout", "Placed"]

EndName = tuple[int, int]
"""An end: index of the piece, and 0 for its first end, 1 for its second."""

FORMATS = {
    "pimentoso": "Pimentoso text",
    "lenaxia": "Pimentoso text with heights",
    "gaku-base": "gaku-base JSON",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A piece in its place, with y upwards and angles counter-clockwise.

    Attributes:
        kind: Its class.
        x: Place of the point that the editor stores [cm].
        y: As `x`.
        angle: How far it is turned [°].
        slope: +1 where its colour says that the course goes up here, −1 down, 0 where it says nothing.
        uphill: Whether the drawing itself says that the second end of a slope is the higher one.
        z: Height of its first end [mm]; None where the format has none.
        place: Where it stands in the file: `piece 17`.
    """

    kind: Kind
    x: float
    y: float
    angle: float
    slope: int = 0
    uphill: bool = False
    z: float | None = None
    place: str = ""

    def end(self, index: int) -> End:
        """An end in the plane: x, y [cm] and the direction out of the piece [°]."""
        x, y, out = self.kind.local(index)
        turn = radians(self.angle)
        c, s = cos(turn), sin(turn)
        return self.x + c * x - s * y, self.y + s * x + c * y, out + self.angle

    def height(self, index: int) -> float | None:
        """Height of an end [mm], where the format has heights."""
        return None if self.z is None else self.z + index * self.kind.rise_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a file holds.

    Attributes:
        format: `pimentoso`, `lenaxia` or `gaku-base`.
        name: What its maker calls it, or empty.
        pieces: In the order of the file.
        unknown: Classes that are not known here, with their number.
        joints: Ends that the file says are joined, each as (piece, end).
        notes: What was remarkable about the file.
    """

    format: str
    pieces: tuple[Placed, ...]
    name: str = ""
    unknown: dict[str, int] = field(default_factory=dict)
    joints: tuple[tuple["EndName", "EndName"], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def format_title(self) -> str:
        """The format in words."""
        return FORMATS[self.format]

    @property
    def has_heights(self) -> bool:
        """Whether the file gives heights that say something."""
        return len({piece.z for piece in self.pieces}) > 1

    @property
    def lanes(self) -> int:
        """Number of lanes; the largest where pieces of two systems are mixed."""
        return max((piece.kind.lanes for piece in self.pieces), default=3)

    @property
    def counts(self) -> dict[str, int]:
        """Number of pieces by the editor's class, unknown ones included."""
        found: dict[str, int] = {}
        for piece in self.pieces:
            found[piece.kind.name] = found.get(piece.kind.name, 0) + 1
        return dict(sorted({**found, **self.unknown}.items()))

    @property
    def length_m(self) -> float:
        """What the editor prints: the lengths of all lanes together, to the centimetre [m]."""
        return round(sum(round(piece.kind.length_m * 100) for piece in self.pieces) / 100, 2)
