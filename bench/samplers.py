"""Section `samplers`: which sampler finds the best confirmed set-up for the same number of runs.

The problems are those of `synthetic.py`, whose true optimum is known. Regret is how much slower the study's
winner truly is than the true optimum; a winner counts only if its own fresh runs confirmed it, and is right
only if it truly meets the wanted chance. Instances with numbers from 100 on were used while the samplers were
being written; this table uses the first ones only.
"""

import time
from dataclasses import dataclass
from itertools import product
from statistics import median

from bench.optimum import true_optimum
from bench.section import Cell, Section, Table
from bench.synthetic import FINISH, SyntheticProblem, needed_stability

from kodawari.errors import KodawariError
from kodawari.tuning import Budget, Settings, run_study
from kodawari.tuning.samplers import make_sampler

__all__ = ["SECTION"]

SAMPLERS = ("random", "evolution", "catcma", "tpe", "model")
INSTANCES, SEEDS, RUNS = 6, 3, 6000


@dataclass(frozen=True)
class Trial:
    """One study on one instance.

    Attributes:
        regret: How much slower the winner truly is than the true optimum [%].
        confirmed: Whether the study confirmed it.
        right: Whether it truly meets the wanted chance.
        points: Set-ups tried.
        seconds: Time of the study [s]; the problem itself takes about a twentieth of a second.
    """

    regret: float
    confirmed: bool
    right: bool
    points: int
    seconds: float


def run(quick: bool) -> Table:
    """Compare all samplers that are installed."""
    instances, seeds = (2, 1) if quick else (INSTANCES, SEEDS)
    rows: list[tuple[Cell, ...]] = []
    for name in SAMPLERS:
        if not _is_installed(name):
            continue
        trials = [trial(name, instance, seed) for instance, seed in product(range(instances), range(seeds))]
        good = sorted(entry.regret for entry in trials if entry.confirmed and entry.right)
        rows.append(
            (
                name,
                median(good) if good else None,
                max(good, default=None),
                f"{sum(entry.confirmed for entry in trials)}/{len(trials)}",
                sum(entry.confirmed and not entry.right for entry in trials),
                round(median(entry.points for entry in trials)),
                median(entry.seconds for entry in trials),
            )
        )
    columns = ("sampler", "median regret, %", "worst, %", "confirmed", "wrongly", "set-ups", "study, s")
    note = (
        f"{instances} instances × {seeds} seeds, {RUNS} runs each (search and confirmation), wanted chance to"
        f" finish {100 * FINISH:g} %."
    )
    return Table(columns, rows, (note,))


def trial(name: str, instance: int, seed: int) -> Trial:
    """One study; base, trade-off and explanation are left out, so that all runs go into the search."""
    problem = SyntheticProblem(instance)
    settings = Settings(finish=FINISH, sampler=name, wanted=1, front_points=0, explain_share=0.0)
    started = time.perf_counter()
    result = run_study(problem, budget=Budget(runs=RUNS), seed=seed, settings=settings)
    seconds = time.perf_counter() - started
    winner = result.best[0]
    truth, stability = problem.truth(winner.point)
    return Trial(
        regret=100.0 * (truth / true_optimum(instance) - 1.0),
        confirmed=winner.confirmed,
        right=stability >= needed_stability(),
        points=result.counts.points,
        seconds=seconds,
    )


def _is_installed(name: str) -> bool:
    try:
        make_sampler(name, SyntheticProblem(0).space, 0)
    except KodawariError:
        return False
    return True


SECTION = Section("samplers", "Samplers on made-up problems with a known optimum", run, order=30)
