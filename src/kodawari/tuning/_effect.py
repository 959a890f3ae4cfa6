"""The difference between two set-ups over the same runs, and how sure it is.

Both sides saw the same experiments (common random numbers), and runs of one group share a draw of the
uncertain parameters; so whole groups are the independent pieces.

* Time: percentile interval of a bootstrap over groups (A. C. Cameron, J. B. Gelbach, D. L. Miller, Review of
  Economics and Statistics 90, 2008, 414-427).
* Chance: difference of matched shares. Half-width 1.96 times the larger of the standard error with half a run
  added to each of the four cells (A. Agresti, Y. Min, Statistics in Medicine 24, 2005, 729-740), which stays
  honest when all runs agree, and the one between groups.
"""

from collections.abc import Sequence
from math import fsum, sqrt
from statistics import median

from kodawari.tuning._problem import Outcomes
from kodawari.tuning._result import Effect
from kodawari.tuning._stream import Stream
from kodawari.tuning._summary import Statistic

__all__ = ["effect_of"]

RESAMPLES = 400
FEWEST_GROUPS = 4
Z95 = 1.959963984540054


def effect_of(before: Outcomes, after: Outcomes, *, statistic: Statistic = "median") -> Effect:
    """What it does to go from `before` to `after`, over equally many runs of the same numbers.

    Raises:
        ValueError: The two do not have the same runs.
    """
    if before.groups != after.groups or not before.groups:
        raise ValueError("an effect needs the same runs on both sides, and at least one")
    time = _difference(before.times, after.times, statistic)
    low, high = (None, None) if time is None else _bootstrap(before, after, statistic)
    chance, chance_low, chance_high = _chance(before, after)
    return Effect(
        time=time,
        time_low=low,
        time_high=high,
        chance=chance,
        chance_low=chance_low,
        chance_high=chance_high,
        runs=before.runs,
    )


def _difference(
    before: Sequence[float | None], after: Sequence[float | None], statistic: Statistic
) -> float | None:
    old = [time for time in before if time is not None]
    new = [time for time in after if time is not None]
    if not old or not new:
        return None
    if statistic == "median":
        return median(new) - median(old)
    return fsum(new) / len(new) - fsum(old) / len(old)


def _bootstrap(
    before: Outcomes, after: Outcomes, statistic: Statistic
) -> tuple[float, float] | tuple[None, None]:
    rows: dict[int, list[tuple[float | None, float | None]]] = {}
    for group, old, new in zip(before.groups, before.times, after.times, strict=True):
        rows.setdefault(group, []).append((old, new))
    groups = list(rows.values())
    if len(groups) < FEWEST_GROUPS:
        return None, None
    stream, found = Stream("effect", len(groups), before.runs), []
    for _ in range(RESAMPLES):
        drawn = [run for _ in groups for run in stream.pick(groups)]
        value = _difference([old for old, _ in drawn], [new for _, new in drawn], statistic)
        if value is not None:
            found.append(value)
    if len(found) < RESAMPLES // 2:  # nearly nothing finished: the interval would flatter
        return None, None
    found.sort()
    cut = round(0.025 * len(found))
    return found[cut], found[-1 - cut]


def _chance(before: Outcomes, after: Outcomes) -> tuple[float, float, float]:
    steps = [int(new) - int(old) for old, new in zip(before.finished, after.finished, strict=True)]
    runs, gained, lost = len(steps), steps.count(1), steps.count(-1)
    mean = (gained - lost) / runs
    padded = runs + 2.0
    middle = (gained - lost) / padded
    matched = sqrt(gained + lost + 1.0 - (gained - lost) ** 2 / padded) / padded
    sums: dict[int, float] = {}
    for group, step in zip(before.groups, steps, strict=True):
        sums[group] = sums.get(group, 0.0) + step - mean
    count = len(sums)
    between = (
        sqrt(count / (count - 1) * fsum(part * part for part in sums.values())) / runs if count > 1 else 0.0
    )
    reach = Z95 * max(matched, between)
    return mean, max(-1.0, min(mean, middle - reach)), min(1.0, max(mean, middle + reach))
