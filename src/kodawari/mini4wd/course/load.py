"""Courses by name or file."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kodawari.errors import KodawariError, nearest
from kodawari.files import convert, data_path, parse_toml, read_text
from kodawari.mini4wd.course._build import build_course
from kodawari.mini4wd.course._definition import Definition
from kodawari.mini4wd.course.course import Course
from kodawari.mini4wd.course.parameter import Setting

__all__ = ["course_names", "load_course", "load_definition", "parse_course"]


def course_names() -> list[str]:
    """The names of the courses that ship with Kodawari."""
    return sorted(path.stem for path in data_path("mini4wd", "courses").glob("*.toml"))


def load_course(course: str | Path, parameters: Mapping[str, Setting] | None = None) -> Course:
    """A shipped course by its name, or one from a file: TOML, or the layout of another editor.

    Args:
        course: `jcjc`, or the path of a file: with a folder in it or an ending; or a share link.
        parameters: Figures and choices to set, by name.

    Raises:
        KodawariError: There is no such course, or something about it is wrong.
    """
    definition, name, file = load_definition(course)
    return build_course(definition, name=name, file=file, overrides=parameters)


def load_definition(course: str | Path) -> tuple[Definition, str, str]:
    """A course as it is written, its short name, and its file for messages; arguments as `load_course`.

    Raises:
        KodawariError: There is no such course, or it is malformed.
    """
    if isinstance(course, str) and "#t=" in course:
        return _parse(course, "link"), "link", "link"
    path = _path(course)
    shipped = path.parent == data_path("mini4wd", "courses")
    file = f"courses/{path.name}" if shipped else str(path)
    return _read(path, file), path.stem, file


def parse_course(
    text: str, *, name: str = "course", file: str = "course", parameters: Mapping[str, Setting] | None = None
) -> Course:
    """A course from the text of a TOML file, or of another editor's layout.

    Raises:
        KodawariError: Something about it is wrong.
    """
    return build_course(_parse(text, file), name=name, file=file, overrides=parameters)


def _path(course: str | Path) -> Path:
    """The file of a course."""
    if isinstance(course, Path) or Path(course).suffix or "/" in course or "\\" in course:
        return Path(course)
    names = course_names()
    if course in names:
        return data_path("mini4wd", "courses", f"{course}.toml")
    raise KodawariError(
        f"no course is called '{course}'",
        mend=nearest(course, names) or f"There are: {', '.join(names)}; or give the path of a file.",
    )


def _read(path: Path, file: str) -> Definition:
    """The definition in a file; one that ships is read once."""
    return _shipped(path) if file != str(path) else _parse(read_text(path), file)


@cache
def _shipped(path: Path) -> Definition:
    return _parse(read_text(path), f"courses/{path.name}")


def _parse(text: str, file: str) -> Definition:
    from kodawari.mini4wd.course import formats  # noqa: PLC0415 - it builds on this module's neighbours

    if formats.is_layout(text):
        return formats.layout_definition(text, file=file)
    raw = parse_toml(text, file=file)
    if "chains" in raw:
        from kodawari.mini4wd.draft import definition_of_draft, parse_draft  # noqa: PLC0415 - as above

        return definition_of_draft(parse_draft(text, file=file))
    return convert(raw, Definition, file=file)
