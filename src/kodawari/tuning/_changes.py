"""What differs between two set-ups, cut into changes that can be made one at a time."""

from collections.abc import Collection, Mapping, Sequence

from kodawari.tuning._parameters import Point, Value
from kodawari.tuning._result import Change
from kodawari.tuning._space import Space

__all__ = ["changes_between", "with_changes"]


def changes_between(space: Space, base: Point, winner: Point) -> list[Change]:
    """The changes that lead from one set-up to the other, in the order of the space.

    A parameter that is active on one side only goes together with the changed parameters that its condition
    names: a damper's mass comes and goes with the damper.
    """
    missing = object()
    changed = [
        parameter
        for parameter in space.parameters
        if base.get(parameter.name, missing) != winner.get(parameter.name, missing)
    ]
    names = [parameter.name for parameter in changed]
    leader = {name: name for name in names}
    for parameter in changed:
        if (parameter.name in base) == (parameter.name in winner):
            continue
        for parent in parameter.when:
            if parent in leader:
                _join(leader, parent, parameter.name)
    bundles: dict[str, list[str]] = {}
    for name in names:
        bundles.setdefault(leader[name], []).append(name)
    return [
        Change(names=tuple(bundle), before=_part(base, bundle), after=_part(winner, bundle))
        for bundle in bundles.values()
    ]


def with_changes(space: Space, base: Point, changes: Sequence[Change]) -> dict[str, Value]:
    """The base with some changes made.

    Half-way between two set-ups a parameter may become active that neither of them has; it takes its middle
    value.
    """
    values: dict[str, Value] = dict(base)
    for change in changes:
        for name in change.names:
            values.pop(name, None)
        values.update(change.after)
    return space.complete(values, space.middle)


def _join(leader: dict[str, str], one: str, other: str) -> None:
    keep, drop = leader[one], leader[other]
    for name, head in leader.items():
        if head == drop:
            leader[name] = keep


def _part(point: Mapping[str, Value], names: Collection[str]) -> dict[str, Value]:
    return {name: point[name] for name in names if name in point}
