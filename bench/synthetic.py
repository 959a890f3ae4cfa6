"""A family of made-up tuning problems whose best set-up is known.

Each instance mimics what makes a real set-up hard to tune: five unordered choices with 3 to 8 options, four
ordered and three real parameters; optima that move with a choice; rules that forbid about 30 % of all
set-ups, one of them a parts box that holds a part only once; and a chance to finish that falls off a cliff
just where the set-up gets fast.

A set-up x has a time T(x) [s] and a stability m(x). A run i of a car drawn as group g finishes with chance
logistic(m + SPREAD z_g) and takes T (1 + CAR w_g + RUN e_i) seconds, with z, w, e standard normal. Stability,
and the time before a last rising bend, are sums: terms for the choices and for pairs of them, and one term
for each of four blocks of two or one numeric parameters, whose optimum depends on one choice. Stability comes
in whole multiples of `QUANTUM`. So the true optimum can be found exactly, by listing choices and merging the
blocks' Pareto fronts (`optimum.py`).
"""

import math
from collections.abc import Mapping
from functools import cached_property
from itertools import product
from typing import Any

from kodawari.exact import exp
from kodawari.tuning import Choice, Ordered, Outcomes, Point, Real, Refusal, Space, Stream

__all__ = ["BLOCKS", "CHOICES", "FINISH", "GROUP", "SPREAD", "SyntheticProblem", "needed_stability", "warped"]

FINISH = 0.95
SPREAD = 0.5  # differences between cars, in logit of the chance
CAR = 0.006  # differences between cars, as a share of the time
RUN = 0.004  # differences between runs of one car, as a share of the time
GROUP = 4  # runs per car
QUANTUM = 0.02  # of stability
BASE_TIME = 8.0
START = 3.6  # stability before all terms, so that a middling set-up finishes most of the time
CHOICES = {"a": 3, "b": 4, "c": 5, "d": 6, "e": 8}
BLOCKS = (("k", "l"), ("m", "x"), ("n", "y"), ("z",))
_LEVELS = {"k": 6, "l": 9, "m": 5, "n": 11, "x": 21, "y": 31, "z": 41}
_RULER = {"a": "c", "b": "e", "c": "a", "d": "b"}  # which choices disturb each other


def needed_stability() -> float:
    """Stability from which on 95 % of cars finish with at least the wanted chance."""
    return math.log(FINISH / (1.0 - FINISH)) + 1.6448536269514722 * SPREAD


