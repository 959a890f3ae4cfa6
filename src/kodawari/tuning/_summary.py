"""What the runs of one point say: its time, its chance, and how points are ranked."""

from collections.abc import Iterable, Sequence
from math import comb, floor, fsum, inf, sqrt
from typing import Literal, TypeVar

import msgspec

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
        median_low: Lower end of a 95 % interval of the median; None from fewer than six finished runs.
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
    finished = sorted(time for time in outcomes.times if time is not None)
    return Summary(
        runs=outcomes.runs,
        time=_times(finished) if finished else None,
        chance=chance_of(outcomes.by_group()),
    )


def _times(ordered: Sequence[float]) -> Times:
    place = _median_rank(len(ordered))
    return Times(
        median=_quantile(ordered, 0.5),
        mean=fsum(ordered) / len(ordered),
        low=_quantile(ordered, 0.05),
        high=_quantile(ordered, 0.95),
        median_low=None if place is None else ordered[place],
        median_high=None if place is None else ordered[-1 - place],
    )


def _quantile(ordered: Sequence[float], level: float) -> float:
    """Linear between order statistics (R. J. Hyndman, Y. Fan, American Statistician 50, 1996, type 7)."""
    place = level * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _median_rank(count: int) -> int | None:
    """How many values lie outside a 95 % interval of the median on each side, or None for too few values.

    The median lies between the (r+1)-th smallest and largest value with chance 1 − 2 P(B ≤ r), B binomial
    (count, ½), whatever the distribution (W. J. Conover, Practical Nonparametric Statistics, 3rd ed., 3.2).
    """
    if count > 200:
        return floor(0.5 * (count - 1) - 0.98 * sqrt(count))  # normal approximation of the same
    below, rank = 0, -1
    limit = 1 << count
    while (below := below + comb(count, rank + 1)) <= 0.025 * limit:
        rank += 1
    return rank if rank >= 0 else None


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
