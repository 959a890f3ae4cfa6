"""Run `kodawari kei tune` while its reader watches, and tell what came of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec
from rich.text import Text

from kodawari.cli._console import Column, console, print_json, progress, quiet, signal, table, tell_written
from kodawari.cli._options import command_line, day
from kodawari.cli._tune_run import STOPPED, budget_of
from kodawari.errors import KodawariError
from kodawari.files import write_atomically
from kodawari.kei.catalogue import find_car
from kodawari.kei.tune import GOALS, KEEPS, TunedCar, TuneResult, mods_toml, read_parts, tune
from kodawari.quantity import format_number
from kodawari.store import open_store
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
    store: Path | None = None

    def command_line(self) -> str:
        """The command that asks the same again."""
        return command_line(
            "kei", "tune", self.car, goal=self.goal, keep=self.keep, parts=self.parts or "", on=self.on or "",
            budget=self.budget, seed=self.seed,
        )  # fmt: skip


def answer(asked: Asked, *, json: bool, output: Path | None, kind: str) -> int:
    """Tune, show, write; the exit status: 0 with a confirmed winner, 1 without, 130 when stopped."""
    for given, known, option in ((asked.goal, GOALS, "--goal"), (asked.keep, KEEPS, "--keep")):
        if given not in known:
            raise KodawariError(f"'{given}' is none of {', '.join(known)}", place=option)
    try:
        result = _tuned(asked)
        if json:
            print_json(result.to_json_dict())
        else:
            _show(result)
        if output:
            write_atomically(output, _text(result, kind, asked))
            tell_written(output, json=json)
    except KeyboardInterrupt:
        console(err=True).print("stopped; nothing is lost. Run the same command again and it goes on.")
        return STOPPED
    return 0 if any(found.confirmed for found in result.best) else NOTHING_CONFIRMED


def _tuned(asked: Asked) -> TuneResult:
    """The tune itself, kept in the store and watched."""
    car = find_car(asked.car)
    parts = read_parts(asked.parts) if asked.parts else None
    on, budget = day(asked.on), budget_of(asked.budget)
    with open_store(asked.store) as store, progress(unit="runs") as bars:
        task = bars.add_task("driving", total=100)

        def update(now: Progress) -> None:
            bars.update(task, completed=round(100 * now.share), description=f"{now.points} set-ups")

        return tune(
            car, goal=cast("Any", asked.goal), keep=cast("Any", asked.keep), on=on, parts=parts,
            budget=budget, seed=asked.seed, store=store, progress=update,
        )  # fmt: skip


def _text(result: TuneResult, kind: str, asked: Asked) -> str:
    """The best as modifications, or everything as JSON.

    Raises:
        KodawariError: Nothing is better than the standard car, so that there is nothing to fit.
    """
    if kind == "json":
        return _json(result)
    if not result.best[0].fitted:
        raise KodawariError(
            "the standard car is the best that was found: there is nothing to fit",
            mend="Keep less, offer other parts, or spend more.",
        )
    return mods_toml(result.best[0], note=f"Found by: {asked.command_line()}")


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
        screen.print(table(["change", Column("difference", "right"), Column("95 %", wrap=True)], lines))
    counts = result.study.counts
    told = f"{counts.points} set-up{'s' * (counts.points != 1)} driven in {counts.runs} runs"
    if counts.refused:
        told += f", {counts.refused} refused, most often: {result.study.refusals[0].reason}"
    screen.print(quiet(f"\n{told}; seed {result.study.seed}, physics {result.physics_version}"))
    for note in filter(None, (*result.not_offered, result.study.note)):
        screen.print(quiet(note))


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
    doubt = ", may be nothing" if effect.time_low <= 0.0 <= effect.time_high else ""
    return [names, gain, quiet(f"{low} to {high}{doubt}")]
