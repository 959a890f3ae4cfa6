"""How far results move with the time step: `python docs/theory/step_study.py` prints the tables of the page.

First one run of the reference car of `kodawari.mini4wd.dynamics.testing`, which is smooth enough to show an
order of convergence; then shipped cars, the median of the same starts with best values. About a minute.
"""

import math

import kodawari
from kodawari.mini4wd.course import bend, from_sections, straight
from kodawari.mini4wd.dynamics import chain_of, on_the_line, pack, run_batch
from kodawari.mini4wd.dynamics.testing import reference_car

STEPS_MS = (0.4, 0.2, 0.1, 0.05, 0.025)
CASES = (("ma-box-stock", "flat-oval", 4), ("ma-race", "flat-oval", 4), ("ma-box-stock", "jcjc", 3))
RUNS = 48


def reference_laps(step_ms: float) -> float:
    """Four laps of the reference car from rest on a flat oval with corners of 0.6 m [s]."""
    car = reference_car(thrust_deg=1.0)
    course = from_sections([straight(2.0), bend(0.6, 180.0), straight(2.0), bend(0.6, 180.0)])
    laps = [course.race_segments(1)] * 4
    chain = chain_of(laps, before=course.lead_in(1, 1.0), after=course.lead_out(1, None, 1.0))
    start = on_the_line(car, chain.segments[chain.start], index=chain.start, s=-0.2)
    result = run_batch([pack(car, start, step=1e-3 * step_ms, time_limit=30.0)], [chain], threads=1)
    return float(result.laps[0, -1])


def measured(car: str, course: str, laps: int, step_ms: float) -> tuple[float, float, float]:
    """Median race time [s], median speed over the finish line [m/s], share of the runs that finished."""
    result = kodawari.race(
        kodawari.load_car(car),
        kodawari.load_course(course),
        laps=laps,
        runs=RUNS,
        seed=1,
        step=1e-3 * step_ms,
    )
    last = result.speeds[-1].speed_m_s
    time = math.nan if result.race_time_s is None else result.race_time_s.median
    return time, math.nan if last is None else last.median, result.finish.estimate


def signed(value: float, digits: int) -> str:
    """A change with its sign, a true minus."""
    return f"{value:+.{digits}f}".replace("-", "−") if value else "0"


def smooth_table() -> None:
    """The reference car: change from step to step, and the order that three steps show."""
    times = [reference_laps(step) for step in STEPS_MS]
    print("| step, ms | four laps, s | to the finest, % | order |\n|---:|---:|---:|---:|")
    for k, (step, time) in enumerate(zip(STEPS_MS, times, strict=True)):
        order = ""
        if k >= 2:
            order = f"{math.log2((times[k - 2] - times[k - 1]) / (times[k - 1] - time)):.2f}"
        print(f"| {step:g} | {time:.5f} | {signed(100 * (time / times[-1] - 1), 3)} | {order} |")


def race_table() -> None:
    """Shipped cars."""
    print("| car, course, laps | step, ms | race, s | to the finest, % | over the line, m/s | finished |")
    print("|---|---:|---:|---:|---:|---:|")
    for car, course, laps in CASES:
        rows = [measured(car, course, laps, step) for step in STEPS_MS]
        for step, (time, speed, share) in zip(STEPS_MS, rows, strict=True):
            moved = signed(100 * (time / rows[-1][0] - 1), 3)
            head = f"| {car}, {course}, {laps} | {step:g} | {time:.4f}"
            print(f"{head} | {moved} | {speed:.3f} | {100 * share:.0f} % |")


if __name__ == "__main__":
    smooth_table()
    print()
    race_table()
