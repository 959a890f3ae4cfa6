"""The search space: which parameters there are, and which points they make."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from math import prod
from typing import Any

import msgspec

from kodawari.errors import KodawariError, nearest
from kodawari.files import convert
from kodawari.tuning._parameters import Parameter, Point, Value
from kodawari.tuning._stream import Stream

__all__ = ["Space"]


class _Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parameter: list[Parameter]


class Space:
    """A mixed search space with conditional parameters.

    Attributes:
        parameters: The parameters in their order; a condition looks only at earlier ones.

    Raises:
        KodawariError: A name stands twice, or a condition names a parameter or value that is not there.
    """

    def __init__(self, parameters: Sequence[Parameter]) -> None:
        self.parameters: tuple[Parameter, ...] = tuple(parameters)
        self._levels: dict[str, tuple[Value, ...]] = {}
        self._index: dict[str, dict[Value, int]] = {}
        if not self.parameters:
            raise KodawariError("the search space has no parameters", mend="Give at least one.")
        for parameter in self.parameters:
            self._add(parameter)

    @classmethod
    def from_plain(cls, raw: Mapping[str, Any], *, file: str = "") -> "Space":
        """Build a space from plain data: `{"parameter": [{"kind": "choice", "name": …, "values": […]}, …]}`.

        Raises:
            KodawariError: The data is not a valid space; the message names file and entry.
        """
        try:
            return cls(convert(raw, _Plain, file=file).parameter)
        except KodawariError as error:
            raise error.located(file) from error

    def to_plain(self) -> dict[str, Any]:
        """The space as plain data, such that `from_plain` gives it back."""
        plain: dict[str, Any] = msgspec.to_builtins(_Plain(list(self.parameters)))
        return plain

    def levels(self, name: str) -> tuple[Value, ...]:
        """Every value of one parameter, in order."""
        return self._levels[name]

    def index(self, name: str, value: Value) -> int:
        """The place of a value among its parameter's levels."""
        return self._index[name][value]

    @property
    def size_at_most(self) -> int:
        """The number of points if every parameter were always active."""
        return prod(len(levels) for levels in self._levels.values())

    def is_active(self, parameter: Parameter, values: Point) -> bool:
        """Whether a parameter counts, given the values of earlier ones."""
        return all(name in values and values[name] in allowed for name, allowed in parameter.when.items())

    def check(self, point: Point) -> dict[str, Value]:
        """The point in its exact spelling: parameters in order, values as the space spells them.

        Raises:
            KodawariError: A name is unknown, a value is not one of the levels, an active parameter is missing
                or an inactive one is given.
        """
        for name in point:
            if name not in self._levels:
                raise KodawariError(
                    f"there is no parameter '{name}'", mend=nearest(name, self._levels) or "Remove it."
                )
        exact: dict[str, Value] = {}
        for parameter in self.parameters:
            name, active = parameter.name, self.is_active(parameter, exact)
            if active != (name in point):
                fault = "is missing" if active else "is given but has no effect in this point"
                raise KodawariError(
                    f"the parameter '{name}' {fault}", mend="Add it." if active else "Remove it."
                )
            if active:
                exact[name] = self._spell(name, point[name])
        return exact

    def complete(self, values: Point, fill: Callable[[Parameter], Value]) -> dict[str, Value]:
        """A valid point near `values`: inactive parameters are dropped, missing active ones filled in."""
        point: dict[str, Value] = {}
        for parameter in self.parameters:
            if self.is_active(parameter, point):
                name = parameter.name
                point[name] = self._spell(name, values[name]) if name in values else fill(parameter)
        return point

    def key(self, point: Point) -> str:
        """A short name of a valid point: equal points have equal keys, in any order of their parameters."""
        ordered = [[name, point[name]] for name in self._levels if name in point]
        return sha256(msgspec.json.encode(ordered)).hexdigest()[:16]

    def random(self, stream: Stream) -> dict[str, Value]:
        """A random point: each active parameter takes each of its levels equally often."""
        return self.complete({}, lambda parameter: stream.pick(self._levels[parameter.name]))

    def middle(self, parameter: Parameter) -> Value:
        """The value that a parameter takes when nothing speaks for another: middle level, or first choice."""
        levels = self._levels[parameter.name]
        return levels[len(levels) // 2] if parameter.is_ordered else levels[0]

    def neighbours(self, point: Point) -> Iterator[dict[str, Value]]:
        """All points one change away: any other value of a choice, one level up or down of the rest.

        A parameter that becomes active takes its middle value.
        """
        for parameter in self.parameters:
            name = parameter.name
            if name not in point:
                continue
            levels, here = self._levels[name], self._index[name][point[name]]
            reach = (here - 1, here + 1) if parameter.is_ordered else range(len(levels))
            for there in reach:
                if there != here and 0 <= there < len(levels):
                    yield self.complete({**point, name: levels[there]}, self.middle)

    def points(self) -> Iterator[dict[str, Value]]:
        """Every point, once. Mind `size_at_most` before walking through."""
        yield from self._walk({}, 0)

    def _walk(self, head: dict[str, Value], depth: int) -> Iterator[dict[str, Value]]:
        if depth == len(self.parameters):
            yield dict(head)
            return
        parameter = self.parameters[depth]
        if not self.is_active(parameter, head):
            yield from self._walk(head, depth + 1)
            return
        for value in self._levels[parameter.name]:
            yield from self._walk({**head, parameter.name: value}, depth + 1)

    def _spell(self, name: str, value: Value) -> Value:
        """The level that equals `value`, as the space spells it: 2 and 2.0 are one level, and so one key."""
        levels = self._levels[name]
        place = self._index[name].get(value)
        if place is None or isinstance(value, bool) != isinstance(levels[place], bool):
            shown = ", ".join(repr(level) for level in levels[:8]) + (", …" if len(levels) > 8 else "")
            raise KodawariError(
                f"'{name}' cannot be {value!r}", mend=f"It is one of {len(levels)} values: {shown}."
            )
        return levels[place]

    def _add(self, parameter: Parameter) -> None:
        place = f"parameter '{parameter.name}'"
        if parameter.name in self._levels:
            raise KodawariError("the name stands twice", place=place, mend="Rename one of them.")
        for name, allowed in parameter.when.items():
            if name not in self._levels:
                raise KodawariError(
                    f"its condition names '{name}', which does not stand before it",
                    place=place,
                    mend=nearest(name, self._levels) or "Put the condition's parameter first.",
                )
            for value in allowed:
                if value not in self._index[name]:
                    raise KodawariError(
                        f"its condition names {value!r}, which '{name}' never takes",
                        place=place,
                        mend="Name one of its values.",
                    )
        levels = parameter.levels
        self._levels[parameter.name] = levels
        self._index[parameter.name] = {value: place for place, value in enumerate(levels)}
