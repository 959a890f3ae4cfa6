"""What a piece's shape is, and what a shape function is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._pose import Pose
from kodawari.mini4wd.course._sections import Section

__all__ = ["Arguments", "Grid", "Shape", "ShapeFunction"]


@dataclass(frozen=True, slots=True)
class Grid:
    """The lanes of a course side by side. Slot 0 is the rightmost in the running direction.

    Attributes:
        count: Number of lanes.
        pitch: Distance of neighbouring centre lines [m].
        half_width: Half of the free width of a lane [m].
        wall_height: Height of the wall tops above the floor [m].
    """

    count: int
    pitch: float
    half_width: float
    wall_height: float

    def offset(self, slot: int) -> float:
        """Where a slot's centre line runs, to the left of the piece's middle [m]."""
        return (slot - 0.5 * (self.count - 1)) * self.pitch


@dataclass(frozen=True, slots=True)
class Arguments:
    """The figures and choices of one piece.

    Attributes:
        figures: In the unit that the name ends in: `length_mm`, `angle_deg`.
        choices: Words such as `turn = "left"`.
    """

    figures: Mapping[str, float]
    choices: Mapping[str, str]

    def metres(self, name: str) -> float:
        """A length in metres; its name here has no unit: `length` reads `length_mm`."""
        return self.figures[f"{name}_mm"] / 1000.0

    def metres_or_zero(self, name: str) -> float:
        """A length in metres that a piece class may leave out; then zero."""
        return self.figures.get(f"{name}_mm", 0.0) / 1000.0

    def radians(self, name: str) -> float:
        """An angle in radians; its name here has no unit: `angle` reads `angle_deg`."""
        return self.figures[f"{name}_deg"] * 3.141592653589793 / 180.0

    def sign(self, name: str = "turn") -> float:
        """+1 for `left`, −1 for `right`."""
        return 1.0 if self.choices[name] == "left" else -1.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece without a place: its lanes, and how to go on behind it.

    Attributes:
        lanes: The sections of each lane, by the slot where the lane enters.
        plan: Nominal length of each lane [m]: what layout editors count.
        exits: The slot where each lane leaves.
        end: The frame at the middle of the piece's end, in the frame at the middle of its start.
        turn: How far the piece turns to the left in its own plane [rad].
    """

    lanes: tuple[tuple[Section, ...], ...]
    plan: tuple[float, ...]
    exits: tuple[int, ...]
    end: Pose
    turn: float = 0.0


ShapeFunction = Callable[[Grid, Arguments], Shape]


def require(condition: bool, cause: str, mend: str) -> None:
    """Refuse dimensions that make no piece.

    Raises:
        KodawariError: The condition does not hold.
    """
    if not condition:
        raise KodawariError(cause, mend=mend)
