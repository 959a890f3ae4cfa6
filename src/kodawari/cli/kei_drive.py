"""`kodawari kei drive`: how cars go."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("How a car goes: times, speeds, consumption, each with an interval.")


@app.command()
def drive(
    cars: Annotated[
        list[str], typer.Argument(metavar="CAR", help="A name, a model code, an id; several are compared.")
    ],
    mods: Annotated[
        str, typer.Option("--mods", metavar="MODS", help="A style, or a TOML file of modifications.")
    ] = "",
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="SPEED", help="Time from rest: 100kmh, 60mph.")
    ] = None,
    distance: Annotated[
        list[str] | None, typer.Option("--distance", metavar="WAY", help="Time from rest: 400m, 0.25mi.")
    ] = None,
    cycle: Annotated[
        list[str] | None,
        typer.Option(
            "--cycle",
            metavar="CYCLE",
            help="Consumption: wltc, wltc-jp, 10-15, 10-mode, jc08, or a CSV file of seconds and km/h.",
        ),
    ] = None,
    hill: Annotated[
        list[str] | None, typer.Option("--hill", metavar="SLOPE", help="Speed that is held: 12%, 7deg.")
    ] = None,
    steady: Annotated[
        list[str] | None, typer.Option("--steady", metavar="SPEED", help="Consumption at: 60kmh.")
    ] = None,
    load: Annotated[
        float | None,
        typer.Option("--load", metavar="KG", help="Driver and load; about 95 kg, uncertain, if left out."),
    ] = None,
    assumed: Annotated[
        bool, typer.Option("--assumed", help="Tell every figure that nobody has published and what stood in.")
    ] = False,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Names every draw of chance.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write the start as FILE.svg or FILE.csv, or all as FILE.json.",
        ),
    ] = None,
) -> None:
    """Drive one car or several, and tell times, speeds and consumption.

    Each answer is a median with the interval that holds 90 % of what is unknown: of the car, of who drives
    it, and of the test. Options may be given more than once; without any, the usual tests are driven.
    """
    from kodawari.cli._kei_drive_run import Asked, answer  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import output_kind  # noqa: PLC0415 - as above

    kind = output_kind(output, ("svg", "csv", "json")) if output else ""
    asked = Asked(
        cars=tuple(cars), mods=mods, to=tuple(to or ()), distance=tuple(distance or ()),
        cycle=tuple(cycle or ()), hill=tuple(hill or ()), steady=tuple(steady or ()), load=load, seed=seed,
    )  # fmt: skip
    answer(asked, assumed=assumed, json=json, output=output, kind=kind)
