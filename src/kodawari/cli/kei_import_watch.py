"""`kodawari kei import watch`: which cars become importable next."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._kei_import_options import Json, Output

__all__ = ["app"]

app = new_app("Which cars become importable next, by month.")


@app.command()
def watch(
    date: Annotated[
        str | None, typer.Argument(help="From this day, as 2026-11-21; today if left out.")
    ] = None,
    months: Annotated[
        int, typer.Option("--months", min=1, max=600, metavar="N", help="How far to look ahead.")
    ] = 60,
    json: Json = False,
    output: Output = None,
) -> None:
    """Models whose first cars reach 25 years, by month, and models whose later cars follow month by month."""
    from kodawari.cli import _kei_import_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import command_line, day  # noqa: PLC0415 - as above
    from kodawari.kei import importing  # noqa: PLC0415 - as above

    found = importing.watch(day(date), months=months)
    again = command_line("kei", "import", "watch", str(found.start), months=months)
    view.give(importing.watch_document(found, command=again), found.to_json_dict(), json=json, output=output)
