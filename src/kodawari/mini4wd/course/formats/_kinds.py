"""The pieces of other layout editors: `data/mini4wd/editors.toml`."""

from functools import cache

import msgspec

from kodawari.files import data_path, read_toml

__all__ = ["End", "Kind", "editor_source", "kind_table", "kind_titles", "native_kind"]

End = tuple[float, float, float]
"""Where a piece ends [cm], y upwards, and the direction out of it [°], counter-clockwise."""


class Kind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class of pieces of an editor.

    Attributes:
        title: What the editor calls it, in words.
        lanes: Number of lanes.
        length_m: What the editor counts: the lengths of all lanes together [m].
        ends: Both ends in the editor's drawing: x, y downwards [cm], direction out [°], clockwise.
        native: Name of our piece; where it has a slope, of the one that is run uphill.
        down: Name of our piece that is run downhill, or empty.
        also: Names of ours that are written as this one.
        turn: The side of a corner or wave that is run from its first end to its second, or empty.
        rise_mm: How much higher the second end lies than the first, where an editor stores heights.
        changes: Whether cars leave it in another lane.
        older: Ends as earlier versions of the editor had them.
        name: As the editor writes it; filled in when the table is read.
    """

    title: str
    lanes: int
    length_m: float
    ends: tuple[End, End]
    native: str
    down: str = ""
    also: tuple[str, ...] = ()
    turn: str = ""
    rise_mm: float = 0.0
    changes: bool = False
    older: tuple[tuple[End, End], ...] = ()
    name: str = ""

    def local(self, end: int) -> End:
        """An end with y upwards and its direction counter-clockwise [cm, cm, °]."""
        x, y, out = self.ends[end]
        return x, -y, -out


class _Editor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One editor; `source` is an id in `data/sources`."""

    source: str
    kind: dict[str, Kind]


class _Editors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands."""

    editor: dict[str, _Editor]


@cache
def _editor(name: str) -> _Editor:
    """`lenaxia` has the pieces of `pimentoso`."""
    editors = read_toml(data_path("mini4wd", "editors.toml"), _Editors).editor
    return editors["pimentoso" if name == "lenaxia" else name]


def editor_source(editor: str) -> str:
    """Id of the source that an editor's pieces come from."""
    return _editor(editor).source


@cache
def kind_table(editor: str) -> dict[str, Kind]:
    """The pieces of an editor by the names that it writes: `pimentoso`, `lenaxia` or `gaku-base`."""
    return {name: msgspec.structs.replace(kind, name=name) for name, kind in _editor(editor).kind.items()}


@cache
def native_kind(editor: str, native: str, lanes: int, turn: str = "") -> Kind | None:
    """The piece of an editor for one of ours, or None.

    Where the editor has one for either hand, that of the wanted side is taken.
    """
    fitting = [
        kind
        for kind in kind_table(editor).values()
        if kind.lanes == lanes and native in {kind.native, kind.down, *kind.also}
    ]
    return next((kind for kind in fitting if kind.turn == turn), fitting[0] if fitting else None)


def kind_titles(editor: str) -> dict[str, str]:
    """What an editor calls its classes, in words."""
    return {name: kind.title for name, kind in kind_table(editor).items()}
