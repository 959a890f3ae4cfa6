"""Finding cars: those that ship with Kodawari by their names, those of the garage by their identities."""

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import convert, parse_toml
from kodawari.mini4wd.build import CarFile, car_text, list_cars, read_car
from kodawari.mini4wd.garage._names import CAR_PREFIX, free_name, named_document
from kodawari.mini4wd.garage._tuned import is_tuned, tuned_car
from kodawari.names import require_name
from kodawari.store import Document, Store

__all__ = [
    "CAR_KIND",
    "CarEntry",
    "keep_new",
    "named",
    "own_cars",
    "read_text_of_car",
    "shipped_cars",
    "sound",
    "the_car",
]

CAR_KIND = "mini4wd-car"


class CarEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A car that can be asked for.

    Attributes:
        id: Name of a shipped car, identity of one of the garage, or address of a set-up of a tune.
        file: The car file.
        document: How it is kept; None for a car that cannot be changed.
    """

    id: str
    file: CarFile
    document: Document | None = None

    @property
    def name(self) -> str:
        """What its owner calls it."""
        return self.file.car.name or self.id


def the_car(store: Store, identity: str) -> CarEntry:
    """A car by what its address holds: a shipped name, an identity, `garage:NAME`, or a set-up of a tune.

    Raises:
        KodawariError: There is no such car.
    """
    if identity in list_cars():
        return CarEntry(id=identity, file=read_car(identity))
    if identity.startswith(CAR_PREFIX):
        wanted = identity.removeprefix(CAR_PREFIX)
        return _entry(named_document(store, CAR_KIND, wanted, what="car", prefix=CAR_PREFIX))
    if is_tuned(identity):
        return CarEntry(id=identity, file=tuned_car(store, identity))
    return _entry(store.documents.get(identity))


def shipped_cars() -> list[CarEntry]:
    """Every car that ships with Kodawari."""
    return [CarEntry(id=name, file=read_car(name)) for name in list_cars()]


def own_cars(store: Store, *, deleted: bool = False) -> list[CarEntry]:
    """Every car of the garage, or every one that was thrown away, the last changed first."""
    return [_entry(document) for document in store.documents.list(CAR_KIND, deleted=deleted)]


def read_text_of_car(text: str) -> CarFile:
    """A car file that somebody has pasted or dropped.

    Raises:
        KodawariError: It is no car file.
    """
    return convert(parse_toml(text, file="the car file"), CarFile, file="the car file")


def named(file: CarFile, name: str) -> CarFile:
    """The same car under another name."""
    return msgspec.structs.replace(file, car=msgspec.structs.replace(file.car, name=name))


def sound(file: CarFile) -> CarFile:
    """A car file whose name can be shown.

    Raises:
        KodawariError: The name is missing, too long, or holds what cannot be seen.
    """
    require_name(file.car.name, what="the car", place="car.name")
    return file


def keep_new(store: Store, file: CarFile) -> CarEntry:
    """Put a car into the garage; where its name is taken, with a number behind it."""
    called = named(file, free_name(store, CAR_KIND, file.car.name or "car"))
    return _entry(store.documents.add(CAR_KIND, called.car.name, car_text(called)))


def _entry(document: Document) -> CarEntry:
    if document.kind != CAR_KIND:
        raise KodawariError(f"'{document.name}' is no Mini 4WD car")
    return CarEntry(id=document.id, file=read_text_of_car(document.text), document=document)
