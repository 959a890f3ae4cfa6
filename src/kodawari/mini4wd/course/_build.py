"""From a definition to a course: make each shape, put one behind the other, follow the lanes, check."""

from collections.abc import Mapping
from functools import partial

from kodawari.errors import KodawariError
from kodawari.mini4wd.course._closing import require_all_lanes, require_closed
from kodawari.mini4wd.course._definition import Definition
from kodawari.mini4wd.course._settings import used_parameters
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.kit import Kit
from kodawari.mini4wd.course.parameter import Setting

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
    kit = Kit(definition, overrides)
    parts = [kit.part(entry) for entry in definition.entries()]
    grid = kit.grid
    pieces = kit.place(parts)
    if closed:
        require_closed(pieces)
    pieces, lanes = kit.laps(parts, pieces, closed=closed)
    if closed:
        require_all_lanes(pieces, lanes)
    return Course(
        name=name,
        title=definition.title,
        ja=definition.ja,
        note=definition.note,
        sources=tuple(definition.sources),
        parameters=used_parameters(kit.shared, (part.parameters for part in parts)),
        pieces=pieces,
        lanes=lanes,
        half_width=grid.half_width,
        lane_pitch=grid.pitch,
        wall_height=grid.wall_height,
        closed=closed,
        rebuild=partial(_rebuild, definition, name, file, closed),
        overrides=overrides,
        definition=definition,
    )


def _rebuild(
    definition: Definition, name: str, file: str, closed: bool, overrides: Mapping[str, Setting]
) -> Course:
    """Build once more with other overrides; no closure, so that a course can go to another process."""
    return build_course(definition, name=name, file=file, overrides=overrides, closed=closed)
