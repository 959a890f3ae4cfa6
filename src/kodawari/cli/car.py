"""`kodawari car`: the cars that ship and those of the garage, files for cars of one's own, what is in one."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Write a car file; see a car's set-up, mass, balance and sizes.")


@app.command("list")
def list_cars(
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="FILE", help="Where the garage lies; your data folder if left out."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """List the cars that ship with Kodawari, and those of your garage as `garage:NAME`.

    What stands in the first column is what every command takes for a car.
    """
    from kodawari.cli import _car_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._car_keep import cars_of  # noqa: PLC0415 - as above

    view.show_list(*cars_of(store), json=json)


@app.command("new")
def new_car(
    name: Annotated[str, typer.Argument(help="What you call the car.")],
    chassis: Annotated[
        str | None, typer.Option("--chassis", metavar="ID", help="Chassis of the kit: ma, ms, vz, …")
    ] = None,
    like: Annotated[
        str | None, typer.Option("--like", metavar="CAR", help="Start from this car instead of a kit.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The file; NAME.toml in this folder if left out."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
) -> None:
    """Write a car file to start from: a box-stock car, with a guide to all that it may hold.

    Without --chassis and --like it is the MA chassis.
    """
    from kodawari.cli._car_new import write_car  # noqa: PLC0415 - keeps --help quick

    write_car(name, chassis=chassis, like=like, output=output, force=force)


@app.command("show")
def show_car(
    car: Annotated[
        str, typer.Argument(help="A name from the list, `garage:NAME` too, or the path of a car file.")
    ],
    every: Annotated[
        bool, typer.Option("--all", help="List every parameter that is not known exactly, with its reason.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Show a car: set-up sheet, sizes, centre of mass, inertia, the mass of every part, and how sure that is.

    Places count from the middle between the axles: x forward, y to the left; heights from the line through
    both axles. A reading under [measured] is shown beside what is computed, and counts.
    """
    from kodawari.cli import _car_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.mini4wd.workbench import load_car  # noqa: PLC0415 - as above

    view.show_car(load_car(car), every=every, json=json)


@app.command("keep")
def keep_car(
    car: Annotated[
        str, typer.Argument(help="The path of a car file, a name from the list, or `garage:NAME`.")
    ],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="What to call it; its own name if left out.")
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="FILE", help="Where the garage lies; your data folder if left out."),
    ] = None,
) -> None:
    """Put a car into the garage of the workbench, as `kodawari web` shows it.

    Each time is a new car: nothing that is there is replaced. A car that cannot be built is refused.
    """
    from kodawari.cli._car_keep import keep  # noqa: PLC0415 - keeps --help quick

    keep(car, name=name, store=store)
