"""A parts box: a base car and the loose parts that lie beside it, with counts."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import data_path, read_toml
from kodawari.mini4wd.build._build import Build
from kodawari.mini4wd.build._file import CarFile
from kodawari.mini4wd.build._read import find_car, read_car
from kodawari.mini4wd.build._resolve import resolve
from kodawari.mini4wd.build._stock import Kinds, parts_of, unfit
from kodawari.mini4wd.specs import load_specs, spec_ids, why_not

__all__ = [
    "BoxFile",
    "BoxHead",
    "BoxPart",
    "PartsBox",
    "box_text",
    "list_boxes",
    "make_box",
    "open_box",
    "pieces_of",
    "read_box_file",
    "read_parts_box",
    "shortages",
    "specs_of",
]

_PIECES = {"roller": 2, "pole": 2, "wheel": 4, "tyre": 4, "axle": 2}
"""What lies in a box when no count is given: a pair of rollers, a car set of tyres."""


class BoxPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[part]]`: loose parts of one kind.

    Attributes:
        spec: Id of the part.
        item: Its item number, instead of `spec`.
        count: How many pieces lie there: single rollers, single tyres, whole gear sets, strips of sponge.
    """

    spec: str | None = None
    item: str | None = None
    count: Annotated[int, msgspec.Meta(ge=1, le=999)] | None = None


class BoxHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[box]`.

    Attributes:
        car: The base car: a shipped one by its name, or a file beside the box.
        name: What the owner calls the box.
        notes: Free text.
    """

    car: str
    name: str = ""
    notes: str = ""


class BoxFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of a parts box, as it stands.

    Attributes:
        box: The table `[box]`.
        part: The tables `[[part]]`.
    """

    box: BoxHead
    part: tuple[BoxPart, ...] = ()


class PartsBox(msgspec.Struct, frozen=True, kw_only=True):
    """A parts box, read.

    Attributes:
        name: What the owner calls it.
        car: The base car.
        base: The base car, resolved.
        loose: Loose pieces by kind and id.
        unfit: Loose parts that do not go on this chassis, with the reason.
        file: Where it was read from.
    """

    name: str
    car: CarFile
    base: Build
    loose: Kinds
    unfit: dict[tuple[str, str], str]
    file: str

    def pieces(self, kind: str) -> dict[str, int]:
        """Everything of one kind that fits, base car and loose parts together."""
        found: Counter[str] = Counter()
        for (other, key), count in (*parts_of(self.base).items(), *self.loose.items()):
            if other == kind and (other, key) not in self.unfit:
                found[key] += count
        return dict(found)


def list_boxes() -> dict[str, Path]:
    """The parts boxes that ship with Kodawari, by name."""
    return {path.stem: path for path in sorted(data_path("mini4wd", "boxes").glob("*.toml"))}


def read_parts_box(box: str | Path) -> PartsBox:
    """Read a parts box file, or a shipped one by its name.

    Raises:
        KodawariError: There is no such file, it is malformed or empty, or a part in it is unknown.
    """
    path = _find_box(box)
    raw = read_toml(path, BoxFile)
    try:
        car = read_car(_car_path(raw.box.car, path))
    except KodawariError as error:
        raise error.located(str(path)) from error
    return open_box(raw, car, name=path.stem, file=str(path))


def read_box_file(box: str | Path) -> BoxFile:
    """The file of a parts box as it stands; arguments and errors as `read_parts_box`."""
    return read_toml(_find_box(box), BoxFile)


def open_box(raw: BoxFile, car: CarFile, *, name: str = "", file: str = "") -> PartsBox:
    """A parts box from its file and its base car, however they were found.

    Args:
        raw: The file.
        car: The base car.
        name: What to call the box when the file does not say.
        file: Where it was read from, for messages.

    Raises:
        KodawariError: The box is empty, a part in it is unknown, or the base car cannot be built.
    """
    try:
        loose = _loose(raw)
    except KodawariError as error:
        raise error.located(file) from error
    return make_box(raw.box.name or name, car, loose, file=file)


def make_box(name: str, car: CarFile, loose: Kinds, *, file: str = "") -> PartsBox:
    """A parts box from a base car and loose pieces by kind and id.

    Raises:
        KodawariError: The base car cannot be built, or a part is unknown.
    """
    base = resolve(car, source=file)
    tables = load_specs().kinds()
    for kind, key in loose:
        if key not in tables.get(kind, {}):
            raise KodawariError(f"no {kind} has the id '{key}'", file=file)
    misfits = {part: reason for part in loose if (reason := unfit(part, base))}
    return PartsBox(name=name, car=car, base=base, loose=loose, unfit=misfits, file=file)


def box_text(raw: BoxFile) -> str:
    """The file of a parts box as TOML; reading it back gives the same box."""
    import tomlkit  # noqa: PLC0415 - only writing needs it, and it is slow to load

    head = {key: text for key, text in msgspec.to_builtins(raw.box).items() if text}
    parts = [
        {key: value for key, value in msgspec.to_builtins(part).items() if value is not None}
        for part in raw.part
    ]
    return tomlkit.dumps({"box": head, **({"part": parts} if parts else {})})


def _find_box(box: str | Path) -> Path:
    """A shipped parts box by its name, or a file.

    Raises:
        KodawariError: There is neither.
    """
    shipped = list_boxes()
    path = shipped.get(str(box), Path(box))
    if not path.is_file():
        raise KodawariError(
            "there is no such parts box",
            file=str(box),
            mend=nearest(str(box), shipped) or f"These ship with Kodawari: {', '.join(shipped)}.",
        )
    return path


def _car_path(car: str, box: Path) -> Path:
    """A shipped car, or a file beside the box."""
    beside = box.parent / car
    return beside if beside.is_file() else find_car(car)


def _loose(raw: BoxFile) -> Kinds:
    if not raw.part:
        raise KodawariError(
            "the parts box is empty", place="part", mend="List what lies in it, as [[part]] tables."
        )
    found: Counter[tuple[str, str]] = Counter()
    for index, part in enumerate(raw.part):
        for kind, key in specs_of(part, f"part[{index}]"):
            found[kind, key] += pieces_of(part, kind)
    return dict(found)


def pieces_of(part: BoxPart, kind: str) -> int:
    """How many pieces an entry means."""
    return part.count or _PIECES.get(kind, 1)


def specs_of(part: BoxPart, place: str = "") -> tuple[tuple[str, str], ...]:
    """Kind and id of every spec that an entry means; a wheel set is wheels and tyres.

    Raises:
        KodawariError: It names nothing, two things, or something unknown.
    """
    if (part.spec is None) == (part.item is None):
        raise KodawariError("give either `spec` or `item`", place=place, mend="One of them names the part.")
    if part.item is not None:
        found = spec_ids(part.item)
        if not found:
            raise KodawariError(
                why_not(part.item),
                place=f"{place}.item",
                mend="`kodawari parts` shows what can be put on a car.",
            )
        return found
    tables = load_specs().kinds()
    kinds = tuple((kind, part.spec) for kind, table in tables.items() if part.spec in table)
    if not kinds:
        known = [key for table in tables.values() for key in table]
        mend = nearest(part.spec or "", known) or "`kodawari parts` lists them."
        raise KodawariError(f"no part has the id '{part.spec}'", place=f"{place}.spec", mend=mend)
    return kinds


def shortages(box: PartsBox, build: Build) -> list[str]:
    """What a build needs and the box does not hold, one sentence each; empty when it can be built."""
    short = []
    names = load_specs().kinds()
    for (kind, key), needed in parts_of(build).items():
        there = box.pieces(kind).get(key, 0)
        if needed > there:
            short.append(f"{names[kind][key].name}: {needed} needed, {there} in the box")
    return short
