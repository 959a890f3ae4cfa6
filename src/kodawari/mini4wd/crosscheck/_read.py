"""Fixture files: the shipped ones and others, what they include, their cases, and what the caller sets."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from kodawari.errors import KodawariError, nearest
from kodawari.files import convert, data_path, parse_toml, read_text
from kodawari.mini4wd.crosscheck._schema import Case, Fixture
from kodawari.quantity import load_sources

__all__ = ["FixtureCase", "fixture_names", "load_cases"]

_PARTS = "_"
"""Files whose name begins so are included by others, and are no fixtures."""

_HOW = ("run.", "quantity.")
"""Settings that change how a run is worked out or judged, not what is run: references stay valid."""


@dataclass(frozen=True, slots=True)
class FixtureCase:
    """One case of a fixture, ready to run.

    Attributes:
        fixture: The figures with the case's and the caller's settings in them.
        case: The case; without its reference where the caller's settings made another one of it.
    """

    fixture: Fixture
    case: Case


def fixture_names() -> list[str]:
    """The names of the fixtures that ship with Kodawari."""
    paths = data_path("mini4wd", "fixtures").glob("*.toml")
    return sorted(path.stem for path in paths if not path.name.startswith(_PARTS))


def load_cases(
    fixture: str | Path, settings: Mapping[str, Any] | None = None, *, names: tuple[str, ...] = ()
) -> list[FixtureCase]:
    """The cases of a fixture.

    Args:
        fixture: A shipped name, or the path of a TOML file.
        settings: Values by dotted path, on top of each case's own: `{"contact.tyre.friction": 0.5}`.
        names: Only these cases; empty takes all.

    Raises:
        KodawariError: There is no such fixture or case, a path names nothing, or a value cannot be.
    """
    path = _path(fixture)
    file = path.name if path.parent == data_path("mini4wd", "fixtures") else str(path)
    raw = _with_includes(path, file)
    plain = convert(raw, Fixture, file=file)
    if plain.source:
        load_sources().get(plain.source)
    cases = plain.case or (Case(name="as written"),)
    for name in names:
        if name not in {case.name for case in cases}:
            known = [case.name for case in cases]
            raise KodawariError(
                f"there is no case '{name}'",
                file=file,
                mend=nearest(name, known) or f"There are: {', '.join(known)}.",
            )
    return [_made(raw, case, settings or {}, file) for case in cases if not names or case.name in names]


def _made(raw: dict[str, Any], case: Case, settings: Mapping[str, Any], file: str) -> FixtureCase:
    """One case with its settings and those of the caller."""
    own = deepcopy(raw)
    for path, value in case.set.items():
        _put(own, path, value, file, f"case '{case.name}'")
    for path, value in settings.items():
        _put(own, path, value, file, "--set")
    made = convert(own, Fixture, file=file, place=f"case '{case.name}'")
    if any(not path.startswith(_HOW) for path in settings):
        case = replace(case, engine="", reference={})
    return FixtureCase(made, case)


def _path(fixture: str | Path) -> Path:
    """The file of a fixture."""
    if isinstance(fixture, Path) or fixture.endswith(".toml") or "/" in fixture or "\\" in fixture:
        return Path(fixture)
    names = fixture_names()
    if fixture in names:
        return data_path("mini4wd", "fixtures", f"{fixture}.toml")
    raise KodawariError(
        f"no fixture is called '{fixture}'",
        mend=nearest(fixture, names) or f"There are: {', '.join(names)}; or give the path of a TOML file.",
    )


def _with_includes(path: Path, file: str) -> dict[str, Any]:
    """A file's tables laid over those of the files that it includes: shipped ones, or beside it."""
    raw = parse_toml(read_text(path), file=file)
    given = raw.pop("include", [])
    names = [given] if isinstance(given, str) else given
    if not (isinstance(names, list) and all(isinstance(name, str) for name in names)):
        raise KodawariError("include is no name of a file, nor a list of them", file=file, place="include")
    base: dict[str, Any] = {}
    for name in names:
        base = _laid_over(base, _included(path, name, file))
    return _laid_over(base, raw)


def _included(path: Path, name: str, file: str) -> dict[str, Any]:
    """The tables of one included file."""
    beside = path.parent / name
    below = beside if beside.is_file() else data_path("mini4wd", "fixtures", name)
    if not below.is_file():
        raise KodawariError(
            f"there is no '{name}' to include",
            file=file,
            place="include",
            mend="Name a file beside this one.",
        )
    raw = parse_toml(read_text(below), file=str(below))
    if "include" in raw:
        raise KodawariError("an included file includes another one", file=str(below), place="include")
    return raw


def _laid_over(base: dict[str, Any], upper: dict[str, Any]) -> dict[str, Any]:
    """Tables merged key by key; anything else of the upper one wins."""
    made = dict(base)
    for key, value in upper.items():
        below = made.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        made[key] = _laid_over(below, value) if both else value  # type: ignore[arg-type]
    return made


def _put(raw: dict[str, Any], path: str, value: Any, file: str, place: str) -> None:
    """Set one value by its dotted path; numbers in it count entries of a list from 0."""
    *parents, last = path.split(".")
    at: Any = raw
    for depth, key in enumerate(parents):
        found = _child(at, key)
        if found is None and isinstance(at, dict):
            found = at.setdefault(key, {})
        if not isinstance(found, dict | list):
            said = ".".join(parents[: depth + 1])
            known = list(at) if isinstance(at, dict) else []
            raise KodawariError(
                f"'{said}' is no table of the fixture",
                file=file,
                place=place,
                mend=nearest(key, known) or "Look at the file for its names.",
            )
        at = found
    if isinstance(at, list):
        if not (last.isdigit() and int(last) < len(at)):
            raise KodawariError(f"'{path}' is no entry of the list", file=file, place=place)
        at[int(last)] = value
    else:
        at[last] = value


def _child(at: Any, key: str) -> Any:
    """What a table or list holds under a key; None for nothing."""
    if isinstance(at, list):
        return at[int(key)] if key.isdigit() and int(key) < len(at) else None
    return at.get(key)
