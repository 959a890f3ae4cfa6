"""Writes `convergence.md` and `convergence.svg`: `python docs/theory/convergence_page.py`, about a minute.

How laps and speeds of the lane solver move with its step, on the loop of the reference car and on a shipped
course with a shipped car.
"""

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kodawari.files import write_atomically
from kodawari.mini4wd.build import assemble
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.crosscheck import load_cases, measure, road_of, run_ours
from kodawari.mini4wd.dynamics import DEFAULT_STEP, chain_of, on_the_line, pack, run_batch
from kodawari.mini4wd.workbench import load_car
from kodawari.report import BandLine, Tone, line_chart

sys.path.insert(0, str(Path(__file__).parent))
from _chart import alone

PAGE = Path(__file__).with_name("convergence.md")
STEPS_MS = (0.4, 0.2, 0.1, 0.05, 0.025)
TONES: tuple[Tone, ...] = ("signal", "rival", "ink")

HEAD = """\
# Convergence

How far results move when the step is made finer. This page is written by `python
docs/theory/convergence_page.py`; what a step does stands in [the lane
solver](lane-solver.md#the-bodys-step).

Three cases: the reference car of [the cross-code page](cross-code.md) on its loop, laps 2 to 4 from a
rolling start, with full and with little tyre grip, under the slip speeds of shipped cars (20 mm/s); and a
shipped car, all figures at their best value, on a shipped course from rest. *Exit* is the speed out of the
first 180° corner, or over the finish line.

The **limit** is where the two finest steps lead when the error is first order, 2 f(h/2) − f(h); the
**order** is log₂ of the ratio of successive changes. A method of first order shows 1; a case whose order
leaps has changed its motion (a roller that begins to chatter), not only its error.

"""


@dataclass(frozen=True)
class Case:
    """A run at a step [s] that gives a time [s] and a speed [m/s]."""

    name: str
    run: Callable[[float], tuple[float, float]]


def loop(friction: float) -> Callable[[float], tuple[float, float]]:
    def run(step: float) -> tuple[float, float]:
        settings = {
            "run.step_ms": 1e3 * step,
            "run.laps": 4,
            "contact.tyre.friction": friction,
            "contact.tyre.slip_speed_m_s": 0.02,
            "contact.roller.slip_speed_m_s": 0.02,
            "contact.roller.creep": False,
            "quantity.0.laps": [2, 4],
            "quantity.5.laps": [2, 4],
        }
        made = load_cases("loop", settings, names=("base",))[0].fixture
        road = road_of(made.course, made.run.laps)
        record = run_ours(made, road)
        lap, out = made.quantity[0], made.quantity[5]
        return measure(lap, record, road), measure(out, record, road)

    return run


def shipped(car: str, course: str) -> Callable[[float], tuple[float, float]]:
    def run(step: float) -> tuple[float, float]:
        raw, layout = assemble(load_car(car)), load_course(course)
        chain = chain_of(
            [layout.race_segments(1, 1)] * 4, before=layout.lead_in(1, 1.0), after=layout.lead_out(1, 1, 1.0)
        )
        first = chain.segments[chain.start - 1]
        start = on_the_line(raw, first, index=chain.start - 1, s=first.half_length, offset=0.002)
        result = run_batch([pack(raw, start, step=step, time_limit=30.0)], [chain], threads=1)
        gate = chain.lap_ends.index(4)
        return float(result.laps[0, -1]), float(result.gates[0, gate, 1])

    return run


CASES = (
    Case("loop, tyre friction 1.0", loop(1.0)),
    Case("loop, tyre friction 0.3", loop(0.3)),
    Case("ma-race, flat-oval, 4 laps from rest", shipped("ma-race", "flat-oval")),
)


def main() -> None:
    found = {case.name: np.array([case.run(1e-3 * step) for step in STEPS_MS]) for case in CASES}
    limits = {name: 2.0 * values[-1] - values[-2] for name, values in found.items()}
    errors = {name: 100.0 * (values / limits[name] - 1.0) for name, values in found.items()}
    text = HEAD + summary(errors) + "".join(table(name, found[name], errors[name]) for name in found)
    for k, (title, kind) in enumerate((("time", "times"), ("exit speed", "speeds"))):
        write_atomically(PAGE.with_name(f"convergence-{kind}.svg"), chart(errors, k, title))
    write_atomically(PAGE, text)
    print(PAGE)


def summary(errors: dict[str, np.ndarray]) -> str:
    at = STEPS_MS.index(1e3 * DEFAULT_STEP)
    worst = [max(abs(values[at, k]) for values in errors.values()) for k in (0, 1)]
    return (
        f"**At the default step of {1e3 * DEFAULT_STEP:g} ms** times are within {worst[0]:.2f} % of their "
        f"limit and the exit speeds within {worst[1]:.2f} %.\n\n"
        "![Error of times against the step](convergence-times.svg)\n\n"
        "![Error of exit speeds against the step](convergence-speeds.svg)\n\n"
    )


def table(name: str, values: np.ndarray, errors: np.ndarray) -> str:
    rows = "".join(
        f"| {step:g} | {time:.5f} | {signed(errors[k, 0])} | {order(values[:, 0], k)} "
        f"| {speed:.4f} | {signed(errors[k, 1])} | {order(values[:, 1], k)} |\n"
        for k, (step, (time, speed)) in enumerate(zip(STEPS_MS, values, strict=True))
    )
    head = "| step, ms | time, s | error, % | order | exit, m/s | error, % | order |\n" + "|---:" * 7 + "|\n"
    return f"## {name}\n\n{head}{rows}\n"


def order(values: np.ndarray, k: int) -> str:
    """The order that three successive steps show; nothing where a change has turned round."""
    if k < 2:
        return ""
    ratio = (values[k - 2] - values[k - 1]) / (values[k - 1] - values[k])
    return f"{math.log2(ratio):.2f}" if ratio > 0.0 else "–"


def signed(value: float) -> str:
    return f"{value:+.3f}".replace("-", "−")


def chart(errors: dict[str, np.ndarray], k: int, title: str) -> str:
    x = [0.0, *reversed(STEPS_MS)]
    lines = []
    for (name, values), tone in zip(errors.items(), TONES, strict=True):
        size = [0.0, *(abs(float(value)) for value in reversed(values[:, k]))]
        lines.append(BandLine(name=name, tone=tone, x=x, middle=size, low=size, high=size))
    return alone(
        line_chart(lines, x_name="step", x_unit="ms", y_name=f"error of the {title}", y_unit="%", width=860.0)
    )


if __name__ == "__main__":
    main()
