"""`kodawari kei show`: the sheet of one car."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Read everything that is known of a car; draw it to scale.")


@app.command()
def show(
    car: Annotated[
        str, typer.Argument(help="A name, model code or id from `kodawari kei list`, or a car file.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write a drawing to scale as FILE.svg."),
    ] = None,
) -> None:
    """Show a car: every figure with its source, all readings where sources disagree, and a drawing.

    The drawing stands in the legal box under which the car was approved, or in today's for other cars.
    """
    from kodawari.cli import _kei_show_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.cli._options import output_kind  # noqa: PLC0415 - as above
    from kodawari.kei.catalogue import find_car  # noqa: PLC0415 - as above

    if output is not None:
        output_kind(output, ("svg",))
    found = find_car(car)
    if output is not None:
        view.write_drawing(found, output)
    view.show_car(found, json=json)
    if output is not None:
        tell_written(output, json=json)
