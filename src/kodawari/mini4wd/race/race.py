"""A race: one car, one course, many runs, and what came of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kodawari.errors import KodawariError
from kodawari.fit import Belief
from kodawari.mini4wd.build import Build, assemble
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.dynamics import DEFAULT_STEP, PHYSICS_VERSION, Chain
from kodawari.mini4wd.race._field import Field, race_chain, run_field
from kodawari.mini4wd.race._outs import gathered, outs_of
from kodawari.mini4wd.race._picks import believed, drawn
from kodawari.mini4wd.race._summary import finish_times, interval, lap_table, speed_profile
from kodawari.mini4wd.race.outcome import RaceResult
from kodawari.tuning.chance import Chance, chance_of, wilson_interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["RUNS_PER_DRAW", "chance_to_finish", "drawn_field", "race"]

RUNS_PER_DRAW = 4
"""Runs that share one draw of the uncertain parameters: enough to tell luck from a car's own chance."""

MOST_RUNS = 1_000_000


def drawn_field(
    build: Build,
    chain: Chain,
    *,
    seed: int,
    runs: "NDArray[np.int64]",
    step: float = DEFAULT_STEP,
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
    belief: Belief | None = None,
) -> Field:
    """Runs of a car whose uncertain parameters are drawn too: run i takes draw i // RUNS_PER_DRAW."""
    draws = runs // RUNS_PER_DRAW
    numbers = sorted({int(draw) for draw in draws})
    cars = [assemble(build, drawn(seed, draw, belief)) for draw in numbers]
    place = {draw: k for k, draw in enumerate(numbers)}
    car_of = [place[int(draw)] for draw in draws]
    return run_field(cars, car_of, chain, seed=seed, runs=runs, step=step, threads=threads, progress=progress)


def race(
    build: Build,
    course: Course,
    *,
    lane: int = 1,
    laps: int | None = None,
    runs: int = 400,
    seed: int = 0,
    step: float = DEFAULT_STEP,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    belief: Belief | None = None,
) -> RaceResult:
    """Race a car on a course, many times.

    It runs `runs` times with best values, and as often with its uncertain parameters drawn.

    The first row gives medians and the sampling interval of the chance to finish; the second gives every
    `low` and `high`, and the chance that one real car has. The same arguments give the same bits.

    Args:
        build: The car.
        course: The course.
        lane: Lane at the start, 1 is the inner one.
        laps: Laps to run; as many as a race has when left out.
        runs: Runs of each row.
        seed: Names all draws.
        step: Time step [s].
        threads: All cores when left out.
        progress: Called with runs done and runs in all.
        belief: What measured laps have taught about this car (`kodawari learn`); what ships with Kodawari
            when left out.

    Raises:
        KodawariError: There is no such lane or lap count, or the number of runs or the step makes no sense.
    """
    import numpy as np  # noqa: PLC0415 — heavy, and only needed when something is run

    if not 1 <= runs <= MOST_RUNS:
        raise KodawariError(f"{runs} runs cannot be run", mend=f"Give between 1 and {MOST_RUNS}.")
    if not 1e-6 <= step <= 1e-3:
        raise KodawariError(f"a step of {step} s makes no sense", mend="Give between 0.000001 and 0.001 s.")
    chain = race_chain(course, lane, laps)
    numbers = np.arange(runs)

    def counted(before: int) -> Callable[[int], None] | None:
        return None if progress is None else lambda done: progress(before + done, 2 * runs)

    best = run_field(
        [assemble(build, believed(belief))], [0] * runs, chain, seed=seed, runs=numbers, step=step,
        threads=threads, progress=counted(0),
    )  # fmt: skip
    spread = drawn_field(
        build,
        chain,
        seed=seed,
        runs=numbers,
        step=step,
        threads=threads,
        progress=counted(runs),
        belief=belief,
    )
    times, drawn_times = finish_times(best), finish_times(spread)
    outs, drawn_outs = outs_of(best, course, drawn=False), outs_of(spread, course, drawn=True)
    return RaceResult(
        physics_version=PHYSICS_VERSION,
        car=build.name,
        course=course.name,
        start_lane=lane,
        lap_count=chain.laps,
        runs=runs,
        seed=seed,
        step_s=step,
        distance_m=course.distance_m(lane, chain.laps),
        race_time_s=interval(times, drawn_times),
        lap_time_s=interval(times / chain.laps, drawn_times / chain.laps),
        laps=lap_table(best, spread),
        finish=chance_to_finish(times, drawn_times),
        outs=outs,
        out_places=gathered(outs, chain, runs),
        speeds=speed_profile(best, spread),
        times_s=[float(t) for t in times if np.isfinite(t)],
        drawn_times_s=[float(t) for t in drawn_times if np.isfinite(t)],
        notes=[],
        drawn_outs=drawn_outs,
        drawn_out_places=gathered(drawn_outs, chain, runs),
    )


def chance_to_finish(times: "NDArray[np.float64]", drawn_times: "NDArray[np.float64]") -> Chance:
    """The chance to finish, from race times by run with NaN for those that did not.

    Args:
        times: Of the runs with best values: they give the sampling interval.
        drawn_times: Of those with drawn parameters, `RUNS_PER_DRAW` to a draw: they give the spread.
    """
    import msgspec  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    finished = np.isfinite(times)
    groups: dict[int, list[int]] = {}
    for run, ok in enumerate(np.isfinite(drawn_times)):
        group = groups.setdefault(run // RUNS_PER_DRAW, [0, 0])
        group[0] += int(ok)
        group[1] += 1
    spread = chance_of((group[0], group[1]) for group in groups.values())
    low, high = wilson_interval(int(finished.sum()), len(finished))
    return msgspec.structs.replace(
        spread, estimate=float(finished.mean()), low=low, high=high, finished=int(finished.sum())
    )