class SyntheticProblem:
    """One instance; the number draws its tables."""

    def __init__(self, instance: int) -> None:
        self.instance = instance
        self.space = Space(
            [Choice(name=name, values=tuple(f"{name}{i}" for i in range(n))) for name, n in CHOICES.items()]
            + [Ordered(name=name, values=tuple(range(_LEVELS[name]))) for name in "klmn"]
            + [Real(name=name, low=0.0, high=0.5 * (_LEVELS[name] - 1), step=0.5) for name in "xyz"]
        )
        self._forbidden = self._draw_forbidden()

    def definition(self) -> Mapping[str, Any]:
        """What besides the space decides the results."""
        return {"family": "synthetic", "instance": self.instance, "version": 1}

    @cached_property
    def tables(self) -> dict[tuple[str, ...], tuple[float, float]]:
        """Time [s] and stability of every choice, pair of choices, and block given its choice."""
        tables: dict[tuple[str, ...], tuple[float, float]] = {}
        draw = Stream("synthetic", self.instance)
        for name, count in CHOICES.items():
            for value in range(count):
                quick = draw.normal()
                # What is quick is unstable, on the whole.
                stability = _whole(-0.55 * quick + 0.45 * draw.normal())
                tables[name, f"{name}{value}"] = (-0.10 * quick, stability)
        for one, other in _RULER.items():
            for i, j in product(range(CHOICES[one]), range(CHOICES[other])):
                tables[one, other, f"{one}{i}", f"{other}{j}"] = (
                    0.06 * draw.normal(),
                    _whole(0.3 * draw.normal()),
                )
        return tables

    @cached_property
    def bowls(self) -> dict[tuple[int, str], tuple[float, ...]]:
        """Shape of each block for each value of the choice that it hangs on."""
        bowls: dict[tuple[int, str], tuple[float, ...]] = {}
        draw = Stream("bowls", self.instance)
        for block, choice in enumerate("abcd"):
            for value in range(CHOICES[choice]):
                centre = (0.15 + 0.7 * draw.uniform(), 0.15 + 0.7 * draw.uniform())
                angle = math.pi * draw.uniform()
                bowls[block, f"{choice}{value}"] = (
                    *centre,
                    math.cos(angle),
                    math.sin(angle),
                    draw.uniform() - 0.5,
                )
        return bowls

    def block(self, block: int, choice: str, values: tuple[float, ...]) -> tuple[float, float]:
        """Time and stability of one block of numeric parameters, each scaled to [0, 1]."""
        cx, cy, co, si, twist = self.bowls[block, choice]
        u = values[0] - cx
        v = values[1] - cy if len(values) > 1 else 0.0
        time = 0.9 * (u * u + v * v + 1.2 * twist * u * v)
        stability = 1.6 * (co * u + si * v) - 1.5 * (u * u + v * v)
        return time, _whole(stability)

    def truth(self, point: Point) -> tuple[float, float]:
        """True time [s] and stability of a set-up."""
        time, stability = 0.0, START
        for key in self._choice_keys(point):
            more = self.tables[key]
            time, stability = time + more[0], stability + more[1]
        for number, names in enumerate(BLOCKS):
            values = tuple(self.space.index(name, point[name]) / (_LEVELS[name] - 1) for name in names)
            more = self.block(number, str(point["abcd"[number]]), values)
            time, stability = time + more[0], stability + more[1]
        return warped(time), stability

    def is_allowed(self, point: Point) -> Refusal | None:
        """Forbidden pairs of choices, a sum that must not be exceeded, and a part that is there only once."""
        reasons = []
        if (point["a"], point["b"]) in self._forbidden or (point["c"], point["d"]) in self._forbidden:
            reasons.append("these parts do not fit each other")
        if _number(point["k"]) + _number(point["l"]) > 11:
            reasons.append("too wide")
        if point["d"] == "d0" and point["e"] == "e0":
            reasons.append("the parts box holds this part only once")
        return Refusal(tuple(reasons)) if reasons else None

    def evaluate(self, point: Point, *, runs: int, seed: int, first_run: int) -> Outcomes:
        """Noisy runs; every car (group) is the same for all set-ups, the luck within a run is not."""
        time, stability = self.truth(point)
        key = self.space.key(point)
        times: list[float | None] = []
        groups = [run // GROUP for run in range(first_run, first_run + runs)]
        for run, group in zip(range(first_run, first_run + runs), groups, strict=True):
            car, luck = Stream(seed, group), Stream(seed, run, key)
            chance = 1.0 / (1.0 + exp(-(stability + SPREAD * car.normal())))
            noise = CAR * car.normal() + RUN * luck.normal()
            times.append(time * (1.0 + noise) if luck.uniform() < chance else None)
        return Outcomes.of(times, groups)

    def _choice_keys(self, point: Point) -> list[tuple[str, ...]]:
        singles: list[tuple[str, ...]] = [(name, str(point[name])) for name in CHOICES]
        pairs = [(one, other, str(point[one]), str(point[other])) for one, other in _RULER.items()]
        return singles + pairs

    def _draw_forbidden(self) -> set[tuple[str, str]]:
        draw, found = Stream("forbidden", self.instance), set[tuple[str, str]]()
        for one, other in (("a", "b"), ("c", "d")):
            for i, j in product(range(CHOICES[one]), range(CHOICES[other])):
                if draw.uniform() < 0.15:
                    found.add((f"{one}{i}", f"{other}{j}"))
        return found


def warped(time: float) -> float:
    """The time [s] from its sum of terms: still rising with it, but no longer a sum, as in the real world."""
    return BASE_TIME + time + 0.25 * max(time, -1.5) ** 2


def _whole(stability: float) -> float:
    return QUANTUM * round(stability / QUANTUM)


def _number(value: object) -> float:
    return float(str(value))
