"""Times of the lane solver: `python -m bench.timing` prints them, for the target in NUMBA_CPU_NAME."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

import kodawari
from kodawari.mini4wd.dynamics import Chain, PackedCar, on_the_line, pack, run_batch
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.testing import flat_loop, reference_car, start_grid
from kodawari.mini4wd.dynamics.version import DEFAULT_STEP

__all__ = ["TARGETS", "coarsest_step", "costs", "fixture", "full", "median_time", "on_target", "step_cost"]

TARGETS = {"AVX2": "x86-64-v3", "SSE2": "x86-64"}
"""Instruction sets beside the machine's own, by the name that the compiler knows a processor with them."""


def full(chain: Chain, cars: int = 64) -> tuple[list[PackedCar], Chain]:
    """Full cars: six rollers, eight body points, a damper, air drag, cells that sag."""
    return start_grid(chain, cars, step=DEFAULT_STEP), chain


def fixture(cars: int = 64, *, step: float = DEFAULT_STEP) -> tuple[list[PackedCar], Chain]:
    """The car of the cross-code fixture on a flat loop: six rollers, no damper, no body points."""
    chain = flat_loop()
    car, first = reference_car(), chain.segments[chain.start]
    start = on_the_line(car, first, index=chain.start, s=-0.2)
    return [pack(car, start, step=step, time_limit=30.0)] * cars, chain


def coarsest_step() -> float:
    """The largest step [s] at which the fixture's lap is within 0.5 % of its limit, taken at 0.025 ms."""

    def lap(step: float) -> float:
        cars, chain = fixture(1, step=step)
        laps = run_batch(cars, [chain], threads=1).laps[0]
        return float(laps[-1] - laps[-2])

    limit = lap(2.5e-5)
    return next(step for step in (8e-4, 4e-4, 2e-4, 1e-4) if abs(lap(step) / limit - 1.0) <= 0.005)


def jcjc() -> Chain:
    """A race of three laps on the Japan Cup Junior Circuit."""
    from kodawari.mini4wd.race import race_chain  # noqa: PLC0415 — reads the course

    return race_chain(kodawari.load_course("jcjc"), 1, 3)


def step_cost(cars: list[PackedCar], chain: Chain, repeats: int = 5) -> float:
    """Processor time of one car-step on one thread [ns]: the median over some runs of the whole batch."""

    def once() -> float:
        start = time.process_time()
        result = run_batch(cars, [chain], threads=1)
        return (time.process_time() - start) / float(result.results[:, at.R_STEPS].sum())

    once()
    return 1e9 * median_time(once, repeats)


def median_time(once: Callable[[], float], repeats: int) -> float:
    """The median of some times."""
    times = sorted(once() for _ in range(repeats))
    return times[len(times) // 2]


def on_target(name: str) -> dict[str, float]:
    """The costs on another instruction set, measured in a process of its own [ns]."""
    environment = os.environ | {"NUMBA_CPU_NAME": TARGETS[name], "NUMBA_CPU_FEATURES": ""}
    command = [sys.executable, "-m", "bench.timing"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 — our own module
    found: dict[str, float] = json.loads(done.stdout)
    return found


def costs() -> dict[str, float]:
    """Time of a car-step by car and course [ns]."""
    return {
        "full car, flat loop": step_cost(*full(flat_loop())),
        "full car, JCJC": step_cost(*full(jcjc())),
        "fixture car, flat loop": step_cost(*fixture()),
    }


if __name__ == "__main__":
    print(json.dumps(costs()))
