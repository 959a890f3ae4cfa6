"""Any known format as a draft: our own files, layouts of other editors, share links."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.formats import (
    Route,
    course_definition,
    course_report,
    drawn_chains,
    editor_source,
    is_layout,
    parse_layout,
    put_in_order,
    route_json,
)
from kodawari.mini4wd.draft._course import course_chain, definition_of_draft, race_definition
from kodawari.mini4wd.draft._file import parse_draft
from kodawari.mini4wd.draft._lay import lay
from kodawari.mini4wd.draft._limits import require_sound
from kodawari.mini4wd.draft._model import Chain, Draft
from kodawari.names import LONGEST_NAME

__all__ = ["ReadDraft", "read_draft"]

_TOML = re.compile(r"^\s*(\[|[\w\"'.-]+\s*=)", re.MULTILINE)
"""A table's head or a key: a text without any is no TOML, and what TOML lacks in it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDraft:
    """A draft from elsewhere.

    Attributes:
        draft: Its pieces where they were drawn.
        report: As of `kodawari course import --json`; empty where nothing is laid.
        notes: What to know about it, in sentences without full stops.
    """

    draft: Draft
    report: dict[str, Any]
    notes: list[str]


def read_draft(text: str, *, name: str = "") -> ReadDraft:
    """A draft from the text of a file or from a link; open layouts and unknown classes are told, not refused.

    Args:
        text: TOML of ours, the layout of another editor, or a share link.
        name: Name of the file, for a layout without a title; may be empty.

    Raises:
        KodawariError: It is of no known format, or malformed.
    """
    file = _shown(name) or "layout"
    if is_layout(text):
        layout = parse_layout(text, file=file)
        try:
            return _from_route(put_in_order(layout), _shown(PurePosixPath(name.replace("\\", "/")).stem))
        except KodawariError as error:
            raise error.located(file) from error
    if not _TOML.search(text):
        raise KodawariError(
            "no known layout: neither a course file nor a layout or link of another editor",
            file=file,
            mend="Known are course files (TOML), layouts of Pimentoso and gaku-base, and share links.",
            code="format",
        )
    draft = parse_draft(text, file=file)
    lay(draft)
    return ReadDraft(draft=draft, report=_report(draft, file), notes=[])


def _report(draft: Draft, file: str) -> dict[str, Any]:
    """What an import tells; nothing where nothing is laid."""
    if not draft.chains:
        return {}
    try:
        return course_report(definition_of_draft(draft), name="imported", file=file)
    except KodawariError:  # two start pieces: the draft is as it is
        return {}


def _from_route(route: Route, name: str) -> ReadDraft:
    layout = route.layout
    report = route_json(route)
    chains = [
        Chain(
            x_mm=round(10.0 * chain.x_cm, 3),
            y_mm=round(10.0 * chain.y_cm, 3),
            heading_deg=round(chain.heading_deg, 6),
            z_mm=round(chain.z_mm, 3),
            pieces=chain.pieces,
        )
        for chain in drawn_chains(route)
    ]
    draft = Draft(
        title=_shown(layout.name) or name or "Imported course",
        lanes=layout.lanes,
        chains=chains,
        sources=[editor_source(layout.format)],
    )
    notes = [*layout.notes, *report["warnings"], *report["unknown"]]
    whole = _as_raced(draft, route) if report["raceable"] else draft
    return ReadDraft(draft=require_sound(whole), report=report, notes=list(dict.fromkeys(notes)))


def _as_raced(draft: Draft, route: Route) -> Draft:
    """The draft as an import races it, with straights stretched by more than the play of the joints."""
    index = course_chain(draft)
    if index is None:
        return draft
    laid = lay(draft)
    if race_definition(laid, laid.chains[index])[1]:
        return draft
    pieces = course_definition(route).pieces
    if len(pieces) != len(draft.chains[index].pieces):
        return draft
    chains = list(draft.chains)
    chains[index] = msgspec.structs.replace(chains[index], pieces=pieces)
    return msgspec.structs.replace(draft, chains=chains)


def _shown(text: str) -> str:
    """A name without what cannot be shown."""
    return "".join(sign for sign in text if sign.isprintable()).strip()[:LONGEST_NAME]
