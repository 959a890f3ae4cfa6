"""`kodawari kei inspect`: is it a kei car, and which boxes hold it."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Is it a kei car, and which of the seven boxes hold it.")

_NOT_PASSED = 1


@app.command()
def inspect(
    car: Annotated[
        str, typer.Argument(help="A name, model code or id from `kodawari kei list`, or a car file.")
    ],
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", help="Tell the box in force on this day; never changes the class."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Two answers that are never mixed: the class, and which boxes would hold the car.

    The class is that of the type approval: a car keeps its era. The boxes of 1949 to 1998 are held against
    the measures, each limit with its margin. The agreement on 64 PS and disputed days are told and never
    decide. Exit status: 0 a kei car, 1 another, 2 bad input.
    """
    from kodawari.cli import _kei_inspect_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import day  # noqa: PLC0415 - as above
    from kodawari.kei.catalogue import find_car  # noqa: PLC0415 - as above
    from kodawari.kei.inspect import inspect_kei  # noqa: PLC0415 - as above

    found = inspect_kei(find_car(car), on=day(on))
    view.show_inspection(found, json=json)
    if found.verdict != "pass":
        raise typer.Exit(_NOT_PASSED)
