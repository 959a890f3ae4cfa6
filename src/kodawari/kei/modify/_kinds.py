"""What is known of each kind of change, from `data/kei/modifications.toml`."""

from functools import cache
from typing import Literal

import msgspec

from kodawari.files import data_path, read_toml
from kodawari.kei.modify._mods import AnyChange, Roof
from kodawari.quantity import Confidence, Figure, Quantity

__all__ = ["Kind", "kind_of", "mass_of"]


class Kind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of change.

    Attributes:
        title: What people call it.
        designated: Whether the part is a designated part; `none` where no part is fitted.
        counts: Whether a size that it adds counts at a continuing inspection.
        source: Id of the source.
        confidence: How sure that is.
        structure: Whether it is always a change of structure.
        note: What the source says, in our words.
        ask: What to ask the inspection body, as a clause; empty where nothing is open.
        papers: What must be handed in.
        mass_kg: What it weighs when nobody says; None leaves it unknown.
    """

    title: str
    designated: Literal["yes", "no", "unknown", "none"]
    counts: Literal["yes", "no", "disputed"]
    source: str
    confidence: Confidence
    structure: bool = False
    note: str = ""
    ask: str = ""
    papers: tuple[str, ...] = ()
    mass_kg: Figure | None = None


class _KindFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: dict[str, Kind]


@cache
def _kinds() -> dict[str, Kind]:
    return read_toml(data_path("kei", "modifications.toml"), _KindFile).kind


_ROOFS = {"rack": "roof-rack", "sunroof": "sunroof", "cut": "roof-shape", "raised": "roof-shape"}


def kind_of(change: AnyChange) -> Kind:
    """What is known of a change's kind."""
    name = _ROOFS[change.how] if isinstance(change, Roof) else str(type(change).__struct_config__.tag)
    return _kinds()[name]


def mass_of(change: AnyChange) -> Quantity:
    """What a change adds to the car's mass [kg]: as the file says, or assumed for its kind, or unknown."""
    if change.mass_kg is not None:
        return Quantity.exact(
            change.mass_kg, "kg", origin="declared", confidence="declared", source="the file of modifications"
        )
    kind = kind_of(change)
    if kind.mass_kg is None:
        return Quantity.unknown("kg", note=f"Weigh what goes and what comes: {kind.title.lower()}.")
    return kind.mass_kg.quantity("kg")
