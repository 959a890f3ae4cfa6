"""`/api/about`, `/api/rules`, `/api/store`: where everything lies, the rulebooks, the store as a file."""

import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, get, put
from litestar.datastructures import State
from litestar.exceptions import ClientException
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIFormat
from litestar.response import Stream

from kodawari.mini4wd.garage import own_cars
from kodawari.rules import list_rulebooks
from kodawari.store import open_store
from kodawari.web._settings import LARGEST_UPLOAD

__all__ = ["HANDLERS"]

CHUNK = 1 << 18


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What the first page shows.

    Attributes:
        version: Of Kodawari.
        store: The file that everything is kept in.
        store_bytes: Its size.
        cars: Cars of the garage.
        races: Races that were run, a hundred at most.
    """

    version: str
    store: str
    store_bytes: int
    cars: int
    races: int


class Solver(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the solver is compiled for this machine; else the first race takes half a minute more."""

    compiled: bool


class RulebookCard(msgspec.Struct, frozen=True, kw_only=True):
    """A rulebook that a car can be held against."""

    id: str
    title: str
    title_ja: str
    classes: list[dict[str, str]]


class TakenOver(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken over, and where the store of before is kept."""

    backup: str
    cars: int


@get("/api/about", sync_to_thread=True)
def about(state: State) -> About:
    """Where everything lies, and how much of it there is."""
    path: Path = state["settings"].store
    with open_store(path) as store:
        cars, races = len(own_cars(store)), len(store.runs.list())
    return About(
        version=version("kodawari"),
        store=str(path),
        store_bytes=path.stat().st_size,
        cars=cars,
        races=races,
    )


@get("/api/solver", sync_to_thread=True)
def solver() -> Solver:
    """Whether the first race has to compile; a question of its own, since it brings the compiler along."""
    from kodawari.mini4wd.dynamics import is_compiled  # noqa: PLC0415 - imports the compiler

    return Solver(compiled=is_compiled())


@get("/api/rules", sync_to_thread=True)
def rules() -> list[RulebookCard]:
    """The rulebooks for Mini 4WD cars."""
    return [
        RulebookCard(
            id=book.id,
            title=book.title.en,
            title_ja=book.title.ja,
            classes=[
                {"id": each.id, "title": each.title.en, "title_ja": each.title.ja} for each in book.classes
            ],
        )
        for book in list_rulebooks()
        if book.machine == "mini4wd"
    ]


@get("/api/store", media_type="application/vnd.sqlite3", sync_to_thread=True)
def export(state: State) -> Stream:
    """Everything as one file."""
    folder = tempfile.TemporaryDirectory(prefix="kodawari-")
    copy = Path(folder.name) / "store.sqlite"
    with open_store(state["settings"].store) as store:
        store.copy_to(copy)
    name = datetime.now(UTC).strftime("kodawari-%Y-%m-%d.sqlite")

    async def parts() -> AsyncIterator[bytes]:
        with folder, copy.open("rb") as file:
            while part := file.read(CHUNK):
                yield part

    return Stream(
        parts,
        media_type="application/vnd.sqlite3",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


@dataclass
class _TakesStore(Operation):
    """The body comes in a stream, so that the document has to be told of it."""

    def __post_init__(self) -> None:
        file = OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY))
        self.request_body = RequestBody(content={"application/octet-stream": file}, required=True)


@put(
    "/api/store",
    request_max_body_size=LARGEST_UPLOAD,
    request_class=Request,
    operation_class=_TakesStore,
)
async def take_over(state: State, request: Request[Any, Any, Any]) -> TakenOver:
    """Put an exported file in the place of everything here; what was here is backed up first."""
    import asyncio  # noqa: PLC0415 - only this handler waits for a thread by itself

    with tempfile.TemporaryDirectory(prefix="kodawari-") as folder:
        given, size = Path(folder) / "given.sqlite", 0
        with given.open("wb") as file:
            async for part in request.stream():
                size += len(part)
                if size > LARGEST_UPLOAD:
                    raise ClientException(f"more than {LARGEST_UPLOAD >> 20} MB", status_code=413)
                file.write(part)
        return await asyncio.to_thread(_put_in_place, state["settings"].store, given)


def _put_in_place(path: Path, given: Path) -> TakenOver:
    with open_store(path) as store:
        backup = store.take_over(given)
    with open_store(path) as store:
        return TakenOver(backup=str(backup), cars=len(own_cars(store)))


HANDLERS = [about, solver, rules, export, take_over]
