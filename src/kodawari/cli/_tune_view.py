"""What a tune shows on the screen, and what it writes into files."""

import msgspec

from kodawari.cli._console import Column, console, progress, quiet, table
from kodawari.cli._tune_run import Asked
from kodawari.mini4wd.build import Build, CarFile, resolve
from kodawari.mini4wd.race import RaceResult, race
from kodawari.mini4wd.reports import tune_ending, tune_page
from kodawari.mini4wd.tune import Setup, TuneResult
from kodawari.quantity import format_number

__all__ = ["show", "text_of"]

PAGE_RUNS = 256
"""Runs of base and winner behind the distributions of the page."""


def show(result: TuneResult) -> None:
    """Before and after, what each change gave, and the next best."""
    screen = console()
    screen.print(tune_ending(result))
    others = result.best[1:]
    if others:
        screen.print()
        right = [Column(title, "right") for title in ("lap, s", "finishes", "at least")]
        columns: list[Column | str] = ["next best", *right, ""]
        screen.print(table(columns, [_row(setup) for setup in others]))
    counts = result.study.counts
    screen.print(
        quiet(
            f"{counts.points} set-ups raced in {format_number(counts.runs, digits=0)} runs, "
            f"{counts.refused} refused by rules or box\n"
            f"seed {result.seed}, study {result.study.study}, physics {result.physics_version}"
        )
    )


def _row(setup: Setup) -> list[str]:
    lap = f"{setup.lap_time_s.median:.3f}" if setup.lap_time_s else "none finished"
    word = "confirmed" if setup.confirmed else "not confirmed"
    chance = setup.finish
    return [setup.name, lap, f"{100 * chance.estimate:.0f} %", f"{100 * chance.spread_low:.0f} %", word]


def text_of(result: TuneResult, asked: Asked, kind: str, *, again: str) -> str:
    """A tune as `toml` (the winner's car file), `json` or `html`."""
    if kind == "toml":
        return result.best[0].toml
    if kind == "json":
        return msgspec.json.format(msgspec.json.encode(result.to_json_dict()), indent=2).decode() + "\n"
    before, after = _races(result, asked)
    return tune_page(
        result,
        box=asked.box,
        course=asked.course,
        rulebook=asked.rulebook,
        before=before,
        after=after,
        command=again,
    )


def _races(result: TuneResult, asked: Asked) -> tuple[RaceResult | None, RaceResult]:
    """Base and winner raced once more on runs that nobody has seen, for the page."""
    with progress(unit="runs") as bars:
        task = bars.add_task("racing base and winner", total=4 * PAGE_RUNS)

        def run(build: Build, done: int) -> RaceResult:
            return race(
                build,
                asked.course,
                lane=asked.lane,
                laps=result.laps,
                runs=PAGE_RUNS,
                seed=result.seed + 1,
                progress=lambda now, _: bars.update(task, completed=done + now),
            )

        before = run(asked.box.base, 0) if result.base else None
        after = run(
            resolve(msgspec.convert(result.best[0].car, CarFile), source=asked.box.file), 2 * PAGE_RUNS
        )
    return before, after
