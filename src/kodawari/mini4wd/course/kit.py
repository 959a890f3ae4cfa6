"""The kit of a course: its system's pieces, made with the parameters that hold for this course."""

from collections.abc import Mapping, Sequence

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._assemble import Part, lane_numbers, laps, place, with_start_line
from kodawari.mini4wd.course._catalogue import PieceClass, System, system_for
from kodawari.mini4wd.course._definition import Definition, PieceEntry
from kodawari.mini4wd.course._lane import Lane, Piece
from kodawari.mini4wd.course._pose import Pose
from kodawari.mini4wd.course._settings import (
    LANE_PARAMETERS,
    arguments_of,
    piece_class,
    piece_parameters,
    shared_parameters,
)
from kodawari.mini4wd.course._shape import Grid
from kodawari.mini4wd.course._shapes import SHAPES
from kodawari.mini4wd.course.parameter import Parameter, Setting
from kodawari.quantity import Confidence

__all__ = ["Kit"]


class Kit:
    """Makes the pieces of one course; equal ones share a shape, so that a long course costs only its placing.

    Attributes:
        system: The classes of pieces that there are.
        shared: The parameters of the course, by name.
        grid: The lanes side by side.
    """

    def __init__(self, definition: Definition, overrides: Mapping[str, Setting] | None = None) -> None:
        """Read the parameters of a course.

        Args:
            definition: The course as written.
            overrides: Parameters that the caller sets, by name.

        Raises:
            KodawariError: A parameter is unknown or cannot be.
        """
        self.system: System = system_for(definition.lanes)
        self.shared: dict[str, Parameter] = shared_parameters(self.system, definition, overrides or {})
        self.grid: Grid = _grid(definition.lanes, self.shared)
        self._made: dict[tuple[str, str], Part] = {}

    def class_of(self, entry: PieceEntry) -> PieceClass:
        """The class of a piece, with all its settings known.

        Raises:
            KodawariError: There is no such class or no such setting; the nearest are told.
        """
        return piece_class(self.system, entry)

    def part(self, entry: PieceEntry) -> Part:
        """A piece before it has a place.

        Raises:
            KodawariError: Its class, a setting or its dimensions cannot be.
        """
        key = (entry.type, repr(sorted(entry.settings.items())))
        if key not in self._made:
            self._made[key] = self._part(entry)
        return self._made[key]

    def place(self, parts: Sequence[Part], pose: Pose | None = None, *, first: int = 0) -> tuple[Piece, ...]:
        """Put pieces one behind the other.

        Args:
            parts: In running order.
            pose: The entry of the first; without one it stands at the world's origin and runs along x.
            first: Index of the first.
        """
        return place(parts, self.grid, pose, first=first)

    def laps(
        self, parts: Sequence[Part], pieces: Sequence[Piece], *, closed: bool = True
    ) -> tuple[tuple[Piece, ...], tuple[Lane, ...]]:
        """The same pieces with the start line across the first, and the laps from there on.

        Args:
            parts: In running order from the start.
            pieces: The same in their places.
            closed: Whether the end of the last is the start again.

        Raises:
            KodawariError: The start line stands outside the first piece.
        """
        begun = with_start_line(tuple(pieces), _start_line(parts[0]))
        return begun, laps(begun, lane_numbers(parts, self.grid), closed=closed)

    def _part(self, entry: PieceEntry) -> Part:
        kind = self.class_of(entry)
        try:
            values = piece_parameters(kind, entry, self.shared)
            shape = SHAPES[kind.shape](self.grid, arguments_of(kind, values))
        except KodawariError as error:
            raise KodawariError(
                error.cause,
                place=f"{entry.place} ({entry.type})",
                mend=error.mend,
                code=error.code,
                values=error.values,
            ) from error
        return Part(kind=entry.type, title=kind.title, shape=shape, parameters=values, ja=kind.ja)


def _start_line(first: Part) -> float:
    """How far into the first piece the start line stands [m]; the middle of a short piece that nobody set.

    Raises:
        KodawariError: It stands outside that piece, which has to be a straight.
    """
    line = first.parameters.get("line_mm")
    if line is None or not isinstance(line.value, float) or line.value == 0.0:
        return 0.0
    length = first.shape.plan[0] * 1000.0
    if line.confidence is Confidence.ASSUMED and line.value >= length:
        return 0.5e-3 * length
    if not 0.0 < line.value < length:
        raise KodawariError(
            f"the start line cannot stand {line.value:g} mm into a piece of {length:g} mm",
            place="line_mm",
            mend="Put it inside the start piece.",
        )
    return line.value / 1000.0


def _grid(lanes: int, shared: Mapping[str, Parameter]) -> Grid:
    """The lanes side by side.

    Raises:
        KodawariError: Lanes overlap, or a size is not above zero.
    """
    sizes = []
    for name in LANE_PARAMETERS:
        value = shared[name].value
        if not isinstance(value, float) or value <= 0.0:
            raise KodawariError(f"{name} has to be above zero", place=name, mend="Give a positive figure.")
        sizes.append(value / 1000.0)
    pitch, width, wall = sizes
    if pitch < width:
        raise KodawariError(
            f"the lanes overlap: pitch {pitch * 1000:g} mm is less than width {width * 1000:g} mm",
            place="lane_pitch_mm",
            mend="Make the pitch larger.",
        )
    return Grid(lanes, pitch, 0.5 * width, wall)
