"""What the runs of one point say: its time, its chance, and how points are ranked."""

from collections.abc import Iterable, Sequence
from math import floor, fsum, inf
from typing import Literal, TypeVar

import msgspec

from kodawari.tuning._median import median_interval
from kodawari.tuning._problem import Outcomes
from kodawari.tuning.chance import Chance, chance_of

__all__ = ["Statistic", "Summary", "Times", "pareto_front", "rank_key", "summarise"]

T = TypeVar("T")

Statistic = Literal["median", "mean"]
"""Which time of the finished runs is made small."""


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """The times of the finished runs [s].

    Attributes:
        median: Their median.
        mean: Their mean.
        low: 5 % of the finished runs are faster than this.
        high: 5 % are slower than this.
        median_low: Lower end of a 95 % interval of the median over cars and runs; None from too few groups.
        median_high: Upper end of the same.
    """

    median: float
    mean: float
    low: float
    high: float
    median_low: float | None
    median_high: float | None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a row of runs says about one point.

    Attributes:
        runs: How many runs.
        time: Times of the finished runs, or None when none finished.
        chance: Chance to finish.
    """

    runs: int
    time: Times | None
    chance: Chance


def summarise(outcomes: Outcomes) -> Summary:
    """Sum up a row of runs.

    Raises:
        ValueError: There are no runs.
    """
    return Summary(
        runs=outcomes.runs,
        time=_times(outcomes),
        chance=chance_of(outcomes.by_group()),
    )


def _times(outcomes: Outcomes) -> Times | None:
    groups: dict[int, list[float]] = {}
    for group, time in zip(outcomes.groups, outcomes.times, strict=True):
        if time is not None:
            groups.setdefault(group, []).append(time)
    ordered = sorted(time for times in groups.values() for time in times)
    if not ordered:
        return None
    low, high = median_interval(list(groups.values()))
    return Times(
        median=_quantile(ordered, 0.5),
        mean=fsum(ordered) / len(ordered),
        low=_quantile(ordered, 0.05),
        high=_quantile(ordered, 0.95),
        median_low=low,
        median_high=high,
    )


def _quantile(ordered: Sequence[float], level: float) -> float:
    """Linear between order statistics (R. J. Hyndman, Y. Fan, American Statistician 50, 1996, type 7)."""
    place = level * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def rank_key(summary: Summary, *, finish: float, statistic: Statistic = "median") -> tuple[float, float]:
    """Small is better: how far the unfavourable end of the chance falls short of `finish`, then the time.

    Points that meet the wanted chance come first, fastest first (K. Deb, Computer Methods in Applied
    Mechanics and Engineering 186, 2000, 311-338); a point that never finished comes last.
    """
    short = max(0.0, finish - summary.chance.spread_low)
    if summary.time is None:
        return 1.0 + short, inf
    return short, summary.time.median if statistic == "median" else summary.time.mean


def pareto_front(items: Iterable[tuple[float, float, T]]) -> list[T]:
    """The items that no other item beats, fastest first.

    Args:
        items: (time, chance, item); one item beats another when it is no slower, no less likely to finish,
        and
            better in one of the two. Of equal items the first is kept.
    """
    front: list[T] = []
    best = -inf
    for _, chance, item in sorted(items, key=lambda entry: (entry[0], -entry[1])):
        if chance > best:
            front.append(item)
            best = chance
    return front
