"""`kodawari kei validate`: predictions of published tests, to be scored by anybody."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Predict published tests of every car, with intervals, so that anybody can score them.")


@app.command()
def validate(
    cars: Annotated[
        list[str] | None, typer.Argument(metavar="CAR", help="Cars; all that can be driven if left out.")
    ] = None,
    learn: Annotated[
        bool,
        typer.Option(
            "--learn", help="Learn the shared factors anew from the calibration rows, and keep them."
        ),
    ] = False,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Names every draw of chance.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write FILE.md, the page of the docs, or FILE.json."
        ),
    ] = None,
) -> None:
    """Predict every published kind of test of every car with a known mass and power.

    Nothing here was fitted to a car's own tests: a few factors that all cars share were learned from the
    calibration rows, and the table shows how each row is told by the others.
    """
    from kodawari.cli._kei_validate_run import answer  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import output_kind  # noqa: PLC0415 - as above

    kind = output_kind(output, ("md", "json")) if output else ""
    answer(tuple(cars or ()), learn=learn, seed=seed, json=json, output=output, kind=kind)
