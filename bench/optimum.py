"""The true optimum of a synthetic problem, found exactly."""

from functools import cache
from itertools import product

from bench.synthetic import BLOCKS, CHOICES, QUANTUM, START, SyntheticProblem, needed_stability, warped

__all__ = ["true_optimum"]

Front = list[tuple[float, int]]
"""(time, stability in quanta): rising time, rising stability; nothing beaten by another."""


@cache
def true_optimum(instance: int) -> float:
    """The smallest true time [s] of an allowed set-up that meets the wanted chance.

    Every choice is listed; given the choices, time and stability are sums over blocks, so only the Pareto
    fronts of the blocks matter, and they merge pairwise.
    """
    problem = SyntheticProblem(instance)
    fronts = {
        (number, f"{choice}{value}"): _block_front(problem, number, f"{choice}{value}")
        for number, choice in enumerate("abcd")
        for value in range(CHOICES[choice])
    }
    halves: dict[tuple[int, str, str], Front] = {}
    for first, (one, other) in ((0, "ab"), (2, "cd")):
        for i, j in product(range(CHOICES[one]), range(CHOICES[other])):
            pair = (fronts[first, f"{one}{i}"], fronts[first + 1, f"{other}{j}"])
            halves[first, f"{one}{i}", f"{other}{j}"] = _merged(*pair)
    every = product(*(range(count) for count in CHOICES.values()))
    return warped(min(_best_with(problem, halves, values) for values in every))


def _best_with(
    problem: SyntheticProblem, halves: dict[tuple[int, str, str], Front], values: tuple[int, ...]
) -> float:
    point = {name: f"{name}{value}" for name, value in zip(CHOICES, values, strict=True)}
    middle = {name: problem.space.levels(name)[0] for names in BLOCKS for name in names}
    if problem.is_allowed({**middle, **point}) is not None:
        return float("inf")
    keys = problem._choice_keys(point)  # noqa: SLF001 - the two modules are one benchmark
    time = sum(problem.tables[key][0] for key in keys)
    stability = START + sum(problem.tables[key][1] for key in keys)
    missing = (needed_stability() - stability) / QUANTUM
    return time + _cheapest(halves[0, point["a"], point["b"]], halves[2, point["c"], point["d"]], missing)


def _cheapest(one: Front, other: Front, missing: float) -> float:
    """The smallest sum of times whose stabilities add up to what is missing: one front up, the other down."""
    best, place = float("inf"), len(other) - 1
    for time, stability in one:
        while place > 0 and stability + other[place - 1][1] >= missing:
            place -= 1
        if stability + other[place][1] >= missing:
            best = min(best, time + other[place][0])
    return best


def _block_front(problem: SyntheticProblem, number: int, choice: str) -> Front:
    names = BLOCKS[number]
    counts = [len(problem.space.levels(name)) for name in names]
    found = []
    for places in product(*(range(count) for count in counts)):
        if number == 0 and sum(places) > 11:
            continue  # the rule on k + l
        scaled = tuple(place / (count - 1) for place, count in zip(places, counts, strict=True))
        time, stability = problem.block(number, choice, scaled)
        found.append((time, round(stability / QUANTUM)))
    return _front(found)


def _merged(one: Front, other: Front) -> Front:
    return _front([(a[0] + b[0], a[1] + b[1]) for a in one for b in other])


def _front(found: Front) -> Front:
    kept: Front = []
    for time, stability in sorted(found, key=lambda item: (item[0], -item[1])):
        if not kept or stability > kept[-1][1]:
            kept.append((time, stability))
    return kept
