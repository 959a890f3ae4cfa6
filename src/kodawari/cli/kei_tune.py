"""`kodawari kei tune`: the best modifications that keep class or papers."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Find the best modifications of a kei car that keep its class, or its papers too.")


@app.command()
def tune(
    car: Annotated[
        str, typer.Argument(help="A name, model code or id from `kodawari kei list`, or a car file.")
    ],
    goal: Annotated[
        str, typer.Option("--goal", "-g", metavar="GOAL", help="What to make small: 0-100, 400m or economy.")
    ] = "0-100",
    keep: Annotated[
        str,
        typer.Option("--keep", "-k", metavar="WHAT", help="What must stay: class, or papers (and class)."),
    ] = "class",
    parts: Annotated[
        Path | None,
        typer.Option(
            "--parts", metavar="FILE", help="A TOML file of slots and options; a generic offer if left out."
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Day of the inspection; today if left out.")
    ] = None,
    budget: Annotated[
        str, typer.Option("--budget", metavar="TIME", help="In all: 30s, 5m; or runs: 6000runs.")
    ] = "6000runs",
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Names every draw of chance.")] = 0,
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
            help="Write the best as FILE.toml for `kei modify`, or all as FILE.json.",
        ),
    ] = None,
) -> None:
    """Search the modifications that make a car quicker or thriftier and keep what was asked.

    What would cost class or papers is never driven. The winner is confirmed on fresh draws of everything
    that is unknown, and each of its changes is told with what it gives. Stop it whenever you like: the same
    command goes on.
    """
    from kodawari.cli._kei_tune_run import Asked, answer  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import output_kind  # noqa: PLC0415 - as above

    kind = output_kind(output, ("toml", "json")) if output else ""
    asked = Asked(car=car, goal=goal, keep=keep, parts=parts, on=on, budget=budget, seed=seed, store=store)
    raise typer.Exit(answer(asked, json=json, output=output, kind=kind))
