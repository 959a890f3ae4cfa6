"""The same piece run from its other end."""

from collections.abc import Mapping
from math import cos, radians, sin, tan
from typing import Any

from kodawari.mini4wd.course import Kit, Part, PieceEntry

__all__ = ["back_of"]

_OTHER = {"left": "right", "right": "left"}
_SAME = {"lane-changer", "humps", "bank-approach"}
_TURNED = {"corner", "digital-corner", "wave", "rainbow-changer", "burning-changer"}


def back_of(kit: Kit, raw: Mapping[str, Any], part: Part) -> dict[str, Any] | None:
    """The piece that covers the same floor when it is run from its end; None where none does.

    A changer keeps its bridge: what leads from the right to the left does so from either end.

    Args:
        kit: What makes the pieces.
        raw: The piece as in a course file.
        part: What it became.
    """
    entry = dict(raw)
    shape = kit.class_of(PieceEntry(type=part.kind, settings={}, place="")).shape
    if shape in _SAME:
        return entry
    if shape in _TURNED:
        return {**entry, "turn": _OTHER[str(part.parameters["turn"].value)]}
    if shape == "slope":
        return _other_slope(kit, entry)
    if shape == "slope-line":
        return {**entry, "angle_deg": 0.0 - _figure(part, "angle_deg")}
    if shape == "slope-arc":
        return {
            **entry,
            "start_deg": 0.0 - _figure(part, "end_deg"),
            "end_deg": 0.0 - _figure(part, "start_deg"),
        }
    if shape == "table-top":
        return {**entry, "lead_length_mm": _behind_table(part)}
    if shape in {"straight", "jump"}:
        return _from_other_end(entry, part, "line_mm" if shape == "straight" else "crest_mm")
    return None


def _figure(part: Part, name: str) -> float:
    value = part.parameters[name].value
    return value if isinstance(value, float) else 0.0


def _other_slope(kit: Kit, entry: dict[str, Any]) -> dict[str, Any] | None:
    """Down for up."""
    stem, _, way = str(entry["type"]).rpartition("-")
    other = f"{stem}-{'down' if way == 'up' else 'up'}"
    return {**entry, "type": other} if other in kit.system.piece else None


def _from_other_end(entry: dict[str, Any], part: Part, name: str) -> dict[str, Any]:
    """A place that is measured from the beginning is measured from the end."""
    if name not in part.parameters:
        return entry
    place, length = _figure(part, name), _figure(part, "length_mm")
    if 2.0 * place == length or place >= length:
        return entry
    return {**entry, name: length - place}


def _behind_table(part: Part) -> float:
    """What lies behind the second ramp of a table-top [mm]."""
    angle = radians(_figure(part, "angle_deg"))
    low, high, rise = (_figure(part, name) for name in ("low_radius_mm", "high_radius_mm", "rise_mm"))
    incline = (rise - (low + high) * (1.0 - cos(angle))) / tan(angle)
    ramp = (low + high) * sin(angle) + incline
    taken = 2.0 * ramp + _figure(part, "table_length_mm") + _figure(part, "lead_length_mm")
    return round(_figure(part, "length_mm") - taken, 6)
