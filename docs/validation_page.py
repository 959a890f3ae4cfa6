"""Build docs/validation.md and its pictures: `python docs/validation_page.py`.

Everything on the page is computed: the fit, the predictions, the readings beside them, and a check of the fit
on runs that it made up itself. It takes about two minutes.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kodawari.files import write_atomically
from kodawari.fit import Coverage, Posterior, check_coverage
from kodawari.mini4wd.evidence import (
    Check,
    Prediction,
    Validation,
    calibration,
    fit_world,
    flat_lap_s,
    validate,
)
from kodawari.quantity import format_number, load_sources

sys.path.insert(0, str(Path(__file__).parent / "drawings"))
from fitted import NAMES, flat_laps, prior_posterior

PAGE = Path(__file__).with_name("validation.md")
FITS, PARTICLES = 60, 240
MOST = 14

HEAD = """\
# Validation

What the model says of measured things. This page is written by `python docs/validation_page.py`;
`kodawari validate` prints its tables, `kodawari fit` the whole list of unknowns. How it is done stands in
[the fit](theory/fit.md) and [the speed checker](theory/speed-checker.md).

"""


def main() -> None:
    found, posterior = validate(), fit_world()
    text = "".join([HEAD, predictions(found), readings(found), moved(posterior), honesty(check(), posterior)])
    write_atomically(PAGE, text)
    for name, sheet in (("flat-laps", flat_laps()), ("prior-posterior", prior_posterior())):
        write_atomically(PAGE.parent / "pictures" / f"{name}.svg", sheet.svg())
    print(PAGE)


def predictions(found: Validation) -> str:
    rows = "".join(map(prediction, found.predictions))
    return (
        "## Predictions\n\n"
        "Half of what is believed lies below the value, 5 % below the interval and 5 % above it. The luck\n"
        "of one more run is in it.\n\n"
        "| id | value | 90 % | rests on |\n|---|---:|---:|---|\n" + rows + "\n"
        "![Laps of the flat course by gear ratio and motor](pictures/flat-laps.svg)\n\n"
    )


def prediction(row: Prediction) -> str:
    unit = f" {row.unit}" if row.unit else ""
    return (
        f"| `{row.id}` | {short(row.median)}{unit} | {short(row.low)}–{short(row.high)} | {row.rests_on} |\n"
    )


def readings(found: Validation) -> str:
    rows = "".join(map(reading, found.checks))
    return (
        "## Published readings\n\n"
        "What the model says a reading would be, by the priors alone and after the fit. The scales were not\n"
        "fitted: they are what the parts of a box-stock car add up to.\n\n"
        "| reading | read | priors alone, 90 % | after the fit, 90 % | source |\n|---|---:|---:|---:|---|\n"
        + rows
        + "\n"
    )


def reading(row: Check) -> str:
    source = load_sources().get(row.source)
    before = interval(row.before) if row.before else ""
    link = f"[{source.title.partition(':')[0]}]({source.url})"
    return f"| `{row.id}` | {short(row.read)} {row.unit} | {before} | {interval(row.after)} | {link} |\n"


def moved(posterior: Posterior) -> str:
    rows = [row for row in posterior.moved() if row.key in NAMES][:MOST]
    table = "".join(
        f"| {NAMES[row.key]} | {format_number(row.shift)} | {format_number(row.width)} |\n" for row in rows
    )
    return (
        "## What the readings taught\n\n"
        "![Each shared unknown before and after the fit](pictures/prior-posterior.svg)\n\n"
        "Those that learnt most. A shift of 1 is one deviation of the prior to the right; a width of 1 is\n"
        "the prior's own.\n\n| unknown | shift | width |\n|---|---:|---:|\n" + table + "\n"
        f"{len(posterior.problem.keys)} unknowns, {len(posterior.problem.readings)} readings. "
        "The draws are worth\n"
        f"{format_number(posterior.effective, digits=0)} independent ones; scale reduction "
        f"{format_number(posterior.reduction, digits=3)}.\n\n"
    )


def cells(values: dict[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    return np.stack([flat_lap_s(values, motor, ratio) for motor, ratio in CELLS], axis=1)


CELLS = tuple(
    (motor, ratio) for motor in ("sprint-dash", "hyper-dash-3", "light-dash") for ratio in (3.5, 4.2, 5.0)
)


def check() -> Coverage:
    return check_coverage(
        calibration(),
        fits=FITS,
        particles=PARTICLES,
        predict=cells,
        predicted=[f"{motor}/{ratio}" for motor, ratio in CELLS],
    )


def honesty(found: Coverage, posterior: Posterior) -> str:
    count = len(posterior.problem.keys)
    laps = found.ranks[:, count:]
    unknowns = found.ranks[:, :count]
    rows = "".join(
        f"| {level:.0%} | {inside(unknowns, level):.0%} | {inside(laps, level):.0%} |\n"
        for level in (0.5, 0.8, 0.9)
    )
    return (
        "## Is the fit honest?\n\n"
        f"{FITS} times a truth was drawn from the priors, readings were made of it with their errors, and\n"
        f"these were fitted. A middle interval should hold its share of the truths: of all {count}\n"
        f"unknowns, and of {len(CELLS)} flat laps, most of them with gears that were not read.\n\n"
        "| middle of the posterior | holds of the unknowns | holds of the laps |\n|---:|---:|---:|\n"
        + rows.replace("%", " %")
        + "\nThis tests the machinery. Whether model and priors are those of the world, only readings that\n"
        "the fit has not seen can tell.\n"
    )


def inside(ranks: NDArray[np.float64], level: float) -> float:
    tail = 0.5 * (1.0 - level)
    return float(np.mean((ranks > tail) & (ranks < 1.0 - tail)))


def interval(ends: tuple[float, float, float]) -> str:
    low, middle, high = ends
    return f"{short(middle)} ({short(low)}–{short(high)})"


def short(value: float) -> str:
    return format_number(value, digits=3 if value < 10.0 else 2 if value < 100.0 else 1)


if __name__ == "__main__":
    main()
