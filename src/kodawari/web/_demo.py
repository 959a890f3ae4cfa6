"""A store to look around in: the shipped cars and courses as one's own, a race, and a small tune."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kodawari.mini4wd.build import read_parts_box
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.garage import keep_course, keep_new, own_cars, shipped_cars, shipped_courses
from kodawari.rules import load_rulebook
from kodawari.store import Store, open_store
from kodawari.tuning import Budget
from kodawari.web._race_job import RaceQuestion
from kodawari.web._tune_job import TuneOrder

__all__ = ["fill_store"]

RACED = "ma-race"
COURSE = "jcjc"

BOX, TUNED_ON, FINISH = "ma-starter", "flat-oval", 0.95
RUNS = 4000
"""Budget of the tune: a quarter of a minute or so on a course that is soon raced, and enough for a winner."""


def fill_store(path: Path) -> None:
    """Put copies of the shipped cars and courses into an empty store, and ask for a race and a tune.

    A garage with cars in it is left alone.
    """
    with open_store(path) as store:
        if own_cars(store):
            return
        for entry in shipped_cars():
            kept = keep_new(store, entry.file)
            if entry.id == RACED:
                question = RaceQuestion(car=kept.file, car_id=kept.id, course=COURSE)
                store.jobs.add("race", f"{kept.name} · {COURSE}", msgspec.to_builtins(question))
        for course in shipped_courses():
            keep_course(store, course.draft)
        _ask_for_tune(store)


def _ask_for_tune(store: Store) -> None:
    from kodawari.mini4wd.tune import Tuned  # noqa: PLC0415 - heavy, and only a demo needs it

    tuned = Tuned(
        read_parts_box(BOX), load_course(TUNED_ON), load_rulebook("open"), class_="",
        on=datetime.now(UTC).astimezone().date(), finish=FINISH, seed=0,
    )  # fmt: skip
    budget = Budget(runs=RUNS)
    journal = tuned.journal(store, budget)
    order = TuneOrder(study=journal.identity, budget=budget)
    store.jobs.add("tune", f"{BOX} · {TUNED_ON}", msgspec.to_builtins(order), about=journal.identity)
