"""`/api/courses`: the courses that ship, home courses, and what they look like."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from litestar import Response, delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, FromQuery, JSONBody

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import Course, plan_svg, profile_svg
from kodawari.mini4wd.draft import Draft, preview, read_draft, renamed
from kodawari.mini4wd.garage import (
    COURSE_KIND,
    CourseEntry,
    change_course,
    keep_course,
    own_courses,
    shipped_courses,
    the_course,
)
from kodawari.store import open_store
from kodawari.web.api._course_view import CourseCard, Kept, course_card, kept_view, raced_or_drawn
from kodawari.web.api._export import export_of
from kodawari.web.api._flight import Flight, flight_of
from kodawari.web.api._mesh import CourseMesh, mesh_of

__all__ = ["HANDLERS"]


class NewCourse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A course to keep: a draft, a copy of another course, or a file of any known format.

    Attributes:
        draft: What was drawn.
        copy_of: The course to copy.
        text: Text of a file, or a link.
        name: Name of that file.
        title: What to call it; without one it keeps its name.
    """

    draft: Draft | None = None
    copy_of: str = ""
    text: str = ""
    name: Annotated[str, msgspec.Meta(max_length=300)] = ""
    title: str = ""


class ChangedCourse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new state of a home course.

    Attributes:
        draft: All of it.
        revision: The revision that was changed.
    """

    draft: Draft
    revision: int


@get("/api/courses", sync_to_thread=True)
def courses(state: State) -> list[CourseCard]:
    """Every course as a card: home courses first, the last changed at the top, then those that ship."""
    with open_store(state["settings"].store) as store:
        return [course_card(entry) for entry in (*own_courses(store), *shipped_courses())]


@post("/api/courses", sync_to_thread=True)
def new_course(state: State, data: JSONBody[NewCourse]) -> Kept:
    """Keep a course."""
    if sum((data.draft is not None, bool(data.copy_of), bool(data.text))) != 1:
        raise KodawariError(
            "say what the new course is made from", mend="Give `draft`, `copy_of` or `text`, one of them."
        )
    with open_store(state["settings"].store) as store:
        if data.draft is not None:
            draft = data.draft
        elif data.copy_of:
            draft = the_course(store, data.copy_of).draft
        else:
            draft = read_draft(data.text, name=data.name).draft
        if data.title:
            draft = renamed(draft, data.title)
        return kept_view(keep_course(store, draft))


@get("/api/courses/bin", sync_to_thread=True)
def course_bin(state: State) -> list[CourseCard]:
    """Home courses that were thrown away."""
    with open_store(state["settings"].store) as store:
        return [course_card(entry) for entry in own_courses(store, deleted=True)]


@delete("/api/courses/bin", status_code=200, sync_to_thread=True)
def empty_course_bin(state: State) -> dict[str, int]:
    """Remove for good what was thrown away."""
    with open_store(state["settings"].store) as store:
        return {"removed": store.documents.empty_bin(COURSE_KIND)}


@get("/api/courses/{identity:str}", sync_to_thread=True)
def one_course(state: State, identity: FromPath[str]) -> Kept:
    """A course as it was drawn."""
    return kept_view(_entry(state, identity))


@put("/api/courses/{identity:str}", sync_to_thread=True)
def save_course(state: State, identity: FromPath[str], data: JSONBody[ChangedCourse]) -> Kept:
    """Change a home course; what cannot be laid is refused and not kept."""
    with open_store(state["settings"].store) as store:
        return kept_view(change_course(store, identity, data.draft, revision=data.revision))


@delete("/api/courses/{identity:str}", status_code=200, sync_to_thread=True)
def throw_course_away(state: State, identity: FromPath[str]) -> CourseCard:
    """Throw a home course away; it can be taken back."""
    return _moved(state, identity, back=False)


@post("/api/courses/{identity:str}/back", status_code=200, sync_to_thread=True)
def take_course_back(state: State, identity: FromPath[str]) -> CourseCard:
    """Take a home course back that was thrown away."""
    return _moved(state, identity, back=True)


@get("/api/courses/{identity:str}/mesh", sync_to_thread=True)
def course_mesh(state: State, identity: FromPath[str]) -> CourseMesh:
    """A course as surfaces: as it is raced, or as it was drawn while it cannot be."""
    course = _course(_entry(state, identity))
    return mesh_of(course.pieces, half_width=course.half_width, wall_height=course.wall_height)


@get("/api/courses/{identity:str}/plan", media_type="image/svg+xml", sync_to_thread=True)
def course_plan(state: State, identity: FromPath[str]) -> Response[bytes]:
    """The plan of a course, to scale; a home course as it was drawn."""
    entry = _entry(state, identity)
    drawn = _course(entry) if entry.document is None else preview(entry.draft, name=entry.id)
    return _picture(plan_svg(drawn))


@get("/api/courses/{identity:str}/profile", media_type="image/svg+xml", sync_to_thread=True)
def course_profile(state: State, identity: FromPath[str], lane: FromQuery[int] = 1) -> Response[bytes]:
    """The heights of a lap."""
    return _picture(profile_svg(_course(_entry(state, identity)), lane))


@get("/api/courses/{identity:str}/export", media_type="application/octet-stream", sync_to_thread=True)
def course_file(state: State, identity: FromPath[str], to: FromQuery[str] = "toml") -> Response[bytes]:
    """The course as a file: `toml`, or for another editor."""
    made = export_of(_entry(state, identity).draft, to)
    headers = {"content-disposition": f'attachment; filename="{made.name}"'}
    return Response(made.text.encode(), media_type="application/octet-stream", headers=headers)


@get("/api/courses/{identity:str}/flight", sync_to_thread=True)
def course_flight(state: State, identity: FromPath[str], lane: FromQuery[int] = 1) -> Flight:
    """The way of a whole race that begins in a lane."""
    entry = _entry(state, identity)
    course, why_not = raced_or_drawn(entry)
    if course is None or why_not:
        raise KodawariError(f"nobody can race on it: {why_not}", mend="Close the course first.", code="open")
    return flight_of(course, lane)


def _entry(state: Mapping[str, Any], identity: str) -> CourseEntry:
    with open_store(state["settings"].store) as store:
        return the_course(store, identity)


def _course(entry: CourseEntry) -> Course:
    course, why_not = raced_or_drawn(entry)
    if course is None:
        raise KodawariError(why_not, mend="Lay some pieces.", code="empty")
    return course


def _moved(state: Mapping[str, Any], identity: str, *, back: bool) -> CourseCard:
    with open_store(state["settings"].store) as store:
        entry = the_course(store, identity)
        if entry.document is None:
            raise KodawariError(f"'{entry.draft.title}' ships with Kodawari and stays")
        store.documents.throw_away(identity, back=back)
        return course_card(the_course(store, identity))


def _picture(svg: str) -> Response[bytes]:
    return Response(svg.encode(), media_type="image/svg+xml")


HANDLERS = [
    courses, new_course, course_bin, empty_course_bin, one_course, save_course, throw_course_away,
    take_course_back, course_mesh, course_plan, course_profile, course_file, course_flight,
]  # fmt: skip
