"""Learn from measured laps: what they say about this car's motor, gears, friction and all else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from kodawari.errors import KodawariError
from kodawari.fit import Belief, Line, Moved, at_score, fit_line, learn_from
from kodawari.mini4wd.build import uncertain
from kodawari.mini4wd.dynamics import PHYSICS_VERSION
from kodawari.mini4wd.learn._case import RUNS, Case, case_of
from kodawari.mini4wd.learn._laps import Laps, load_trust
from kodawari.mini4wd.race import drawn_scores, load_belief
from kodawari.quantity import Quantity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Compared", "Learnt", "learn"]

ROUNDS = 2
"""The line is drawn anew among cars as they are believed after the first round: what bends is met better."""

AFTER = 100
"""Cars drawn from what was learnt, for the last column."""

TAIL_90 = 1.6448536269514722


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A timed run beside what was believed of it.

    Attributes:
        name: In words.
        times: How often it was timed.
        read_s: Mean of what the clock said [s].
        before: 5 %, median and 95 % of what was believed before [s].
        after: The same with what was learnt.
        explained: How much of the doubt before is one of the unknowns, and not luck: 0 to 1.
        out_before: Share of drawn cars that never completed it.
    """

    name: str
    times: int
    read_s: float
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    explained: float
    out_before: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What was learnt.

    Attributes:
        belief: What is believed now; `race` and `tune` take it.
        compared: The readings.
        moved: How far each unknown moved from what was believed before; what learnt most stands first.
        units: Unit of each unknown.
        draws: Cars that were drawn.
        physics_version: Of the solver.
    """

    belief: Belief
    compared: tuple[Compared, ...]
    moved: tuple[Moved, ...]
    units: Mapping[str, str]
    draws: int
    physics_version: str


def learn(
    laps: Laps,
    *,
    folder: Path = Path(),
    file: str = "laps",
    belief: Belief | None = None,
    draws: int = 0,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Learnt:
    """Learn from measured laps.

    Cars are drawn from what is believed, run over the timed runs, and a line is drawn through what came out;
    what is believed after follows in closed form, twice. docs/theory/fit.md derives it.

    Args:
        laps: The timed runs.
        folder: Where paths of cars and courses start.
        file: For messages.
        belief: What is believed before; what ships with Kodawari when left out.
        draws: Cars to draw in each of two rounds; 0 takes three for each unknown.
        seed: Names all draws.
        progress: Called with runs done and runs in all.

    Raises:
        KodawariError: A car, a course or a lap does not exist, or hardly any drawn car comes that far.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

    cases = [case_of(run, number, folder, file) for number, run in enumerate(laps.run, start=1)]
    unknowns: dict[str, Quantity] = {}
    for case in cases:
        unknowns |= uncertain(case.build)
    before = (belief or load_belief()).extended(unknowns)
    count = draws or 3 * len(before.mean)
    told, total = [0], RUNS * len(cases) * (ROUNDS * count + AFTER)

    def counted(done: int) -> None:
        if progress is not None:
            progress(told[0] + done, total)

    def run_all(what: Belief, cars: int, named: int) -> "list[NDArray[np.float64]]":
        found = []
        for case in cases:
            found.append(case.times(what, cars, named, counted))
            told[0] += RUNS * cars
        return found

    readings, together, after = [case.reading for case in cases], _together(cases), before
    rounds = []
    for number in range(seed, seed + ROUNDS):
        times = run_all(after, count, number)
        scores = np.array([list(drawn_scores(number, draw, after).values()) for draw in range(count)])
        lines = [_line(case, scores, each, file) for case, each in zip(cases, times, strict=True)]
        rounds.append((lines, times))
        after = learn_from(before, lines, readings, together=together)
    lines, first = rounds[0]
    last = run_all(after, AFTER, seed + ROUNDS)
    return Learnt(
        belief=after,
        compared=tuple(map(_compared, cases, lines, first, last)),
        moved=tuple(_moved(before, after, unknowns)),
        units={key: quantity.unit for key, quantity in unknowns.items()},
        draws=count,
        physics_version=PHYSICS_VERSION,
    )


def _line(case: Case, scores: "NDArray[np.float64]", times: "NDArray[np.float64]", file: str) -> Line:
    try:
        return fit_line(scores, times)
    except KodawariError as error:
        raise KodawariError(error.cause, file=file, place=case.name, mend=error.mend) from error


def _together(cases: Sequence[Case]) -> "NDArray[np.float64]":
    """What the solver gets wrong on a course is wrong for all readings there."""
    import numpy as np  # noqa: PLC0415

    names = [(case.run.course, tuple(sorted(case.run.set.items()))) for case in cases]
    same = np.array([[one == other for other in names] for one in names])
    return load_trust().course ** 2 * same.astype(float)


def _compared(
    case: Case, line: Line, first: "NDArray[np.float64]", second: "NDArray[np.float64]"
) -> Compared:
    import numpy as np  # noqa: PLC0415

    def middle(times: "NDArray[np.float64]") -> tuple[float, float, float]:
        good = times[np.isfinite(times)]
        if not len(good):
            return (float("nan"),) * 3
        low, median, high = (float(x) for x in np.quantile(good, (0.05, 0.5, 0.95)))
        return low, median, high

    return Compared(
        name=case.name,
        times=len(case.run.time_s),
        read_s=case.reading.value,
        before=middle(first),
        after=middle(second),
        explained=line.explained,
        out_before=float(np.mean(~np.isfinite(first))),
    )


def _moved(before: Belief, after: Belief, unknowns: Mapping[str, Quantity]) -> list[Moved]:
    """How far each unknown of these cars moved, in deviations of what was believed before."""
    rows: list[tuple[float, Moved]] = []
    was, now = before.covariance, after.covariance
    for index, key in enumerate(before.mean):
        if key not in unknowns:
            continue
        old, new = was[index][index] ** 0.5, now[index][index] ** 0.5
        shift, width = (after.mean[key] - before.mean[key]) / old, new / old
        low, median, high = (
            at_score(unknowns[key], after.mean[key] + tail * new) for tail in (-TAIL_90, 0.0, TAIL_90)
        )
        row = Moved(key=key, shift=shift, width=width, low=low, median=median, high=high)
        rows.append((0.5 * (shift**2 + width**2 - 1.0) - log(width), row))
    return [row for _, row in sorted(rows, key=lambda each: -each[0])]
