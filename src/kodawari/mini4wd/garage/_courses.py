"""Finding courses: those that ship with Kodawari by their names, home courses by identity or name."""

from functools import lru_cache
from pathlib import Path

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import (
    Course,
    Definition,
    build_course,
    course_names,
    load_course,
    load_definition,
)
from kodawari.mini4wd.draft import (
    Draft,
    definition_of_draft,
    draft_of_definition,
    draft_toml,
    lay,
    parse_draft,
    require_sound,
)
from kodawari.mini4wd.garage._names import free_name, named_document
from kodawari.names import LONGEST_NAME
from kodawari.store import Document, Store, default_store_path, open_store

__all__ = [
    "COURSE_KIND",
    "HOME",
    "CourseEntry",
    "any_course",
    "any_definition",
    "built_course",
    "change_course",
    "home_draft",
    "keep_course",
    "own_courses",
    "shipped_courses",
    "the_course",
]

COURSE_KIND = "mini4wd-course"

HOME = "home:"
"""Before the name or the identity of a home course, wherever a command takes a course."""


class CourseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A course that can be asked for.

    Attributes:
        id: Name of a shipped course, or identity of a home course.
        draft: The course as it was drawn.
        document: How it is kept; None for a shipped course.
    """

    id: str
    draft: Draft
    document: Document | None = None

    @property
    def definition(self) -> Definition:
        """The course as a course file.

        Raises:
            KodawariError: Nothing is laid.
        """
        if self.document is None:
            return load_definition(self.id)[0]
        return definition_of_draft(self.draft)


def the_course(store: Store, identity: str) -> CourseEntry:
    """A course by the name or the identity that its address holds.

    Raises:
        KodawariError: There is no such course; a path is none.
    """
    if identity in course_names():
        return CourseEntry(id=identity, draft=draft_of_definition(load_definition(identity)[0]))
    try:
        return _entry(store.documents.get(identity))
    except KodawariError as error:
        raise KodawariError(
            f"no course is called '{identity[:80]}'", mend="It may have been removed for good.", code="gone"
        ) from error


def shipped_courses() -> list[CourseEntry]:
    """Every course that ships with Kodawari."""
    return [
        CourseEntry(id=name, draft=draft_of_definition(load_definition(name)[0])) for name in course_names()
    ]


def own_courses(store: Store, *, deleted: bool = False) -> list[CourseEntry]:
    """Every home course, or every one that was thrown away, the last changed first."""
    return [_entry(document) for document in store.documents.list(COURSE_KIND, deleted=deleted)]


def keep_course(store: Store, draft: Draft) -> CourseEntry:
    """Put a course on the shelf; where its name is taken, with a number behind it.

    Raises:
        KodawariError: A name or a number in it cannot be, or a piece cannot be laid.
    """
    lay(require_sound(draft))
    title = free_name(store, COURSE_KIND, draft.title)
    if title != draft.title and draft.ja:
        draft = msgspec.structs.replace(draft, ja=f"{draft.ja} {title.rpartition(' ')[2]}"[:LONGEST_NAME])
    called = msgspec.structs.replace(draft, title=title)
    return _entry(store.documents.add(COURSE_KIND, title, draft_toml(called)))


def change_course(store: Store, identity: str, draft: Draft, *, revision: int) -> CourseEntry:
    """Put a new state of a home course in the place of the one with this revision.

    Raises:
        KodawariError: It ships with Kodawari, it cannot be, or somebody else has changed it since.
    """
    entry = the_course(store, identity)
    if entry.document is None:
        raise KodawariError(
            f"'{entry.draft.title}' ships with Kodawari", mend="Make a copy and change that.", code="shipped"
        )
    lay(require_sound(draft))
    changed = store.documents.change(identity, name=draft.title, text=draft_toml(draft), revision=revision)
    return _entry(changed)


def home_draft(name: str, *, store: Path | None = None) -> CourseEntry:
    """A home course by its name or its identity; capitals do not matter where only one fits.

    Args:
        name: With or without `home:` before it.
        store: The store's file; None takes the usual one.

    Raises:
        KodawariError: There is no such course (the nearest names are told), or more than one.
    """
    wanted = name.removeprefix(HOME)
    path = store or default_store_path()
    if path.is_file():  # a question makes no store
        with open_store(path) as opened:
            return _entry(named_document(opened, COURSE_KIND, wanted, what="home course", prefix=HOME))
    raise KodawariError(
        f"no home course is called '{wanted[:80]}'",
        mend="There are none; `kodawari course keep FILE` adds one.",
    )


def any_definition(course: str | Path, *, store: Path | None = None) -> tuple[Definition, str, str]:
    """A course as it is written, its short name, and its file for messages.

    Args:
        course: `home:NAME`, or as `load_course` takes it.
        store: The store's file; None takes the usual one.

    Raises:
        KodawariError: There is no such course, or it is malformed.
    """
    if isinstance(course, str) and course.startswith(HOME):
        entry = home_draft(course, store=store)
        return entry.definition, f"{HOME}{entry.draft.title}", f"{HOME}{entry.draft.title}"
    return load_definition(course)


def any_course(course: str | Path, *, store: Path | None = None) -> Course:
    """The same, ready to be raced.

    Raises:
        KodawariError: As `any_definition`, or cars cannot race on it.
    """
    definition, name, file = any_definition(course, store=store)
    return build_course(definition, name=name, file=file)


def built_course(name: str, definition: Definition | None) -> Course:
    """A course as a question holds it; built once.

    Args:
        name: Name or identity.
        definition: As it was when somebody asked; None for a course that ships.

    Raises:
        KodawariError: There is no such course, or it cannot be raced.
    """
    return _built(name, b"" if definition is None else msgspec.json.encode(definition))


@lru_cache(maxsize=64)
def _built(name: str, definition: bytes) -> Course:
    if not definition:
        if name not in course_names():
            raise KodawariError(
                f"no course is called '{name[:80]}'", mend=f"There are: {', '.join(course_names())}."
            )
        return load_course(name)
    return build_course(msgspec.json.decode(definition, type=Definition), name=name)


def _entry(document: Document) -> CourseEntry:
    if document.kind != COURSE_KIND:
        raise KodawariError(f"'{document.name}' is no Mini 4WD course")
    return CourseEntry(id=document.id, draft=parse_draft(document.text, file="store"), document=document)
