"""What mattered: how much of the variance over all tried set-ups goes with each parameter alone.

The main effects of an analysis of variance, by group means: for a parameter with k levels in use over N
set-ups,

    ε² = (SS_between − (k − 1) MS_within) / SS_total,

T. L. Kelley's correction (PNAS 21, 1935, 554-559) of the plain share, which would credit a parameter for
having many levels. Cut off at 0. Levels of ordered parameters are pooled into at most `BINS` neighbouring
bins of like counts; "not active" is a level of its own.

Where the levels make no difference, (k − 1) F of the analysis of variance is near χ² with k − 1 degrees, also
for values that are not normal, by the permutations of the values over the set-ups (R. A. Fisher's argument).
A share under the ε² of its upper 5 %/m point, for m parameters (C. E. Bonferroni), may be luck alone.

Limits: a search tries more set-ups where it is good, so the shares tell what made the difference *among the
set-ups that were tried*, not over the whole space; what two parameters do only together is in neither share.
Good set-ups have several parts in common, so the shares overlap and their sum may pass 1.
"""

from collections.abc import Mapping, Sequence
from math import fsum, sqrt
from typing import NamedTuple

from kodawari.exact import normal_quantile
from kodawari.tuning._parameters import Parameter, Value
from kodawari.tuning._result import Importance
from kodawari.tuning._space import Space

__all__ = ["importance_of"]

BINS = 6
FEWEST_PER_LEVEL = 3  # set-ups per level, on average, below which nothing is said
LUCK = 0.05  # chance that luck alone lifts any of the parameters over its floor


class _Share(NamedTuple):
    value: float | None
    noise: float = 0.0


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
    asked = [parameter for parameter in space.parameters if len(space.levels(parameter.name)) > 1]
    found = []
    for parameter in asked:
        time = _share(space, parameter, timed, LUCK / len(asked))
        chance = _share(space, parameter, chances, LUCK / len(asked))
        found.append(
            Importance(
                name=parameter.name, time=time.value, chance=chance.value, points=len(tried),
                time_noise=time.noise, chance_noise=chance.noise,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda entry: (-(entry.time or 0.0), -(entry.chance or 0.0), entry.name)))


def _share(
    space: Space, parameter: Parameter, values: Sequence[tuple[Mapping[str, Value], float]], luck: float
) -> _Share:
    groups: dict[int, list[float]] = {}
    labels = _labels(space, parameter, [point for point, _ in values])
    for label, (_, value) in zip(labels, values, strict=True):
        groups.setdefault(label, []).append(value)
    count, levels = len(values), len(groups)
    if count < max(FEWEST_PER_LEVEL * levels, levels + 2):
        return _Share(None)
    mean = fsum(value for _, value in values) / count
    total = fsum((value - mean) ** 2 for _, value in values)
    if total == 0.0 or levels < 2:
        return _Share(0.0)
    within = fsum(
        fsum((value - fsum(group) / len(group)) ** 2 for value in group) for group in groups.values()
    )
    corrected = total - within - (levels - 1) * within / (count - levels)
    return _Share(max(0.0, corrected / total), _noise(count, levels, luck))


def _noise(count: int, levels: int, luck: float) -> float:
    """The ε² that levels without any effect pass with chance `luck`.

    The upper point of χ² is Wilson's and Hilferty's (PNAS 17, 1931, 684-688); the plain share is then
    χ² / (χ² + N − k), and ε² = 1 − (1 − share) (N − 1) / (N − k).
    """
    freedom = levels - 1
    step = 2.0 / (9.0 * freedom)
    point = freedom * (1.0 - step + normal_quantile(1.0 - luck) * sqrt(step)) ** 3
    rest = count - levels
    return max(0.0, 1.0 - (count - 1) / (point + rest))


def _labels(space: Space, parameter: Parameter, points: Sequence[Mapping[str, Value]]) -> list[int]:
    """A level or bin number for each set-up; -1 where the parameter is not active."""
    name = parameter.name
    places = [space.index(name, point[name]) if name in point else -1 for point in points]
    used = sorted(place for place in places if place >= 0)
    if not parameter.is_ordered or len(set(used)) <= BINS:
        return places
    cuts = [used[len(used) * part // BINS] for part in range(1, BINS)]
    return [place if place < 0 else sum(place >= cut for cut in cuts) for place in places]
