"""Writing the file of a new car, never over another one."""

import re
from pathlib import Path

from kodawari.cli._console import console, quiet, tell_written
from kodawari.errors import KodawariError, nearest
from kodawari.files import write_atomically
from kodawari.mini4wd.build import list_cars, new_car
from kodawari.mini4wd.garage import CAR_PREFIX, find_car_file

__all__ = ["write_car"]

_STOCK = "-box-stock"


def write_car(name: str, *, chassis: str | None, like: str | None, output: Path | None, force: bool) -> None:
    """Write a car file.

    Args:
        name: What the owner calls the car.
        chassis: Id of the chassis whose kit it starts from; `ma` without one.
        like: Name or file of the car that it starts from instead, or `garage:NAME`.
        output: The file; made of the name without one.
        force: Whether to replace a file that is there already.

    Raises:
        KodawariError: There is no such chassis or car, the file is there already, or it cannot be written.
    """
    if chassis and like:
        raise KodawariError("--chassis and --like both say what to start from", mend="Give one of them.")
    kept = like is not None and like.startswith(CAR_PREFIX)
    text = new_car(find_car_file(like)[0] if like and kept else like or _kit_of(chassis or "ma"), name=name)
    path = output or Path(f"{_slug(name)}.toml")
    if path.exists() and not force:
        raise KodawariError(
            "the file is there already", file=str(path), mend="Name another with -o, or add --force."
        )
    write_atomically(path, text)
    console().print(quiet(f"Next: kodawari inspect {path}"), soft_wrap=True)
    tell_written(path)


def _kit_of(chassis: str) -> str:
    """The box-stock car of a chassis."""
    kits = {car.removesuffix(_STOCK): car for car in list_cars() if car.endswith(_STOCK)}
    found = kits.get(chassis.lower())
    if found is None:
        raise KodawariError(
            f"there is no box-stock car of a chassis '{chassis}' to start from",
            place="--chassis",
            mend=nearest(chassis, kits) or f"There are: {', '.join(kits)}.",
        )
    return found


def _slug(name: str) -> str:
    """A file name: small letters and digits of any script, joined by hyphens."""
    slug = re.sub(r"[\W_]+", "-", name.lower()).strip("-")
    if not slug:
        raise KodawariError(f"'{name}' makes no file name", mend="Say where the file goes with -o FILE.toml.")
    return slug
