"""The demo, step by step: each says what it does, and how the user would do it alone."""

import os
from pathlib import Path

from rich.text import Text

from kodawari.cli._console import console, quiet, tell_written
from kodawari.cli._race_run import run_race
from kodawari.cli._tune_run import STOPPED, Question, ask, run_tune
from kodawari.errors import KodawariError
from kodawari.files import write_atomically
from kodawari.mini4wd.race import RaceResult
from kodawari.mini4wd.workbench import inspect_car
from kodawari.report import percent
from kodawari.rules import Inspection, Status

__all__ = ["run_demo"]

CAR, BOX, COURSE, RULES = "ma-box-stock", "ma-starter", "jcjc", "open"
RACES = 256


def run_demo(*, budget: str, seed: int, folder: Path) -> int:
    """Inspect, race, tune, report; the exit status: 0 when all is done, 130 when stopped.

    Raises:
        KodawariError: The folder cannot be made.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the solver's own threads use the cores better
    from kodawari.cli import _tune_view as view  # noqa: PLC0415 - loads what a message may not need

    make_folder(folder)
    question = Question(
        box=BOX, course=COURSE, rules=RULES, class_="", on=None, finish=0.95, budget=budget, seed=seed,
        lane=1, laps=None, settings=(), store=folder / "demo.sqlite",
    )  # fmt: skip
    asked = ask(question)
    screen = console()
    try:
        say(1, f"the car: {asked.box.base.name}, under the official Open rules", f"kodawari inspect {CAR}")
        screen.print(inspection_line(inspect_car(asked.box.base, asked.rulebook, on=asked.on)))
        say(2, f"the course: {asked.course.title}, {RACES} races", f"kodawari race {CAR} --course {COURSE}")
        race = run_race(asked.box.base, asked.course, lane=1, laps=None, runs=RACES, seed=seed)
        screen.print(race_line(race))
        say(3, f"the parts box: {asked.box.name}, {budget} of search", question.command_line())
        result = run_tune(question, asked)
        screen.print()
        view.show(result)
        path = folder / f"{BOX}-on-{COURSE}.html"
        write_atomically(path, view.text_of(result, asked, "html", again=question.command_line()))
        screen.print()
        tell_written(path)
    except KeyboardInterrupt:
        console(err=True).print("stopped; nothing is lost. Run the demo again and it goes on.")
        return STOPPED
    return 0


def make_folder(folder: Path) -> None:
    """Make the folder for the report.

    Raises:
        KodawariError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KodawariError(f"cannot be made: {error.strerror}", file=str(folder)) from error


def say(step: int, what: str, alone: str) -> None:
    """The head of a step, with the command that does it alone."""
    screen = console()
    screen.print()
    screen.print(Text(f"{step}  {what}"))
    screen.print(quiet(f"   {alone}"))


def inspection_line(inspection: Inspection) -> str:
    """How an inspection came out, in a line."""
    passed, count = len(inspection.with_status(Status.PASS)), len(inspection.findings)
    covered = f"{len(inspection.not_covered)} are not covered"
    return f"   {inspection.verdict}: {passed} of {count} rules are met, {covered}"


def race_line(race: RaceResult) -> str:
    """How a race came out, in three lines."""
    if race.lap_time_s is None:
        return "   no run finished"
    lap, chance = race.lap_time_s, race.finish
    drawn = percent(len(race.drawn_times_s) / race.runs)
    return (
        f"   a lap in {lap.median:.2f} s (90 % of cars {lap.low:.2f}\u2013{lap.high:.2f})\n"
        f"   finishes {percent(chance.estimate)} of its races as best we know it, {drawn} with every doubt "
        f"drawn;\n   one real car between {percent(chance.spread_low)} and {percent(chance.spread_high)}"
    )
