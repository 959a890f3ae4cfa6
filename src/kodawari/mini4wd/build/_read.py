"""Car files: find, read and write them."""

from pathlib import Path
from typing import Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import data_path, read_toml
from kodawari.mini4wd.build._file import CarFile

__all__ = ["car_text", "find_car", "list_cars", "read_car"]


def list_cars() -> dict[str, Path]:
    """The cars that ship with Kodawari, by name."""
    return {path.stem: path for path in sorted(data_path("mini4wd", "cars").glob("*.toml"))}


def find_car(car: str | Path) -> Path:
    """The file of a car: a shipped name, or a path.

    Raises:
        KodawariError: It is neither.
    """
    path = Path(car)
    shipped = list_cars()
    if str(car) in shipped:
        return shipped[str(car)]
    if path.suffix or path.exists() or len(path.parts) > 1:
        return path
    mend = (
        nearest(str(car), shipped) or f"There are: {', '.join(shipped)}. A file of your own ends in `.toml`."
    )
    raise KodawariError(f"no car is called '{car}'", mend=mend)


def read_car(car: str | Path) -> CarFile:
    """Read a car file, or a shipped car by its name.

    Raises:
        KodawariError: There is no such car, or the file is not a car file: a key is unknown, missing, or
            wrong.
    """
    return read_toml(find_car(car), CarFile)


def car_text(file: CarFile) -> str:
    """A car file as TOML; reading it back gives the same car."""
    import tomlkit  # noqa: PLC0415 - only writing needs it, and it is slow to load

    tables = {key: _plain(item) for key, item in msgspec.to_builtins(file).items()}
    return tomlkit.dumps({key: item for key, item in tables.items() if item not in _EMPTY})


_EMPTY: tuple[object, ...] = ({}, [], None)


def _plain(value: Any) -> Any:
    """Builtins without empty tables, in the order of the file."""
    if isinstance(value, dict):
        inner = {key: _plain(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item not in _EMPTY}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
