"""Parts boxes: those that ship with Kodawari by their names, those of the store by their identities."""

import msgspec

from kodawari.errors import KodawariError
from kodawari.files import convert, parse_toml
from kodawari.mini4wd.build import (
    BoxFile,
    CarFile,
    PartsBox,
    box_text,
    list_boxes,
    make_box,
    open_box,
    read_box_file,
)
from kodawari.mini4wd.garage._cars import the_car
from kodawari.mini4wd.garage._names import BOX_PREFIX, CAR_PREFIX, free_name, named_document
from kodawari.store import Document, Store

__all__ = [
    "BOX_KIND",
    "BoxEntry",
    "base_of",
    "keep_new_box",
    "own_boxes",
    "parts_box",
    "read_text_of_box",
    "shipped_boxes",
    "the_box",
    "with_base",
]

BOX_KIND = "mini4wd-box"


class BoxEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A parts box that can be asked for.

    Attributes:
        id: Name of a shipped box, or identity of one of the store.
        file: The box file.
        document: How it is kept; None for a shipped box.
    """

    id: str
    file: BoxFile
    document: Document | None = None

    @property
    def name(self) -> str:
        """What its owner calls it."""
        return self.file.box.name or self.id


def the_box(store: Store, identity: str) -> BoxEntry:
    """A parts box by its shipped name, its identity, or `box:` and the name that its owner gave it.

    Raises:
        KodawariError: There is no such parts box.
    """
    if identity in list_boxes():
        return BoxEntry(id=identity, file=read_box_file(identity))
    if identity.startswith(BOX_PREFIX):
        wanted = identity.removeprefix(BOX_PREFIX)
        return _entry(named_document(store, BOX_KIND, wanted, what="parts box", prefix=BOX_PREFIX))
    return _entry(store.documents.get(identity))


def shipped_boxes() -> list[BoxEntry]:
    """Every parts box that ships with Kodawari."""
    return [BoxEntry(id=name, file=read_box_file(name)) for name in list_boxes()]


def own_boxes(store: Store, *, deleted: bool = False) -> list[BoxEntry]:
    """Every parts box of the store, or every one that was thrown away, the last changed first."""
    return [_entry(document) for document in store.documents.list(BOX_KIND, deleted=deleted)]


def base_of(store: Store, entry: BoxEntry) -> CarFile:
    """The base car that a box names: a shipped one, or one of the garage.

    Raises:
        KodawariError: There is no such car.
    """
    name = entry.file.box.car
    try:
        return the_car(store, name).file
    except KodawariError as error:
        raise KodawariError(
            f"the base car '{name}' is not there: {error.cause}",
            file=entry.name,
            place="box.car",
            mend=error.mend or f"Name a shipped car, or one of the garage as {CAR_PREFIX}NAME.",
        ) from error


def parts_box(store: Store, entry: BoxEntry) -> PartsBox:
    """A parts box, read.

    Raises:
        KodawariError: Its base car is not there or cannot be built, it is empty, or a part is unknown.
    """
    return open_box(entry.file, base_of(store, entry), name=entry.id, file=entry.name)


def with_base(box: PartsBox, car: CarFile) -> PartsBox:
    """The same loose parts beside another base car.

    Raises:
        KodawariError: That car cannot be built.
    """
    return make_box(box.name, car, box.loose, file=box.file)


def read_text_of_box(text: str) -> BoxFile:
    """A box file that somebody has pasted or dropped.

    Raises:
        KodawariError: It is no box file.
    """
    return convert(parse_toml(text, file="the box file"), BoxFile, file="the box file")


def keep_new_box(store: Store, file: BoxFile) -> BoxEntry:
    """Keep a parts box in the store; where its name is taken, with a number behind it."""
    name = free_name(store, BOX_KIND, file.box.name or "parts box")
    called = msgspec.structs.replace(file, box=msgspec.structs.replace(file.box, name=name))
    return _entry(store.documents.add(BOX_KIND, name, box_text(called)))


def _entry(document: Document) -> BoxEntry:
    if document.kind != BOX_KIND:
        raise KodawariError(f"'{document.name}' is no parts box")
    return BoxEntry(id=document.id, file=read_text_of_box(document.text), document=document)
