"""Section `road_solver`: standing starts and drive cycles, for one car and for many variants."""

import time
from collections.abc import Callable
from functools import partial

import numpy as np
from bench.section import Cell, Section, Table

from kodawari.kei.catalogue import find_car
from kodawari.kei.drive import Batch, Draws, consume, load_cycle, make_batch, road_car, run_sprint

__all__ = ["SECTION"]

CARS = ("suzuki-cappuccino-ea11r-1991", "honda-s660-2015", "honda-nbox-jf3-2017", "subaru-360-1958")
VARIANTS = 10_000
HUNDRED = 100.0 / 3.6


def run(quick: bool) -> Table:
    """Measure one car and many variants of it; compiled before."""
    rows: list[tuple[Cell, ...]] = []
    cycle = load_cycle("wltc")
    for name in CARS[:2] if quick else CARS:
        car = road_car(find_car(name))
        one = make_batch(car, Draws(car.id, 1, 0, {}))
        mark = HUNDRED if car.power_w.value > 20e3 else 60.0 / 3.6
        start = _best(partial(run_sprint, one, speeds=[mark]), 50)
        drive = _best(partial(consume, one, cycle), 50)
        rows.append((f"{car.name}: start", 1, 1e3 * start))
        rows.append((f"{car.name}: WLTC", 1, 1e3 * drive))
        rows.append((f"{car.name}: both", 1, 1e3 * (start + drive)))
    count = VARIANTS // 10 if quick else VARIANTS
    car = road_car(find_car(CARS[0]))
    made = _best(lambda: make_batch(car, Draws(car.id, count, 1, {})), 1)
    many = make_batch(car, Draws(car.id, count, 1, {}))
    spent = _best(lambda: _both(many), 1)
    rows.append((f"{car.name}: variants drawn", count, 1e3 * made))
    rows.append((f"{car.name}: variants, start and WLTC", count, 1e3 * spent))
    columns = ("what", "cars", "time, ms")
    return Table(columns, rows, ("Start: 0 to 100 km/h, 60 for the Subaru 360. WLTC: 1800 s, four phases.",))


def _both(batch: Batch) -> None:
    run_sprint(batch, speeds=[HUNDRED])
    consume(batch, load_cycle("wltc"))


def _best(work: Callable[[], object], times: int) -> float:
    """The shortest of several runs [s], after one that compiles."""
    work()
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return float(np.min(spent))


SECTION = Section("road_solver", "Speed of the road solver", run, order=60)
