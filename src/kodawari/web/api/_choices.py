"""What can be put on a car: every part of every kind, with why it does not fit where it does not."""

import msgspec

from kodawari.mini4wd.build import Build, unfit
from kodawari.mini4wd.specs import Part, PlateSpec, load_specs
from kodawari.web.api._japanese import japanese_name

__all__ = ["Choice", "choices_for"]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A part that can be chosen.

    Attributes:
        id: Its id in a car file.
        name: What people call it.
        name_ja: What it is sold as in Japan; empty where nobody knows.
        items: Item numbers under which it is sold.
        unfit: Why it does not go on this chassis; empty when it does.
        holes: Names of a plate's holes.
    """

    id: str
    name: str
    name_ja: str
    items: tuple[str, ...]
    unfit: str = ""
    holes: tuple[str, ...] = ()


def choices_for(build: Build) -> dict[str, list[Choice]]:
    """Every part by kind: those that fit first, each in the order of their names."""
    found = {}
    for kind, table in load_specs().kinds().items():
        choices = [_choice(kind, key, part, build) for key, part in table.items()]
        found[kind] = sorted(choices, key=lambda each: (bool(each.unfit), each.name.lower()))
    return found


def _choice(kind: str, key: str, part: Part, build: Build) -> Choice:
    why = "" if kind == "chassis" else unfit((kind, key), build)
    holes = tuple(part.hole) if isinstance(part, PlateSpec) else ()
    return Choice(
        id=key, name=part.name, name_ja=japanese_name(part.items), items=part.items, unfit=why, holes=holes
    )
