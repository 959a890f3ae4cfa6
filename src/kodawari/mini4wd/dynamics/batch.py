"""Many cars on all cores: batches of equal shape, cut into chunks, the same bits however they are cut."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kodawari.errors import KodawariError
from kodawari.mini4wd.dynamics import _layout as at
from kodawari.mini4wd.dynamics.chain import Chain
from kodawari.mini4wd.dynamics.pack import PackedCar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["BatchResult", "cores", "is_compiled", "run_batch"]

LARGEST_CHUNK = 4 * at.LANES
"""Cars a thread takes at once: enough to keep the lanes full, few enough to share the work evenly."""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What the runs of a batch left behind, one row per car.

    Attributes:
        results: Shape (cars, N_RESULT); columns R_… of the layout.
        laps: Time at the end of each lap [s], NaN where it was not reached; shape (cars, laps).
        gates: Time [s], speed [m/s], offset [m] and air time [s] on entering each segment of the chain, NaN
            where it was not reached; shape (cars, segments, N_GATE).
        trace: States of the first cars (columns Y_… of the layout, then travel and rate of each damper, spin
            and wall force of each roller), the first sample at one interval after the start, NaN after the
            end; shape (traced, samples, columns).
    """

    results: "NDArray[np.float64]"
    laps: "NDArray[np.float64]"
    gates: "NDArray[np.float64]"
    trace: "NDArray[np.float64]"


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def is_compiled() -> bool:
    """Whether the kernels are compiled and kept on disk for this machine and this installation."""
    from kodawari.compiled import is_kept  # noqa: PLC0415 — imports the compiler

    return is_kept(Path(__file__).with_name("_kernel.py"), "run_queue")


def chunk_size(cars: int, workers: int) -> int:
    """How many cars a thread takes at once: whole rows of lanes, and something for every worker."""
    rows = -(-cars // (at.LANES * workers))
    return min(LARGEST_CHUNK, at.LANES * max(rows, 1))


def run_batch(
    cars: Sequence[PackedCar],
    chains: Sequence[Chain],
    *,
    paths: Sequence[int] | None = None,
    factors: "NDArray[np.float64] | None" = None,
    threads: int | None = None,
    traced: int = 0,
    trace_every: int = 50,
    samples: int = 0,
    progress: Callable[[int], None] | None = None,
) -> BatchResult:
    """Run every car to its end.

    Args:
        cars: Cars of one shape (equal counts of rollers, points and dampers).
        chains: The chains that they may run on, all with the same number of laps.
        paths: Index of each car's chain; all 0 if left out.
        factors: Friction factors of floor (0) and wall (1), shape (cars, 2, segments); all 1 if left out.
        threads: Threads to use; all cores if left out. The results do not depend on it.
        traced: For how many of the first cars poses are kept, every `trace_every` steps, `samples` at most.
        trace_every: Steps between poses.
        samples: Poses kept per traced car.
        progress: Called with the number of cars done, from this thread.

    Raises:
        KodawariError: A car's state became infinite or undefined: a bug, told with the car's number.
        ValueError: Cars of different shapes, or chains of different length.
    """
    import numpy as np  # noqa: PLC0415 — heavy, and only needed when something is run

    from kodawari.mini4wd.dynamics._kernel import run_queue  # noqa: PLC0415 — compiles on first use

    count = len(cars)
    if len({car.shape for car in cars}) > 1:
        raise ValueError("the cars of a batch must have the same number of rollers, points and dampers")
    if len({(len(chain.segments), chain.laps) for chain in chains}) != 1:
        raise ValueError("the chains of a batch must have the same number of segments and laps")
    length, laps = len(chains[0].segments), chains[0].laps
    bodies = np.stack([car.body for car in cars])
    sites = np.stack([car.sites for car in cars])
    dampers = np.stack([car.dampers for car in cars])
    table = np.concatenate([chain.table() for chain in chains])
    rows = np.arange(len(chains) * length).reshape(len(chains), length)
    start_of = np.array([chain.progress for chain in chains])
    lap_of = np.array([chain.lap_ends for chain in chains])
    if factors is None:
        factors = np.ones((count, 2, table.shape[0]))
    path_of = np.zeros(count, dtype=np.int64) if paths is None else np.asarray(paths, dtype=np.int64)
    width = at.N_TRACE + 2 * (cars[0].n_rollers + dampers.shape[1])
    result = BatchResult(
        np.full((count, at.N_RESULT), np.nan),
        np.full((count, laps), np.nan),
        np.full((count, length, at.N_GATE), np.nan),
        np.full((min(traced, count), samples, width), np.nan),
    )
    stop = np.zeros(1, dtype=np.int64)

    workers = threads or cores()
    chunk = chunk_size(count, workers)

    def work(first: int) -> int:
        part = slice(first, min(first + chunk, count))
        run_queue(
            bodies[part], sites[part], dampers[part], cars[0].n_rollers, cars[0].n_points,
            path_of[part], rows, start_of, lap_of, table, factors[part],
            result.results[part], result.laps[part], result.gates[part], result.trace[part],
            trace_every, stop,
        )  # fmt: skip
        return part.stop - part.start

    done = 0
    with ThreadPoolExecutor(max_workers=workers) as pool:
        try:
            for future in as_completed([pool.submit(work, first) for first in range(0, count, chunk)]):
                done += future.result()
                if progress is not None:
                    progress(done)
        except BaseException:
            stop[0] = 1
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    broken = np.flatnonzero(result.results[:, at.R_STATUS] == at.BROKEN)
    if broken.size:
        raise KodawariError(
            f"the state of car {int(broken[0])} of {count} became undefined",
            place=f"at {float(result.results[broken[0], at.R_TIME]):.4f} s",
            mend="This is a bug in the solver: please report the car, the course and the seed.",
        )
    return result
