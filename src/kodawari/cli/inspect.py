"""`kodawari inspect`: a car against a rulebook."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Check a car against a rulebook: every limit with its margin.")

_NOT_PASSED = 1


@app.command()
def inspect(
    car: Annotated[
        str,
        typer.Argument(
            help="A name from `kodawari car list`, the path of a car file, or `garage:NAME` of the workbench."
        ),
    ],
    rules: Annotated[
        str,
        typer.Option(
            "--rules", "-r", metavar="BOOK", help="A name from `kodawari rules list`, or the path of a file."
        ),
    ] = "open",
    class_: Annotated[
        str, typer.Option("--class", metavar="CLASS", help="Class of the race; the book's first if left out.")
    ] = "",
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Day of the race, as 2026-11-21; today if left out."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write a report as FILE.html, or FILE.json."),
    ] = None,
) -> None:
    """Hold a car against a rulebook: every rule with what was measured, its spread, the limit and the margin.

    A rule passes when the whole interval is inside the limit, fails when all of it is outside, and is unknown
    in between: then it says what would settle it. Exit status: 0 the car passes, 1 it fails or something is
    unknown, 2 bad input.
    """
    from kodawari.cli import _inspect_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.cli._options import command_line, day, output_kind  # noqa: PLC0415 - as above
    from kodawari.mini4wd.workbench import inspect_car, load_car  # noqa: PLC0415 - as above

    kind = output_kind(output, ("html", "json")) if output else ""
    build = load_car(car)
    inspection = inspect_car(build, rules, class_=class_, on=day(on))
    view.show_inspection(inspection, build, json=json)
    if output:
        again = command_line("inspect", car, rules=rules, class_=class_, on=str(inspection.on))
        view.write_inspection(inspection, build, output, kind=kind, command=again)
        tell_written(output, json=json)
    if inspection.verdict != "pass":
        raise typer.Exit(_NOT_PASSED)
