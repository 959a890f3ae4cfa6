"""Section `growth`: how the cost of a batch grows with cars, laps and contacts: along straight lines."""

import time
from collections.abc import Callable
from dataclasses import replace

from bench.section import Cell, Section, Table

from kodawari.mini4wd.dynamics import Chain, RawCar, on_the_line, pack, run_batch
from kodawari.mini4wd.dynamics.testing import flat_loop, full_car
from kodawari.mini4wd.dynamics.version import DEFAULT_STEP

__all__ = ["SECTION"]

CARS, LAPS, POINTS = (64, 128, 256, 512, 1024), (1, 2, 4, 8, 16), (0, 8, 16, 24, 32)


def cost(car: RawCar, chain: Chain, cars: int) -> float:
    """Processor time of a batch on one thread [s]: the least of three."""
    start = on_the_line(car, chain.segments[chain.start], index=chain.start, s=-0.2)
    batch = [pack(car, start, step=DEFAULT_STEP, time_limit=60.0)] * cars

    def once() -> float:
        begun = time.process_time()
        run_batch(batch, [chain], threads=1)
        return time.process_time() - begun

    return min(once() for _ in range(3))


def with_points(count: int) -> RawCar:
    """The full car with a given number of body points, 4 mm over the floor."""
    car = full_car()
    return replace(car, points=tuple(car.points[k % len(car.points)] for k in range(count)))


def run(quick: bool) -> Table:
    """Each of the three alone, from a base of 64 cars, 4 laps and 8 body points."""
    upto = 3 if quick else None
    cases: list[tuple[str, tuple[int, ...], Callable[[int], float]]] = [
        ("cars", CARS, lambda n: cost(full_car(), flat_loop(), n)),
        ("laps", LAPS, lambda n: cost(full_car(), flat_loop(n), 64)),
        ("body points", POINTS, lambda n: cost(with_points(n), flat_loop(), 64)),
    ]
    rows: list[tuple[Cell, ...]] = []
    for name, sizes, measure in cases:
        chosen = sizes[:upto]
        times = [measure(size) for size in chosen]
        slope = (times[-1] - times[0]) / (chosen[-1] - chosen[0])
        for size, seconds in zip(chosen, times, strict=True):
            line = times[0] + slope * (size - chosen[0])
            rows.append((f"{name}: {size}", 1e3 * seconds, seconds / line))
    note = "Processor time of one thread; the last column compares with the line from first to last row."
    return Table(("case", "ms", "to the line"), rows, (note,))


SECTION = Section("growth", "Lane solver: growth with cars, laps and contacts", run, order=3)
