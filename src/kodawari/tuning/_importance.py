"""What mattered: how much of the variance over all tried set-ups goes with each parameter alone.

The main effects of an analysis of variance, by group means: for a parameter with k levels in use over N
set-ups,

    ε² = (SS_between − (k − 1) MS_within) / SS_total,

T. L. Kelley's correction (PNAS 21, 1935, 554-559) of the plain share, which would credit a parameter for
having many levels. Cut off at 0. Levels of ordered parameters are pooled into at most `BINS` neighbouring
bins of like counts; "not active" is a level of its own.

Limits: a search tries more set-ups where it is good, so the shares tell what made the difference *among the
set-ups that were tried*, not over the whole space; what two parameters do only together is in neither share.
"""

from collections.abc import Mapping, Sequence
from math import fsum

from kodawari.tuning._parameters import Parameter, Value
from kodawari.tuning._result import Importance
from kodawari.tuning._space import Space

__all__ = ["importance_of"]

BINS = 6
FEWEST_PER_LEVEL = 3  # set-ups per level, on average, below which nothing is said


def importance_of(
    space: Space, tried: Sequence[tuple[Mapping[str, Value], float | None, float]]
) -> tuple[Importance, ...]:
    """The share of the variance that each parameter explains, most important for the time first.

    Args:
        space: The space.
        tried: Set-ups with their time [s] (None when no run finished) and chance to finish, all from equally
            many runs.
    """
    timed = [(point, time) for point, time, _ in tried if time is not None]
    chances = [(point, chance) for point, _, chance in tried]
    found = [
        Importance(
            name=parameter.name,
            time=_share(space, parameter, timed),
            chance=_share(space, parameter, chances),
            points=len(tried),
        )
        for parameter in space.parameters
        if len(space.levels(parameter.name)) > 1
    ]
    return tuple(sorted(found, key=lambda entry: (-(entry.time or 0.0), -(entry.chance or 0.0), entry.name)))


def _share(
    space: Space, parameter: Parameter, values: Sequence[tuple[Mapping[str, Value], float]]
) -> float | None:
    groups: dict[int, list[float]] = {}
    labels = _labels(space, parameter, [point for point, _ in values])
    for label, (_, value) in zip(labels, values, strict=True):
        groups.setdefault(label, []).append(value)
    count, levels = len(values), len(groups)
    if count < max(FEWEST_PER_LEVEL * levels, levels + 2):
        return None
    mean = fsum(value for _, value in values) / count
    total = fsum((value - mean) ** 2 for _, value in values)
    if total == 0.0 or levels < 2:
        return 0.0
    within = fsum(
        fsum((value - fsum(group) / len(group)) ** 2 for value in group) for group in groups.values()
    )
    corrected = total - within - (levels - 1) * within / (count - levels)
    return max(0.0, corrected / total)


def _labels(space: Space, parameter: Parameter, points: Sequence[Mapping[str, Value]]) -> list[int]:
    """A level or bin number for each set-up; -1 where the parameter is not active."""
    name = parameter.name
    places = [space.index(name, point[name]) if name in point else -1 for point in points]
    used = sorted(place for place in places if place >= 0)
    if not parameter.is_ordered or len(set(used)) <= BINS:
        return places
    cuts = [used[len(used) * part // BINS] for part in range(1, BINS)]
    return [place if place < 0 else sum(place >= cut for cut in cuts) for place in places]
