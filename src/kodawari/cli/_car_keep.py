"""The garage on the command line: what is in it, and putting a car there."""

from pathlib import Path

from kodawari.cli._console import console, quiet
from kodawari.errors import KodawariError
from kodawari.mini4wd.build import Build, list_cars, resolve
from kodawari.mini4wd.garage import find_build, find_car_file, keep_new, kept_cars, named, sound
from kodawari.store import open_store

__all__ = ["cars_of", "keep"]


def cars_of(store: Path | None) -> tuple[dict[str, Build], dict[str, str]]:
    """Every car by what a command takes for it: those that can be built, and why the others cannot."""
    found, broken = {name: find_build(name) for name in list_cars()}, {}
    for name in kept_cars(store):
        try:
            found[name] = find_build(name, store=store)
        except KodawariError as error:
            broken[name] = str(error)
    return found, broken


def keep(car: str, *, name: str | None, store: Path | None) -> None:
    """Put a car into the garage.

    Raises:
        KodawariError: There is no such car, it cannot be built, or its name cannot be shown.
    """
    file, source = find_car_file(car, store=store)
    file = named(file, name or file.car.name or Path(source).stem)
    resolve(sound(file), source=source)
    with open_store(store) as opened:
        entry, path = keep_new(opened, file), opened.path
    screen = console()
    screen.print(
        f"{entry.name} is in the garage; every command takes it as garage:{entry.name}", soft_wrap=True
    )
    screen.print(quiet(f"kept in {path}"), soft_wrap=True)
