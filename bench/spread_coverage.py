"""Section `spread_coverage`: does the spread of the chance to finish hold what it promises?

Cars are drawn from a beta law with a known mean and correlation; each study sees some of them in groups of
runs and reports a spread; fresh cars then fall below and above it. Nominal are 5 % on each side.
"""

import random
from itertools import product

from bench.section import Cell, Section, Table

from kodawari.tuning.chance import chance_of

__all__ = ["SECTION"]

LAWS = ((0.95, 0.0), (0.97, 0.02), (0.95, 0.05), (0.97, 0.1), (0.8, 0.1), (0.9, 0.3))
PLANS = ((4, 4), (16, 4), (64, 4), (32, 8))
FRESH = 20


def run(quick: bool) -> Table:
    """Measure all laws with all plans."""
    studies = 60 if quick else 400
    rows: list[tuple[Cell, ...]] = []
    for (mean, correlation), (groups, size) in product(LAWS, PLANS):
        below, above, low = _shares(mean, correlation, groups, size, studies)
        rows.append((f"{mean:g}, {correlation:g}", f"{groups} × {size}", below, above, low))
    columns = ("mean chance, correlation", "groups × runs", "below, %", "above, %", "mean lower end")
    return Table(
        columns, rows, (f"{studies} studies with {FRESH} fresh cars each per row; nominal 5 % on each side.",)
    )


def _shares(
    mean: float, correlation: float, groups: int, size: int, studies: int
) -> tuple[float, float, float]:
    luck = random.Random(f"{mean} {correlation} {groups} {size}")  # noqa: S311 - a simulation, not a secret
    below = above = 0
    lows = 0.0
    for _ in range(studies):
        seen = []
        for _ in range(groups):
            chance = _car(luck, mean, correlation)
            seen.append((sum(luck.random() < chance for _ in range(size)), size))
        found = chance_of(seen)
        fresh = [_car(luck, mean, correlation) for _ in range(FRESH)]
        below += sum(chance < found.spread_low for chance in fresh)
        above += sum(chance > found.spread_high for chance in fresh)
        lows += found.spread_low
    count = studies * FRESH
    return 100.0 * below / count, 100.0 * above / count, lows / studies


def _car(luck: random.Random, mean: float, correlation: float) -> float:
    if correlation == 0.0:
        return mean
    scale = (1.0 - correlation) / correlation
    return luck.betavariate(mean * scale, (1.0 - mean) * scale)


SECTION = Section("spread_coverage", "Coverage of the spread of the chance to finish", run, order=40)
