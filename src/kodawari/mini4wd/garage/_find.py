"""From what a command line says to a car or a parts box: shipped, a file, or kept in the store."""

from pathlib import Path

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import Build, CarFile, PartsBox, list_cars, read_car, read_parts_box, resolve
from kodawari.mini4wd.garage._boxes import parts_box, the_box
from kodawari.mini4wd.garage._cars import CAR_KIND, the_car
from kodawari.mini4wd.garage._names import BOX_PREFIX, CAR_PREFIX
from kodawari.store import Store, default_store_path, open_store

__all__ = ["find_box", "find_build", "find_car_file", "kept_cars"]


def find_car_file(car: str | Path, *, store: Path | None = None) -> tuple[CarFile, str]:
    """A car file and where it comes from: a shipped name, the path of a file, or `garage:NAME`.

    Args:
        car: What was typed; the name in `garage:NAME` may be the car's identity too.
        store: Where the garage lies; None takes the default store.

    Raises:
        KodawariError: There is no such car, or its file is malformed.
    """
    text = str(car)
    if not text.startswith(CAR_PREFIX):
        return read_car(car), str(list_cars().get(text, car))
    with _open(store, text) as opened:
        return the_car(opened, text).file, text


def find_build(car: str | Path, *, store: Path | None = None) -> Build:
    """The build of a car; arguments and errors as `find_car_file`, and a car that cannot be built."""
    file, source = find_car_file(car, store=store)
    return resolve(file, source=source)


def find_box(box: str | Path, *, store: Path | None = None) -> PartsBox:
    """A parts box: a shipped name, the path of a file, or `box:NAME` for one that is kept in the store.

    Raises:
        KodawariError: There is no such box, or something in it is wrong.
    """
    text = str(box)
    if not text.startswith(BOX_PREFIX):
        return read_parts_box(box)
    with _open(store, text) as opened:
        return parts_box(opened, the_box(opened, text))


def kept_cars(store: Path | None = None) -> dict[str, str]:
    """Names of the cars of the garage by what a command takes for them; empty where there is no store."""
    path = default_store_path() if store is None else store
    if not path.is_file():
        return {}
    with open_store(path) as opened:
        found = opened.documents.list(CAR_KIND)
    names = [each.name for each in found]
    return {CAR_PREFIX + (each.name if names.count(each.name) == 1 else each.id): each.name for each in found}


def _open(store: Path | None, asked: str) -> Store:
    """The store; looking into it never makes one."""
    path = default_store_path() if store is None else store
    if not path.is_file():
        raise KodawariError(
            f"there is no store yet, so nothing is called '{asked}'",
            file=str(path),
            mend="`kodawari car keep FILE` puts a car there, and so does `kodawari web`.",
        )
    return open_store(path)
