"""`kodawari tune`: the best legal set-ups that a parts box can build."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Find the best legal set-ups that a parts box can build for a course.")


@app.command()
def tune(
    box: Annotated[
        str,
        typer.Argument(
            help="A shipped parts box (`ma-starter`), the path of a box file, or `box:NAME` of the workbench."
        ),
    ],
    course: Annotated[
        str,
        typer.Option(
            "--course", "-c", help="A name from `kodawari course list`, or the path of a TOML file."
        ),
    ],
    car: Annotated[
        str | None,
        typer.Option("--car", metavar="CAR", help="Another base car: a name, a file, or `garage:NAME`."),
    ] = None,
    rules: Annotated[
        str,
        typer.Option("--rules", "-r", help="A name from `kodawari rules list`, or the path of a TOML file."),
    ] = "open",
    class_: Annotated[
        str, typer.Option("--class", metavar="CLASS", help="Class; the book's first if left out.")
    ] = "",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Day of the race; today if left out.")
    ] = None,
    finish: Annotated[
        float,
        typer.Option("--finish", metavar="P", help="Wanted chance to finish, with every doubt counted."),
    ] = 0.95,
    budget: Annotated[
        str, typer.Option("--budget", metavar="TIME", help="In all: 90s, 5m, 1h; or runs: 20000runs.")
    ] = "5m",
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Names every draw of chance.")] = 0,
    lane: Annotated[
        int, typer.Option("--lane", metavar="N", help="Lane at the start; 1 is the inner one.")
    ] = 1,
    laps: Annotated[
        int | None, typer.Option("--laps", metavar="N", help="Laps; as many as a race has if left out.")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="Set a parameter of the course; may be given more than once."
        ),
    ] = None,
    belief: Annotated[
        Path | None,
        typer.Option("--belief", metavar="FILE", help="Draw from what `kodawari learn` has written."),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="FILE", help="Where studies are kept; your data folder if left out."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write a report as FILE.html, FILE.json, or the best car as FILE.toml.",
        ),
    ] = None,
) -> None:
    """Find the best legal set-ups of a parts box for a course.

    Illegal set-ups are never raced. Many are raced a little, promising ones more; winners are confirmed on
    fresh runs that the search has not seen. Stop it whenever you like: the same command goes on. What is kept
    in the default store can be watched, opened and gone on with in `kodawari web` too.
    """
    from kodawari.cli._options import output_kind  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._tune_run import Question, answer  # noqa: PLC0415 - as above

    kind = output_kind(output, ("html", "json", "toml")) if output else ""
    question = Question(
        box=box, car=car, course=course, rules=rules, class_=class_, on=on, finish=finish, budget=budget,
        seed=seed, lane=lane, laps=laps, settings=tuple(settings or ()), store=store, belief=belief,
    )  # fmt: skip
    raise typer.Exit(answer(question, json=json, output=output, kind=kind))
