"""Section `finish_probability`: how long a chance to finish takes that is known to two points."""

import time

from bench.section import Cell, Section, Table

import kodawari
from kodawari.mini4wd.dynamics import cores

__all__ = ["SECTION"]

CARS = 2401
"""Runs that make the 95 % interval ±2 points wide at worst, at an even chance: 0.25 (1.96/0.02)²."""
CASES = ("ma-box-stock", "ma-race")


def run(quick: bool) -> Table:
    """One race of three laps on the JCJC for each shipped car; quick: a tenth of the runs."""
    import numpy as np  # noqa: PLC0415 — heavy, and only needed when something is run

    from kodawari.mini4wd.race import drawn_field, finish_times, race_chain  # noqa: PLC0415 — compiles
    from kodawari.tuning.chance import wilson_interval  # noqa: PLC0415 — as above

    count = CARS // 10 if quick else CARS
    chain = race_chain(kodawari.load_course("jcjc"), 1, None)
    rows: list[tuple[Cell, ...]] = []
    figures: dict[str, Cell] = {}
    for name in CASES:
        build = kodawari.load_car(name)
        drawn_field(build, chain, seed=1, runs=np.arange(16))
        start = time.perf_counter()
        times = finish_times(drawn_field(build, chain, seed=0, runs=np.arange(count)))
        seconds = time.perf_counter() - start
        finished = int(np.isfinite(times).sum())
        low, high = wilson_interval(finished, count)
        half = 0.5 * (high - low)
        rows.append((name, count, 100.0 * finished / count, 100.0 * half, seconds))
        if not figures:
            figures = {"cars": count, "half_width": half, "seconds": seconds}
    columns = ("car", "runs", "finished, %", "half width, points", "seconds")
    note = (
        f"Three laps of the JCJC from rest, every run with its own draw of start and grip, {cores()} cores."
    )
    return Table(columns, rows, (note,), figures)


SECTION = Section("finish_probability", "A chance to finish within two points", run, order=2)
