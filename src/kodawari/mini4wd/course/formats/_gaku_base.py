"""gaku-base JSON, from version 0.8.0 to 1.1.0-RC3."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.course.formats._fitting import best_variants
from kodawari.mini4wd.course.formats._kinds import Kind, kind_table
from kodawari.mini4wd.course.formats._limits import checked, require_pieces
from kodawari.mini4wd.course.formats.layout import EndName, Layout, Placed

__all__ = ["APP", "read_gaku_base", "write_gaku_base"]

APP = "mini4wd-course-layout-mouse-flow"
VERSION = "1.1.0-RC3"

_OLD_CORNERS = {"corner45", "corner-45", "curve"}
"""Names of the 45° corner before it had a class for each hand."""

_ENDS = {"a": 0, "b": 1}


def read_gaku_base(data: Mapping[str, Any]) -> Layout:
    """A layout from the editor's JSON.

    The editor has moved the drawing point of its corner and shortened its bank more than once, and its
    version does not tell: of all shapes that a piece had, the one is taken whose ends meet other pieces.

    Raises:
        KodawariError: A part is malformed, a number is broken, or there are no or too many parts.
    """
    parts = data.get("parts")
    if not isinstance(parts, list):
        raise KodawariError("`parts` is no list", place="parts", mend="Save the layout again as JSON.")
    start = data.get("start")
    require_pieces(len(parts) + (start is not None))
    found: list[Placed] = []
    variants: list[tuple[Kind, ...]] = []
    unknown = Counter[str]()
    names: dict[str, int] = {}
    entries = [("start", start)] if start is not None else []
    entries += [(f"parts, entry {number}", part) for number, part in enumerate(parts, start=1)]
    for place, part in entries:
        if not isinstance(part, dict):
            raise KodawariError("is no table", place=place, mend="Save the layout again as JSON.")
        kinds = _kinds(part, "start" if place == "start" else _word(part, "type", place))
        if not kinds:
            unknown[_word(part, "type", place)] += 1
            continue
        names["start" if place == "start" else str(part.get("id", place))] = len(found)
        found.append(_placed(part, kinds[0], place))
        variants.append(kinds)
    if entries and entries[0][0] == "start" and _starts_at_its_front(data.get("version")):
        x, y, _ = replace(found[0], x=found[0].x, y=found[0].y).end(0)
        found[0] = replace(found[0], x=x, y=y)
    return Layout(
        format="gaku-base",
        pieces=best_variants(found, variants),
        name=_title(data),
        unknown=dict(unknown),
        joints=_joints(data.get("connections"), names),
    )


def write_gaku_base(layout: Layout, joints: Sequence[tuple[EndName, EndName]]) -> str:
    """The editor's JSON.

    Args:
        layout: With the classes of this editor, in running order, the start piece first.
        joints: Which end meets which.

    Raises:
        KodawariError: A piece is not turned by a multiple of 45°, the only angles that the editor knows.
    """
    left = min(piece.x for piece in layout.pieces) - 200.0
    top = max(piece.y for piece in layout.pieces) + 200.0
    width = max(piece.x for piece in layout.pieces) - left + 200.0
    height = top - min(piece.y for piece in layout.pieces) + 200.0
    parts = [_part(piece, index, left, top) for index, piece in enumerate(layout.pieces)]
    ends = {0: "a", 1: "b"}
    ids = [part["id"] for part in parts]
    document = {
        "app": APP,
        "version": VERSION,
        "field": {
            "widthCm": round(width),
            "heightCm": round(height),
            "gridCm": 10,
            "originX": 0,
            "originY": 0,
        },
        "start": next((part for part in parts if part["type"] == "start"), None),
        "startPhase": "position",
        "selectedType": "straight",
        "rotation": 0,
        "activeConnection": None,
        "parts": [part for part in parts if part["type"] != "start"],
        "connections": [
            {
                "partAId": ids[a],
                "connectorAId": ends[end_a],
                "partBId": ids[b],
                "connectorBId": ends[end_b],
                "createdOrder": order,
            }
            for order, ((a, end_a), (b, end_b)) in enumerate(joints, start=1)
        ],
        "siteBoundary": {
            "name": layout.name or "course",
            "shape": "rectangle",
            "x": 0,
            "y": 0,
            "width": round(width * 10),
            "height": round(height * 10),
            "visible": True,
        },
        "roomCutouts": [],
        "obstacles": [],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _kinds(part: Mapping[str, Any], name: str) -> tuple[Kind, ...]:
    """The shapes that a part may have, the newest first."""
    table = kind_table("gaku-base")
    right, left = table["corner-45-right"], table["corner-45-left"]
    if name in _OLD_CORNERS:
        hand = part.get("handedness", part.get("cornerHandedness"))
        kinds = [left, right] if hand == "left" or part.get("cornerMirror") is True else [right, left]
    elif name in {right.name, left.name} and part.get("cornerMirror") is True:
        kinds = [left if name == right.name else right, table[name]]
    else:
        kinds = [table[name]] if name in table else []
    older = [msgspec.structs.replace(kind, ends=ends) for kind in kinds for ends in kind.older]
    return (*kinds, *older)


def _placed(part: Mapping[str, Any], kind: Kind, place: str) -> Placed:
    z = _figure(part, "zMm", place) if part.get("zMm") is not None else None
    return Placed(
        kind=kind,
        x=_figure(part, "x", place),
        y=-_figure(part, "y", place),
        angle=-_figure(part, "rotation", place) % 360.0,
        uphill=True,
        z=z,
        place=place,
    )


def _part(piece: Placed, index: int, left: float, top: float) -> dict[str, Any]:
    """A piece as the editor stores it."""
    turn = round(-piece.angle % 360.0, 6) % 360.0
    if turn % 45.0 != 0.0:
        raise KodawariError(
            f"a {piece.kind.name} is turned by {turn:g}°, and gaku-base knows only multiples of 45°",
            place=piece.place,
            mend="Export to pimentoso or lenaxia, which know every angle.",
        )
    start = piece.kind.native == "start"
    place = {"x": round(piece.x - left, 6), "y": round(top - piece.y, 6), "rotation": round(turn)}
    return {
        "id": "start" if start else f"part-{index + 1}",
        "type": piece.kind.name,
        **place,
        "routeIndex": 0,
        "colorKey": {1: "red", -1: "blue"}.get(piece.slope, "default"),
        "zMm": round(piece.z or 0.0, 3),
        "zOrder": index + 1,
        "pitchDeg": 0,
        "bankAngleDeg": 0,
    }


def _joints(edges: Any, names: Mapping[str, int]) -> tuple[tuple[EndName, EndName], ...]:
    """The joints that the file tells; those that name no part or end are left out."""
    joints = []
    for edge in edges if isinstance(edges, list) else []:
        if isinstance(edge, dict):
            a, b = names.get(str(edge.get("partAId"))), names.get(str(edge.get("partBId")))
            end_a, end_b = _ENDS.get(str(edge.get("connectorAId"))), _ENDS.get(str(edge.get("connectorBId")))
            if a is not None and b is not None and end_a is not None and end_b is not None:
                joints.append(((a, end_a), (b, end_b)))
    return tuple(joints)


def _starts_at_its_front(version: Any) -> bool:
    """Before version 0.3 the start was stored by its front end."""
    return not isinstance(version, str) or version.startswith(("0.0", "0.1", "0.2"))


def _title(data: Mapping[str, Any]) -> str:
    shown = data.get("presentation")
    title = shown.get("eventNameLine1") if isinstance(shown, dict) else None
    return title[:120] if isinstance(title, str) else ""


def _word(part: Mapping[str, Any], key: str, place: str) -> str:
    value = part.get(key)
    if not isinstance(value, str) or not 0 < len(value) <= 64:
        raise KodawariError(f"`{key}` is no word", place=place, mend="Save the layout again as JSON.")
    return value


def _figure(part: Mapping[str, Any], key: str, place: str) -> float:
    value = part.get(key, 0.0 if key == "rotation" else None)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise KodawariError(f"`{key}` is no number", place=place, mend="Save the layout again as JSON.")
    return checked(value, f"{place}, {key}")
