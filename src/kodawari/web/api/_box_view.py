"""A parts box as the pages show it, and parts of the catalogue that could lie in it."""

from typing import Any

import msgspec

from kodawari.errors import KodawariError
from kodawari.mini4wd.build import BoxFile, Build, pieces_of, specs_of, unfit
from kodawari.mini4wd.garage import BoxEntry, parts_box
from kodawari.mini4wd.parts import load_catalogue, search
from kodawari.mini4wd.specs import load_specs, spec_ids, why_not
from kodawari.mini4wd.tune import Area, areas_of
from kodawari.names import require_name
from kodawari.store import Store
from kodawari.web._problems import Problem, problem_of

__all__ = ["BoxCard", "BoxView", "FoundPart", "box_card", "box_view", "found_parts", "usable"]

MOST_FOUND = 24


class BoxCard(msgspec.Struct, frozen=True, kw_only=True):
    """A parts box as a list shows it.

    Attributes:
        id: What its address holds.
        name: What its owner calls it.
        shipped: Whether it ships with Kodawari and cannot be changed.
        car: Name of the base car; empty when it is not there.
        car_id: How the box names it.
        kinds: Kinds of loose parts.
        pieces: Loose pieces.
        trouble: Why it cannot be used.
    """

    id: str
    name: str
    shipped: bool
    car: str
    car_id: str
    kinds: int
    pieces: int
    trouble: Problem | None = None


class BoxPartView(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a box: what it is, how many pieces, and why it does not fit where it does not."""

    name: str
    kind: str
    items: tuple[str, ...]
    count: int
    unfit: str


class BoxView(msgspec.Struct, frozen=True, kw_only=True):
    """A parts box that is open.

    Attributes:
        card: The same in short.
        revision: Of its last change; 0 for a shipped box.
        file: The box file.
        parts: Its entries, in their order.
        areas: What a search over it may change.
    """

    card: BoxCard
    revision: int
    file: BoxFile
    parts: list[BoxPartView]
    areas: tuple[Area, ...]


class FoundPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the catalogue that a search has found.

    Attributes:
        item: Its item number.
        name: English name; `ja` the Japanese one.
        unfit: Why it does not go on the base car of the box.
        missing: Why it cannot be put on any car yet.
    """

    item: str
    name: str
    ja: str
    unfit: str
    missing: str


def box_card(store: Store, entry: BoxEntry) -> BoxCard:
    """A box as a list shows it; one that cannot be used says why."""
    about: dict[str, Any] = {
        "id": entry.id, "name": entry.name, "shipped": entry.document is None, "car_id": entry.file.box.car,
    }  # fmt: skip
    try:
        box = parts_box(store, entry)
    except KodawariError as error:
        trouble = problem_of(error)
        return BoxCard(**about, car="", kinds=len(entry.file.part), pieces=0, trouble=trouble)
    return BoxCard(**about, car=box.base.name, kinds=len(box.loose), pieces=sum(box.loose.values()))


def box_view(store: Store, entry: BoxEntry) -> BoxView:
    """A box with everything in it.

    Raises:
        KodawariError: It cannot be used.
    """
    box, tables = parts_box(store, entry), load_specs().kinds()
    lines = []
    for part in entry.file.part:
        specs = specs_of(part)
        kind = specs[0][0]
        lines.append(
            BoxPartView(
                name=" + ".join(dict.fromkeys(str(tables[each][key].name) for each, key in specs)),
                kind=kind,
                items=(part.item,) if part.item else tuple(tables[kind][specs[0][1]].items),
                count=pieces_of(part, kind),
                unfit="; ".join(dict.fromkeys(box.unfit[each] for each in specs if each in box.unfit)),
            )
        )
    return BoxView(
        card=box_card(store, entry),
        revision=entry.document.revision if entry.document else 0,
        file=entry.file,
        parts=lines,
        areas=areas_of(box),
    )


def usable(store: Store, file: BoxFile) -> None:
    """Check that a box can be searched.

    Raises:
        KodawariError: It cannot: its car is not there, it is empty, or it leaves nothing to choose, or
            its name cannot be shown.
    """
    require_name(file.box.name, what="the parts box", place="box.name")
    areas_of(parts_box(store, BoxEntry(id=file.box.name, file=file)))


def found_parts(base: Build, text: str) -> list[FoundPart]:
    """Parts of the catalogue by words or item number; those that go on a base car come first."""
    found = []
    for item in search(load_catalogue(), text, limit=4 * MOST_FOUND).items if text.strip() else ():
        specs = spec_ids(item.item_no)
        reasons = [reason for spec in specs if (reason := unfit(spec, base))]
        found.append(
            FoundPart(
                item=item.item_no,
                name=item.name_en,
                ja=item.name_ja,
                unfit="; ".join(reasons),
                missing=why_not(item.item_no, category=item.category),
            )
        )
    return sorted(found, key=lambda each: (bool(each.missing), bool(each.unfit)))[:MOST_FOUND]
