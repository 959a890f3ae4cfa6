"""`/api/races`: ask for a race, see what came of it, see its runs again."""

from typing import Annotated

import msgspec
from litestar import Response, delete, get, post
from litestar.datastructures import State
from litestar.params import FromQuery, JSONBody, PathParameter

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import resolve
from kodawari.mini4wd.course import plan_svg
from kodawari.mini4wd.garage import built_course, the_car, the_course
from kodawari.mini4wd.reports import course_out_marks, race_page
from kodawari.store import JobRow, RunRow, Store, open_store
from kodawari.web._race_job import MOST_RUNS, RaceQuestion
from kodawari.web.api._mesh import CourseMesh, mesh_of
from kodawari.web.api._race_view import RaceView, kept_race, race_view
from kodawari.web.api._replay import parse_runs, replay

__all__ = ["HANDLERS", "RaceNumber"]

RaceNumber = Annotated[int, PathParameter(ge=0, lt=2**53)]
"""The number of a race, as the store counts and a page can hold."""


class NewRace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A race to run.

    Attributes:
        car: Name of a shipped car, or identity of one of the garage.
        course: Name of a shipped course, or identity of a home course.
        lane: Lane at the start; 1 is the inner one.
        laps: Laps; None takes as many as a race has.
        runs: How often, with best values and again with drawn parameters.
        seed: Names all draws.
    """

    car: str
    course: str
    lane: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    laps: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    runs: Annotated[int, msgspec.Meta(ge=1, le=MOST_RUNS)] = 400
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 1


class Raced(RunRow, frozen=True, kw_only=True):
    """A race as the list shows it.

    Attributes:
        course_title: What the course was called when it was raced; empty in races of before that was kept.
        course_ja: The same in Japanese.
    """

    course_title: str
    course_ja: str


class Races(msgspec.Struct, frozen=True, kw_only=True):
    """What was raced, and what is being raced."""

    done: list[Raced]
    jobs: list[JobRow]


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A race that was thrown away or taken back."""

    id: int


@get("/api/races", sync_to_thread=True)
def races(state: State) -> Races:
    """The latest races, and those that are under way or have stopped."""
    with open_store(state["settings"].store) as store:
        open_jobs = [job for job in store.jobs.list() if job.kind == "race" and job.state != "done"]
        return Races(done=[_raced(store, row) for row in store.runs.list()], jobs=open_jobs)


@post("/api/races", sync_to_thread=True)
def new_race(state: State, data: JSONBody[NewRace]) -> JobRow:
    """Ask for a race; it is run in the background."""
    with open_store(state["settings"].store) as store:
        entry, asked = the_car(store, data.car), the_course(store, data.course)
        resolve(entry.file, source=entry.name)
        course = built_course(asked.id, asked.definition)
        course.race_segments(data.lane, data.laps)  # refuses a lane that is not there before anything is kept
        question = RaceQuestion(
            car=entry.file,
            car_id=entry.id,
            course=asked.id,
            definition=asked.definition,
            lane=data.lane,
            laps=data.laps,
            runs=data.runs,
            seed=data.seed,
        )
        job = store.jobs.add("race", f"{entry.name} · {course.title}", msgspec.to_builtins(question))
    state["crew"].look()
    return job


@get("/api/races/{number:int}", sync_to_thread=True)
def one_race(state: State, number: RaceNumber) -> RaceView:
    """A race with its distribution, its chance and its course-outs."""
    with open_store(state["settings"].store) as store:
        race = kept_race(store, number)
    try:
        course = race.course
    except KodawariError:
        course = None  # it shipped with another version; the race stays
    return race_view(race, course)


@get("/api/races/{number:int}/plan", media_type="image/svg+xml", sync_to_thread=True)
def plan(state: State, number: RaceNumber, drawn: FromQuery[bool] = True) -> Response[bytes]:
    """The course with a mark for every place where runs end."""
    with open_store(state["settings"].store) as store:
        race = kept_race(store, number)
    course = race.course
    marks = course_out_marks(race.result, course, drawn=drawn)
    return Response(plan_svg(course, marks=marks).encode(), media_type="image/svg+xml")


@get("/api/races/{number:int}/mesh", sync_to_thread=True)
def race_mesh(state: State, number: RaceNumber) -> CourseMesh:
    """The course as it was raced, as surfaces; later changes of a home course do not touch it."""
    with open_store(state["settings"].store) as store:
        course = kept_race(store, number).course
    return mesh_of(course.pieces, half_width=course.half_width, wall_height=course.wall_height)


@get("/api/races/{number:int}/page", media_type="text/html", sync_to_thread=True)
def page(state: State, number: RaceNumber) -> Response[bytes]:
    """The race as one HTML file that needs no server, for saving."""
    with open_store(state["settings"].store) as store:
        race = kept_race(store, number)
    text = race_page(race.result, race.course, build=resolve(race.question.car))
    headers = {"content-disposition": f'attachment; filename="race-{number}.html"'}
    return Response(text.encode(), media_type="text/html", headers=headers)


@get("/api/races/{number:int}/replay", media_type="application/octet-stream", sync_to_thread=True)
def replay_runs(state: State, number: RaceNumber, runs: FromQuery[str]) -> Response[bytes]:
    """Runs of a race, state by state; `runs` is `b7,d12`: b for best values, d for drawn ones."""
    chosen = parse_runs(runs)
    with open_store(state["settings"].store) as store:
        race = kept_race(store, number)
    return Response(replay(race, race.course, chosen), media_type="application/octet-stream")


@delete("/api/races/{number:int}", status_code=200, sync_to_thread=True)
def throw_race_away(state: State, number: RaceNumber) -> Moved:
    """Take a race off the list; it can be put back."""
    return _move(state, number, back=False)


@post("/api/races/{number:int}/back", status_code=200, sync_to_thread=True)
def take_race_back(state: State, number: RaceNumber) -> Moved:
    """Put a race back on the list."""
    return _move(state, number, back=True)


def _raced(store: Store, row: RunRow) -> Raced:
    def word(name: str) -> str:
        return str(store.runs.peek(row.id, "question", "definition", name) or "")

    return Raced(**msgspec.structs.asdict(row), course_title=word("title"), course_ja=word("ja"))


def _move(state: State, number: int, *, back: bool) -> Moved:
    with open_store(state["settings"].store) as store:
        if not store.runs.throw_away(number, back=back):
            raise KodawariError(f"there is no race {number}")
    return Moved(id=number)


HANDLERS = [races, new_race, one_race, plan, race_mesh, page, replay_runs, throw_race_away, take_race_back]
