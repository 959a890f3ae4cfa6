"""The pieces of a system as the pages show them: what they are made with, and their shapes to scale."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.course import WALL, ChoiceData, Kit, Parameter, PieceClass, free_pieces
from kodawari.mini4wd.draft import (
    Chain,
    Draft,
    back_of,
    entry_of,
    heading_of,
    kit_of,
    require_sound,
    shape_of_part,
    stock_of,
)
from kodawari.quantity import Figure, unit_of
from kodawari.web.api._piece_view import (
    EndPose,
    FieldView,
    NoShape,
    ParameterView,
    Pieces,
    PieceView,
    ShapeView,
)

__all__ = ["pieces_of", "shapes_of"]


def pieces_of(lanes: int) -> Pieces:
    """The pieces for a number of lanes.

    Raises:
        KodawariError: The number is not 1 to 8.
    """
    kit = kit_of(Draft(title="pieces", lanes=lanes))
    grid = kit.grid
    return Pieces(
        lanes=lanes,
        title=kit.system.title,
        ja=kit.system.ja,
        width_mm=_mm((grid.count - 1) * grid.pitch + 2.0 * (grid.half_width + WALL)),
        lane_width_mm=_mm(2.0 * grid.half_width),
        wall_mm=_mm(grid.wall_height),
        pieces=[_piece(kit, name, kind) for name, kind in kit.system.piece.items()],
        parameters=[_parameter(item) for item in kit.shared.values()],
    )


def shapes_of(
    lanes: int, parameters: Mapping[str, float | str | Figure], entries: Sequence[dict[str, Any]]
) -> list[ShapeView | NoShape]:
    """The shapes of pieces; one that cannot be made says why.

    Raises:
        KodawariError: There are too many, or a parameter cannot be.
    """
    if not entries:
        return []
    draft = Draft(
        title="shapes", lanes=lanes, chains=[Chain(pieces=list(entries))], parameters=dict(parameters)
    )
    kit = kit_of(require_sound(draft))
    made: dict[str, ShapeView | NoShape] = {}
    found = []
    for entry in entries:
        key = _key(lanes, parameters, entry)
        if key not in made:
            made[key] = _shape_or_why(kit, entry, key)
        found.append(made[key])
    return found


def _shape_or_why(kit: Kit, entry: dict[str, Any], key: str) -> ShapeView | NoShape:
    try:
        return _shape(kit, entry, key)
    except KodawariError as error:
        return NoShape(problem=f"{error.cause}. {error.mend}" if error.mend else error.cause)


def _shape(kit: Kit, entry: dict[str, Any], key: str) -> ShapeView:
    part = kit.part(entry_of(entry, "piece"))
    shape = shape_of_part(kit, part)
    back = back_of(kit, entry, part)
    x, y, z = shape.end.origin
    return ShapeView(
        key=key,
        end=EndPose(x_mm=1000.0 * x, y_mm=1000.0 * y, heading_deg=heading_of(shape.end), z_mm=1000.0 * z),
        outline=_line(shape.outline),
        lanes=[_line(lane) for lane in shape.lanes],
        walls=[_line(wall) for wall in shape.walls],
        length_mm=_mm(shape.length),
        low_mm=_mm(shape.low),
        high_mm=_mm(shape.high),
        changes_lanes=shape.changes_lanes,
        swaps_ends=back != entry,
        back=back,
    )


def _piece(kit: Kit, name: str, kind: PieceClass) -> PieceView:
    entry: dict[str, Any] = {"type": name, **kind.example}
    turn = kind.choices.get("turn")
    if isinstance(turn, ChoiceData):
        entry["turn"] = "left"
    mirror = {**entry, "turn": "right"} if "turn" in entry else None
    return PieceView(
        type=name,
        title=kind.title,
        ja=kind.ja,
        note=kind.note,
        free=name in free_pieces(),
        fields=_fields(kit, kind),
        entry=entry,
        shape=_shape_or_none(kit, entry),
        mirror=_shape_or_none(kit, mirror) if mirror else None,
        stock=dict(stock_of(kit.system, name)),
    )


def _shape_or_none(kit: Kit, entry: dict[str, Any]) -> ShapeView | None:
    """None for a piece that makes no sense with so many lanes."""
    found = _shape_or_why(kit, entry, _key(kit.grid.count, {}, entry))
    return found if isinstance(found, ShapeView) else None


def _fields(kit: Kit, kind: PieceClass) -> list[FieldView]:
    fields = []
    for name, figure in kind.figures.items():
        value = kit.shared[figure].value if isinstance(figure, str) else figure.value
        fields.append(
            FieldView(
                name=name,
                kind="figure",
                default=value,
                unit=unit_of(name),
                of=[],
                signed=name in kind.signed,
                required=value is None,
            )
        )
    for name, choice in kind.choices.items():
        shared = kit.shared[choice] if isinstance(choice, str) else None
        words = list(shared.of) if shared else choice.of if isinstance(choice, ChoiceData) else []
        default = shared.value if shared else choice.default if isinstance(choice, ChoiceData) else ""
        fields.append(
            FieldView(
                name=name,
                kind="choice",
                default=default or None,
                unit="",
                of=words,
                signed=False,
                required=not default,
            )
        )
    return fields


def _parameter(item: Parameter) -> ParameterView:
    return ParameterView(
        name=item.name,
        value=item.value,
        unit=item.quantity.unit if item.quantity else "",
        confidence=str(item.confidence),
        source=item.source,
        reason=item.reason,
        choices=list(item.of),
    )


def _key(lanes: int, parameters: Mapping[str, Any], entry: Mapping[str, Any]) -> str:
    whole = {"entry": dict(entry), "lanes": lanes, "parameters": dict(parameters)}
    return msgspec.json.encode(whole, order="deterministic").decode()


def _line(points: Sequence[tuple[float, float, float]]) -> list[tuple[float, float]]:
    return [(_mm(x), _mm(y)) for x, y, _ in points]


def _mm(metres: float) -> float:
    return round(1000.0 * metres, 2) + 0.0
