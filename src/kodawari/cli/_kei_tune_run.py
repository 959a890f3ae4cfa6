"""Run `kodawari kei tune` while its reader watches, and tell what came of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, progress, quiet, signal, table, tell_written
from kodawari.cli._options import command_line, day
from kodawari.cli._tune_run import budget_of
from kodawari.errors import KodawariError
from kodawari.files import write_atomically
from kodawari.kei.catalogue import find_car
from kodawari.kei.tune import GOALS, KEEPS, TunedCar, TuneResult, mods_toml, read_parts, tune
from kodawari.quantity import format_number
from kodawari.tuning import Progress, Step

__all__ = ["Asked", "answer"]

NOTHING_CONFIRMED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asked, as it stands there."""

    car: str
    goal: str
    keep: str
    parts: Path | None
    on: str | None
    budget: str
    seed: int

    def command_line(self) -> str:
        """The command that asks the same again."""
        return command_line(
            "kei", "tune", self.car, goal=self.goal, keep=self.keep, parts=self.parts or "", on=self.on or "",
            budget=self.budget, seed=self.seed,
        )  # fmt: skip


def answer(asked: Asked, *, json: bool, output: Path | None, kind: str) -> int:
    """Tune, show, write; the exit status: 0 with a confirmed winner, 1 without."""
    for given, known, option in ((asked.goal, GOALS, "--goal"), (asked.keep, KEEPS, "--keep")):
        if given not in known:
            raise KodawariError(f"'{given}' is none of {', '.join(known)}", place=option)
    car = find_car(asked.car)
    parts = read_parts(asked.parts) if asked.parts else None
    with progress(unit="runs") as bars:
        task = bars.add_task("driving", total=100)

        def update(now: Progress) -> None:
            bars.update(task, completed=round(100 * now.share), description=f"{now.points} set-ups")

        result = tune(
            car, goal=cast("Any", asked.goal), keep=cast("Any", asked.keep), on=day(asked.on), parts=parts,
            budget=budget_of(asked.budget), seed=asked.seed, progress=update,
        )  # fmt: skip
    if json:
        print_json(result.to_json_dict())
    else:
        _show(result)
    if output:
        again = asked.command_line()
        text = mods_toml(result.best[0], note=f"Found by: {again}") if kind == "toml" else _json(result)
        write_atomically(output, text)
        tell_written(output, json=json)
    return 0 if any(found.confirmed for found in result.best) else NOTHING_CONFIRMED


def _json(result: TuneResult) -> str:
    return msgspec.json.format(msgspec.json.encode(result.to_json_dict()), indent=2).decode() + "\n"


def _show(result: TuneResult) -> None:
    """Standard and winners, then what each change of the best one gives."""
    screen = console()
    goal = {"0-100": "time to 100 km/h", "400m": "time over 400 m"}.get(
        result.goal, f"consumption, {result.task}"
    )
    kept = "class" if result.keep == "class" else "class and papers"
    screen.print(f"{result.name} · {goal}, {result.unit} · {kept} kept · parts: {result.parts}\n")
    rows = [] if result.base is None else [_row("standard", result.base)]
    rows += [_row(f"{place}.", found) for place, found in enumerate(result.best, start=1)]
    heads = [
        Column(""),
        Column(result.unit, "right"),
        Column("90 %"),
        Column("class"),
        Column("papers", wrap=True),
    ]
    screen.print(table([*heads, Column("fitted", wrap=True)], rows))
    if result.study.attribution is not None:
        screen.print("\nWhat each change gives, one after the other")
        lines = [_step(step, result.unit) for step in result.study.attribution.path]
        screen.print(table(["change", Column("gain", "right"), Column("95 %", wrap=True)], lines))
    counts = result.study.counts
    told = f"{counts.points} set-ups driven in {counts.runs} runs, {counts.refused} refused"
    screen.print(quiet(f"\n{told}; seed {result.study.seed}, physics {result.physics_version}"))
    if result.study.note:
        screen.print(quiet(result.study.note))


def _row(name: str, found: TunedCar) -> list[str | Text]:
    fitted = ", ".join(f"{slot}: {option}" for slot, option in found.fitted.items()) or "nothing"
    low, middle, high = (format_number(value, digits=2) for value in (found.low, found.median, found.high))
    word = Text(found.class_) if found.class_ in {"kept", "none"} else signal(found.class_)
    return [name, middle, quiet(f"{low}–{high}"), word, found.papers, fitted]


def _step(step: Step, unit: str) -> list[str | Text]:
    """One change: from what to what, and the difference over the same draws."""
    names = "; ".join(
        f"{name} {step.change.before.get(name, 'standard')} → {step.change.after.get(name, 'standard')}"
        for name in step.change.names
    )
    effect = step.effect
    if effect is None or effect.time is None:
        return [names, quiet("unknown"), quiet(", ".join(step.refused))]
    gain = f"{format_number(effect.time, digits=3)} {unit}"
    if effect.time_low is None or effect.time_high is None:
        return [names, gain, quiet("too few draws to tell")]
    low, high = (format_number(value, digits=3) for value in (effect.time_low, effect.time_high))
    return [names, gain, quiet(f"{low} to {high}")]
