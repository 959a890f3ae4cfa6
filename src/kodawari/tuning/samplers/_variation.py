"""Children of known points: crossover and mutation in mixed spaces."""

from kodawari.tuning._parameters import Parameter, Point, Value
from kodawari.tuning._space import Space
from kodawari.tuning._stream import Stream

__all__ = ["crossed", "mutated"]

CHANGES = 1.6  # mutated parameters of a child, on average
STEP_SHARE = 0.15  # mean step of an ordered parameter, as a share of its range


def crossed(space: Space, stream: Stream, one: Point, other: Point) -> dict[str, Value]:
    """Each parameter from either parent; what only one of them has comes from that one."""
    taken = {name: value for name, value in other.items() if name not in one or stream.uniform() < 0.5}
    return space.complete({**one, **taken}, space.middle)


def mutated(space: Space, stream: Stream, point: Point, *, changes: float = CHANGES) -> dict[str, Value]:
    """At least one parameter changed, `changes` on average."""
    names = [name for name in point if len(space.levels(name)) > 1]
    if not names:
        return dict(point)
    sure = stream.pick(names)
    chance = (changes - 1.0) / max(1, len(names) - 1)
    changed = dict(point)
    for parameter in space.parameters:
        if parameter.name == sure or (parameter.name in names and stream.uniform() < chance):
            changed[parameter.name] = _other(space, stream, parameter, changed[parameter.name])
    return space.complete(changed, lambda parameter: stream.pick(space.levels(parameter.name)))


def _other(space: Space, stream: Stream, parameter: Parameter, value: Value) -> Value:
    """Another level: any other of a choice; a step of random length, mostly short, of the rest."""
    levels = space.levels(parameter.name)
    here = space.index(parameter.name, value)
    if not parameter.is_ordered:
        there = stream.below(len(levels) - 1)
        return levels[there + (there >= here)]
    mean, length = max(1.0, STEP_SHARE * len(levels)), 1
    while stream.uniform() < 1.0 - 1.0 / mean and length < len(levels):
        length += 1
    there = here + (length if stream.uniform() < 0.5 else -length)
    if not 0 <= there < len(levels):
        there = here + here - there  # mirrored: a step the other way
    there = min(max(there, 0), len(levels) - 1)
    if there == here:
        there = here + 1 if here == 0 else here - 1
    return levels[there]
