"""`kodawari kei modify`: what a modification does to class, papers, standards, stance and performance."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("What a modification does to class, papers and stance.")

_NOT_PASSED = 1


@app.command()
def modify(
    car: Annotated[
        str, typer.Argument(help="A name, model code or id from `kodawari kei list`, or a car file.")
    ],
    mods: Annotated[
        str,
        typer.Option(
            "--mods", "-m", metavar="MODS", help="A file MODS.toml, or shakotan, kaido-racer, vip, track-day."
        ),
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Day of the inspection; today if left out.")
    ] = None,
    drive: Annotated[
        bool, typer.Option("--drive/--no-drive", help="Predict performance before and after.")
    ] = True,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Draw the car before and after as FILE.svg."),
    ] = None,
) -> None:
    """Change a car on paper: is the class kept, which papers, which standards, how it stands and goes.

    The class is held against the box of the car's own era. Where practice is disputed both readings are told.
    Exit status: 0 the class is kept and no standard is broken, 1 otherwise or something is open, 2 bad input.
    """
    from kodawari.cli import _kei_modify_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.cli._options import day, output_kind  # noqa: PLC0415 - as above
    from kodawari.kei.catalogue import find_car  # noqa: PLC0415 - as above
    from kodawari.kei.modify import load_mods  # noqa: PLC0415 - as above
    from kodawari.kei.modify import modify as change  # noqa: PLC0415 - as above

    if output is not None:
        output_kind(output, ("svg",))
    outcome = change(find_car(car), load_mods(mods), on=day(on), drive=drive)
    view.show_modified(outcome, json=json)
    if output is not None:
        view.write_drawing(outcome, output)
        tell_written(output, json=json)
    if outcome.class_.verdict not in {"kept", "none"} or outcome.safety.verdict != "pass":
        raise typer.Exit(_NOT_PASSED)
