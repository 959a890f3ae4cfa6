"""`/api/…/share`: a race with its replays, or a course, as one HTML file that needs no server."""

import re

import msgspec
from litestar import Response, get
from litestar.datastructures import State
from litestar.params import FromPath, FromQuery

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.formats import definition_toml
from kodawari.mini4wd.draft import draft_toml
from kodawari.mini4wd.garage import the_course
from kodawari.store import open_store
from kodawari.web._share import BYTES_PER_SECOND, base_bytes, share_course, share_race
from kodawari.web.api._course_view import raced_or_drawn
from kodawari.web.api._race_view import kept_race
from kodawari.web.api._races import RaceNumber
from kodawari.web.api._replay import parse_runs

__all__ = ["HANDLERS"]


class ShareSizes(msgspec.Struct, frozen=True, kw_only=True):
    """How large a shared file becomes: without replays, and more for each second of each run [bytes]."""

    base_bytes: int
    bytes_per_second: int


@get("/api/share/sizes", sync_to_thread=True)
def sizes() -> ShareSizes:
    """How large a shared file becomes."""
    return ShareSizes(base_bytes=base_bytes(), bytes_per_second=BYTES_PER_SECOND)


@get("/api/races/{number:int}/share", media_type="text/html", sync_to_thread=True)
def share_one_race(state: State, number: RaceNumber, runs: FromQuery[str] = "") -> Response[bytes]:
    """A race as one file; `runs` as for a replay, or empty for none."""
    chosen = parse_runs(runs) if runs else []
    with open_store(state["settings"].store) as store:
        race = kept_race(store, number)
    course = race.course
    text = share_race(race.result, race.question.car, course, chosen)
    return _file(text, f"{race.result.car} {course.title}")


@get("/api/courses/{identity:str}/share", media_type="text/html", sync_to_thread=True)
def share_one_course(state: State, identity: FromPath[str]) -> Response[bytes]:
    """A course as one file; a home course has to be closed."""
    with open_store(state["settings"].store) as store:
        entry = the_course(store, identity)
    course, why_not = raced_or_drawn(entry)
    if course is None or why_not:
        raise KodawariError(f"nobody can race on it: {why_not}", mend="Close the course first.")
    text = definition_toml(entry.definition) if entry.document is None else draft_toml(entry.draft)
    return _file(share_course(course, text), entry.draft.title)


def _file(text: str, name: str) -> Response[bytes]:
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "kodawari"
    headers = {"content-disposition": f'attachment; filename="{plain}.html"'}
    return Response(text.encode(), media_type="text/html", headers=headers)


HANDLERS = [sizes, share_one_race, share_one_course]
