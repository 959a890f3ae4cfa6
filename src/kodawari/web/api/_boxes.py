"""`/api/boxes`: parts boxes, shipped and one's own."""

import re
from typing import Annotated, Any

import msgspec
from litestar import Response, delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody, QueryParameter

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import BoxFile, box_text
from kodawari.mini4wd.garage import (
    BOX_KIND,
    keep_new_box,
    own_boxes,
    parts_box,
    read_text_of_box,
    shipped_boxes,
    the_box,
)
from kodawari.store import open_store
from kodawari.web.api._box_view import BoxCard, BoxView, FoundPart, box_card, box_view, found_parts, usable

__all__ = ["HANDLERS"]


class Boxes(msgspec.Struct, frozen=True, kw_only=True):
    """All parts boxes: one's own, those that were thrown away, and those that ship with Kodawari."""

    own: list[BoxCard]
    deleted: list[BoxCard]
    shipped: list[BoxCard]


class NewBox(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A parts box to keep: a copy of another one, or a box file.

    Attributes:
        like: The box to copy.
        text: The text of a box file, instead of `like`.
        name: What to call it; without one it keeps its name.
    """

    like: str = ""
    text: str = ""
    name: str = ""


class ChangedBox(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new state of a box, and the revision that was changed."""

    file: BoxFile
    revision: Annotated[int, msgspec.Meta(ge=0, le=2**31)]


class MadeBox(msgspec.Struct, frozen=True, kw_only=True):
    """What was kept, or taken out: its identity and its name."""

    id: str
    name: str


@get("/api/boxes", sync_to_thread=True)
def boxes(state: State) -> Boxes:
    """Every parts box."""
    with open_store(state["settings"].store) as store:
        return Boxes(
            own=[box_card(store, entry) for entry in own_boxes(store)],
            deleted=[box_card(store, entry) for entry in own_boxes(store, deleted=True)],
            shipped=[box_card(store, entry) for entry in shipped_boxes()],
        )


@post("/api/boxes", sync_to_thread=True)
def new_box(state: State, data: JSONBody[NewBox]) -> MadeBox:
    """Keep a parts box."""
    if bool(data.like) == bool(data.text):
        raise KodawariError("say what the new box is made from", mend="Give `like` or `text`, one of them.")
    with open_store(state["settings"].store) as store:
        file = the_box(store, data.like).file if data.like else read_text_of_box(data.text)
        if data.name:
            file = msgspec.structs.replace(file, box=msgspec.structs.replace(file.box, name=data.name))
        usable(store, file)
        entry = keep_new_box(store, file)
        return MadeBox(id=entry.id, name=entry.name)


@get("/api/boxes/{identity:str}", sync_to_thread=True)
def one_box(state: State, identity: FromPath[str]) -> BoxView:
    """A parts box with everything in it."""
    with open_store(state["settings"].store) as store:
        return box_view(store, the_box(store, identity))


@put("/api/boxes/{identity:str}", sync_to_thread=True)
def change_box(state: State, identity: FromPath[str], data: JSONBody[ChangedBox]) -> BoxView:
    """Change a parts box; what makes no sense is refused and not kept."""
    with open_store(state["settings"].store) as store:
        entry = the_box(store, identity)
        if entry.document is None:
            raise KodawariError(f"'{entry.name}' ships with Kodawari", mend="Make a copy and change that.")
        file = data.file
        usable(store, file)
        store.documents.change(identity, name=file.box.name, text=box_text(file), revision=data.revision)
        return box_view(store, the_box(store, identity))


@delete("/api/boxes/{identity:str}", status_code=200, sync_to_thread=True)
def throw_box_away(state: State, identity: FromPath[str]) -> MadeBox:
    """Throw a parts box away; it can be taken back."""
    return _moved(state, identity, back=False)


@post("/api/boxes/{identity:str}/back", status_code=200, sync_to_thread=True)
def take_box_back(state: State, identity: FromPath[str]) -> MadeBox:
    """Take a parts box back that was thrown away."""
    return _moved(state, identity, back=True)


@delete("/api/bin/boxes", status_code=200, sync_to_thread=True)
def empty_bin(state: State) -> dict[str, int]:
    """Remove for good what was thrown away."""
    with open_store(state["settings"].store) as store:
        return {"removed": store.documents.empty_bin(BOX_KIND)}


@get("/api/boxes/{identity:str}/file", media_type="application/toml", sync_to_thread=True)
def box_file(state: State, identity: FromPath[str]) -> Response[bytes]:
    """The box file, as the command line reads it."""
    with open_store(state["settings"].store) as store:
        entry = the_box(store, identity)
    name = re.sub(r"[^a-z0-9]+", "-", entry.name.lower()).strip("-") or "box"
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{name}.toml"'}
    return Response(box_text(entry.file).encode(), media_type="application/toml", headers=headers)


@get("/api/boxes/{identity:str}/find", sync_to_thread=True)
def find_part(
    state: State, identity: FromPath[str], text: Annotated[str, QueryParameter(max_length=80)]
) -> list[FoundPart]:
    """Parts of the catalogue by words or item number: those that can be put on this base car come first."""
    with open_store(state["settings"].store) as store:
        return found_parts(parts_box(store, the_box(store, identity)).base, text)


def _moved(state: State, identity: str, *, back: bool) -> MadeBox:
    with open_store(state["settings"].store) as store:
        if the_box(store, identity).document is None:
            raise KodawariError(f"'{identity}' ships with Kodawari", mend="It cannot be thrown away.")
        found = store.documents.throw_away(identity, back=back)
        return MadeBox(id=found.id, name=found.name)


HANDLERS = [
    boxes, new_box, one_box, change_box, throw_box_away, take_box_back, empty_bin, box_file, find_part,
]  # fmt: skip
