"""`kodawari kei import sheet`: auction sheets, red flags, payment and acronyms in words."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._kei_import_options import Json, Output

__all__ = ["app"]

app = new_app("Auction sheets, red flags, payment, acronyms in words.")


@app.command()
def sheet(
    codes: Annotated[
        list[str] | None,
        typer.Argument(help="What stands on the sheet: 4.5 B A1 U2 W1 走行不明; the whole key if left out."),
    ] = None,
    json: Json = False,
    output: Output = None,
) -> None:
    """Read a sheet's grade, letters, damage codes and words; where houses differ, all meanings are shown.

    Without codes: the whole key, red flags before paying, payment by milestones, oneself against a dealer,
    and every acronym.
    """
    from kodawari.cli import _kei_import_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import command_line  # noqa: PLC0415 - as above
    from kodawari.kei import importing  # noqa: PLC0415 - as above

    again = command_line("kei", "import", "sheet", *(codes or ()))
    read = importing.read_sheet(" ".join(codes or ()))
    document = (
        importing.sheet_document(read, command=again)
        if codes
        else importing.sheet_key_document(command=again)
    )
    view.give(document, importing.sheet_dict(read if codes else None), json=json, output=output)
