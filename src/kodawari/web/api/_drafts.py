"""`/api/drafts`: questions about a course that is being drawn; nothing is kept."""

from typing import Annotated, Any

import msgspec
from litestar import post
from litestar.params import FromQuery, JSONBody

from kodawari.mini4wd.draft import Draft, DraftView, lay, look_at, read_draft, require_sound
from kodawari.web.api._export import Exported, export_of
from kodawari.web.api._mesh import CourseMesh, mesh_of

__all__ = ["HANDLERS"]


class GivenText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file that somebody has dropped or pasted, or a share link; `name` is that of the file."""

    text: str
    name: Annotated[str, msgspec.Meta(max_length=300)] = ""


class ReadText(msgspec.Struct, frozen=True, kw_only=True):
    """What a text holds.

    Attributes:
        draft: Its pieces where they were drawn.
        report: As `kodawari course import --json` prints it; empty where nothing is laid.
        notes: What to know about it.
    """

    draft: Draft
    report: dict[str, Any]
    notes: list[str]


@post("/api/drafts/look", status_code=200, sync_to_thread=True)
def look(data: JSONBody[Draft]) -> DraftView:
    """Everything that is to be said of a draft."""
    return look_at(require_sound(data))


@post("/api/drafts/mesh", status_code=200, sync_to_thread=True)
def draft_mesh(data: JSONBody[Draft]) -> CourseMesh:
    """All chains as surfaces where they were drawn; pieces count over all chains in order."""
    laid = lay(require_sound(data))
    grid = laid.kit.grid
    return mesh_of(laid.pieces, half_width=grid.half_width, wall_height=grid.wall_height)


@post("/api/drafts/read", status_code=200, sync_to_thread=True)
def read_text(data: JSONBody[GivenText]) -> ReadText:
    """Any known format or link as a draft."""
    found = read_draft(data.text, name=data.name)
    return ReadText(draft=found.draft, report=found.report, notes=found.notes)


@post("/api/drafts/export", status_code=200, sync_to_thread=True)
def export_draft(data: JSONBody[Draft], to: FromQuery[str] = "toml") -> Exported:
    """A draft as a file."""
    return export_of(require_sound(data), to)


HANDLERS = [look, draft_mesh, read_text, export_draft]
