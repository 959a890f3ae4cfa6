"""The short way from a name or a file to a build, and from a build to its inspection."""

from datetime import UTC, date, datetime
from pathlib import Path

from kodawari.mini4wd.build import Build
from kodawari.mini4wd.inspection import facts
from kodawari.rules import Inspection, Rulebook, inspect, load_rulebook

__all__ = ["inspect_car", "load_car"]


def load_car(car: str | Path, *, store: Path | None = None) -> Build:
    """The build of a shipped car by its name, of a car file, or of a car of the garage as `garage:NAME`.

    Args:
        car: Which car.
        store: Where the garage lies; None takes the default store.

    Raises:
        KodawariError: There is no such car (the mend names the nearest), its file is malformed, or a part of
            it is unknown, does not fit, or floats in the air.
    """
    from kodawari.mini4wd.garage import find_build  # noqa: PLC0415 - opens the store, which few cars need

    return find_build(car, store=store)


def inspect_car(
    car: Build, rules: Rulebook | str | Path = "open", *, class_: str = "", on: date | None = None
) -> Inspection:
    """Hold a build against a rulebook.

    Args:
        car: The build, as `load_car` gives it.
        rules: A rulebook, its name, or the path of its file.
        class_: The class; empty means the book's first class.
        on: The day of the race; None means today on this machine's clock.

    Raises:
        KodawariError: There is no such rulebook or class, or no edition is in force on that day.
    """
    book = rules if isinstance(rules, Rulebook) else load_rulebook(rules)
    day = on or datetime.now(UTC).astimezone().date()
    return inspect(book, facts(car), on=day, class_=class_)
