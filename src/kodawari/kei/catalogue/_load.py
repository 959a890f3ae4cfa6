"""Reading the catalogue: one TOML file for each car."""

from functools import cache
from pathlib import Path

from kodawari.files import data_path, read_toml
from kodawari.kei.catalogue._car import KeiCar
from kodawari.kei.catalogue._file import CarFile, car_of

__all__ = ["load_cars", "read_car"]


@cache
def load_cars(folder: Path | None = None) -> tuple[KeiCar, ...]:
    """Every car of the catalogue: kei cars by era and year, then the others by year.

    Args:
        folder: Another folder of car files; None reads the one that ships.

    Raises:
        KodawariError: A file is malformed, or names a figure or source that does not exist.
    """
    paths = sorted((folder or data_path("kei", "cars")).glob("*.toml"))
    return tuple(sorted((read_car(path) for path in paths), key=_rank))


def read_car(path: Path) -> KeiCar:
    """The car of one file; the file's name is the car's.

    Raises:
        KodawariError: The file is malformed, or names a figure or source that does not exist.
    """
    return car_of(read_toml(path, CarFile), name=path.stem, file=str(path))


def _rank(car: KeiCar) -> tuple[str, str, int, str]:
    return (str(car.standing), car.era or "K9999", car.first_year or 9999, car.id)
