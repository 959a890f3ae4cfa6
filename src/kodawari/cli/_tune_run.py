"""Run a tune while its racer watches, and tell what came of it."""

import os
import re
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from rich.console import Console
from rich.progress import TaskID

from kodawari.cli._console import console, print_json, progress, tell_written
from kodawari.cli._options import command_line, day, setting
from kodawari.cli._race_run import tell_compiling
from kodawari.errors import KodawariError
from kodawari.files import write_atomically
from kodawari.fit import Belief, read_belief
from kodawari.mini4wd.build import PartsBox
from kodawari.mini4wd.course import Course
from kodawari.mini4wd.garage import any_course, find_box, find_car_file, with_base
from kodawari.mini4wd.tune import TuneResult, tune
from kodawari.rules import Rulebook, load_rulebook
from kodawari.store import open_store
from kodawari.tuning import Budget, Progress

__all__ = ["Asked", "Question", "Watched", "answer", "ask", "budget_of", "run_tune"]

STOPPED = 130
TELL_EVERY = 15.0
"""How often a log without a terminal gets a line [s]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the command line asked, as it stands there."""

    box: str
    course: str
    rules: str
    class_: str
    on: str | None
    finish: float
    budget: str
    seed: int
    lane: int
    laps: int | None
    settings: tuple[str, ...]
    store: Path | None
    car: str | None = None
    belief: Path | None = None

    def command_line(self) -> str:
        """The command that asks the same again."""
        return command_line(
            "tune", self.box, car=self.car, course=self.course, rules=self.rules, class_=self.class_,
            on=self.on, finish=self.finish, budget=self.budget, seed=self.seed, lane=self.lane,
            laps=self.laps, set=list(self.settings), belief=self.belief,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """The same, read and checked."""

    box: PartsBox
    course: Course
    rulebook: Rulebook
    on: date
    budget: Budget
    lane: int
    belief: Belief | None = None


def budget_of(text: str) -> Budget:
    """`90s`, `5m`, `1h` or a bare number of seconds; `20000runs` limits runs instead.

    Raises:
        KodawariError: It is none of these.
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(s|m|min|h|runs)?", text.strip())
    if not found:
        raise KodawariError(f"'{text}' is no budget", mend="Write 90s, 5m, 1h or 20000runs.")
    number, unit = float(found[1]), found[2] or "s"
    if unit == "runs":
        return Budget(runs=int(number))
    return Budget(seconds=number * {"s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0}[unit])


def ask(question: Question) -> Asked:
    """Read everything that a question names, before anything long begins."""
    box = find_box(question.box, store=question.store)
    if question.car:
        box = with_base(box, find_car_file(question.car, store=question.store)[0])
    return Asked(
        box,
        any_course(question.course, store=question.store).with_parameters(
            **dict(map(setting, question.settings))
        ),
        load_rulebook(question.rules),
        day(question.on),
        budget_of(question.budget),
        question.lane,
        None if question.belief is None else read_belief(question.belief),
    )


def answer(question: Question, *, json: bool, output: Path | None, kind: str) -> int:
    """Tune, show, write; the exit status: 0 with a confirmed winner, 1 without, 130 when stopped."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the solver's own threads use the cores better
    from kodawari.cli import _tune_view as view  # noqa: PLC0415 - loads what a message may not need

    asked = ask(question)
    tell_compiling()
    try:
        result = run_tune(question, asked)
        if json:
            print_json(result.to_json_dict())
        else:
            view.show(result)
        if output:
            text = view.text_of(result, asked, kind, again=question.command_line())
            write_atomically(output, text)
            tell_written(output, json=json)
    except KeyboardInterrupt:
        console(err=True).print("stopped; nothing is lost. Run the same command again and it goes on.")
        return STOPPED
    return 0 if any(setup.confirmed for setup in result.best) else 1


def run_tune(question: Question, asked: Asked) -> TuneResult:
    """The tune itself, kept in the store and watched."""
    with open_store(question.store) as store, Watched() as watched:
        return tune(
            asked.box,
            asked.course,
            asked.rulebook,
            on=asked.on,
            class_=question.class_,
            finish=question.finish,
            budget=asked.budget,
            seed=question.seed,
            lane=question.lane,
            laps=question.laps,
            store=store,
            progress=watched.update,
            belief=asked.belief,
        )


class Watched:
    """A progress bar on a terminal, a line now and then in a log."""

    def __init__(self) -> None:
        self._screen: Console = console(err=True)
        self._bars = progress()
        self._told = time.monotonic()
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._live = self._bars.__enter__()
        self._task = self._live.add_task("tuning", total=100)
        return self

    def __exit__(self, *about: object) -> None:
        self._bars.__exit__(None, None, None)

    def update(self, now: Progress) -> None:
        """Show where the study is."""
        text = _line(now)
        if self._screen.is_terminal and self._task is not None:
            self._live.update(self._task, completed=round(100 * now.share), description=text)
        elif time.monotonic() - self._told > TELL_EVERY:
            self._told = time.monotonic()
            self._screen.print(f"{100 * now.share:3.0f} %  {text}", style="quiet")


def _line(now: Progress) -> str:
    """`searching · 240 set-ups · best 5.31 s, finishes ≥ 96 %`."""
    words = {"search": "searching", "confirm": "confirming", "explain": "explaining"}
    text = f"{words.get(now.phase, now.phase)} · {now.points} set-ups"
    if now.best_time is not None and now.best_chance_low is not None:
        text += f" · best {now.best_time:.2f} s, finishes ≥ {100 * now.best_chance_low:.0f} %"
    return text
