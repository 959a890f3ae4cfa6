"""The field: every run of a race, set up and run, before anything is summed up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kodawari.mini4wd.course import Course
from kodawari.mini4wd.dynamics import (
    DEFAULT_STEP,
    BatchResult,
    Chain,
    PackedCar,
    RawCar,
    chain_of,
    on_the_line,
    pack,
    run_batch,
)
from kodawari.mini4wd.race._scatter import free_play, friction_factors, start_draws, voltage_factors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Field", "race_chain", "run_field", "time_limit"]

LEAD = 0.6
"""Lane before the start line and behind the finish that a race keeps [m]: longer than any car."""


@dataclass(frozen=True, slots=True)
class Field:
    """All runs of one car on one chain.

    Attributes:
        chain: The race.
        runs: Number of each run, which names its draws; shape (n,).
        result: What each left behind.
    """

    chain: Chain
    runs: "NDArray[np.int64]"
    result: BatchResult


def race_chain(course: Course, lane: int, laps: int | None) -> Chain:
    """The chain of a race with room before the line and behind the finish."""
    count = course.laps_per_race if laps is None else laps
    parts, number = [], lane
    for _ in range(count):
        parts.append(course.lane(number).segments)
        number = course.lane(number).next_lane
    return chain_of(parts, before=course.lead_in(lane, LEAD), after=course.lead_out(lane, count, LEAD))


def time_limit(chain: Chain) -> float:
    """When a run is out of time [s]: race length ÷ 1 m/s, at least 10 s."""
    return max(chain.length, 10.0)


def run_field(
    cars: Sequence[RawCar],
    car_of: Sequence[int],
    chain: Chain,
    *,
    seed: int,
    runs: "NDArray[np.int64]",
    step: float = DEFAULT_STEP,
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
    traced: int = 0,
    trace_every: int = 50,
) -> Field:
    """Set every run up and run it.

    Args:
        cars: The raw cars: one with best values, or one per draw of the uncertain parameters.
        car_of: Which of them each run takes, shape (n,).
        chain: The race.
        seed: Of all draws.
        runs: Numbers of the runs, shape (n,).
        step: Time step [s].
        threads: As `run_batch`.
        progress: As `run_batch`.
        traced: For how many runs states are kept.
        trace_every: Steps between states.
    """
    starts, voltages = start_draws(seed, runs), voltage_factors(seed, runs)
    limit = time_limit(chain)
    packed = [
        _set_down(
            _charged(cars[car_of[i]], float(voltages[i])),
            chain,
            float(starts.offset_share[i]),
            float(starts.yaw[i]),
            float(starts.damper_share[i]),
            step,
            limit,
        )
        for i in range(len(runs))
    ]
    result = run_batch(
        packed,
        [chain],
        factors=friction_factors(seed, runs, chain),
        threads=threads,
        progress=progress,
        traced=traced,
        trace_every=trace_every,
        samples=int(limit / step) // trace_every + 1 if traced else 0,
    )
    return Field(chain, runs, result)


def _charged(car: RawCar, factor: float) -> RawCar:
    """The car with its cells' voltage of one run."""
    battery = car.driveline.battery
    battery = replace(battery, emf=factor * battery.emf)
    return replace(car, driveline=replace(car.driveline, battery=battery))


def _set_down(
    car: RawCar, chain: Chain, offset_share: float, yaw: float, damper_share: float, step: float, limit: float
) -> PackedCar:
    """One run's car on the line."""
    line = chain.segments[chain.start]
    play, angle = free_play(car, line.half_width, yaw)
    start = on_the_line(
        car, line, index=chain.start, s=-line.half_length, offset=offset_share * play, yaw=angle,
        damper_travel=tuple(damper_share * damper.travel for damper in car.dampers),
    )  # fmt: skip
    return pack(car, start, step=step, time_limit=limit)
