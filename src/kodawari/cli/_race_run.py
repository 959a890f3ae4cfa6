"""Run a race while its runner watches: what takes long says so, and for how long."""

from kodawari.cli._console import console, progress
from kodawari.errors import KodawariError
from kodawari.fit import Belief
from kodawari.mini4wd.build import Build
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.dynamics import is_compiled
from kodawari.mini4wd.race import RaceResult, race

__all__ = ["run_race", "tell_compiling"]

_MOST_LAPS = 1000


def run_race(
    build: Build,
    course: Course,
    *,
    lane: int,
    laps: int | None,
    runs: int,
    seed: int,
    belief: Belief | None = None,
) -> RaceResult:
    """Race with a progress bar on stderr; arguments and errors as `race`."""
    if laps is not None and laps > _MOST_LAPS:
        raise KodawariError(f"{laps} laps are more than a race has", mend=f"Give at most {_MOST_LAPS}.")
    course.race_segments(lane, laps)  # refuses a wrong lane before anything is compiled
    tell_compiling()
    with progress(unit="runs") as bars:
        task = bars.add_task("racing", total=2 * runs)
        return race(
            build,
            course,
            lane=lane,
            laps=laps,
            runs=runs,
            seed=seed,
            belief=belief,
            progress=lambda done, total: bars.update(task, completed=done, total=total),
        )


def tell_compiling() -> None:
    """Say why the first race on a machine starts late."""
    if not is_compiled():
        console(err=True).print(
            "compiling the solver once for this machine, about 30 s; kept for next time", style="quiet"
        )
