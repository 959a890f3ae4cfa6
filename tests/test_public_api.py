"""`import kodawari`: about a dozen names, none of which costs anything before it is used."""

import inspect
import subprocess
import sys
from datetime import date

import pytest

import kodawari
from kodawari.errors import KodawariError
from kodawari.quantity import Quantity

HEAVY = ("msgspec", "numpy", "numba", "rich", "sqlite3", "typer", "tomlkit", "cmaes")


def test_importing_it_loads_nothing_else() -> None:
    probe = "import sys, kodawari; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60
    )

    loaded = set(done.stdout.split())
    assert [name for name in HEAVY if name in loaded] == []
    assert [name for name in loaded if name.startswith("kodawari.")] == []


def test_there_are_about_a_dozen_names() -> None:
    assert 10 <= len(kodawari.__all__) <= 16
    assert list(kodawari.__all__) == sorted(kodawari.__all__)


@pytest.mark.parametrize("name", kodawari.__all__)
def test_every_name_is_there_and_says_what_it_is_for(name: str) -> None:
    found = getattr(kodawari, name)

    assert name in dir(kodawari)
    assert isinstance(found, str) or inspect.getdoc(found)


def test_a_name_is_the_same_object_as_in_its_own_package() -> None:
    assert kodawari.KodawariError is KodawariError
    assert kodawari.Quantity is Quantity


def test_another_name_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="module 'kodawari' has no attribute 'rase'"):
        getattr(kodawari, "rase")  # noqa: B009 - a type checker would refuse the plain form


def test_the_short_way_through() -> None:
    car = kodawari.load_car("ma-box-stock")
    inspection = kodawari.inspect_car(car, "open", on=date(2026, 11, 21))
    result = kodawari.race(car, kodawari.load_course("flat-oval"), runs=4, seed=3)

    assert inspection.verdict == "pass"
    assert result.runs == 4
    assert "ma-race" in kodawari.list_cars()
    assert "jcjc" in kodawari.list_courses()
    assert kodawari.load_rulebook("b-max").id == "b-max"
    assert kodawari.search_parts(kodawari.load_catalogue(), "hyper dash pro").items[0].item_no == "15375"
