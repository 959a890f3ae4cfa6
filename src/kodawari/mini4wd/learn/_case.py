"""A timed run made ready: its car, its race, and how long drawn cars take for it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kodawari.errors import KodawariError
from kodawari.fit import Belief, Reading
from kodawari.mini4wd.build import Build, assemble
from kodawari.mini4wd.dynamics import Chain
from kodawari.mini4wd.garage import CAR_PREFIX, HOME, any_course, find_build
from kodawari.mini4wd.learn._laps import TimedRun, reading_of
from kodawari.mini4wd.race import drawn, race_chain, run_field

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["RUNS", "Case", "case_of"]

RUNS = 4
"""Runs of each drawn car; all cars meet the same starts and the same pieces, so that luck cancels out."""


@dataclass(frozen=True, slots=True)
class Case:
    """A timed run with its car, its race, and what the clock said."""

    run: TimedRun
    name: str
    build: Build
    chain: Chain
    reading: Reading

    def times(
        self, belief: Belief, draws: int, seed: int, tell: Callable[[int], None]
    ) -> "NDArray[np.float64]":
        """The time of each drawn car, median over its runs [s]; NaN where none completed it."""
        import numpy as np  # noqa: PLC0415 - heavy, and only needed when something is run

        cars = [assemble(self.build, drawn(seed, draw, belief)) for draw in range(draws)]
        field = run_field(
            cars, np.repeat(np.arange(draws), RUNS).tolist(), self.chain, seed=seed,
            runs=np.tile(np.arange(RUNS), draws), progress=tell,
        )  # fmt: skip
        laps, lap = field.result.laps, self.run.lap
        asked = laps[:, -1] if lap is None else np.diff(laps, axis=1, prepend=0.0)[:, lap - 1]
        table = np.where(np.isfinite(asked), asked, np.nan).reshape(draws, RUNS)
        never = np.isnan(table).sum(axis=1) == RUNS
        filled = np.where(never[:, None], 0.0, table)  # a median of nothing would warn
        return np.where(never, np.nan, np.nanmedian(filled, axis=1))


def case_of(run: TimedRun, number: int, folder: Path, file: str) -> Case:
    """A timed run with everything that it names.

    Raises:
        KodawariError: A car, a course or a lap does not exist.
    """
    place = f"run {number}"
    try:
        build = find_build(_found(run.car, folder))
        course = any_course(_found(run.course, folder)).with_parameters(**run.set)
        chain = race_chain(course, run.lane, run.laps)
    except KodawariError as error:
        words = [each for each in (error.file, error.place, error.cause) if each]
        raise KodawariError(": ".join(words), file=file, place=place, mend=error.mend) from error
    if run.lap is not None and run.lap > chain.laps:
        raise KodawariError(
            f"lap {run.lap} of a race of {chain.laps}", file=file, place=f"{place}, lap", mend="Give `laps`."
        )
    what = f"lap {run.lap}" if run.lap else f"{chain.laps} lap{'s' if chain.laps > 1 else ''}"
    name = run.name or f"{build.name}, {course.name}, {what}"
    return Case(run, name, build, chain, reading_of(run, name))


def _found(name: str, folder: Path) -> str:
    """A name as it is, shipped or of the store; a path from the folder of the laps."""
    if name.startswith((CAR_PREFIX, HOME)):
        return name
    is_path = "/" in name or "\\" in name or name.endswith((".toml", ".json", ".txt"))
    return str(folder / name) if is_path else name
