"""A store to look around in: the shipped cars in the garage, and a race of one of them."""

from pathlib import Path

import msgspec

from kodawari.mini4wd.garage import keep_new, own_cars, shipped_cars
from kodawari.store import open_store
from kodawari.web._race_job import RaceQuestion

__all__ = ["fill_store"]

RACED = "ma-race"
COURSE = "jcjc"


def fill_store(path: Path) -> None:
    """Put a copy of every shipped car into an empty garage and ask for a race, which the server then runs.

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
