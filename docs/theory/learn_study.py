"""Is learning from timed laps honest? Cars whose truth is known are timed, learnt from, and predicted.

    python docs/theory/learn_study.py          # prints the table of docs/theory/fit.md, a few minutes

A true car is drawn from what is believed. Three second laps of it on the flat oval are timed, with all
that differs from run to run. What they teach predicts the car's first lap on the Japan Cup Junior Circuit,
where it has never been timed.
"""

from math import log

import numpy as np

from kodawari.mini4wd.build import assemble, read_car, resolve
from kodawari.mini4wd.course import load_course
from kodawari.mini4wd.learn import Laps, TimedRun, learn
from kodawari.mini4wd.race import drawn, load_belief, race_chain, run_field

TRUTHS = 24
DRAWS = 120
CAR = "ma-box-stock"


def laps_of(belief: object, seed: int, draws: int, course: str, laps: int, runs: np.ndarray) -> np.ndarray:
    """Lap times of drawn cars, shape (draws · runs, laps)."""
    build, chain = resolve(read_car(CAR)), race_chain(load_course(course), 1, laps)
    cars = [assemble(build, drawn(seed, draw, belief)) for draw in range(draws)]
    field = run_field(
        cars, np.repeat(np.arange(draws), len(runs)).tolist(), chain, seed=seed, runs=np.tile(runs, draws)
    )
    return np.diff(field.result.laps, axis=1, prepend=0.0)


def main() -> None:
    """Time, learn, predict, compare."""
    prior = load_belief()
    before = laps_of(prior, 7, DRAWS, "jcjc", 1, np.arange(1))[:, 0]
    inside, narrower = {"before": 0, "after": 0}, []
    for truth in range(TRUTHS):
        seed = 1000 + truth
        timed = laps_of(prior, seed, 1, "flat-oval", 2, np.arange(500, 503))[:, 1]
        real = float(np.nanmedian(laps_of(prior, seed, 1, "jcjc", 1, np.arange(500, 505))[:, 0]))
        run = TimedRun(
            car=CAR, course="flat-oval", laps=2, lap=2, time_s=[float(t) for t in timed], clock_s=0.001
        )
        belief = learn(Laps(run=[run]), seed=truth).belief
        after = laps_of(belief, 7, DRAWS, "jcjc", 1, np.arange(1))[:, 0]
        widths = []
        for name, times in (("before", before), ("after", after)):
            low, high = np.nanquantile(times, (0.05, 0.95))
            inside[name] += int(low <= real <= high)
            widths.append(log(high / low))
        narrower.append(widths[1] / widths[0])
    share = float(np.median(narrower))
    for name, count in inside.items():
        print(f"| {name} | {count} of {TRUTHS} | {1.0 if name == 'before' else share:.2f} |")


if __name__ == "__main__":
    main()
