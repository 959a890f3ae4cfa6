"""Kodawari: a workbench for machines built inside a small box of rules.

The short way through, in Python:

    import kodawari

    car = kodawari.load_car("ma-race")                    # a shipped car, or the path of a car file
    inspection = kodawari.inspect_car(car, "open")        # every rule with its margin
    course = kodawari.load_course("jcjc")
    result = kodawari.race(car, course, runs=400, seed=1)
    print(inspection.verdict, result.lap_time_s, result.finish)

Importing `kodawari` loads nothing else: each name brings its own module when it is first used. What is not
here stands in the packages: `kodawari.mini4wd.build`, `kodawari.mini4wd.course`, `kodawari.rules`, ….
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # `race` and `tune` come from their inner modules: mypy takes the packages of that name for the functions.
    from kodawari.errors import KodawariError
    from kodawari.mini4wd.build import list_cars, read_parts_box
    from kodawari.mini4wd.course import course_names as list_courses
    from kodawari.mini4wd.course import load_course
    from kodawari.mini4wd.parts import load_catalogue
    from kodawari.mini4wd.parts import search as search_parts
    from kodawari.mini4wd.race.race import race
    from kodawari.mini4wd.tune.tune import tune
    from kodawari.mini4wd.workbench import inspect_car, load_car
    from kodawari.quantity import Quantity
    from kodawari.rules import load_rulebook

    __version__: str

__all__ = [
    "KodawariError",
    "Quantity",
    "__version__",
    "inspect_car",
    "list_cars",
    "list_courses",
    "load_car",
    "load_catalogue",
    "load_course",
    "load_rulebook",
    "race",
    "read_parts_box",
    "search_parts",
    "tune",
]

# Where each name lives. `kodawari.race` is a function, and no package of that name stands beside it.
_HOMES = {
    "KodawariError": ("kodawari.errors", "KodawariError"),
    "Quantity": ("kodawari.quantity", "Quantity"),
    "inspect_car": ("kodawari.mini4wd.workbench", "inspect_car"),
    "list_cars": ("kodawari.mini4wd.build", "list_cars"),
    "list_courses": ("kodawari.mini4wd.course", "course_names"),
    "load_car": ("kodawari.mini4wd.workbench", "load_car"),
    "load_catalogue": ("kodawari.mini4wd.parts", "load_catalogue"),
    "load_course": ("kodawari.mini4wd.course", "load_course"),
    "load_rulebook": ("kodawari.rules", "load_rulebook"),
    "race": ("kodawari.mini4wd.race", "race"),
    "read_parts_box": ("kodawari.mini4wd.build", "read_parts_box"),
    "search_parts": ("kodawari.mini4wd.parts", "search"),
    "tune": ("kodawari.mini4wd.tune", "tune"),
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, and keep it."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - only this name needs it

        value: Any = version("kodawari")
    elif name in _HOMES:
        module, attribute = _HOMES[name]
        value = getattr(import_module(module), attribute)
    else:
        raise AttributeError(f"module 'kodawari' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
