"""The chance to finish, and how sure it is.

Two intervals, which answer two questions:

* **sampling** (`low`, `high`): how well do this many runs pin the share that finishes? Wilson's score
  interval (E. B. Wilson, J. American Statistical Association 22, 1927, 209-212).
* **spread** (`spread_low`, `spread_high`): what chance has *one* real car, whose friction, motor and cells
  nobody knows exactly? Runs come in groups, each group one draw of what is unknown; a beta-binomial over the
  groups separates luck within a draw from the differences between draws (`_spread.py`). A search constrains
  its lower end.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

import msgspec

from kodawari.exact import normal_quantile

__all__ = ["Chance", "chance_of", "wilson_interval"]

SAMPLING_LEVEL = 0.95
SPREAD_TAIL = 0.05


class Chance(msgspec.Struct, frozen=True, kw_only=True):
    """A chance to finish, estimated from runs. All chances lie in [0, 1].

    Attributes:
        estimate: Share of the runs that finished.
        low: Lower end of the 95 % Wilson interval: sampling only.
        high: Upper end of the same.
        spread_low: 5 % of cars (draws of the uncertain parameters) have a lower chance than this,
            with the doubt from few runs and few draws counted in.
        spread_high: 5 % have a higher chance than this.
        finished: Runs that finished.
        runs: All runs.
        groups: Draws of the uncertain parameters.
    """

    estimate: float
    low: float
    high: float
    spread_low: float
    spread_high: float
    finished: int
    runs: int
    groups: int


def wilson_interval(finished: int, runs: int, *, level: float = SAMPLING_LEVEL) -> tuple[float, float]:
    """Wilson's score interval for a share, without continuity correction.

    With z the normal quantile of (1 + level) / 2 and p = finished / runs, the ends are
    (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). No runs leave everything open: (0, 1).

    Raises:
        ValueError: `finished` lies outside 0 to `runs`, or `level` outside (0, 1).
    """
    if not 0 <= finished <= runs or not 0.0 < level < 1.0:
        raise ValueError(f"no interval for {finished} of {runs} at level {level}")
    if runs == 0:
        return 0.0, 1.0
    z = normal_quantile(0.5 * (1.0 + level))
    share, z2 = finished / runs, z * z / runs
    middle = share + 0.5 * z2
    reach = sqrt(z2 * (share * (1.0 - share) + 0.25 * z2))
    low = 0.0 if finished == 0 else (middle - reach) / (1.0 + z2)
    high = 1.0 if finished == runs else (middle + reach) / (1.0 + z2)
    return low, high


def chance_of(groups: Iterable[tuple[int, int]]) -> Chance:
    """The chance to finish from grouped runs.

    Args:
        groups: Finished runs and all runs of each group; a group is one draw of the uncertain parameters.
            Groups without runs are passed over.

    Raises:
        ValueError: There is no run at all, or a group finished more runs than it has.
    """
    counts = Counter((finished, runs) for finished, runs in groups if runs or finished)
    if not counts:
        raise ValueError("no runs, so no chance")
    if any(not 0 <= finished <= runs for finished, runs in counts):
        raise ValueError("a group finished more runs than it has")
    return _chance_of_counts(tuple(sorted(counts.items())))


@lru_cache(maxsize=65536)
def _chance_of_counts(counts: tuple[tuple[tuple[int, int], int], ...]) -> Chance:
    """The same from a sorted tally ((finished, runs), how many groups); equal tallies are asked for often."""
    # NumPy comes in here and not above: the names of this module are wanted where starting up must be quick.
    from kodawari.tuning._spread import spread_interval  # noqa: PLC0415 - see the line above

    finished = sum(group[0] * times for group, times in counts)
    runs = sum(group[1] * times for group, times in counts)
    low, high = wilson_interval(finished, runs)
    spread_low, spread_high = spread_interval(counts, tail=SPREAD_TAIL)
    return Chance(
        estimate=finished / runs,
        low=low,
        high=high,
        spread_low=spread_low,
        spread_high=spread_high,
        finished=finished,
        runs=runs,
        groups=sum(times for _, times in counts),
    )
