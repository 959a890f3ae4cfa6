"""From a definition to a course: make each shape, put one behind the other, follow the lanes, check."""

from collections.abc import Mapping
from functools import partial

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._assemble import Part, lane_numbers, laps, place, with_start_line
from kodawari.mini4wd.course._catalogue import System, system_for
from kodawari.mini4wd.course._closing import require_all_lanes, require_closed
from kodawari.mini4wd.course._definition import Definition, PieceEntry
from kodawari.mini4wd.course._settings import (
    LANE_PARAMETERS,
    arguments_of,
    piece_class,
    piece_parameters,
    shared_parameters,
    used_parameters,
)
from kodawari.mini4wd.course._shape import Grid
from kodawari.mini4wd.course._shapes import SHAPES
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.parameter import Parameter, Setting
from kodawari.quantity import Confidence

__all__ = ["build_course"]


def build_course(
    definition: Definition,
    *,
    name: str,
    file: str = "",
    overrides: Mapping[str, Setting] | None = None,
    closed: bool = True,
) -> Course:
    """Build a course from its definition.

    Args:
        definition: The course as written.
        name: Short name.
        file: For messages.
        overrides: Parameters that the caller sets, by name.
        closed: Whether its end has to meet its start, and its lanes each other.

    Raises:
        KodawariError: Anything about the course is wrong; see the messages.
    """
    try:
        return _build(definition, name, file, dict(overrides or {}), closed=closed)
    except KodawariError as error:
        raise error.located(file) from error


def _build(
    definition: Definition, name: str, file: str, overrides: dict[str, Setting], *, closed: bool
) -> Course:
    system = system_for(definition.lanes)
    shared = shared_parameters(system, definition, overrides)
    grid = _grid(definition.lanes, shared)
    parts = _parts(system, grid, definition.entries(), shared)
    pieces = place(parts, grid)
    if closed:
        require_closed(pieces)
    pieces = with_start_line(pieces, _start_line(parts[0]))
    lanes = laps(pieces, lane_numbers(parts, grid), closed=closed)
    if closed:
        require_all_lanes(pieces, lanes)
    return Course(
        name=name,
        title=definition.title,
        ja=definition.ja,
        note=definition.note,
        sources=tuple(definition.sources),
        parameters=used_parameters(shared, (part.parameters for part in parts)),
        pieces=pieces,
        lanes=lanes,
        half_width=grid.half_width,
        lane_pitch=grid.pitch,
        wall_height=grid.wall_height,
        closed=closed,
        rebuild=partial(_rebuild, definition, name, file, closed),
        overrides=overrides,
    )


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


def _rebuild(
    definition: Definition, name: str, file: str, closed: bool, overrides: Mapping[str, Setting]
) -> Course:
    """Build once more with other overrides; no closure, so that a course can go to another process."""
    return build_course(definition, name=name, file=file, overrides=overrides, closed=closed)


def _parts(
    system: System, grid: Grid, entries: list[PieceEntry], shared: Mapping[str, Parameter]
) -> list[Part]:
    """The pieces' shapes; equal pieces share one, so that a long course costs no more than its placing."""
    made: dict[tuple[str, str], Part] = {}
    parts = []
    for entry in entries:
        key = (entry.type, repr(sorted(entry.settings.items())))
        if key not in made:
            made[key] = _part(system, grid, entry, shared)
        parts.append(made[key])
    return parts


def _part(system: System, grid: Grid, entry: PieceEntry, shared: Mapping[str, Parameter]) -> Part:
    """One piece's shape."""
    kind = piece_class(system, entry)
    try:
        values = piece_parameters(kind, entry, shared)
        shape = SHAPES[kind.shape](grid, arguments_of(kind, values))
    except KodawariError as error:
        raise KodawariError(error.cause, place=f"{entry.place} ({entry.type})", mend=error.mend) from error
    return Part(kind=entry.type, title=kind.title, shape=shape, parameters=values, ja=kind.ja)


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
