"""The job `race`: what it is asked, and how it is done."""

import threading
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec

from kodawari.files import convert
from kodawari.mini4wd.build import Build, CarFile, resolve
from kodawari.mini4wd.course import Course, Definition
from kodawari.mini4wd.garage import built_course
from kodawari.store import JobRow, Store
from kodawari.web._advance import Advance

__all__ = ["MOST_RUNS", "RaceQuestion", "read_question", "run_race_job"]

MOST_RUNS = 20_000
"""Most runs that one race of the pages may have."""


LISTEN_EVERY = 0.25
"""Time between two looks whether a race shall stop while the solver compiles [s]."""


class RaceQuestion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A race as it was asked for.

    Attributes:
        car: The car file as it was then; later changes of the car do not touch the race.
        car_id: Where the car stands in the garage.
        course: Name of a shipped course, or identity of a home course.
        definition: The course as it was then; None in questions of before there were home courses.
        lane: Lane at the start.
        laps: Laps, or None for a whole race.
        runs: How often.
        seed: Names all draws.
    """

    car: CarFile
    car_id: str
    course: str
    definition: Definition | None = None
    lane: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    laps: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    runs: Annotated[int, msgspec.Meta(ge=1, le=MOST_RUNS)] = 400
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 1


def read_question(raw: Mapping[str, Any]) -> RaceQuestion:
    """A question as the store keeps it.

    Raises:
        KodawariError: The store was written by somebody else.
    """
    return convert(dict(raw), RaceQuestion, file="store")


def run_race_job(store: Store, job: JobRow, advance: Advance) -> int:
    """Race, and keep what came of it.

    Args:
        store: Where the question stands and the answer goes.
        job: The job.
        advance: Takes the stage, what is done and what there is to do; raises to stop.

    Returns:
        The number of the run in the store.
    """
    advance("loading", 0, 0)
    from kodawari.mini4wd.dynamics import is_compiled  # noqa: PLC0415 - heavy, and only the worker needs it
    from kodawari.mini4wd.race import race  # noqa: PLC0415 - as above

    question = read_question(store.jobs.definition(job.id))
    build, course = resolve(question.car), built_course(question.course, question.definition)
    if not is_compiled():
        _compile_first(build, course, advance)
    advance("racing", 0, 2 * question.runs)
    result = race(
        build,
        course,
        lane=question.lane,
        laps=question.laps,
        runs=question.runs,
        seed=question.seed,
        progress=lambda done, total: advance("racing", done, total),
    )
    advance("writing", 0, 0)
    return store.runs.add(
        build=build.name,
        course=course.name,
        physics_version=result.physics_version,
        seed=result.seed,
        runs=result.runs,
        time_s=result.race_time_s.median if result.race_time_s else None,
        finish=result.finish.estimate,
        payload={"result": msgspec.to_builtins(result), "question": msgspec.to_builtins(question)},
    )


def _compile_first(build: Build, course: Course, advance: Callable[[str, int, int], None]) -> None:
    """Compile the solver beside this thread, so that a stop is heard meanwhile.

    What was begun is finished and kept even then: the next race needs it.
    """
    ended = threading.Event()

    def work() -> None:
        try:
            _run_once(build, course)
        finally:
            ended.set()

    threading.Thread(target=work, daemon=True).start()
    advance("compiling", 0, 0)
    while not ended.wait(LISTEN_EVERY):
        advance("compiling", 0, 0)


def _run_once(build: Build, course: Course) -> None:
    """The smallest race; it compiles everything that a large one needs."""
    from kodawari.mini4wd.race import race  # noqa: PLC0415 - as above

    race(build, course, runs=1)
