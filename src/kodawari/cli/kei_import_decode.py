"""`kodawari kei import decode`: what a chassis number tells."""

from typing import Annotated

import typer

from kodawari.cli._app import new_app
from kodawari.cli._kei_import_options import Json, Output

__all__ = ["app"]

app = new_app("What a chassis number tells, and what it does not.")


@app.command()
def decode(
    chassis: Annotated[str, typer.Argument(help="Chassis number or model code: KV4-117639, GD-TT2, EA11R.")],
    json: Json = False,
    output: Output = None,
) -> None:
    """Model, maker, body, drive, engine, years and likely tariff heading, each with how sure it is.

    The whole code in front of the hyphen has to match. An ambiguous code gives all its meanings.
    """
    from kodawari.cli import _kei_import_view as view  # noqa: PLC0415 - keeps --help quick
    from kodawari.cli._options import command_line  # noqa: PLC0415 - as above
    from kodawari.kei import importing  # noqa: PLC0415 - as above

    found = importing.decode(chassis)
    again = command_line("kei", "import", "decode", chassis)
    view.give(importing.decode_document(found, command=again), found.to_json_dict(), json=json, output=output)
