"""How sure a median is, when the runs behind it come in groups that share a draw of what is unknown.

Runs of one group are alike, so 256 runs of 64 draws say less than 256 independent ones. The share of values
under the median has the variance between groups of a ratio, V; `n` values then say as much as

    n* = ¼ / V · (t(n − 1) / t(g − 1))²

independent ones (E. L. Korn, B. I. Graubard, Survey Methodology 24, 1998, 193-201), where t(ν) is the 97.5 %
point of Student's t and g the number of groups. Order statistics whose ranks follow from n* bound the median
(R. S. Woodruff, J. American Statistical Association 47, 1952, 635-646; W. J. Conover, Practical Nonparametric
Statistics, 3rd ed., 3.2). With one value in each group this is the exact interval of the median.
"""

from collections.abc import Sequence
from math import comb, floor, fsum, sqrt

__all__ = ["median_interval"]

Z = 1.959963984540054
FEWEST_GROUPS = 4
"""Below this the spread between groups is not known well enough for any interval."""


def median_interval(groups: Sequence[Sequence[float]]) -> tuple[float, float] | tuple[None, None]:
    """A 95 % interval of the median of all values, or twice None when there are too few.

    Args:
        groups: The values group by group; none of the groups is empty.
    """
    ordered = sorted(value for group in groups for value in group)
    count = len(ordered)
    if len(groups) < FEWEST_GROUPS:
        return None, None
    worth = _independent(groups, 0.5 * (ordered[(count - 1) // 2] + ordered[count // 2]))
    rank = _rank(worth)
    if rank is None:
        return None, None
    place = min(floor((rank + 1) * (count + 1) / (worth + 1)) - 1, (count - 1) // 2)
    return ordered[place], ordered[-1 - place]


def _independent(groups: Sequence[Sequence[float]], middle: float) -> int:
    """So many independent values say as much about the median as these, rounded down."""
    count, many = sum(map(len, groups)), len(groups)
    if many == count:
        return count
    # a value on the median itself lies half under it
    under = [fsum(0.5 * ((value < middle) + (value <= middle)) for value in group) for group in groups]
    share = fsum(under) / count
    parts = (below - share * len(group) for below, group in zip(under, groups, strict=True))
    variance = many / (many - 1) * fsum(part * part for part in parts) / count**2
    # groups that differ too little to be so by chance earn nothing
    likeness = max(1.0, 4.0 * count * variance)
    return floor(count / likeness * (_student(count - 1) / _student(many - 1)) ** 2 + 1e-9)


def _student(freedom: int) -> float:
    """97.5 % point of Student's t (M. Abramowitz, I. Stegun, Handbook, 26.7.5); within 0.6 % from 3 on."""
    z2 = Z * Z
    return Z * (
        1.0
        + (z2 + 1.0) / (4.0 * freedom)
        + ((5.0 * z2 + 16.0) * z2 + 3.0) / (96.0 * freedom**2)
        + (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / (384.0 * freedom**3)
    )


def _rank(count: int) -> int | None:
    """How many of so many independent values lie outside the interval on each side; None from fewer than six.

    The median lies between the (r+1)-th smallest and largest value with chance 1 − 2 P(B ≤ r), B binomial
    (count, ½), whatever the distribution.
    """
    if count > 200:
        return floor(0.5 * (count - 1) - 0.98 * sqrt(count))  # normal approximation of the same
    below, rank = 0, -1
    limit = 1 << count
    while (below := below + comb(count, rank + 1)) <= 0.025 * limit:
        rank += 1
    return rank if rank >= 0 else None
