"""`kodawari demo`: the whole way once, with a shipped car, course and parts box."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("See the whole way once.")


@app.command()
def demo(
    budget: Annotated[
        str, typer.Option("--budget", metavar="TIME", help="For the tune: 90s, 5m; or runs: 4000runs.")
    ] = "120s",
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Names every draw of chance.")] = 0,
    folder: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the report and the study go.")
    ] = Path("out"),
) -> None:
    """Take a box-stock MA car and a small parts box to the Japan Cup Junior Circuit.

    Inspects the car under the official Open rules, races it, tunes it from the parts box, confirms the winner
    on fresh runs, and writes a report of one HTML file that opens without a network.
    """
    from kodawari.cli._demo_run import run_demo  # noqa: PLC0415 - keeps --help quick

    raise typer.Exit(run_demo(budget=budget, seed=seed, folder=folder))
