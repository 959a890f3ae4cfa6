"""`kodawari crosscheck`: one car and course on the lane solver and on an independent engine."""

from pathlib import Path
from typing import Annotated

import typer

from kodawari.cli._app import new_app

__all__ = ["app"]

app = new_app("Compare the lane solver with an independent engine.")


@app.command()
def crosscheck(
    fixture: Annotated[
        str, typer.Argument(metavar="FILE", help="A fixture's TOML file, or the name of one that ships.")
    ],
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="PATH=VALUE", help="Set a figure: contact.tyre.friction=0.5."),
    ] = None,
    cases: Annotated[
        list[str] | None, typer.Option("--case", metavar="NAME", help="Only this case; may be repeated.")
    ] = None,
    native: Annotated[
        bool | None,
        typer.Option("--native/--no-native", help="Run MuJoCo with its own contacts."),
    ] = None,
    injected: Annotated[
        bool | None,
        typer.Option("--injected/--no-injected", help="Run MuJoCo under the lane solver's force law."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the JSON to FILE.json.")
    ] = None,
) -> None:
    """Run a fixture on the lane solver and in MuJoCo, and compare: figure by figure, with a verdict.

    Both ways run where MuJoCo is installed; without it the lane solver is held against the fixture's own
    recorded rows. Exit status 1 says that a tolerance is broken.
    """
    from kodawari.cli import _crosscheck_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._console import tell_written  # noqa: PLC0415 - as above
    from kodawari.cli._options import output_kind  # noqa: PLC0415 - as above
    from kodawari.files import write_atomically  # noqa: PLC0415 - as above

    if output:
        output_kind(output, ("json",))
    result = view.run(fixture, settings or [], cases=cases or [], native=native, injected=injected)
    view.show(result, json=json)
    if output:
        write_atomically(output, view.json_text(result))
        tell_written(output, json=json)
    if result.verdict == "outside":
        raise typer.Exit(1)
