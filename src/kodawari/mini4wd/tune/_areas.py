"""What a search may change, told before it starts: places of the car, and what could stand there."""

import msgspec

from kodawari.mini4wd.build import PartsBox
from kodawari.mini4wd.tune._space import AS_IS, NONE, space_of
from kodawari.mini4wd.tune._words import areas, kind_of, part_name, title_of, words_on_base
from kodawari.quantity import format_number
from kodawari.tuning import Choice, Parameter

__all__ = ["Area", "Setting", "areas_of"]


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that may be varied.

    Attributes:
        name: Its name in the search space.
        title: What people call it.
        options: Names of the parts to choose from; empty for a figure.
        low: Least value of a figure.
        high: Greatest value.
        unit: Its unit.
    """

    name: str
    title: str
    options: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    unit: str = ""


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the car that can stay as it is or be built anew.

    Attributes:
        name: Its name in the search space.
        title: What people call it.
        base: What the base car has there, in words.
        settings: What may be varied.
    """

    name: str
    title: str
    base: str
    settings: tuple[Setting, ...]


def areas_of(box: PartsBox) -> tuple[Area, ...]:
    """Everything that a search over a parts box may change.

    Raises:
        KodawariError: The box leaves nothing to choose.
    """
    space = space_of(box)
    by_name = {parameter.name: parameter for parameter in space.parameters}
    return tuple(
        Area(
            name=name,
            title=title_of(name),
            base=words_on_base(name, box.base),
            settings=tuple(_setting(by_name[each]) for each in members),
        )
        for name, members in areas(space).items()
    )


def _setting(parameter: Parameter) -> Setting:
    title = parameter.title or parameter.name
    if isinstance(parameter, Choice):
        kind = _kind(parameter.name)
        parts = [str(value) for value in parameter.levels if value not in {AS_IS, NONE}]
        return Setting(
            name=parameter.name, title=title, options=tuple(part_name(kind, part) for part in parts)
        )
    low, high = (float(str(parameter.levels[place])) for place in (0, -1))
    return Setting(
        name=parameter.name, title=title, low=_number(low), high=_number(high), unit=parameter.unit
    )


def _kind(name: str) -> str:
    return "roller" if name == "rear_upper" else kind_of(name)


def _number(value: float) -> str:
    return format_number(value, digits=0 if value.is_integer() else 1)
